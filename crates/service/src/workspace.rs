//! The open workspace: acts in, views out, everybody told what changed.

mod clock;
mod file;
mod library_acts;
mod votes;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use afterword_domain::text::shortened;
use afterword_domain::{Participant, PostMortem, PostMortemId, Refusal};
use afterword_intake::people::{self, Invited};
use afterword_store::history::{self, Entry, WORKSPACE};
use afterword_store::table::history::newest;
use afterword_store::table::post_mortem::by_number;
use afterword_store::{Access, Connection, Finding, Store, load_post_mortem, row};
use parking_lot::{Mutex, MutexGuard};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::edit::{Act as _, ActContext, VoteEffect};
use crate::fault::Fault;
use crate::importing::Importing;
use crate::led::Led;
use crate::now::Ids;
use crate::view::{self, Snapshot};
use crate::voting::Voting;
use crate::waiting::Waiting;
use crate::{
    Applied, Area, Change, Changed, LibraryOp, LibraryPage, LibraryRequest, Now, Op, Problem, amend, library,
};

type Listener = Box<dyn Fn(&Changed) + Send>;

/// The use cases of one open workspace. Safe to share between threads.
pub struct Workspace {
    state: Mutex<State>,
    ids: Arc<Ids>,
    voting: Arc<Voting>,
    /// Held while tickets are made.
    pub(crate) waiting: Waiting,
    pub(crate) importing: Importing,
    listeners: Mutex<Vec<Listener>>,
    path: PathBuf,
    access: Access,
    newer: bool,
    findings: Vec<Finding>,
}

/// What is held while a request is carried out.
pub(crate) struct State {
    pub(crate) store: Store,
    pub(crate) revision: u64,
    /// The meeting that is led here; the shared screen shows this one alone.
    pub(crate) led: Option<Led>,
    data_version: i64,
    /// The revision at the last tick.
    ticked_at: u64,
    /// Why nothing can be read or written any more, once the workspace was closed.
    closed: Option<Problem>,
}

/// The most characters of what an act is about that the history keeps.
const LONGEST_DETAIL: usize = 80;

/// One act as the history tells it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HistoryEntry {
    /// Its place in the order of all acts of the workspace.
    #[ts(type = "number")]
    pub seq: i64,
    /// When, in milliseconds since 1970.
    #[ts(type = "number")]
    pub at: i64,
    /// The name of the act.
    #[ts(type = "import(\"./ActName\").ActName")]
    pub act: String,
    /// What it was about, in a few words.
    pub detail: String,
    /// Whether it is undone at the moment.
    pub undone: bool,
}

impl Workspace {
    /// Serves an open workspace file.
    ///
    /// # Errors
    /// Storage errors.
    pub fn new(store: Store, now: &Now) -> Result<Self, Problem> {
        let (path, access, newer) = (store.path.clone(), store.access, store.newer.is_some());
        let findings = store.findings.clone();
        let data_version = store.data_version()?;
        let ids = Arc::new(Ids::new(now.utc));
        let voting = Voting::new(&store.db, Arc::clone(&ids));
        Ok(Self {
            state: Mutex::new(State {
                store,
                revision: 1,
                led: None,
                data_version,
                ticked_at: 0,
                closed: None,
            }),
            findings,
            voting: Arc::new(voting),
            ids,
            waiting: Waiting::default(),
            importing: Importing::default(),
            listeners: Mutex::new(Vec::new()),
            path,
            access,
            newer,
        })
    }

    /// Where the workspace lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What was found while the workspace was opened.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Whether acts are refused, and whether because the workspace is of a newer version.
    #[must_use]
    pub fn read_only(&self) -> (bool, bool) {
        (self.access == Access::ReadOnly, self.newer)
    }

