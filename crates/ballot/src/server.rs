//! The ballot server of the application: off, until the facilitator confirms an address.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use afterword_domain::{PostMortemId, Refusal};
use afterword_service::room::RoomPhones;
use afterword_service::{BallotServer, NetworkAddress, PhonesView, Problem, Workspace};
use parking_lot::Mutex;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::time::Instant;

use crate::address::addresses;
use crate::api::{Room, router};
use crate::code::{self, Codes};
use crate::middleware::Names;
use crate::page::Page;
use crate::tokens::Tokens;
use crate::{connection, qr};

/// The port that is tried first: with a fixed one, phones find a reopened server again.
const PORT: u16 = 8731;
/// How long the server stays open without a request from a seated phone.
const IDLE: Duration = Duration::from_secs(15 * 60);
/// How long phones can still read that the vote is closed.
const FAREWELL: Duration = Duration::from_secs(4);
/// How often the vote is polled, and windows are told how many ballots are in.
const LOOK: Duration = Duration::from_millis(200);

/// The ballot server: runs for at most one vote at a time.
pub struct Server {
    page: Page,
    tokens: Arc<Tokens>,
    /// The codes that were shown so far.
    codes: Arc<Mutex<Vec<String>>>,
    running: Mutex<Option<Running>>,
}

struct Running {
    workspace: Arc<Workspace>,
    room: Arc<Room>,
    at: SocketAddr,
    /// What the room view shows; made once per code.
    shown: Mutex<RoomPhones>,
    stop: Arc<watch::Sender<bool>>,
    runtime: Option<tokio::runtime::Runtime>,
}

impl Running {
    fn shown(&self) -> RoomPhones {
        let mut drawn = self.shown.lock();
        let code = self.room.codes.current();
        if drawn.code != code::shown(&code) {
            *drawn = shown(self.at, &code, true);
        }
        drawn.clone()
    }
}

/// Returns what the room view shows of a server at an address.
fn shown(at: SocketAddr, code: &str, is_new: bool) -> RoomPhones {
    let link = format!("http://{at}/#{code}");
    let (address, qr) = (at.to_string(), qr::drawn(&link));
    RoomPhones { address, code: code::shown(code), is_new, link, qr }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.stop.send(true);
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Server {
    /// Returns a server that is off.
    #[must_use]
    pub fn new(page: Page) -> Self {
        Self { page, tokens: Arc::default(), codes: Arc::default(), running: Mutex::default() }
    }
}

impl BallotServer for Server {
    fn addresses(&self) -> Vec<NetworkAddress> {
        addresses()
    }

    fn open(&self, workspace: &Arc<Workspace>, id: PostMortemId, address: IpAddr) -> Result<(), Problem> {
        self.close();
        let voting = Arc::clone(workspace.voting());
        let vote = voting.on_phones(id).ok_or(Refusal::BallotClosed)?;
        self.tokens.keep(|id, claim| voting.voter_view(id, claim).is_ok());
        let failed = |error: std::io::Error| Problem::Network { detail: error.kind().to_string() };
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .thread_name("ballots")
            .enable_all()
            .build()
            .map_err(failed)?;
        let listener = runtime.block_on(listen(address)).map_err(failed)?;
        let at = listener.local_addr().map_err(failed)?;
        let codes = Codes::after(Arc::clone(&self.codes));
        let shown = Mutex::new(shown(at, &codes.current(), false));
        let room = Arc::new(Room::new(&voting, vote, codes, &self.tokens, self.page.clone()));
        let stop = Arc::new(watch::Sender::new(false));
        runtime.spawn(connection::serve(
            listener,
            router(Arc::clone(&room), Names::new(at)),
            stop.subscribe(),
        ));
        runtime.spawn(watch_over(Arc::clone(workspace), Arc::clone(&room), Arc::clone(&stop)));
        let runtime = Some(runtime);
        *self.running.lock() =
            Some(Running { workspace: Arc::clone(workspace), room, at, shown, stop, runtime });
        workspace.tell_votes(Some(id));
        log::info!("the ballot server is open");
        Ok(())
    }

    fn close(&self) {
        let running = self.running.lock().take();
        if let Some(running) = running {
            let (workspace, id) = (Arc::clone(&running.workspace), running.room.vote.post_mortem);
            drop(running);
            workspace.tell_votes(Some(id));
            log::info!("the ballot server is closed");
        }
    }

    fn view(&self) -> Option<PhonesView> {
        let mut running = self.running.lock();
        if running.as_ref().is_some_and(|one| *one.stop.borrow()) {
            *running = None;
        }
        let is_on = |one: &&Running| one.room.voting.is_open(one.room.vote);
        running.as_ref().filter(is_on).map(|one| PhonesView {
            post_mortem: one.room.vote.post_mortem,
            room: one.shown(),
            locked_out: one.room.guard.locked_out(),
            guesses: one.room.guard.guesses(),
        })
    }
}

async fn listen(address: IpAddr) -> std::io::Result<TcpListener> {
    match TcpListener::bind(SocketAddr::new(address, PORT)).await {
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            TcpListener::bind(SocketAddr::new(address, 0)).await
        }
        bound => bound,
    }
}

/// Tells windows how many ballots are in. Stops the server after the vote, or when no seated phone uses it any more.
async fn watch_over(workspace: Arc<Workspace>, room: Arc<Room>, stop: Arc<watch::Sender<bool>>) {
    let mut over: Option<Instant> = None;
    let mut before = (0, 0, room.codes.current());
    loop {
        tokio::time::sleep(LOOK).await;
        if *stop.borrow() {
            return;
        }
        // Windows are told of guesses once they are suspicious, and again at each doubling.
        let doubled = room.guard.guesses().map_or(0, |guesses| guesses.ilog2());
        let now = (room.guard.locked_out(), doubled, room.codes.current());
        let is_news = before != now;
        before = now;
        let of = is_news.then_some(room.vote.post_mortem);
        let teller = Arc::clone(&workspace);
        let _ = tokio::task::spawn_blocking(move || teller.tell_votes(of)).await;
        if room.voting.is_open(room.vote) {
            let used = *room.used.lock();
            over = None;
            if used.elapsed() < IDLE {
                continue;
            }
        } else if over.get_or_insert_with(Instant::now).elapsed() < FAREWELL {
            continue;
        }
        let _ = stop.send(true);
        let _ = tokio::task::spawn_blocking(move || workspace.tell_votes(Some(room.vote.post_mortem))).await;
        log::info!("the ballot server closed by itself");
        return;
    }
}
