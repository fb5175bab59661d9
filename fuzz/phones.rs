//! Whatever a phone or a stranger sends: each answer has a status that is documented, each error a code and a sentence,
//! and nobody reads the token of another seat.
#![no_main]

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use afterword_ballot::fuzzing::{HOST, Server};
use afterword_domain::PostMortemId;
use afterword_service::{Edit, LibraryOp, Now, Op, Workspace};
use afterword_store::Store;
use libfuzzer_sys::fuzz_target;
use parking_lot::Mutex;
use serde_json::{Value, json};

/// What `crates/ballot/src/api.rs` answers with, and what hyper says of bytes that are no request.
const STATUSES: [u16; 15] = [100, 200, 400, 401, 403, 404, 408, 409, 410, 413, 414, 421, 422, 429, 431];
/// Connections after which the vote begins anew: seats are taken and codes guessed by then.
const ROUND: u32 = 200;

static WORLD: Mutex<Option<World>> = Mutex::new(None);
static CONNECTIONS: AtomicU32 = AtomicU32::new(0);

/// A vote on phones with two seats taken: one by whoever sends the bytes, one by somebody else.
struct World {
    _folder: tempfile::TempDir,
    server: Server,
    /// What stands in the bytes for something that only this vote has.
    places: Vec<(&'static str, String)>,
    secret: String,
}

fn now() -> Now {
    Now {
        utc: chrono::DateTime::from_timestamp(1_750_000_000, 0).expect("an instant"),
        uptime: Duration::from_secs(1),
        today: chrono::NaiveDate::from_ymd_opt(2025, 6, 15).expect("a day"),
        zone: chrono_tz::Tz::UTC,
    }
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::make(&folder.path().join("Team.afterword"), now().today).expect("a workspace");
        let workspace = Arc::new(Workspace::new(store, &now()).expect("a service"));
        let act = LibraryOp::Create { title: "Outage".into(), service: String::new(), date: None, zone: chrono_tz::UTC };
        let made = workspace.apply(&Op::Library { act }, &now()).expect("a post-mortem").made;
        let id = PostMortemId(made.expect("its id"));
        let edit = |edit: Value| {
            let edit: Edit = serde_json::from_value(edit).expect("an edit");
            workspace.apply(&Op::PostMortem { id, edit }, &now()).expect("an act").made
        };
        for name in ["Ana", "Ben", "Chen"] {
            edit(json!({"topic": "people", "edit": "add", "name": name, "role": ""}));
        }
        let candidate = edit(json!({"topic": "candidates", "edit": "add", "text": "Pin the SDK", "category": null, "origin": {"from": "room"}}));
        let ballot = edit(json!({"topic": "ballots", "edit": "open", "way": "phones"}));
        let server = Server::new(&workspace, id).expect("a server");
        let code = server.code();
        let ask = |path: &str, body: Value| {
            let body = body.to_string();
            let request = format!(
                "POST {path} HTTP/1.1\r\nHost: {HOST}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
                body.len()
            );
            let answers = server.answers(IpAddr::from([10, 0, 0, 1]), request.as_bytes());
            let (_, body) = split(&answers).expect("an answer");
            serde_json::from_slice::<Value>(body).expect("JSON")
        };
        let roll = ask("/api/join", json!({ "code": code }));
        let seat = |n: usize| roll["seats"][n]["seat"].clone();
        let token = |n| ask("/api/seat", json!({"code": code, "seat": seat(n)}))["token"].as_str().expect("a token").to_owned();
        let (mine, secret) = (token(0), token(1));
        let text = |value: Option<uuid::Uuid>| value.expect("an id").to_string();
        let places = vec![
            ("HOST", HOST.to_owned()),
            ("CODE", code.clone()),
            ("TOKEN", mine),
            ("BALLOT", text(ballot)),
            ("CANDIDATE", text(candidate)),
            ("SEAT", seat(2).as_str().expect("an id").to_owned()),
        ];
        Self { _folder: folder, server, places, secret }
    }
}

/// The head and the body of the first answer.
fn split(answers: &[u8]) -> Option<(&str, &[u8])> {
    let end = answers.windows(4).position(|four| four == b"\r\n\r\n")?;
    Some((std::str::from_utf8(&answers[..end]).ok()?, &answers[end + 4..]))
}

fuzz_target!(|text: &str| {
    let connections = CONNECTIONS.fetch_add(1, Ordering::Relaxed);
    let mut world = WORLD.lock();
    if connections % ROUND == 0 {
        *world = None;
    }
    let world = world.get_or_insert_with(World::new);
    let filled = world.places.iter().fold(text.to_owned(), |text, (place, what)| text.replace(place, what));
    let from = IpAddr::from((10 << 24 | 1 << 16 | connections % ROUND).to_be_bytes());
    let answers = world.server.answers(from, filled.as_bytes());
    assert!(!answers.windows(32).any(|part| part == world.secret.as_bytes()), "the token of another seat");
    let Some((head, body)) = split(&answers) else { return };
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    assert!(STATUSES.contains(&status), "{head}");
    let length = head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
    let body = &body[..length.unwrap_or(body.len()).min(body.len())];
    // What hyper says by itself of bytes that are no request, and what is asked for by HEAD, has no body.
    if status >= 400 && !body.is_empty() && !filled.starts_with("HEAD") {
        let told: Value = serde_json::from_slice(body).expect("an error is JSON");
        assert!(told["code"].is_string() && told["message"].as_str().is_some_and(|said| said.ends_with('.')), "{told}");
    }
});
