//! The same service as the desktop application's, over HTTP on loopback.
//!
//! For UI tests and for development in a browser. It listens on 127.0.0.1 only, serves the built page, and answers
//! `POST /api/<command>` with the commands of the desktop shell. Where the shell would ask with a file dialog, this
//! host takes every file of the folder `inbox` below its data folder, and writes to the folder `outbox`.

mod api;
mod keychain;
mod page;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use afterword_ballot::{Page, Server};
use afterword_service::desk::Places;
use afterword_service::host::{FileKind, MenuEntry};
use afterword_service::{BallotServer, Changed, Desk, Host, Keychain, Now, Problem, WindowSettings};
use axum::Router;
use axum::routing::{get, post};
use tokio::sync::broadcast;

/// What every request works with.
pub(crate) struct TestHost {
    pub(crate) desk: Desk,
    pub(crate) page: PathBuf,
    pub(crate) news: broadcast::Sender<News>,
    ballot_server: Server,
    keychain: keychain::Memory,
    data: PathBuf,
    started: Instant,
}

/// What every open page is told of.
#[derive(Clone)]
pub(crate) enum News {
    Changed(Changed),
    WindowSettings(WindowSettings),
}

impl TestHost {
    /// The present moment. This host is a place where a clock may be read.
    pub(crate) fn moment(&self) -> Now {
        now(self.started)
    }
}

#[allow(clippy::disallowed_methods)]
fn now(started: Instant) -> Now {
    Now {
        utc: chrono::Utc::now(),
        uptime: started.elapsed(),
        today: chrono::Local::now().date_naive(),
        zone: chrono_tz::Tz::UTC,
    }
}

impl Host for TestHost {
    fn desk(&self) -> &Desk {
        &self.desk
    }

    fn now(&self) -> Now {
        self.moment()
    }

    fn keychain(&self) -> &dyn Keychain {
        &self.keychain
    }

    fn ballot_server(&self) -> &dyn BallotServer {
        &self.ballot_server
    }

    fn ask_where_to_save(&self, _: Option<&Path>, name: &str, _: &FileKind) -> Option<PathBuf> {
        Some(self.data.join("outbox").join(name))
    }

    fn ask_for_file(&self, _: Option<&Path>, kind: &FileKind) -> Option<PathBuf> {
        self.ask_for_files(kind).into_iter().next()
    }

    fn ask_for_files(&self, _: &FileKind) -> Vec<PathBuf> {
        api::inbox(&self.data)
    }

    fn show_settings(&self, settings: &WindowSettings) {
        // Nobody listens before the first page is open.
        let _ = self.news.send(News::WindowSettings(*settings));
    }

    // A browser has a menu bar, windows and a start of its own.

    fn set_menu(&self, _: &[MenuEntry]) -> Result<(), Problem> {
        Ok(())
    }

    fn show_room(&self, _: bool) -> Result<(), Problem> {
        Ok(())
    }

    fn show_in_folder(&self, _: &Path) -> Result<(), Problem> {
        Ok(())
    }

    fn open_link(&self, _: &str) -> Result<(), Problem> {
        Ok(())
    }

    fn ready(&self) {}
}

#[tokio::main]
#[allow(clippy::print_stdout)]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    afterword_ballot::descriptors::raise_limit();
    let mut arguments = std::env::args().skip(1);
    let data =
        PathBuf::from(arguments.next().ok_or("usage: afterword-testhost DATA-FOLDER PAGE-FOLDER [PORT]")?);
    let page = PathBuf::from(arguments.next().ok_or("name the folder with the built page")?);
    let port: u16 = arguments.next().map_or(Ok(0), |p| p.parse())?;
    std::fs::create_dir_all(data.join("inbox"))?;
    std::fs::create_dir_all(data.join("outbox"))?;

    let (news, _) = broadcast::channel(256);
    let teller = news.clone();
    let places = Places { data: data.join("data"), config: data.join("config") };
    let started = Instant::now();
    let desk = Desk::open(places, None, &now(started), move |change| {
        // Nobody listens before the first page is open.
        let _ = teller.send(News::Changed(change.clone()));
    });
    let part = |name: &str| std::fs::read(page.join("vote").join(name)).unwrap_or_default().into();
    let ballot_server =
        Server::new(Page { html: part("vote.html"), script: part("vote.js"), style: part("vote.css") });
    let keychain = keychain::Memory::default();
    let host = Arc::new(TestHost { desk, page, news, ballot_server, keychain, data, started });

    let router = Router::new()
        .route("/api/changed", get(api::news))
        .route("/api/{command}", post(api::command))
        .fallback(page::serve)
        .with_state(host);
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    println!("http://{}", listener.local_addr()?);
    axum::serve(listener, router).await?;
    Ok(())
}
