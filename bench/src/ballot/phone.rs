//! One phone: an address of its own, and a connection that is kept until it is lost and then made again.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{self, SendRequest};
use hyper::{Method, Request, StatusCode, header};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt as _;
use tokio::net::{TcpSocket, TcpStream};
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep, sleep_until};

const PAPER: &str = "/api/ballot";
/// How often the page polls its ballot.
const LOOK: Duration = Duration::from_secs(2);
/// How often a cast without an answer is sent again, and the pause before it.
const TRIES: u32 = 5;
const PAUSE: Duration = Duration::from_millis(100);

/// Returns the loopback address of a machine: 250 addresses to a block.
pub(crate) fn address(machine: usize) -> Ipv4Addr {
    let machine = u32::try_from(machine).unwrap_or_default();
    Ipv4Addr::from(u32::from(Ipv4Addr::new(127, 0, 1, 1)) + machine / 250 * 256 + machine % 250)
}

/// A connection from one address to another.
pub(crate) async fn connect(from: Ipv4Addr, to: SocketAddr) -> io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    // Some systems have only one loopback address, which all machines then share.
    let _ = socket.bind(SocketAddr::new(from.into(), 0));
    let stream = socket.connect(to).await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

pub(crate) struct Phone {
    from: Ipv4Addr,
    to: SocketAddr,
    token: String,
    ballot: Value,
    line: Option<Line>,
}

/// A connection, and the task that drives it.
struct Line {
    sender: SendRequest<Full<Bytes>>,
    driven: JoinHandle<()>,
}

impl Drop for Line {
    fn drop(&mut self) {
        self.driven.abort();
    }
}

impl Phone {
    pub(crate) fn new(n: usize, to: SocketAddr) -> Self {
        Self { from: address(n), to, token: String::new(), ballot: Value::Null, line: None }
    }

    /// The same phone at another server.
    pub(crate) fn at(&self, to: SocketAddr) -> Self {
        Self { from: self.from, to, token: self.token.clone(), ballot: self.ballot.clone(), line: None }
    }

    /// Joins, and takes the seat of one of the participants.
    pub(crate) async fn sit(&mut self, code: &str, n: usize) -> io::Result<()> {
        let (status, roll) = self.ask(Method::POST, "/api/join", &json!({ "code": code })).await?;
        let seat = match &roll["seats"][n]["seat"] {
            Value::Null => return Err(refused(status, &roll)),
            seat => json!({ "code": code, "seat": seat }),
        };
        self.ballot = roll["ballot"].clone();
        let (status, seated) = self.ask(Method::POST, "/api/seat", &seat).await?;
        self.token = seated["token"].as_str().ok_or_else(|| refused(status, &seated))?.to_owned();
        Ok(())
    }

    /// Polls the ballot until `then`.
    pub(crate) async fn look_until(&mut self, then: Instant) {
        while Instant::now() + LOOK < then {
            sleep(LOOK).await;
            if self.ask(Method::GET, PAPER, &Value::Null).await.is_err() {
                self.hang_up();
            }
        }
        sleep_until(then).await;
    }

    /// Casts until it is counted, as the page does: the turn makes a repeat harmless.
    pub(crate) async fn cast(&mut self, turn: u32, votes: &Value) -> io::Result<()> {
        let body = json!({ "ballot": self.ballot, "turn": turn, "votes": votes });
        let mut tries = 1;
        loop {
            match self.ask(Method::PUT, PAPER, &body).await {
                Ok((StatusCode::OK, _)) => return Ok(()),
                Ok((status, said)) => return Err(refused(status, &said)),
                Err(error) if tries == TRIES => return Err(error),
                Err(_) => {
                    tries += 1;
                    self.hang_up();
                    sleep(PAUSE).await;
                }
            }
        }
    }

    /// Casts, and hangs up before an answer can come, so that the phone can't know whether the cast counted.
    pub(crate) async fn cast_and_vanish(&mut self, turn: u32, votes: &Value) -> io::Result<()> {
        self.hang_up();
        let body = json!({ "ballot": self.ballot, "turn": turn, "votes": votes }).to_string();
        let request = format!(
            "PUT {PAPER} HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nAuthorization: Bearer {}\r\n\r\n{body}",
            self.to,
            body.len(),
            self.token
        );
        let mut stream = connect(self.from, self.to).await?;
        stream.write_all(request.as_bytes()).await
    }

    pub(crate) fn hang_up(&mut self) {
        self.line = None;
    }

    async fn ask(&mut self, method: Method, path: &str, body: &Value) -> io::Result<(StatusCode, Value)> {
        let bytes = if body.is_null() { Bytes::new() } else { Bytes::from(body.to_string()) };
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, self.to.to_string())
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token))
            .body(Full::new(bytes))
            .map_err(io::Error::other)?;
        let answer = self.sender().await?.send_request(request).await.map_err(io::Error::other)?;
        let status = answer.status();
        let bytes = answer.into_body().collect().await.map_err(io::Error::other)?.to_bytes();
        Ok((status, serde_json::from_slice(&bytes).unwrap_or(Value::Null)))
    }

    /// Returns the current connection, or a new one where it was lost.
    async fn sender(&mut self) -> io::Result<&mut SendRequest<Full<Bytes>>> {
        let stands = match &mut self.line {
            Some(line) => line.sender.ready().await.is_ok(),
            None => false,
        };
        if !stands {
            self.line = Some(Line::open(self.from, self.to).await?);
        }
        let line = self.line.as_mut().ok_or(io::ErrorKind::NotConnected)?;
        Ok(&mut line.sender)
    }
}

impl Line {
    async fn open(from: Ipv4Addr, to: SocketAddr) -> io::Result<Self> {
        let stream = connect(from, to).await?;
        let (sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(io::Error::other)?;
        let driven = tokio::spawn(async move {
            // Whoever waits for an answer gets the error.
            let _ = connection.await;
        });
        Ok(Self { sender, driven })
    }
}

fn refused(status: StatusCode, said: &Value) -> io::Error {
    io::Error::other(format!("{status}: {}", said["message"].as_str().unwrap_or_default()))
}
