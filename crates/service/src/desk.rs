//! Which workspace is open, and what to do when it can't be.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use afterword_domain::Refusal;
use afterword_store::{Store, StoreError, backup, integrity};
use chrono::NaiveDate;
use parking_lot::Mutex;
use serde::Serialize;
use ts_rs::TS;

use crate::op::Changed;
use crate::settings::Settings;
use crate::{Look, Now, Problem, Service};

/// The ending of a workspace file.
pub const ENDING: &str = "afterword";

/// Where the application keeps things on this machine.
#[derive(Debug, Clone)]
pub struct Places {
    /// Workspaces.
    pub data: PathBuf,
    /// Settings.
    pub config: PathBuf,
}

impl Places {
    /// The platform's own places.
    ///
    /// # Errors
    /// Where the platform names none.
    pub fn of_platform() -> Result<Self, Problem> {
        let none = || Problem::NotFound { what: "A home folder".into() };
        Ok(Self {
            data: dirs::data_dir().ok_or_else(none)?.join("afterword"),
            config: dirs::config_dir().ok_or_else(none)?.join("afterword"),
        })
    }

    /// The workspace that opens when no other was used.
    #[must_use]
    pub fn first_workspace(&self) -> PathBuf {
        self.data.join(format!("Post-mortems.{ENDING}"))
    }

    fn settings(&self) -> PathBuf {
        self.config.join("settings.json")
    }
}

/// What a window has to know before it shows anything.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Session {
    /// The version of the application.
    pub version: String,
    /// The name of the workspace: its file name without the ending.
    pub name: String,
    /// Where it lies.
    pub path: String,
    /// Whether it can be used.
    pub state: SessionState,
    /// The revision of the workspace.
    #[ts(type = "number")]
    pub revision: u64,
    /// Workspaces used lately, this one first.
    pub recent: Vec<String>,
    /// Today where the user is.
    pub today: NaiveDate,
    /// The zone of this machine.
    pub zone: String,
    /// How a record was exported last.
    pub look: Look,
}

/// Whether a workspace can be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum SessionState {
    /// It can be read and changed.
    Open,
    /// It can be read.
    ReadOnly,
    /// It can be read, as far as this version understands it.
    Newer,
    /// It is damaged, or something else lies in its place.
    Damaged {
        /// What SQLite says.
        detail: String,
        /// The newest copy that passes SQLite's check: its file.
        backup: Option<String>,
        /// The day of that copy.
        date: Option<NaiveDate>,
    },
    /// It can't be reached.
    Unreachable {
        /// Why.
        detail: String,
    },
}

type Listener = Arc<dyn Fn(&Changed) + Send + Sync>;

/// The open workspace, the settings, and everybody who listens.
pub struct Desk {
    places: Places,
    open: Mutex<Opened>,
    listener: Listener,
}

struct Opened {
    path: PathBuf,
    service: Option<Arc<Service>>,
    state: SessionState,
    /// The day on which it was looked over last.
    looked_over: Option<NaiveDate>,
}

/// Why a workspace can't be made where nothing can be written.
const NOT_WRITABLE: &str = "Nothing can be written in its folder. Make a workspace in a folder of yours.";

impl Desk {
    /// Opens the workspace that was used last, or `workspace` where one is named, or makes the first one.
    /// A workspace that can't be opened is no error: the session says so and a window offers the way out.
    pub fn open(
        places: Places,
        workspace: Option<&Path>,
        now: &Now,
        listener: impl Fn(&Changed) + Send + Sync + 'static,
    ) -> Self {
        let settings = Settings::read(&places.settings());
        let last = settings.recent.into_iter().find(|path| path.is_file());
        let path = workspace.map(Path::to_owned).or(last).unwrap_or_else(|| places.first_workspace());
        let nowhere = Opened {
            path: path.clone(),
            service: None,
            state: SessionState::Unreachable { detail: String::new() },
            looked_over: None,
        };
        let desk = Self { places, open: Mutex::new(nowhere), listener: Arc::new(listener) };
        desk.turn_to(&path, now);
        desk
    }