    /// The revision of the workspace; it grows with every change.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.state.lock().revision
    }

    /// Calls `listener` after every change, whoever made it.
    pub fn listen(&self, listener: impl Fn(&Changed) + Send + 'static) {
        self.listeners.lock().push(Box::new(listener));
    }

    /// Carries out an act: one transaction that changes rows and appends to the history.
    ///
    /// # Errors
    /// [`Problem::Refused`] where a rule says no; storage problems. Nothing was changed then.
    pub fn apply(&self, op: &Op, now: &Now) -> Result<Applied, Problem> {
        match op {
            Op::Library { act } => {
                // Released once open votes have followed.
                let mut held = None;
                let entry = entry(WORKSPACE, act.name(), act.detail(), now);
                self.record(&entry, VoteEffect::None, now, |db, _| {
                    if let LibraryOp::Delete { id } = act {
                        held = Some(self.hold_empty(*id)?);
                    }
                    self.library_act(db, act, now)
                })
            }
            Op::PostMortem { id, edit } => {
                let (name, effect) = (edit.name(), edit.vote_effect());
                let entry = Entry { field: edit.field(), ..entry(id.0, name, edit.detail(), now) };
                let holds = effect == VoteEffect::Holds;
                let _held = holds.then(|| self.voting.held(*id));
                self.record(&entry, effect, now, |db, continues| {
                    let counted = self.voting.count(*id, holds);
                    let ids = self.ids.at(now.utc);
                    let context = ActContext { db, id: *id, at: now.utc, zone: now.zone, ids, counted };
                    let made = edit.apply(&context)?;
                    if edit.amends() && !continues {
                        amend::mark(db, *id, name, now.utc, &self.ids)?;
                    }
                    Ok(made)
                })
                .inspect(|_| self.acted(*id, now))
            }
        }
    }

    /// Undoes the last act on a post-mortem, or on the library where none is named.
    ///
    /// # Errors
    /// [`Refusal::NothingToUndo`], [`Refusal::ChangedSince`]; storage problems.
    pub fn undo(&self, scope: Option<PostMortemId>) -> Result<Applied, Problem> {
        self.step(scope, false, history::undo)
    }

    /// Redoes what was undone last.
    ///
    /// # Errors
    /// [`Refusal::NothingToRedo`], [`Refusal::ChangedSince`]; storage problems.
    pub fn redo(&self, scope: Option<PostMortemId>) -> Result<Applied, Problem> {
        self.step(scope, true, history::redo)
    }

    /// A page of the library.
    ///
    /// # Errors
    /// Storage problems.
    pub fn library(&self, request: &LibraryRequest, now: &Now) -> Result<LibraryPage, Problem> {
        let state = self.opened()?;
        let mut page = library::page(&state.store.db, request, now.today)?;
        page.interrupted = self.interrupted_votes(&state.store.db)?;
        Ok(page)
    }

    /// Parts of a post-mortem.
    ///
    /// # Errors
    /// [`Refusal::Gone`]; storage problems.
    pub fn snapshot(&self, id: PostMortemId, areas: &[Area], now: &Now) -> Result<Snapshot, Problem> {
        let state = self.opened()?;
        let mut snapshot = view::snapshot(&state.store.db, id, areas)?;
        snapshot.revision = state.revision;
        if let Some(ballots) = &mut snapshot.ballots {
            ballots.open_box = self.voting.view(id);
            ballots.interrupted = self.is_interrupted(id, ballots);
        }
        if let (Some(meeting), Some(led)) = (&mut snapshot.meeting, state.led.filter(|led| led.id == id)) {
            meeting.running = led.runs();
            if let Some(plan) = meeting.agenda.phases.iter_mut().find(|p| p.phase == led.phase) {
                plan.spent += led.pending(now.uptime);
            }
        }
        Ok(snapshot)
    }

    /// Changes a setting of the workspace, which is no act, and tells everybody.
    pub(crate) fn unrecorded(
        &self,
        work: impl FnOnce(&Connection) -> afterword_store::Result<()>,
    ) -> Result<(), Problem> {
        let mut state = self.opened()?;
        self.writable()?;
        history::unrecorded(&mut state.store, work)?;
        self.tell(&mut state, Vec::new(), false);
        Ok(())
    }

    /// Reads something of the workspace.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Problem>) -> Result<T, Problem> {
        work(&self.opened()?.store.db)
    }

    /// Reads an invite list beside the people of a post-mortem. Nothing is kept.
    ///
    /// # Errors
    /// Storage problems.
    pub fn read_people(&self, id: PostMortemId, text: &str) -> Result<Invited, Problem> {
        let participants: Vec<Participant> = row::list(&self.opened()?.store.db, id.0)?;
        let known: Vec<_> = participants.into_iter().map(|person| person.name).collect();
        Ok(people::read(text, &known))
    }

    /// A whole post-mortem.
    ///
    /// # Errors
    /// [`Refusal::Gone`]; storage problems.
    pub fn post_mortem(&self, id: PostMortemId) -> Result<PostMortem, Problem> {
        load_post_mortem(&self.opened()?.store.db, id)?.ok_or(Problem::Refused { refusal: Refusal::Gone })
    }

    /// The id behind a number.
    ///
    /// # Errors
    /// [`Problem::NotFound`]; storage problems.
    pub fn by_number(&self, number: u32) -> Result<PostMortemId, Problem> {
        by_number(&self.opened()?.store.db, number)?
            .ok_or_else(|| Problem::NotFound { what: afterword_domain::post_mortem::label(number) })
    }

    /// The acts of a post-mortem or of the library, newest first, before `before` where given.
    ///
    /// # Errors
    /// Storage problems.
    pub fn history(
        &self,
        scope: Option<PostMortemId>,
        before: Option<i64>,
    ) -> Result<Vec<HistoryEntry>, Problem> {
        let state = self.opened()?;
        let rows = newest(&state.store.db, scope.map_or(WORKSPACE, Into::into), before, 200)?;
        let entry = |row: afterword_store::table::history::HistoryRow| HistoryEntry {
            seq: row.seq,
            at: row.at,
            act: row.act,
            detail: row.detail,
            undone: row.state != 0,
        };
        Ok(rows.into_iter().map(entry).collect())
    }

    /// Works on the store of the open workspace.
    pub(crate) fn stored<T>(
        &self,
        work: impl FnOnce(&mut Store) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        work(&mut self.opened()?.store)
    }

    /// What is open, while it is.
    pub(crate) fn opened(&self) -> Result<MutexGuard<'_, State>, Problem> {
        let state = self.state.lock();
        match &state.closed {
            Some(closed) => Err(closed.clone()),
            None => Ok(state),
        }
    }

    /// Fresh ids of this moment.
    pub(crate) fn ids(&self, now: &Now) -> &Ids {
        self.ids.at(now.utc)
    }

    pub(crate) fn record(
        &self,
        entry: &Entry,
        vote_effect: VoteEffect,
        now: &Now,
        work: impl FnOnce(&Connection, bool) -> Result<Option<Uuid>, Fault>,
    ) -> Result<Applied, Problem> {
        let mut state = self.opened()?;
        self.writable()?;
        let (made, touched) = history::record(&mut state.store, entry, work)?;
        self.follow(&state, &touched, vote_effect == VoteEffect::Opens);
        self.end_with(&mut state, &touched, now);
        let changed = Changed::from_touched(state.revision, &touched);
        self.tell(&mut state, changed.changes, changed.library);
        Ok(Applied { revision: state.revision, made, act: String::new() })
    }

    fn step(
        &self,
        scope: Option<PostMortemId>,
        is_redo: bool,
        step: impl FnOnce(
            &mut Store,
            Uuid,
        ) -> afterword_store::Result<
            Option<(afterword_store::table::history::HistoryRow, history::Touched)>,
        >,
    ) -> Result<Applied, Problem> {
        let mut state = self.opened()?;
        self.writable()?;
        let _held = self.keep_ballots(&state, scope, is_redo)?;
        let none = if is_redo { Refusal::NothingToRedo } else { Refusal::NothingToUndo };
        let scope = scope.map_or(WORKSPACE, Into::into);
        let (row, touched) = step(&mut state.store, scope)?.ok_or(Problem::Refused { refusal: none })?;
        // A vote whose opening is done again has an empty box again.
        self.follow(&state, &touched, is_redo && votes::effect(&row.act) == VoteEffect::Opens);
        let changed = Changed::from_touched(state.revision, &touched);
        self.tell(&mut state, changed.changes, changed.library);
        Ok(Applied { revision: state.revision, made: None, act: row.act })
    }

    pub(crate) fn writable(&self) -> Result<(), Problem> {
        match self.read_only() {
            (false, _) => Ok(()),
            (true, false) => Err(Problem::ReadOnly),
            (true, true) => Err(Problem::Newer),
        }
    }

    fn tell(&self, state: &mut State, changes: Vec<Change>, library: bool) {
        state.revision += 1;
        let changed = Changed { revision: state.revision, changes, library };
        for listener in self.listeners.lock().iter() {
            listener(&changed);
        }
    }
}

/// An act for the history, which types into no field.
fn entry(scope: Uuid, name: &str, detail: &str, now: &Now) -> Entry {
    let detail = shortened(detail.trim(), LONGEST_DETAIL);
    Entry { scope, at: now.millis(), act: name.to_owned(), detail, field: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_can_be_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Workspace>();
    }
}
