//! The state behind every command: the desk, the clock, and the events to the windows.

use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use afterword_ballot::{Page, Server};
use afterword_service::desk::Places;
use afterword_service::host::CHANGED;
use afterword_service::{BallotServer as _, Desk, Now, Problem};
use tauri::{AppHandle, Emitter as _};

use crate::awake::Awake;

pub(crate) struct Shell {
    pub(crate) desk: Desk,
    pub(crate) ballot_server: Server,
    pub(crate) awake: Awake,
    pub(crate) started: Instant,
    pub(crate) is_ready: AtomicBool,
    /// Set while the room view becomes full screen: the focus that it gets next goes back to the facilitator's window.
    pub(crate) room_takes_keyboard: AtomicBool,
    pub(crate) app: AppHandle,
}

impl Shell {
    /// Opens the desk. Each of its changes is emitted to every window.
    pub(crate) fn open(app: AppHandle, workspace: Option<&Path>) -> Result<Self, Problem> {
        let started = Instant::now();
        let page = voting_page(&app);
        let windows = app.clone();
        let desk = Desk::open(Places::of_platform()?, workspace, &now(started), move |changed| {
            if windows.emit(CHANGED, changed).is_err() {
                log::warn!("a window could not be told of a change");
            }
        });
        Ok(Self {
            desk,
            ballot_server: Server::new(page),
            awake: Awake::new(),
            started,
            is_ready: AtomicBool::new(false),
            room_takes_keyboard: AtomicBool::new(false),
            app,
        })
    }

    pub(crate) fn moment(&self) -> Now {
        now(self.started)
    }

    /// Closes everything before the application ends, so that the workspace file alone holds everything. Has to be
    /// quick: a system that shuts down waits only a few seconds.
    pub(crate) fn leave(&self) {
        self.ballot_server.close();
        self.awake.set(false);
        self.log_failure("written down", self.desk.tick(&self.moment()));
        self.desk.close();
    }

    pub(crate) fn log_failure(&self, what: &str, done: Result<(), Problem>) {
        if let Err(problem) = done {
            log::warn!("the workspace could not be {what}: {problem}");
        }
    }
}

/// Returns the voting page for phones from the embedded assets.
fn voting_page(app: &AppHandle) -> Page {
    let part = |name: &str| app.asset_resolver().get(name.to_owned()).map(|found| found.bytes.into());
    Page {
        html: part("vote/vote.html").unwrap_or_default(),
        script: part("vote/vote.js").unwrap_or_default(),
        style: part("vote/vote.css").unwrap_or_default(),
    }
}

/// Returns the name of the machine's time zone.
fn own_zone() -> String {
    iana_time_zone::get_timezone().unwrap_or_else(|_| "UTC".to_owned())
}

/// Reads the clock, which only a host may do.
#[allow(clippy::disallowed_methods)]
fn now(started: Instant) -> Now {
    Now {
        utc: chrono::Utc::now(),
        uptime: started.elapsed(),
        today: chrono::Local::now().date_naive(),
        zone: own_zone().parse().unwrap_or_default(),
    }
}
