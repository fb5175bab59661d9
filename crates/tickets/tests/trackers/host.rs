//! A tracker on loopback: strict about requests, and broken in the way a test wants it.

use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard};

use afterword_domain::{ActionId, Category};
use afterword_tickets::{Client, Connection, Content, Timing, Tracker};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Method, Response, Uri};
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Value, json};
use tokio_stream::StreamExt;
use uuid::Uuid;

/// The token that every server here knows.
pub(crate) const TOKEN: &str = "s3cret-token-0123";
/// `dana@acme.example` and the token, as Jira Cloud wants them.
pub(crate) const BASIC: &str = "Basic ZGFuYUBhY21lLmV4YW1wbGU6czNjcmV0LXRva2VuLTAxMjM=";

/// What goes wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing.
    None,
    /// This status.
    Status(u16),
    /// 403 with the headers of a limit.
    Limited,
    /// 429 with a pause.
    Later,
    /// A page with status 200.
    Page,
    /// More than anybody should read.
    Huge,
    /// Sends on to an address.
    Away(String),
    /// Sends on within the same origin.
    Within,
    /// Sends on to itself for ever.
    Circle,
    /// Does its work, begins an answer and never ends it.
    Stall,
    /// Does its work and drops the connection.
    DropAfter,
    /// Drops the connection at once.
    DropBefore,
}

/// A request as it came.
pub(crate) struct Asked {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
}

impl Asked {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether the query has these names and no others.
    pub(crate) fn only_query(&self, names: &[&str]) -> Result<(), String> {
        match self.query.iter().find(|(name, _)| !names.contains(&name.as_str())) {
            Some((name, _)) => Err(format!("unknown parameter {name}")),
            None => Ok(()),
        }
    }
}

/// Whether an object has these fields and no others.
pub(crate) fn only_fields(object: &Value, names: &[&str]) -> Result<(), String> {
    let fields = object.as_object().ok_or("no object")?;
    match fields.keys().find(|name| !names.contains(&name.as_str())) {
        Some(name) => Err(format!("unknown field {name}")),
        None => Ok(()),
    }
}

/// An answer: status, body, and a `Link` header.
pub(crate) struct Reply(pub(crate) u16, pub(crate) Value, pub(crate) Option<String>);

impl Reply {
    pub(crate) fn ok(body: Value) -> Result<Self, String> {
        Ok(Self(200, body, None))
    }

    pub(crate) fn made(body: Value) -> Result<Self, String> {
        Ok(Self(201, body, None))
    }

    pub(crate) fn missing() -> Result<Self, String> {
        Ok(Self(404, json!({ "message": "Not Found" }), None))
    }
}

/// Everything a server remembers.
pub(crate) struct World {
    pub(crate) tracker: Tracker,
    pub(crate) url: String,
    /// What was made, oldest first, in the tracker's own shape.
    pub(crate) tickets: Vec<Value>,
    /// Method and path of every request.
    pub(crate) asked: Vec<String>,
    /// Whether only the request that makes a ticket is broken.
    pub(crate) only_creating: bool,
    pub(crate) fault: Fault,
    /// Fields that are refused by name.
    pub(crate) refused: Vec<&'static str>,
    /// Whether assignees, labels and dates are silently dropped.
    pub(crate) guest: bool,
}

/// A running server.
pub(crate) struct Host {
    pub(crate) url: String,
    world: Arc<Mutex<World>>,
}

impl Host {
    /// A server of a tracker on a free port.
    pub(crate) fn start(tracker: Tracker) -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let world = Arc::new(Mutex::new(World {
            tracker,
            url: url.clone(),
            tickets: Vec::new(),
            asked: Vec::new(),
            only_creating: false,
            fault: Fault::None,
            refused: Vec::new(),
            guest: false,
        }));
        let app = Router::new().fallback(handle).with_state(Arc::clone(&world));
        std::thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
            runtime.block_on(async move {
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                axum::serve(listener, app).await.unwrap();
            });
        });
        Self { url, world }
    }

    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap()
    }

    /// Breaks every request, or only the one that makes a ticket.
    pub(crate) fn break_with(&self, fault: Fault, only_creating: bool) {
        let mut world = self.world();
        world.fault = fault;
        world.only_creating = only_creating;
    }

    /// The connection to it.
    pub(crate) fn connection(&self) -> Connection {
        let tracker = self.world().tracker;
        let project = match tracker {
            Tracker::Github | Tracker::Gitlab => "acme/shop",
            Tracker::JiraCloud | Tracker::JiraDataCenter => "PAY",
            Tracker::Linear => "ENG",
        };
        serde_json::from_value(json!({
            "id": Uuid::nil(), "tracker": tracker, "name": "Ours", "base_url": self.url, "project": project,
            "user": "dana@acme.example", "labels": ["post mortem"], "plain_http": true,
        }))
        .unwrap()
    }

    pub(crate) fn client(&self) -> Client {
        client(&self.connection())
    }
}

