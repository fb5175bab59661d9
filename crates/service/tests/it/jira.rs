//! A Jira Data Center on loopback: makes issues, and finds them as late as a test wants.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

/// What happens to the request that makes an issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Making {
    /// It is made.
    Works,
    /// It is made, and the answer is lost.
    AnswerLost,
    /// An answer with this status.
    Refused(u16),
}

pub(crate) struct World {
    /// Labels of the issues that were made.
    pub(crate) made: Vec<Value>,
    /// Whether the search shows them.
    pub(crate) found: bool,
    pub(crate) making: Making,
    /// The status of every search.
    pub(crate) search: u16,
    /// How many requests came.
    pub(crate) asked: usize,
    /// Done while an issue is being made.
    pub(crate) meanwhile: Option<Box<dyn FnOnce() + Send>>,
}

pub(crate) struct Jira {
    pub(crate) url: String,
    world: Arc<Mutex<World>>,
}

impl Jira {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let world = World {
            made: Vec::new(),
            found: true,
            making: Making::Works,
            search: 200,
            asked: 0,
            meanwhile: None,
        };
        let world = Arc::new(Mutex::new(world));
        let shared = Arc::clone(&world);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                answer(stream.unwrap(), &shared);
            }
        });
        Self { url, world }
    }

    pub(crate) fn world(&self) -> std::sync::MutexGuard<'_, World> {
        self.world.lock().unwrap()
    }
}

fn answer(mut stream: TcpStream, world: &Mutex<World>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let (mut first, mut length) = (String::new(), 0);
    reader.read_line(&mut first).unwrap();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        if line.trim().is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    let mut world = world.lock().unwrap();
    world.asked += 1;
    let (status, said) = if first.contains("/search") {
        // The question names the label that the issue has.
        let is_asked_for = |labels: &Value| {
            let labels = labels.as_array().cloned().unwrap_or_default();
            labels.iter().filter_map(Value::as_str).any(|label| first.contains(label))
        };
        let found = world.made.iter().enumerate().filter(|(_, labels)| world.found && is_asked_for(labels));
        let issues: Vec<_> = found.map(|(place, _)| issue(place + 1)).collect();
        (world.search, json!({ "issues": issues }))
    } else if first.starts_with("POST /rest/api/2/issue ") {
        if let Some(act) = world.meanwhile.take() {
            act();
        }
        if let Making::Refused(status) = world.making {
            (status, json!({ "errorMessages": ["No"] }))
        } else {
            let body: Value = serde_json::from_slice(&body).unwrap();
            world.made.push(body["fields"]["labels"].clone());
            if world.making == Making::AnswerLost {
                return;
            }
            (201, issue(world.made.len()))
        }
    } else {
        (404, json!({ "errorMessages": ["No such thing"] }))
    };
    drop(world);
    let said = said.to_string();
    let _ = write!(
        stream,
        "HTTP/1.1 {status} -\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{said}",
        said.len()
    );
}

fn issue(number: usize) -> Value {
    json!({ "id": number.to_string(), "key": format!("PAY-{number}") })
}
