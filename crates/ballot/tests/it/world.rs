//! A vote that is open on loopback, and phones that speak plain HTTP to it.

use afterword_service::BallotServer as _;
use std::io::{Read as _, Write as _};
use std::net::{IpAddr, SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::Duration;

use afterword_ballot::{Page, Server};
use afterword_domain::PostMortemId;
use afterword_service::view::BallotsView;
use afterword_service::voting::VoteAct;
use afterword_service::{Area, Edit, LibraryOp, Now, Op, Problem, Workspace};
use afterword_store::Store;
use serde_json::{Value, json};
use tempfile::TempDir;

/// How long a test waits for a state: far longer than a busy machine takes.
pub(crate) const PATIENCE: Duration = Duration::from_secs(300);

pub(crate) struct World {
    pub folder: TempDir,
    pub workspace: Arc<Workspace>,
    pub server: Server,
    pub id: PostMortemId,
    pub candidates: Vec<String>,
    /// Where the server was opened last; it answers for a moment after its vote.
    address: std::sync::Mutex<Option<SocketAddr>>,
}

/// An answer: its status, its head as text, its body.
pub(crate) struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Value,
}

pub(crate) fn now() -> Now {
    Now {
        utc: chrono::DateTime::from_timestamp(1_750_000_000, 0).unwrap(),
        uptime: Duration::from_secs(1),
        today: chrono::NaiveDate::from_ymd_opt(2025, 6, 15).unwrap(),
        zone: chrono_tz::Tz::UTC,
    }
}

impl World {
    /// A room of so many people before four candidates, voting on phones.
    pub(crate) fn voting(people: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open_or_make(&folder.path().join("Team.afterword"), now().today).unwrap();
        let workspace = Arc::new(Workspace::new(store, &now()).unwrap());
        let act = LibraryOp::Create {
            title: "Payment degradation".into(),
            service: "Payments".into(),
            date: None,
            zone: chrono_tz::UTC,
        };
        let made = workspace.apply(&Op::Library { act }, &now()).unwrap().made.unwrap();
        let page = Page { html: "<p>".into(), script: "//".into(), style: "/**/".into() };
        let server = Server::new(page);
        let address = std::sync::Mutex::default();
        let id = PostMortemId(made);
        let mut world = Self { folder, workspace, server, id, candidates: Vec::new(), address };
        for n in 1..=people {
            world.edit(json!({"topic": "people", "edit": "add", "name": format!("Person {n}"), "role": ""}));
        }
        for n in 1..=4 {
            let add = json!({"topic": "candidates", "edit": "add", "text": format!("Candidate {n}"), "category": null, "origin": {"from": "room"}});
            let made = world.edit(add).unwrap();
            world.candidates.push(made.to_string());
        }
        world.open();
        world
    }

    pub(crate) fn open(&self) {
        self.edit(json!({"topic": "ballots", "edit": "open", "way": "phones"}));
        self.let_in();
    }

    pub(crate) fn let_in(&self) {
        self.server.open(&self.workspace, self.id, IpAddr::from([127, 0, 0, 1])).unwrap();
        let address = self.server.view().unwrap().room.address.parse().unwrap();
        *self.address.lock().unwrap() = Some(address);
    }

    pub(crate) fn try_edit(&self, edit: Value) -> Result<Option<uuid::Uuid>, Problem> {
        let edit: Edit = serde_json::from_value(edit).unwrap();
        Ok(self.workspace.apply(&Op::PostMortem { id: self.id, edit }, &now())?.made)
    }

    pub(crate) fn edit(&self, edit: Value) -> Option<uuid::Uuid> {
        self.try_edit(edit).unwrap()
    }

    pub(crate) fn act(&self, act: Value) -> Result<(), Problem> {
        let act: VoteAct = serde_json::from_value(act).unwrap();
        self.workspace.meeting().vote(self.id, &act, &now()).map(|_| ())
    }

    pub(crate) fn ballots(&self) -> BallotsView {
        self.workspace.snapshot(self.id, &[Area::Ballots], &now()).unwrap().ballots.unwrap()
    }

    pub(crate) fn counts(&self) -> Vec<u32> {
        self.ballots().ballots.last().unwrap().tallies.iter().map(|t| t.votes).collect()
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address.lock().unwrap().unwrap()
    }

    pub(crate) fn code(&self) -> String {
        self.server.view().unwrap().room.code
    }

    pub(crate) fn ask(&self, method: &str, path: &str, token: Option<&str>, body: &Value) -> Answer {
        let bearer = token.map(|token| format!("Authorization: Bearer {token}\r\n")).unwrap_or_default();
        let text = if body.is_null() { String::new() } else { body.to_string() };
        raw(
            self.address(),
            &format!(
                "{method} {path} HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n{bearer}Connection: close\r\n\r\n{text}",
                self.address(),
                text.len()
            ),
        )
    }

    /// Takes the seat of a participant; its token.
    pub(crate) fn sit(&self, name: &str) -> String {
        let roll = self.ask("POST", "/api/join", None, &json!({"code": self.code()}));
        let seats = roll.body["seats"].as_array().unwrap().clone();
        let seat = seats.iter().find(|s| s["name"] == name).unwrap()["seat"].clone();
        let taken = self.ask("POST", "/api/seat", None, &json!({"code": self.code(), "seat": seat}));
        assert_eq!(taken.status, 200, "{}", taken.body);
        taken.body["token"].as_str().unwrap().to_owned()
    }

    pub(crate) fn cast(&self, token: &str, turn: u32, votes: &[(usize, u32)]) -> Answer {
        let votes: serde_json::Map<_, _> =
            votes.iter().map(|(n, votes)| (self.candidates[*n].clone(), json!(votes))).collect();
        let ballot = self.ballots().ballots.last().unwrap().id;
        self.ask("PUT", "/api/ballot", Some(token), &json!({"ballot": ballot, "turn": turn, "votes": votes}))
    }

    pub(crate) fn paper(&self, token: &str) -> Answer {
        self.ask("GET", "/api/ballot", Some(token), &Value::Null)
    }

    /// Waits until nobody listens any more, or a server of another test does, which knows nothing of this token.
    pub(crate) fn until_off(&self, token: &str) {
        let started = std::time::Instant::now();
        while !matches!(self.paper(token).status, 0 | 401) {
            assert!(started.elapsed() < PATIENCE, "the server stays on");
            std::thread::yield_now();
        }
    }
}

/// Sends bytes as they are and reads whatever comes back.
pub(crate) fn raw(to: SocketAddr, request: &str) -> Answer {
    let Ok(mut stream) = TcpStream::connect(to) else {
        return Answer { status: 0, head: String::new(), body: Value::Null };
    };
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    // A server that has heard enough may hang up before everything is sent.
    let _ = stream.write_all(request.as_bytes());
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let status = head.split(' ').nth(1).and_then(|s| s.parse().ok()).unwrap_or(0);
    Answer { status, head: head.to_lowercase(), body: serde_json::from_str(body).unwrap_or(Value::Null) }
}