/// A client that waits for no one long; a machine under load gets ten seconds.
pub(crate) fn client(connection: &Connection) -> Client {
    Client::with_timing(connection, TOKEN, timing(10_000)).unwrap()
}

/// Limits on time, with no pause between two looks.
pub(crate) fn timing(whole: u64) -> Timing {
    Timing {
        connect: std::time::Duration::from_secs(5),
        whole: std::time::Duration::from_millis(whole),
        pause: std::time::Duration::ZERO,
    }
}

/// An action of which every field is filled and every markup is tried.
pub(crate) fn content() -> Content {
    Content {
        action: ActionId(Uuid::from_u128(0x0192_f3a4_0000_7000_8000_0000_0000_002a)),
        title: "Alert on stale prices, ask @team about #12".to_owned(),
        causes: vec!["*Nothing* watched the feed <script>".to_owned(), "@team was told in #12".to_owned()],
        incident: "Stale prices, 2024-11-21".to_owned(),
        category: Some(Category::Detection),
        due: NaiveDate::from_ymd_opt(2024, 12, 2),
        owner: "Dana Reyes".to_owned(),
    }
}

/// Some time before the ticket.
pub(crate) fn since() -> DateTime<Utc> {
    DateTime::from_timestamp(1_732_000_000, 0).unwrap()
}

async fn handle(
    State(world): State<Arc<Mutex<World>>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response<Body> {
    let mut world = world.lock().unwrap();
    let path = uri.path().to_owned();
    world.asked.push(format!("{method} {path}"));
    let moved = path.starts_with("/moved");
    let query =
        url::form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).into_owned().collect();
    let asked = Asked {
        method,
        path: path.trim_start_matches("/moved").to_owned(),
        query,
        headers,
        body: serde_json::from_slice(&body).unwrap_or(Value::Null),
    };
    let creating = asked.method == Method::POST
        && !asked.body["query"].as_str().is_some_and(|it| it.starts_with("query"));
    let fault = if world.only_creating && !creating { Fault::None } else { world.fault.clone() };
    match fault {
        Fault::None => answered(&mut world, &asked),
        Fault::Status(status) => plain(Reply(status, json!({ "message": "Told to fail" }), None)),
        Fault::Limited => with(403, "x-ratelimit-remaining", "0"),
        Fault::Later => with(429, "retry-after", "30"),
        Fault::Page => page("<!doctype html><title>Sign in</title>".into()),
        Fault::Huge => page(Body::from(vec![b' '; 9 * 1024 * 1024])),
        Fault::Away(to) => with(302, "location", &to),
        Fault::Circle => with(307, "location", &uri.to_string()),
        Fault::Within if !moved => with(307, "location", &format!("/moved{uri}")),
        Fault::Within => answered(&mut world, &asked),
        Fault::Stall => {
            let _ = answered(&mut world, &asked);
            let begun = tokio_stream::once(Ok::<_, Infallible>(Bytes::from_static(b"{")));
            page(Body::from_stream(begun.chain(tokio_stream::pending())))
        }
        Fault::DropAfter => {
            let _ = answered(&mut world, &asked);
            drop(world);
            dropped()
        }
        Fault::DropBefore => {
            drop(world);
            dropped()
        }
    }
}

/// Ends the task of this connection, and with it the connection, without the words of a panic.
fn dropped() -> Response<Body> {
    std::panic::resume_unwind(Box::new("the connection is dropped"))
}

fn answered(world: &mut World, asked: &Asked) -> Response<Body> {
    let reply = match world.tracker {
        Tracker::Github => crate::github::answer(world, asked),
        Tracker::Gitlab => crate::gitlab::answer(world, asked),
        Tracker::JiraCloud | Tracker::JiraDataCenter => crate::jira::answer(world, asked),
        Tracker::Linear => crate::linear::answer(world, asked),
    };
    plain(reply.unwrap_or_else(|why| Reply(400, json!({ "message": why }), None)))
}

fn plain(Reply(status, body, link): Reply) -> Response<Body> {
    let response = Response::builder().status(status).header("content-type", "application/json");
    let response = match link {
        Some(link) => response.header("link", link),
        None => response,
    };
    response.body(Body::from(body.to_string())).unwrap()
}

fn with(status: u16, header: &str, value: &str) -> Response<Body> {
    Response::builder().status(status).header(header, value).body(Body::from("{}")).unwrap()
}

fn page(body: Body) -> Response<Body> {
    Response::builder().status(200).header("content-type", "text/html").body(body).unwrap()
}
