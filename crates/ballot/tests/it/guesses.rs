//! Codes that are guessed from many addresses: counted together, told, slowed down, and in vain.

use afterword_service::BallotServer as _;
use std::net::{IpAddr, SocketAddr};
use std::time::Instant;

use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpSocket;

use crate::world::{PATIENCE, World};

/// An address of this machine of which every test has many.
fn address(n: u32) -> IpAddr {
    IpAddr::from((127_u32 << 24 | 1 << 20 | n).to_be_bytes())
}

/// Sends a code from an address; the status of the answer.
async fn join(at: SocketAddr, from: IpAddr, code: &str) -> u16 {
    let body = json!({ "code": code }).to_string();
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind(SocketAddr::new(from, 0)).unwrap();
    let mut stream = socket.connect(at).await.unwrap();
    let request = format!(
        "POST /api/join HTTP/1.1\r\nHost: {at}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer.split(' ').nth(1).unwrap().parse().unwrap()
}

#[test]
fn guesses_from_many_addresses_are_told_and_make_the_code_longer_while_everybody_can_still_come() {
    let world = World::voting(2);
    let (at, code) = (world.address(), world.code());
    let ana = world.sit("Person 1");
    assert_eq!(world.server.view().unwrap().guesses, None);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        // The first hundred are looked at at once.
        for n in 0..100 {
            assert_eq!(join(at, address(n), &n.to_string()).await, 403);
        }
        // From then on an address waits before its code is.
        for n in 100..1_000 {
            assert_eq!(join(at, address(n), &n.to_string()).await, 429);
        }
        for n in 100..1_000 {
            let started = Instant::now();
            while join(at, address(n), &n.to_string()).await == 429 {
                assert!(started.elapsed() < PATIENCE);
            }
        }
    });
    let view = world.server.view().unwrap();
    assert_eq!(view.guesses, Some(1_000));
    assert!(view.room.is_new && view.room.code.len() > code.len() && view.room.link.contains('#'));
    assert_eq!(world.cast(&ana, 1, &[(0, 1)]).status, 200, "who sits votes on");
    // Person 2 typed the code that was on the screen, then the one that is.
    let old = world.ask("POST", "/api/join", None, &json!({ "code": code }));
    assert_eq!(old.body["message"], "There is a new code. It is on the screen in the room.");
    let ben = world.sit("Person 2");
    assert_eq!(world.cast(&ben, 1, &[(0, 1)]).status, 200);
    // A phone that was never seen here waits once, and is let in.
    let started = Instant::now();
    let late = address(90_000);
    assert_eq!(runtime.block_on(join(at, late, &view.room.code)), 429);
    while runtime.block_on(join(at, late, &view.room.code)) != 200 {
        assert!(started.elapsed() < PATIENCE, "a latecomer is let in");
    }
}