    /// The service of the open workspace.
    ///
    /// # Errors
    /// Why there is none.
    pub fn service(&self) -> Result<Arc<Service>, Problem> {
        let open = self.open.lock();
        open.service.clone().ok_or_else(|| match &open.state {
            SessionState::Damaged { detail, .. } => Problem::Damaged { detail: detail.clone() },
            SessionState::Unreachable { detail } => {
                Problem::File { path: open.path.display().to_string(), detail: detail.clone() }
            }
            _ => Problem::NotFound { what: "A workspace".into() },
        })
    }

    /// What a window has to know before it shows anything. `zone` is the zone of this machine.
    #[must_use]
    pub fn session(&self, zone: &str, now: &Now) -> Session {
        let open = self.open.lock();
        let settings = Settings::read(&self.places.settings());
        Session {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            name: open.path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            path: open.path.display().to_string(),
            state: open.state.clone(),
            revision: open.service.as_ref().map_or(0, |s| s.revision()),
            recent: settings.recent.iter().map(|p| p.display().to_string()).collect(),
            today: now.today,
            zone: zone.to_owned(),
            look: settings.look,
        }
    }

    /// Ballots that are in the open workspace’s memory, and go with it.
    #[must_use]
    pub fn ballots(&self) -> u32 {
        self.open.lock().service.as_ref().map_or(0, |service| service.voting().ballots())
    }

    /// Whether the open workspace can be left for another.
    ///
    /// # Errors
    /// [`Refusal::VoteOpen`] while ballots are in.
    pub fn may_leave(&self) -> Result<(), Problem> {
        match self.ballots() {
            0 => Ok(()),
            ballots => Err(Refusal::VoteOpen { ballots }.into()),
        }
    }

    /// Opens another workspace, or makes it where there is none. Why one can’t be used is told by [`Desk::session`].
    ///
    /// # Errors
    /// [`Refusal::VoteOpen`] while ballots are in.
    pub fn switch(&self, path: &Path, now: &Now) -> Result<(), Problem> {
        self.may_leave()?;
        self.turn_to(path, now);
        Ok(())
    }

    fn turn_to(&self, path: &Path, now: &Now) {
        let opened = self.opened(path, now);
        if opened.service.is_some() {
            self.remember(|settings| settings.opened(path));
        }
        *self.open.lock() = opened;
        (self.listener)(&Changed { revision: 0, changes: Vec::new(), library: true });
    }

    fn opened(&self, path: &Path, now: &Now) -> Opened {
        let folder = path.parent().map(std::fs::create_dir_all).transpose();
        let store = folder.map_err(StoreError::from).and_then(|_| Store::open(path, now.today));
        let (service, state) = match store.map_err(Problem::from).and_then(|store| Service::new(store, now)) {
            Ok(service) => {
                let listener = Arc::clone(&self.listener);
                service.listen(move |changed| listener(changed));
                let state = match service.read_only() {
                    (false, _) => SessionState::Open,
                    (true, false) => SessionState::ReadOnly,
                    (true, true) => SessionState::Newer,
                };
                (Some(Arc::new(service)), state)
            }
            Err(Problem::Damaged { detail }) => (None, damaged(path, detail)),
            Err(Problem::ReadOnly) => (None, SessionState::Unreachable { detail: NOT_WRITABLE.to_owned() }),
            Err(problem) => (None, SessionState::Unreachable { detail: problem.to_string() }),
        };
        Opened { path: path.to_owned(), service, state, looked_over: None }
    }

