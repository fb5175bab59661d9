//! Whoever means no good: turned away with a plain sentence, and in nobody's way.

use afterword_service::BallotServer as _;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::world::{PATIENCE, World, raw};

#[test]
fn a_page_of_another_name_or_origin_gets_nothing() {
    let world = World::voting(1);
    let at = world.address();
    let get = |host: &str, more: &str| {
        raw(at, &format!("GET /api/ballot HTTP/1.1\r\n{host}{more}Connection: close\r\n\r\n"))
    };
    for host in ["Host: evil.example:8731\r\n", "Host: 127.0.0.1\r\n", "Host: \r\n", "Host: a\r\nHost: b\r\n"]
    {
        let answer = get(host, "");
        assert!(matches!(answer.status, 400 | 421), "{host}: {}", answer.status);
    }
    let host = format!("Host: {at}\r\n");
    for origin in [
        "Origin: http://evil.example\r\n",
        "Origin: null\r\n",
        "Origin: https://127.0.0.1\r\n",
        "Sec-Fetch-Site: cross-site\r\n",
    ] {
        let answer = get(&host, origin);
        assert_eq!((answer.status, &answer.body["code"]), (403, &json!("wrong_origin")), "{origin}");
    }
    let own = format!("Origin: http://{at}\r\n");
    assert_eq!(get(&host, &own).status, 401, "the page itself is only asked for its seat");
}

#[test]
fn every_answer_keeps_the_page_in() {
    let world = World::voting(1);
    for path in ["/", "/api/ballot", "/nothing"] {
        let head = world.ask("GET", path, None, &Value::Null).head;
        for line in [
            "content-security-policy: default-src 'none'",
            "x-content-type-options: nosniff",
            "referrer-policy: no-referrer",
            "cache-control: no-store",
            "x-frame-options: deny",
        ] {
            assert!(head.contains(line), "{path} lacks {line}");
        }
        for line in ["set-cookie", "access-control-"] {
            assert!(!head.contains(line), "{path} has {line}");
        }
    }
}

#[test]
fn wrong_codes_have_to_wait_and_one_that_comes_again_or_was_right_before_is_none() {
    let world = World::voting(1);
    let join = |code: &str| world.ask("POST", "/api/join", None, &json!({ "code": code }));
    let earlier = world.code();
    world.server.close();
    world.let_in();
    for _ in 0..20 {
        for code in ["XXXXXX", earlier.as_str()] {
            assert_eq!((join(code).status, join(code).body["code"].as_str()), (403, Some("wrong_code")));
        }
    }
    // Each waits longer than the one before, so that one of them meets the wait however slow the machine is.
    let wait = (0..12).map(|n| join(&format!("WRONG{n}"))).find(|answer| answer.status == 429).unwrap();
    assert_eq!(wait.body["code"], "too_many");
    assert!(wait.head.contains("retry-after:"));
}

#[test]
fn what_is_no_ballot_is_refused_in_plain_words() {
    let world = World::voting(1);
    let ana = world.sit("Person 1");
    let put = |body: &Value| world.ask("PUT", "/api/ballot", Some(&ana), body);
    let ballot = world.ballots().ballots[0].id;
    for body in [
        json!({}),
        json!([]),
        json!("x"),
        json!({"turn": 1, "votes": {}}),
        json!({"ballot": ballot, "turn": -1, "votes": {}}),
        json!({"ballot": ballot, "turn": 1, "votes": {"x": 1}}),
        json!({"ballot": ballot, "turn": 1, "votes": {}, "seat": "x"}),
        json!({"ballot": ballot, "turn": 1, "votes": {world.candidates[0].clone(): 1.5}}),
    ] {
        let answer = put(&body);
        assert_eq!((answer.status, &answer.body["code"]), (400, &json!("not_understood")), "{body}");
    }
    let unknown = json!({"ballot": ballot, "turn": 1, "votes": {"00000000-0000-0000-0000-000000000000": 1}});
    assert_eq!(put(&unknown).body["code"], "not_listed");
    let long = json!({"ballot": ballot, "turn": 1, "votes": {}, "x": "x".repeat(5_000)});
    assert_eq!(put(&long).status, 413);
    let at = world.address();
    let text = raw(
        at,
        &format!(
            "PUT /api/ballot HTTP/1.1\r\nHost: {at}\r\nAuthorization: Bearer {ana}\r\nContent-Type: text/plain\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{{}}"
        ),
    );
    assert_eq!(text.status, 400, "a form of another page can send text");
    assert_eq!(world.ballots().open_box.unwrap().ballots, 0);
}

#[test]
fn an_endless_body_is_not_read_to_its_end() {
    let world = World::voting(1);
    let ana = world.sit("Person 1");
    let at = world.address();
    let mut stream = TcpStream::connect(at).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    write!(stream, "PUT /api/ballot HTTP/1.1\r\nHost: {at}\r\nAuthorization: Bearer {ana}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n").unwrap();
    for _ in 0..64 {
        if write!(stream, "400\r\n{}\r\n", "x".repeat(1_024)).is_err() {
            break;
        }
    }
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer);
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 413"), "{answer}");
}

