//! Watching over the file of the open workspace: whether it is still there and whole, and its copy of the day.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use afterword_store::{backup, integrity};

use super::{Desk, ENDING, Opened, SessionState, name_of};
use crate::{Now, Problem, Workspace};

/// When a copy of the day that could not be made, as on a full disk, is tried again.
const COPY_AGAIN: Duration = Duration::from_secs(10 * 60);
impl Desk {
    /// Does what has to be done every few seconds; see [`Workspace::tick`].
    ///
    /// # Errors
    /// Storage problems other than those that [`Desk::watch`] shows.
    pub fn tick(&self, now: &Now) -> Result<(), Problem> {
        self.watching(|workspace| workspace.tick(now))
    }

    /// Checks that the file of the open workspace is still there; meant to be called every second. A workspace whose
    /// file was moved, replaced, deleted or overwritten is copied to a new file and closed.
    ///
    /// # Errors
    /// Storage problems.
    pub fn watch(&self) -> Result<(), Problem> {
        self.watching(Workspace::verify)
    }

    fn watching(&self, work: impl FnOnce(&Workspace) -> Result<(), Problem>) -> Result<(), Problem> {
        let Some(workspace) = self.open.lock().workspace.clone() else { return Ok(()) };
        let Err(problem) = work(&workspace) else { return Ok(()) };
        let _turn = self.turning.lock();
        let is_open = self.open.lock().workspace.as_ref().is_some_and(|open| Arc::ptr_eq(open, &workspace));
        if !is_open {
            return Ok(());
        }
        if problem == Problem::Lost {
            // A program that puts the file back at once has not taken it away.
            if workspace.verify().is_ok() {
                return Ok(());
            }
            let rescued = self.rescue(&workspace)?.map(|path| path.display().to_string());
            self.replace(&workspace, SessionState::TakenAway { rescued });
            return Ok(());
        }
        let state = SessionState::unusable(workspace.path(), &problem).ok_or(problem)?;
        self.give_up(&workspace, state);
        Ok(())
    }

    /// Copies everything of a workspace whose file was taken away into a new file, which is told until it was opened.
    pub(super) fn rescue(&self, workspace: &Workspace) -> Result<Option<PathBuf>, Problem> {
        let name = format!("{} rescued.{ENDING}", name_of(workspace.path()));
        let rescued = workspace.rescue(&name, &self.places.data)?;
        log::warn!("the file of the workspace was taken away; rescued: {}", rescued.is_some());
        if rescued.is_some() {
            self.remember(|settings| settings.rescued.clone_from(&rescued));
        }
        Ok(rescued)
    }

    fn give_up(&self, workspace: &Arc<Workspace>, state: SessionState) {
        let _ = workspace.close();
        self.replace(workspace, state);
    }

    /// Shows why a workspace is not open any more, unless another was opened meanwhile.
    fn replace(&self, workspace: &Arc<Workspace>, state: SessionState) {
        let mut open = self.open.lock();
        if open.workspace.as_ref().is_some_and(|open| Arc::ptr_eq(open, workspace)) {
            *open = Opened::without(workspace.path(), state);
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
        let workspace = {
            let mut open = self.open.lock();
            let is_due =
                open.looked_over != Some(now.today) || open.copy_again.is_some_and(|at| at <= now.uptime);
            let Some(workspace) = open.workspace.clone().filter(|_| is_due) else {
                return Ok(());
            };
            open.looked_over = Some(now.today);
            open.copy_again = None;
            workspace
        };
        let _reading = self.reading.lock();
        let path = workspace.path().to_owned();
        let problem = match integrity(&path).map_err(Problem::from) {
            Ok(detail) => detail.map(|detail| Problem::Damaged { detail }),
            Err(problem) => Some(problem),
        };
        if let Some(problem) = problem {
            let state = SessionState::unusable(&path, &problem).ok_or(problem)?;
            self.give_up(&workspace, state);
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
}
