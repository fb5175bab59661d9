//! Which workspace is open, and what to do when it can't be.

mod copies;
mod places;
mod session;
mod watch;
mod windows;

use afterword_words as words;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use afterword_domain::Refusal;
use afterword_store::{Store, StoreError, backup};
use chrono::NaiveDate;
use parking_lot::Mutex;

use crate::op::Changed;
use crate::settings::Settings;
use crate::{Look, Now, Problem, WindowSettings, Workspace};

pub use places::Places;
pub use session::{OpeningFinding, Session, SessionState};

/// The ending of a workspace file.
pub const ENDING: &str = "afterword";

type Listener = Arc<dyn Fn(&Changed) + Send + Sync>;
/// How a workspace is opened: only where it is there, only where it is not, or in either case.
type Opening = fn(&Path, NaiveDate) -> Result<Store, StoreError>;

/// The open workspace, the settings, and everybody who listens.
pub struct Desk {
    places: Places,
    /// Held while one workspace is closed and another opened: two connections of this process to one file would end each
    /// other's locks.
    turning: Mutex<()>,
    /// Held while the file is checked or copied beside the connection of its workspace, for the same reason: nothing is
    /// opened then.
    reading: Mutex<()>,
    open: Mutex<Opened>,
    /// What the user chose for the windows. It holds for this run where the file can't be written.
    windows: Mutex<WindowSettings>,
    /// Held while the settings file is read, changed and written.
    remembering: Mutex<()>,
    listener: Listener,
}

struct Opened {
    path: PathBuf,
    workspace: Option<Arc<Workspace>>,
    state: SessionState,
    /// The day on which it was looked over last.
    looked_over: Option<NaiveDate>,
    /// When the copy of that day is tried again, since it could not be made.
    copy_again: Option<Duration>,
}

impl Opened {
    /// A workspace that can't be used.
    fn without(path: &Path, state: SessionState) -> Self {
        Self { path: path.to_owned(), workspace: None, state, looked_over: None, copy_again: None }
    }
}

impl Desk {
    /// Opens `workspace` where one is named, else the one that was used last, else the first one, which is made where
    /// neither it nor a copy of it is there. A workspace that can't be opened is no error: the session says so and a
    /// window offers the way out.
    pub fn open(
        places: Places,
        workspace: Option<&Path>,
        now: &Now,
        listener: impl Fn(&Changed) + Send + Sync + 'static,
    ) -> Self {
        let settings = Settings::read(&places.settings());
        let windows = settings.windows;
        let first = places.first_workspace();
        let last = settings.recent.into_iter().next();
        let is_first_start = workspace.is_none() && last.is_none() && !has_traces(&first);
        let path = workspace.map(Path::to_owned).or(last).unwrap_or(first);
        let did_not_end = workspace.is_none() && settings.opening.as_deref() == Some(&*path);
        let desk = Self {
            places,
            turning: Mutex::default(),
            reading: Mutex::default(),
            open: Mutex::new(Opened::without(&path, SessionState::unreachable(""))),
            windows: Mutex::new(windows),
            remembering: Mutex::default(),
            listener: Arc::new(listener),
        };
        if did_not_end {
            *desk.open.lock() =
                Opened::without(&path, SessionState::unreachable(words::unreachable_did_not_end()));
        } else {
            desk.take_up(&path, now, if is_first_start { make_first } else { Store::open });
        }
        desk
    }

    /// The open workspace.
    ///
    /// # Errors
    /// Why there is none.
    pub fn workspace(&self) -> Result<Arc<Workspace>, Problem> {
        let open = self.open.lock();
        open.workspace.clone().ok_or_else(|| match &open.state {
            SessionState::Damaged { detail, .. } => Problem::Damaged { detail: detail.clone() },
            SessionState::Foreign { what: Some(what), .. } => Problem::Foreign { what: what.clone() },
            SessionState::Foreign { what: None, .. } => Problem::TooMuch,
            SessionState::TakenAway { .. } => Problem::Lost,
            SessionState::Unreachable { detail, .. } => {
                Problem::File { path: open.path.display().to_string(), detail: detail.clone() }
            }
            _ => Problem::NotFound { what: "A workspace".into() },
        })
    }

    /// What a window has to know before it shows anything.
    #[must_use]
    pub fn session(&self, now: &Now) -> Session {
        let (path, state, workspace) = {
            let open = self.open.lock();
            (open.path.clone(), open.state.clone(), open.workspace.clone())
        };
        let settings = Settings::read(&self.places.settings());
        let findings = workspace.as_ref().map(|workspace| workspace.findings()).unwrap_or_default();
        let rescued = settings.rescued.filter(|rescued| *rescued != path && rescued.is_file());
        let rescued = rescued.map(|path| OpeningFinding::Rescued { file: path.display().to_string() });
        let is_told = matches!(state, SessionState::TakenAway { .. });
        Session {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            name: name_of(&path),
            path: path.display().to_string(),
            state,
            findings: findings.iter().map(Into::into).chain(rescued.filter(|_| !is_told)).collect(),
            revision: workspace.as_ref().map_or(0, |workspace| workspace.revision()),
            recent: settings.recent.iter().map(|p| p.display().to_string()).collect(),
            today: now.today,
            zone: now.zone.name().to_owned(),
            look: settings.look,
        }
    }

