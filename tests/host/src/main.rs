//! The same service as the desktop application's, over HTTP on loopback.
//!
//! For UI tests and for development in a browser. It listens on 127.0.0.1 only, serves the built page, and answers
//! `POST /api/<command>` with the commands of the desktop shell. Where the shell would ask with a file dialog, this
//! host takes every file of the folder `inbox` below its data folder, and writes to the folder `outbox`.

mod api;
mod keychain;
mod page;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use afterword_ballot::{Page, Phones};
use afterword_service::desk::Places;
use afterword_service::{Changed, Desk, Now, WindowSettings};
use axum::Router;
use axum::routing::{get, post};
use tokio::sync::broadcast;

/// What every request works with.
pub(crate) struct Host {
    pub(crate) desk: Desk,
    pub(crate) phones: Phones,
    pub(crate) keychain: keychain::Memory,
    pub(crate) data: PathBuf,
    pub(crate) page: PathBuf,
    pub(crate) news: broadcast::Sender<News>,
    started: Instant,
}

/// What every open page is told of.
#[derive(Clone)]
pub(crate) enum News {
    Changed(Changed),
    WindowSettings(WindowSettings),
}

impl Host {
    /// The present moment. This host is a place where a clock may be read.
    #[allow(clippy::disallowed_methods)]
    pub(crate) fn now(&self) -> Now {
        Now {
            utc: chrono::Utc::now(),
            uptime: self.started.elapsed(),
            today: chrono::Local::now().date_naive(),
            zone: chrono_tz::Tz::UTC,
        }
    }
}

#[tokio::main]
#[allow(clippy::print_stdout, clippy::disallowed_methods)]
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
    let now = Now {
        utc: chrono::Utc::now(),
        uptime: started.elapsed(),
        today: chrono::Local::now().date_naive(),
        zone: chrono_tz::Tz::UTC,
    };
    let desk = Desk::open(places, None, &now, move |change| {
        // Nobody listens before the first page is open.
        let _ = teller.send(News::Changed(change.clone()));
    });
    let part = |name: &str| std::fs::read(page.join("vote").join(name)).unwrap_or_default().into();
    let phones =
        Phones::new(Page { html: part("vote.html"), script: part("vote.js"), style: part("vote.css") });
    let keychain = keychain::Memory::default();
    let host = Arc::new(Host { desk, phones, keychain, data, page, news, started });

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
