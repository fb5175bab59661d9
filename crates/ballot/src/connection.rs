//! Accepts connections and limits their number and their time, until the vote ends.

use std::io;
use std::net::IpAddr;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tower::ServiceExt as _;

use crate::api::Peer;
use crate::descriptors;
use crate::middleware::WHOLE;
use crate::places::{Place, Places};

/// How long the head of a request may take to arrive; also how long an idle connection is kept.
const HEAD: Duration = Duration::from_secs(10);
/// The longest life of a connection, so that a client that never reads its answers can't keep a place.
const OLDEST: Duration = Duration::from_secs(120);
/// The longest head of a request, in bytes.
const LONGEST_HEAD: usize = 16 * 1024;
/// The pause after `accept` fails for lack of descriptors or memory.
const PAUSE: Duration = Duration::from_millis(50);

/// Accepts connections until `stop` is true, then drops all of them.
pub(crate) async fn serve(listener: TcpListener, router: Router, mut stop: watch::Receiver<bool>) {
    let places = Places::new(descriptors::most_connections());
    let mut connections = tokio::task::JoinSet::new();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stop.wait_for(|stop| *stop) => break,
            Some(_) = connections.join_next(), if !connections.is_empty() => continue,
        };
        match accepted {
            Ok((stream, from)) => {
                if let Some(place) = places.take(from.ip()).await {
                    let _ = stream.set_nodelay(true);
                    connections.spawn(connection(stream, from.ip(), router.clone(), place));
                }
            }
            Err(error) if is_of_peer(&error) => {}
            // Something else took the last descriptors. The listener stays ready, so that without a pause this would
            // spin.
            Err(_) => {
                places.make_room();
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
    drop(listener);
    connections.shutdown().await;
}

/// Whether the peer gave up before it was accepted.
fn is_of_peer(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

/// Answers the requests of one connection until its end.
pub(crate) async fn connection(
    stream: impl AsyncRead + AsyncWrite + Unpin,
    from: IpAddr,
    router: Router,
    place: Place,
) {
    let connected = place.connected();
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(Peer(from));
        request.extensions_mut().insert(connected.clone());
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
        _ = connection.as_mut() => return,
        () = place.asked_to_leave() => if !place.is_seated() { return },
        () = tokio::time::sleep(OLDEST) => {}
    }
    // A cast that is on its way is still counted and answered.
    connection.as_mut().graceful_shutdown();
    let _ = tokio::time::timeout(WHOLE, connection).await;
}
