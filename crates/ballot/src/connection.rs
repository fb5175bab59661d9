//! Connections: how many, how long, and no longer than the vote.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use parking_lot::Mutex;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tower::ServiceExt as _;

use crate::api::Peer;
use crate::door::WHOLE;
use crate::guard::network;

/// The most connections at a time.
const MOST: usize = 1_024;
/// The most of them from one address, so that a single machine can't take them all.
const MOST_FROM_ONE: usize = 512;
/// How long the head of a request may take to arrive; also how long an idle connection is kept.
const HEAD: Duration = Duration::from_secs(10);
/// How long a connection is kept: whoever never reads the answers does not hold a place for longer.
const OLDEST: Duration = Duration::from_secs(120);
/// The longest head of a request.
const LONGEST_HEAD: usize = 16 * 1024;

/// Takes connections until `stop` says so; then all of them are dropped.
pub(crate) async fn serve(listener: TcpListener, router: Router, mut stop: watch::Receiver<bool>) {
    let all = Arc::new(Semaphore::new(MOST));
    let places = Places::default();
    let mut connections = tokio::task::JoinSet::new();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stop.wait_for(|stop| *stop) => break,
            Some(_) = connections.join_next(), if !connections.is_empty() => continue,
        };
        let Ok((stream, from)) = accepted else {
            // Out of file handles, for example: those that are open will end.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let Ok(permit) = Arc::clone(&all).try_acquire_owned() else { continue };
        let Some(place) = places.take(network(from.ip())) else { continue };
        connections.spawn(connection(stream, from.ip(), router.clone(), (permit, place)));
    }
    drop(listener);
    connections.shutdown().await;
}

async fn connection(stream: TcpStream, from: IpAddr, router: Router, _held: (OwnedSemaphorePermit, Place)) {
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(Peer(from));
        router.clone().oneshot(request.map(Body::new))
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(LONGEST_HEAD)
        .serve_connection(TokioIo::new(stream), service);
    let mut connection = std::pin::pin!(connection);
    // How a connection ends is of no interest: phones come and go.
    tokio::select! {
        _ = connection.as_mut() => {}
        () = tokio::time::sleep(OLDEST) => {
            connection.as_mut().graceful_shutdown();
            let _ = tokio::time::timeout(WHOLE, connection).await;
        }
    }
}

/// How many connections every address holds.
#[derive(Clone, Default)]
struct Places(Arc<Mutex<HashMap<IpAddr, usize>>>);

/// A place that is given back when its connection ends.
struct Place(Places, IpAddr);

impl Places {
    fn take(&self, from: IpAddr) -> Option<Place> {
        let mut held = self.0.lock();
        let count = held.entry(from).or_insert(0);
        if *count >= MOST_FROM_ONE {
            return None;
        }
        *count += 1;
        drop(held);
        Some(Place(self.clone(), from))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut held = self.0.0.lock();
        if let Some(count) = held.get_mut(&self.1) {
            *count -= 1;
            if *count == 0 {
                held.remove(&self.1);
            }
        }
    }
}