    /// Reads the coach’s rules, looks the whole file over and makes the copy of the day, once a day for each
    /// workspace that is opened;
    /// meant to be called every few seconds from a thread of its own, after the first window shows. A damaged
    /// file is never copied over a good one: it is told and closed instead.
    ///
    /// # Errors
    /// Storage problems other than damage.
    pub fn look_over(&self, now: &Now) -> Result<(), Problem> {
        crate::hearing::warm();
        let path = {
            let mut open = self.open.lock();
            if open.service.is_none() || open.looked_over == Some(now.today) {
                return Ok(());
            }
            open.looked_over = Some(now.today);
            open.path.clone()
        };
        if let Some(detail) = integrity(&path)? {
            let state = damaged(&path, detail);
            let mut open = self.open.lock();
            // Another workspace may have been opened meanwhile; the verdict is not about that one.
            if open.path == path {
                *open = Opened { path, service: None, state, looked_over: None };
                drop(open);
                (self.listener)(&Changed { revision: 0, changes: Vec::new(), library: true });
            }
            return Ok(());
        }
        let open = self.open.lock();
        let is_open = open.path == path && open.state == SessionState::Open;
        drop(open);
        if is_open {
            backup::daily(&path, now.today)?;
        }
        Ok(())
    }

    /// Makes a new workspace and opens it. The file gets the ending of workspaces where it has none.
    ///
    /// # Errors
    /// [`Problem::File`] where a file of this name is there: a workspace is never made over another;
    /// [`Refusal::VoteOpen`].
    pub fn make(&self, path: &Path, now: &Now) -> Result<(), Problem> {
        let path = with_ending(path);
        if path.exists() {
            let path = path.display().to_string();
            return Err(Problem::File { path, detail: "there is a file of this name already".into() });
        }
        self.switch(&path, now)
    }

    /// Puts a copy in the place of a damaged workspace, or a new empty one where none is named, and opens it.
    /// Returns where the damaged file is kept.
    ///
    /// # Errors
    /// File problems; the damaged file is kept in any case.
    pub fn recover(&self, from: Option<&Path>, now: &Now) -> Result<String, Problem> {
        let path = {
            let mut open = self.open.lock();
            open.service = None;
            open.path.clone()
        };
        let at = now.utc.naive_utc();
        let kept = match from {
            Some(copy) => backup::restore(&path, copy, at)?,
            None => backup::set_aside(&path, at)?,
        };
        self.turn_to(&path, now);
        Ok(kept.display().to_string())
    }

    /// Copies the open workspace to another file, with the ending of workspaces. Returns where it lies.
    ///
    /// # Errors
    /// File problems; a half-made copy is removed.
    pub fn copy_to(&self, to: &Path) -> Result<PathBuf, Problem> {
        let path = self.open.lock().path.clone();
        let to = with_ending(to);
        backup::copy(&path, &to)?;
        Ok(to)
    }

    /// Makes a dated copy of the open workspace beside it. Returns where it lies.
    ///
    /// # Errors
    /// File problems.
    pub fn back_up(&self, now: &Now) -> Result<String, Problem> {
        let path = self.open.lock().path.clone();
        Ok(backup::now(&path, now.utc.naive_utc())?.display().to_string())
    }

    /// Where a record was exported last, while that folder is there.
    #[must_use]
    pub fn last_folder(&self) -> Option<PathBuf> {
        Settings::read(&self.places.settings()).folder.filter(|folder| folder.is_dir())
    }

    /// Remembers where something was exported, and how a record looked. A setting that can't be written is let go.
    pub fn exported(&self, to: &Path, look: Option<Look>) {
        self.remember(|settings| {
            settings.folder = to.parent().map(Path::to_owned);
            settings.look = look.unwrap_or(settings.look);
        });
    }

    /// Where new workspaces are proposed.
    #[must_use]
    pub fn workspaces_folder(&self) -> &Path {
        &self.places.data
    }

    fn remember(&self, change: impl FnOnce(&mut Settings)) {
        let file = self.places.settings();
        let mut settings = Settings::read(&file);
        change(&mut settings);
        let _ = settings.write(&file);
    }
}

/// A path with the ending of workspaces.
fn with_ending(path: &Path) -> PathBuf {
    if path.extension().is_some_and(|ending| ending == ENDING) {
        return path.to_owned();
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ENDING);
    name.into()
}

fn damaged(path: &Path, detail: String) -> SessionState {
    let copy = backup::newest_good(path).ok().flatten();
    SessionState::Damaged {
        detail,
        date: copy.as_ref().map(|c| c.date),
        backup: copy.map(|c| c.path.display().to_string()),
    }
}
