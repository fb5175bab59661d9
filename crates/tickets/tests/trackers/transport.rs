//! Where a token goes, what is never told of it, and what stands between us and a tracker.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::process::Command;
use std::sync::{Arc, Mutex};

use afterword_tickets::{Client, TicketProblem, Tracker};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};

use crate::host::{BASIC, Fault, Host, TOKEN, client, content, since};

#[test]
fn the_token_goes_to_no_other_port() {
    let (first, second) = (Host::start(Tracker::Github), Host::start(Tracker::Github));
    first.break_with(Fault::Away(format!("{}/user", second.url)), false);
    assert_eq!(first.client().test(), Err(TicketProblem::Redirected { to: "127.0.0.1".to_owned() }));
    assert!(second.world().asked.is_empty());
}

#[test]
fn a_circle_of_redirects_ends() {
    let host = Host::start(Tracker::Github);
    host.break_with(Fault::Circle, false);
    assert_eq!(host.client().test(), Err(TicketProblem::NotATracker));
    assert_eq!(host.world().asked.len(), 4);
}

#[test]
fn nobody_listening_is_offline() {
    let mut connection = Host::start(Tracker::Gitlab).connection();
    // A port that nobody is given: a free one may be somebody's by the time it is asked.
    connection.base_url = "http://127.0.0.1:1".to_owned();
    assert_eq!(client(&connection).test(), Err(TicketProblem::Offline));
}

#[test]
fn plain_http_needs_a_confirmation() {
    let mut connection = Host::start(Tracker::Gitlab).connection();
    connection.plain_http = false;
    assert_eq!(Client::new(&connection, TOKEN).unwrap_err(), TicketProblem::Insecure);
}

#[test]
fn a_token_that_can_be_none_is_refused_before_anything_is_sent() {
    let connection = Host::start(Tracker::Gitlab).connection();
    for token in ["", "  ", "two\nlines"] {
        assert_eq!(Client::new(&connection, token).unwrap_err(), TicketProblem::Unauthorized);
    }
}

#[test]
fn a_repository_is_an_owner_and_a_name() {
    let mut connection = Host::start(Tracker::Github).connection();
    connection.project = "shop".to_owned();
    assert!(matches!(Client::new(&connection, TOKEN), Err(TicketProblem::Invalid { .. })));
}

#[test]
fn a_certificate_that_nobody_signed_is_named() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let certificate = CertificateDer::from(include_bytes!("data/certificate.der").to_vec());
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(include_bytes!("data/key.der").to_vec()));
    let config =
        rustls::ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate], key)
            .unwrap();
    let config = Arc::new(config);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut secure = rustls::ServerConnection::new(Arc::clone(&config)).unwrap();
            let _ = secure.complete_io(&mut stream.unwrap());
        }
    });
    let mut connection = Host::start(Tracker::JiraDataCenter).connection();
    connection.base_url = format!("https://127.0.0.1:{port}");
    let told = Client::new(&connection, TOKEN).and_then(|client| client.test()).unwrap_err();
    assert!(matches!(told, TicketProblem::BadCertificate { .. }), "{told:?}");
}

/// A proxy that wants a password. The environment of a test can't be changed safely, so another process has one.
#[test]
fn a_proxy_that_wants_a_password_is_named_and_not_asked_for_this_computer() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let proxy = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut asked = String::new();
            BufReader::new(&stream).read_line(&mut asked).unwrap();
            let answer = "HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n";
            stream.write_all(answer.as_bytes()).unwrap();
        }
    });
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "transport::behind_a_proxy", "--ignored", "--nocapture"]);
    for name in ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"] {
        child.env(name, &proxy).env(name.to_lowercase(), &proxy);
    }
    let output = child.env("NO_PROXY", "").env("no_proxy", "").output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("told: Proxy, then Ok("), "{said}");
}

#[test]
#[ignore = "run by the test above, with a proxy set"]
fn behind_a_proxy() {
    let host = Host::start(Tracker::Gitlab);
    let mut far = host.connection();
    far.base_url = "https://gitlab.invalid".to_owned();
    println!("told: {:?}, then {:?}", client(&far).test().unwrap_err(), host.client().test());
}

struct Everything(Mutex<String>);

impl log::Log for Everything {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        self.0.lock().unwrap().push_str(&format!("{} {}\n", record.target(), record.args()));
    }

    fn flush(&self) {}
}

static LOGGED: Everything = Everything(Mutex::new(String::new()));

#[test]
fn no_log_and_no_debug_holds_the_token_or_what_was_said() {
    log::set_logger(&LOGGED).unwrap();
    log::set_max_level(log::LevelFilter::Trace);
    for tracker in Tracker::ALL {
        let host = Host::start(tracker);
        let client = host.client();
        client.create(&content(), since()).unwrap();
        let shown = format!("{client:?}");
        assert!(!shown.contains(TOKEN) && !shown.contains("acme"), "{shown}");
        host.break_with(Fault::DropBefore, false);
        client.test().unwrap_err();
    }
    let logged = LOGGED.0.lock().unwrap().clone();
    assert!(logged.contains("answered 200"), "{logged}");
    for secret in [TOKEN, BASIC.trim_start_matches("Basic "), "stale prices", "Dana"] {
        assert!(!logged.contains(secret), "{secret} in {logged}");
    }
}
