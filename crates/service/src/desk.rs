//! Which workspace is open, and what to do when it can't be.

mod places;
mod session;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use afterword_domain::Refusal;
use afterword_store::{Store, StoreError, backup, integrity};
use chrono::NaiveDate;
use parking_lot::Mutex;

use crate::op::Changed;
use crate::settings::Settings;
use crate::{Look, Now, Problem, Service};

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
    listener: Listener,
}

struct Opened {
    path: PathBuf,
    service: Option<Arc<Service>>,
    state: SessionState,
    /// The day on which it was looked over last.
    looked_over: Option<NaiveDate>,
    /// When the copy of that day is tried again, since it could not be made.
    copy_again: Option<Duration>,
}

impl Opened {
    /// A workspace that can't be used.
    fn without(path: &Path, state: SessionState) -> Self {
        Self { path: path.to_owned(), service: None, state, looked_over: None, copy_again: None }
    }
}

/// When a copy of the day that could not be made, as on a full disk, is tried again.
const COPY_AGAIN: Duration = Duration::from_secs(10 * 60);
/// Why a workspace can't be made where nothing can be written.
const NOT_WRITABLE: &str = "Nothing can be written in its folder. Make a workspace in a folder of yours.";
/// Why a workspace is not opened by itself.
const DID_NOT_END: &str =
    "Opening it did not come to its end last time, so it was not opened again by itself.";

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
            listener: Arc::new(listener),
        };
        if did_not_end {
            *desk.open.lock() = Opened::without(&path, SessionState::unreachable(DID_NOT_END));
        } else {
            desk.take_up(&path, now, if is_first_start { make_first } else { Store::open });
        }
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
            SessionState::Foreign { what: Some(what), .. } => Problem::Foreign { what: what.clone() },
            SessionState::Foreign { what: None, .. } => Problem::TooMuch,
            SessionState::TakenAway { .. } => Problem::Lost,
            SessionState::Unreachable { detail, .. } => {
                Problem::File { path: open.path.display().to_string(), detail: detail.clone() }
            }
            _ => Problem::NotFound { what: "A workspace".into() },
        })
    }

    /// What a window has to know before it shows anything. `zone` is the zone of this machine.
    #[must_use]
    pub fn session(&self, zone: &str, now: &Now) -> Session {
        let (path, state, service) = {
            let open = self.open.lock();
            (open.path.clone(), open.state.clone(), open.service.clone())
        };
        let settings = Settings::read(&self.places.settings());
        let findings = service.as_ref().map(|service| service.findings()).unwrap_or_default();
        let rescued = settings.rescued.filter(|rescued| *rescued != path && rescued.is_file());
        let rescued = rescued.map(|path| OpeningFinding::Rescued { file: path.display().to_string() });
        let is_told = matches!(state, SessionState::TakenAway { .. });
        Session {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            name: name_of(&path),
            path: path.display().to_string(),
            state,
            findings: findings.iter().map(Into::into).chain(rescued.filter(|_| !is_told)).collect(),
            revision: service.as_ref().map_or(0, |service| service.revision()),
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
        if let Ok(service) = self.service() {
            match service.write_down(now) {
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
            if opened.service.is_some() {
                settings.opened(path);
                settings.rescued = settings.rescued.take().filter(|rescued| rescued != path);
            }
        });
        self.show(opened);
    }

    fn opened(&self, path: &Path, now: &Now, open: Opening) -> Opened {
        let (service, state) =
            match open(path, now.today).map_err(Problem::from).and_then(|store| Service::new(store, now)) {
                Ok(service) => {
                    let listener = Arc::clone(&self.listener);
                    service.listen(move |changed| listener(changed));
                    if service.keep_requests(&self.places.config.join("tickets.json")).is_err() {
                        log::warn!("which tickets wait is not known, and will not be kept");
                    }
                    let state = match service.read_only() {
                        (false, _) => SessionState::Open,
                        (true, false) => SessionState::ReadOnly,
                        (true, true) => SessionState::Newer,
                    };
                    (Some(Arc::new(service)), state)
                }
                Err(problem) => (None, closed(path, &problem)),
            };
        Opened { path: path.to_owned(), service, state, looked_over: None, copy_again: None }
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
        let Some(service) = self.open.lock().service.take() else { return Ok(()) };
        let closed = match service.close() {
            Err(Problem::Lost) => self.rescue(&service).map(drop),
            other => other,
        };
        let Err(problem) = closed else { return Ok(()) };
        log::warn!("a workspace was not closed as it should be: {problem}");
        if problem != Problem::Busy {
            return Ok(());
        }
        self.open.lock().service = Some(service);
        Err(problem)
    }

    /// Does what has to be done every few seconds; see [`Service::tick`].
    ///
    /// # Errors
    /// Storage problems other than those that [`Desk::watch`] shows.
    pub fn tick(&self, now: &Now) -> Result<(), Problem> {
        self.watching(|service| service.tick(now))
    }

    /// Checks that the file of the open workspace is still there; meant to be called every second. A workspace whose
    /// file was moved, replaced, deleted or overwritten is copied to a new file and closed.
    ///
    /// # Errors
    /// Storage problems.
    pub fn watch(&self) -> Result<(), Problem> {
        self.watching(Service::verify)
    }

    fn watching(&self, work: impl FnOnce(&Service) -> Result<(), Problem>) -> Result<(), Problem> {
        let Some(service) = self.open.lock().service.clone() else { return Ok(()) };
        let Err(problem) = work(&service) else { return Ok(()) };
        let _turn = self.turning.lock();
        let is_open = self.open.lock().service.as_ref().is_some_and(|open| Arc::ptr_eq(open, &service));
        if !is_open {
            return Ok(());
        }
        if problem == Problem::Lost {
            // A program that puts the file back at once has not taken it away.
            if service.verify().is_ok() {
                return Ok(());
            }
            let rescued = self.rescue(&service)?.map(|path| path.display().to_string());
            self.replace(&service, SessionState::TakenAway { rescued });
            return Ok(());
        }
        let state = SessionState::unusable(service.path(), &problem).ok_or(problem)?;
        self.give_up(&service, state);
        Ok(())
    }

    /// Copies everything of a workspace whose file was taken away into a new file, which is told until it was opened.
    fn rescue(&self, service: &Service) -> Result<Option<PathBuf>, Problem> {
        let name = format!("{} rescued.{ENDING}", name_of(service.path()));
        let rescued = service.rescue(&name, &self.places.data)?;
        log::warn!("the file of the workspace was taken away; rescued: {}", rescued.is_some());
        if rescued.is_some() {
            self.remember(|settings| settings.rescued.clone_from(&rescued));
        }
        Ok(rescued)
    }

    fn give_up(&self, service: &Arc<Service>, state: SessionState) {
        let _ = service.close();
        self.replace(service, state);
    }

    /// Shows why a workspace is not open any more, unless another was opened meanwhile.
    fn replace(&self, service: &Arc<Service>, state: SessionState) {
        let mut open = self.open.lock();
        if open.service.as_ref().is_some_and(|open| Arc::ptr_eq(open, service)) {
            *open = Opened::without(service.path(), state);
            drop(open);
            self.announce();
        }
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
        let service = {
            let mut open = self.open.lock();
            let is_due =
                open.looked_over != Some(now.today) || open.copy_again.is_some_and(|at| at <= now.uptime);
            let Some(service) = open.service.clone().filter(|_| is_due) else {
                return Ok(());
            };
            open.looked_over = Some(now.today);
            open.copy_again = None;
            service
        };
        let _reading = self.reading.lock();
        let path = service.path().to_owned();
        let problem = match integrity(&path).map_err(Problem::from) {
            Ok(detail) => detail.map(|detail| Problem::Damaged { detail }),
            Err(problem) => Some(problem),
        };
        if let Some(problem) = problem {
            let state = SessionState::unusable(&path, &problem).ok_or(problem)?;
            self.give_up(&service, state);
            return Ok(());
        }
        let is_open = || {
            let open = self.open.lock();
            (open.path == path && open.state == SessionState::Open).then_some(open)
        };
        if is_open().is_none() {
            return Ok(());
        }
        let copied = backup::daily(&path, now.today);
        if let Some(mut open) = is_open().filter(|_| copied.is_err()) {
            open.copy_again = Some(now.uptime + COPY_AGAIN);
        }
        Ok(copied.map(drop)?)
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
            return Err(Problem::File { path, detail: "there is a file of this name already".into() });
        }
        self.turn_to(&path, now, Store::make)
    }

    /// Puts a copy in the place of a damaged workspace, or a new empty one where none is named, and opens it.
    /// Returns where the damaged file is kept.
    ///
    /// # Errors
    /// File problems; the damaged file is kept in any case.
    pub fn recover(&self, from: Option<&Path>, now: &Now) -> Result<String, Problem> {
        self.may_leave()?;
        let _held = (self.turning.lock(), self.reading.lock());
        self.close_open()?;
        let path = self.open.lock().path.clone();
        let at = now.utc.naive_utc();
        let kept = match from {
            Some(copy) => backup::restore(&path, copy, at)?,
            None => backup::set_aside(&path, at)?,
        };
        self.take_up(&path, now, Store::open_or_make);
        Ok(kept.display().to_string())
    }

    /// Copies the open workspace to another file, with the ending of workspaces. Returns where it lies.
    ///
    /// # Errors
    /// File problems; a half-made copy is removed.
    pub fn copy_to(&self, to: &Path) -> Result<PathBuf, Problem> {
        let _reading = self.reading.lock();
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
        let _reading = self.reading.lock();
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

    /// Where new workspaces are proposed: where people look for their files.
    #[must_use]
    pub fn workspaces_folder(&self) -> PathBuf {
        dirs::document_dir().filter(|folder| folder.is_dir()).unwrap_or_else(|| self.places.data.clone())
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

/// The state of a workspace that could not be opened.
fn closed(path: &Path, problem: &Problem) -> SessionState {
    match (SessionState::unusable(path, problem), problem) {
        (Some(state), _) => state,
        (None, Problem::ReadOnly) => SessionState::unreachable(NOT_WRITABLE),
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