#[test]
fn slow_clients_are_hung_up_on_while_others_vote() {
    let world = World::voting(2);
    let at = world.address();
    let mut slow: Vec<TcpStream> = (0..40)
        .map(|_| {
            let mut stream = TcpStream::connect(at).unwrap();
            stream.write_all(b"PUT /api/ballot HTTP/1.1\r\nHos").unwrap();
            stream
        })
        .collect();
    let ana = world.sit("Person 1");
    assert_eq!(world.cast(&ana, 1, &[(0, 1)]).status, 200);
    slow[0].set_read_timeout(Some(PATIENCE)).unwrap();
    let end = slow[0].read_to_end(&mut Vec::new());
    let is_reset = |error: &std::io::Error| error.kind() == std::io::ErrorKind::ConnectionReset;
    assert!(end.as_ref().map_or_else(is_reset, |_| true), "the server hangs up by itself: {end:?}");
}

#[test]
fn guessed_tokens_open_no_seat() {
    let world = World::voting(1);
    let ana = world.sit("Person 1");
    let mut near = ana.clone();
    near.replace_range(31..32, if near.ends_with('0') { "1" } else { "0" });
    for token in [near.as_str(), "", "00000000000000000000000000000000", "Bearer", &ana.to_uppercase()[..31]]
    {
        assert_eq!(world.cast(token, 1, &[(0, 1)]).status, 401, "{token}");
    }
}

#[test]
fn a_body_that_does_not_arrive_is_told_to_be_too_slow() {
    let world = World::voting(1);
    let ana = world.sit("Person 1");
    let at = world.address();
    let answer = raw(
        at,
        &format!(
            "PUT /api/ballot HTTP/1.1\r\nHost: {at}\r\nAuthorization: Bearer {ana}\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{{"
        ),
    );
    assert_eq!((answer.status, &answer.body["code"]), (408, &json!("too_slow")));
    assert!(answer.head.contains("content-security-policy: default-src 'none'"));
}

/// A request to any part of the API: its method and path, whether it carries a token that is good, and a body of the
/// right shape with anything in it, or anything. `CODE`, `BALLOT` and the like stand for what the world has.
fn request() -> impl Strategy<Value = ((&'static str, &'static str), bool, String)> {
    let text = || prop_oneof![any::<String>(), "[0-9a-f]{32}", "CODE|BALLOT|SEAT|CANDIDATE"];
    let number = || prop_oneof![0i64..5, any::<i64>()];
    let guest =
        (text(), text()).prop_map(|(guest, phone)| json!({"code": "CODE", "guest": guest, "phone": phone}));
    let seat = text().prop_map(|seat| json!({"code": "CODE", "seat": seat}));
    let cast = (text(), number(), text(), number())
        .prop_map(|(ballot, turn, to, votes)| json!({"ballot": ballot, "turn": turn, "votes": {to: votes}}));
    let body = prop_oneof![guest, seat, cast].prop_map(|body| body.to_string());
    let path = prop::sample::select(vec![
        ("POST", "/api/join"),
        ("POST", "/api/seat"),
        ("GET", "/api/ballot"),
        ("PUT", "/api/ballot"),
        ("POST", "/api/leave"),
        ("DELETE", "/api/ballot"),
    ]);
    (path, any::<bool>(), prop_oneof![4 => body, 1 => any::<String>()])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_sent_is_answered_and_whoever_votes_is_counted(
        requests in prop::collection::vec(request(), 1..40),
    ) {
        let world = World::voting(3);
        let (ana, ben) = (world.sit("Person 1"), world.sit("Person 2"));
        let ballot = world.ballots().ballots[0].id.to_string();
        let seat = world.ballots().open_box.unwrap().seats[2].id.to_string();
        let at = world.address();
        for ((method, path), has_token, body) in requests {
            let body = body
                .replace("CODE", &world.code())
                .replace("BALLOT", &ballot)
                .replace("SEAT", &seat)
                .replace("CANDIDATE", &world.candidates[0]);
            let bearer = if has_token { format!("Authorization: Bearer {ben}\r\n") } else { String::new() };
            let answer = raw(at, &format!(
                "{method} {path} HTTP/1.1\r\nHost: {at}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n{bearer}Connection: close\r\n\r\n{body}",
                body.len()
            ));
            let is_told = answer.status == 200 || answer.body["message"].as_str().is_some_and(|said| said.ends_with('.'));
            prop_assert!(is_told && (200..500).contains(&answer.status), "{method} {path} {body}: {}", answer.status);
        }
        prop_assert_eq!(world.cast(&ana, 1, &[(1, 2)]).status, 200);
        let own = &world.paper(&ana).body["mine"];
        prop_assert_eq!(own, &json!({ world.candidates[1].clone(): 2 }));
    }
}