    /// Ballots that are in the open workspace’s memory, and go with it.
    #[must_use]
    pub fn ballots(&self) -> u32 {
        self.open.lock().workspace.as_ref().map_or(0, |workspace| workspace.voting().ballots())
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

    /// Opens another workspace. Why one can’t be used is told by [`Desk::session`].
    ///
    /// # Errors
    /// [`Refusal::VoteOpen`] while ballots are in; [`Problem::Busy`] where a request does not come to its end.
    pub fn switch(&self, path: &Path, now: &Now) -> Result<(), Problem> {
        self.turn_to(path, now, Store::open)
    }

    fn turn_to(&self, path: &Path, now: &Now, open: Opening) -> Result<(), Problem> {
        self.may_leave()?;
        let _held = (self.turning.lock(), self.reading.lock());
        if let Ok(workspace) = self.workspace() {
            match workspace.write_down(now) {
                Err(Problem::Busy) => return Err(Problem::Busy),
                Err(problem) => log::warn!("the clock could not be written down: {problem}"),
                Ok(()) => {}
            }
        }
        self.close_open()?;
        self.take_up(path, now, open);
        Ok(())
    }

    /// Opens a workspace while none is open.
    fn take_up(&self, path: &Path, now: &Now, open: Opening) {
        self.remember(|settings| settings.opening = Some(path.to_owned()));
        let opened = self.opened(path, now, open);
        self.remember(|settings| {
            settings.opening = None;
            if opened.workspace.is_some() {
                settings.opened(path);
                settings.rescued = settings.rescued.take().filter(|rescued| rescued != path);
            }
        });
        self.show(opened);
    }

    fn opened(&self, path: &Path, now: &Now, open: Opening) -> Opened {
        let (workspace, state) =
            match open(path, now.today).map_err(Problem::from).and_then(|store| Workspace::new(store, now)) {
                Ok(workspace) => {
                    let listener = Arc::clone(&self.listener);
                    workspace.listen(move |changed| listener(changed));
                    if workspace.tickets().keep_requests(&self.places.config.join("tickets.json")).is_err() {
                        log::warn!("which tickets wait is not known, and will not be kept");
                    }
                    let state = match workspace.read_only() {
                        (false, _) => SessionState::Open,
                        (true, false) => SessionState::ReadOnly,
                        (true, true) => SessionState::Newer,
                    };
                    (Some(Arc::new(workspace)), state)
                }
                Err(problem) => (None, closed(path, &problem)),
            };
        Opened { path: path.to_owned(), workspace, state, looked_over: None, copy_again: None }
    }

    /// Shows windows another workspace, or why there is none.
    fn show(&self, opened: Opened) {
        *self.open.lock() = opened;
        self.announce();
    }

    /// Tells windows that everything on screen may be of another workspace.
    fn announce(&self) {
        (self.listener)(&Changed { revision: 0, changes: Vec::new(), library: true });
    }

    /// Closes the open workspace, so that its file alone holds everything. Requests that come later are refused.
    pub fn close(&self) {
        let _turn = self.turning.lock();
        let _ = self.close_open();
    }

    /// Closes what is open. It stays open where a request does not come to its end; any other problem is logged.
    fn close_open(&self) -> Result<(), Problem> {
        let Some(workspace) = self.open.lock().workspace.take() else { return Ok(()) };
        let closed = match workspace.close() {
            Err(Problem::Lost) => self.rescue(&workspace).map(drop),
            other => other,
        };
        let Err(problem) = closed else { return Ok(()) };
        log::warn!("a workspace was not closed as it should be: {problem}");
        if problem != Problem::Busy {
            return Ok(());
        }
        self.open.lock().workspace = Some(workspace);
        Err(problem)
    }

    /// Makes a new workspace and opens it. The file gets the ending of workspaces where it has none.
    ///
    /// # Errors
    /// [`Problem::File`] where a file of this name is there: a workspace is never made over another;
    /// [`Refusal::VoteOpen`].
    pub fn make(&self, path: &Path, now: &Now) -> Result<(), Problem> {
        let path = with_ending(path);
        if path.symlink_metadata().is_ok() {
            let path = path.display().to_string();
            return Err(Problem::File { path, detail: words::reason_exists().to_owned() });
        }
        self.turn_to(&path, now, Store::make)
    }

    /// Where a record was exported last, while that folder is there.
    #[must_use]
    pub fn last_folder(&self) -> Option<PathBuf> {
        Settings::read(&self.places.settings()).folder.filter(|folder| folder.is_dir())
    }

    /// Remembers where something was exported, and how a record looked; which parts it had is chosen each time. A setting that can't be written is let go.
    pub fn exported(&self, to: &Path, look: Option<Look>) {
        self.remember(|settings| {
            settings.folder = to.parent().map(Path::to_owned);
            settings.look = look.map_or(settings.look, Look::lasting);
        });
    }

    /// Where new workspaces are proposed: where people look for their files.
    #[must_use]
    pub fn workspaces_folder(&self) -> PathBuf {
        dirs::document_dir().filter(|folder| folder.is_dir()).unwrap_or_else(|| self.places.data.clone())
    }

    fn remember(&self, change: impl FnOnce(&mut Settings)) {
        let _held = self.remembering.lock();
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

/// The state of a workspace that could not be opened.
fn closed(path: &Path, problem: &Problem) -> SessionState {
    match (SessionState::unusable(path, problem), problem) {
        (Some(state), _) => state,
        (None, Problem::ReadOnly) => SessionState::unreachable(words::unreachable_not_writable()),
        (None, _) if !path.exists() => SessionState::missing(path),
        (None, problem) => SessionState::unreachable(problem.to_string()),
    }
}

/// The name of a workspace: that of its file without the ending.
fn name_of(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Makes the first workspace, and the folder of the application.
fn make_first(path: &Path, today: NaiveDate) -> Result<Store, StoreError> {
    path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
    Store::make(path, today)
}

/// Whether a workspace is there, or was: something lies at its path, or there are copies of it.
fn has_traces(workspace: &Path) -> bool {
    workspace.symlink_metadata().is_ok() || backup::copies(workspace).is_ok_and(|copies| !copies.is_empty())
}
