//! The open workspace: acts in, views out, everybody told what changed.

mod acted;
mod meeting;
mod votes;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use afterword_domain::post_mortem::MOST_NUMBER;
use afterword_domain::text::shortened;
use afterword_domain::{ActionId, Facts, Participant, PostMortem, PostMortemId, Previous, Refusal, Status};
use afterword_intake::people::{self, Invited};
use afterword_record::Document;
use afterword_store::history::{self, Entry, WORKSPACE};
use afterword_store::table::history::newest;
use afterword_store::table::meta;
use afterword_store::table::post_mortem::{self, by_number};
use afterword_store::{
    Access, Connection, Finding, Store, insert_post_mortem, insert_watched, load_post_mortem, row,
};
use parking_lot::{Mutex, MutexGuard};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::clock::Led;
use crate::edit::{Act as _, ActContext, Fault, VoteEffect};
use crate::hearing::named::NamedSentence;
use crate::hearing::{self, CoachSettings, CoachView, Heard, Room, Said};
use crate::import::progress::Importing;
use crate::now::Ids;
use crate::op::IMPORT;
use crate::tickets::Ticketing;
use crate::view::{self, Snapshot};
use crate::voting::Voting;
use crate::{
    Applied, Area, Change, Changed, LibraryOp, LibraryPage, LibraryRequest, Now, Op, Parts, Problem, amend,
    library, sample,
};

type Listener = Box<dyn Fn(&Changed) + Send>;

/// The use cases of one open workspace. Safe to share between threads.
pub struct Service {
    state: Mutex<State>,
    ids: Arc<Ids>,
    voting: Arc<Voting>,
    /// Held while tickets are made.
    pub(crate) ticketing: Ticketing,
    pub(crate) importing: Importing,
    listeners: Mutex<Vec<Listener>>,
    path: PathBuf,
    access: Access,
    newer: bool,
    findings: Vec<Finding>,
}

struct State {
    store: Store,
    revision: u64,
    /// The meeting that is led here; the shared screen shows this one alone.
    led: Option<Led>,
    data_version: i64,
    /// The revision at the last tick.
    ticked_at: u64,
    /// Why nothing can be read or written any more, once the workspace was closed.
    closed: Option<Problem>,
}

/// How long closing waits for a request that is being carried out.
const CLOSING: Duration = Duration::from_secs(4);

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

impl Service {
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
            ticketing: Ticketing::default(),
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

    /// What the coach has to say about texts of a post-mortem. Nothing is kept.
    ///
    /// # Errors
    /// Storage problems.
    pub fn hear(&self, id: PostMortemId, texts: &[Said]) -> Result<Vec<Heard>, Problem> {
        let room = Room::of(&self.opened()?.store.db, id)?;
        Ok(texts.iter().map(|said| room.hear(said)).collect())
    }

    /// What the workspace has told its coach, and what the coach listens for.
    ///
    /// # Errors
    /// Storage problems.
    pub fn coach(&self) -> Result<CoachView, Problem> {
        Ok(hearing::view(&self.opened()?.store.db)?)
    }

    /// Tells the coach something else from now on. This is a setting of the workspace and no act.
    ///
    /// # Errors
    /// Storage problems.
    pub fn set_coach(&self, settings: &CoachSettings) -> Result<(), Problem> {
        self.unrecorded(|db| hearing::set(db, settings))
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
    pub(crate) fn with_db<T>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        read(&self.opened()?.store.db)
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

    /// A whole post-mortem with a zone for the times of its meeting: this machine's, where none was kept.
    pub(crate) fn post_mortem_to_tell(&self, id: PostMortemId, now: &Now) -> Result<PostMortem, Problem> {
        let mut pm = self.post_mortem(id)?;
        pm.meeting_zone = pm.meeting_zone.or(Some(now.zone));
        Ok(pm)
    }

    /// The id behind a number.
    ///
    /// # Errors
    /// [`Problem::NotFound`]; storage problems.
    pub fn by_number(&self, number: u32) -> Result<PostMortemId, Problem> {
        by_number(&self.opened()?.store.db, number)?
            .ok_or_else(|| Problem::NotFound { what: afterword_domain::post_mortem::label(number) })
    }

    /// The chosen parts of the record as a document, for a preview.
    ///
    /// # Errors
    /// [`Refusal::Gone`]; storage problems.
    pub fn document(&self, id: PostMortemId, parts: Parts, now: &Now) -> Result<Document, Problem> {
        Ok(afterword_record::document(&self.post_mortem_to_tell(id, now)?, parts))
    }

    /// Sentences of the record that name a person, each with rewordings to take.
    ///
    /// # Errors
    /// [`Refusal::Gone`]; storage problems.
    pub fn named(&self, id: PostMortemId, parts: Parts) -> Result<Vec<NamedSentence>, Problem> {
        let pm = self.post_mortem(id)?;
        // The workspace is not held while the coach listens.
        let room = Room::of(&self.opened()?.store.db, id)?;
        Ok(room.named(&pm, parts))
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

    /// Does what has to be done every few seconds: writes the clock down, stops that of a meeting that ended, looks whether another program changed the
    /// workspace, and moves the log into the file while nobody types.
    ///
    /// # Errors
    /// [`Problem::Lost`], [`Problem::Damaged`]; storage problems.
    pub fn tick(&self, now: &Now) -> Result<(), Problem> {
        let mut state = self.opened()?;
        state.store.verify()?;
        self.write_clock(&mut state, now)?;
        self.stop_ended(&mut state, now)?;
        let data_version = state.store.data_version()?;
        if data_version != state.data_version {
            state.data_version = data_version;
            self.tell(&mut state, Vec::new(), true);
        }
        let rests = state.revision == state.ticked_at;
        state.ticked_at = state.revision;
        if rests || state.store.has_large_log() {
            state.store.checkpoint()?;
            state.data_version = state.store.data_version()?;
        }
        Ok(())
    }

    /// Checks that the file still lies where it was opened, and that no program copied something over it.
    ///
    /// # Errors
    /// [`Problem::Lost`], [`Problem::Damaged`]; storage problems.
    pub fn verify(&self) -> Result<(), Problem> {
        Ok(self.opened()?.store.verify()?)
    }

    /// Closes the workspace, so that its file alone holds everything. Requests that come later are refused.
    ///
    /// # Errors
    /// [`Problem::Lost`], [`Problem::Busy`] where a request does not come to its end; storage problems. What was
    /// acknowledged is in the file or in its log.
    pub fn close(&self) -> Result<(), Problem> {
        let mut state = self.state.try_lock_for(CLOSING).ok_or(Problem::Busy)?;
        if state.closed.as_ref().is_some_and(|closed| *closed != Problem::Lost) {
            return Ok(());
        }
        match state.store.close().map_err(Problem::from) {
            // Nothing else has what this connection reads: it waits for `rescue`.
            Err(Problem::Lost) => state.closed = Some(Problem::Lost),
            closed => {
                state.closed = Some(Problem::NotFound { what: "The workspace".into() });
                return closed;
            }
        }
        Err(Problem::Lost)
    }

    /// Copies everything into a new file, for a workspace whose own file was taken away, and closes it. Returns where
    /// the copy is; none where nothing whole could be read.
    ///
    /// # Errors
    /// [`Problem::Busy`] where a request does not come to its end; file and storage problems.
    pub(crate) fn rescue(&self, name: &str, elsewhere: &Path) -> Result<Option<PathBuf>, Problem> {
        let mut state = self.state.try_lock_for(CLOSING).ok_or(Problem::Busy)?;
        state.closed = Some(Problem::Lost);
        let rescued = state.store.rescue(name, elsewhere)?;
        state.closed = Some(Problem::NotFound { what: "The workspace".into() });
        Ok(rescued)
    }

    /// Works on the store of the open workspace.
    pub(crate) fn stored<T>(
        &self,
        work: impl FnOnce(&mut Store) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        work(&mut self.opened()?.store)
    }

    /// What is open, while it is.
    fn opened(&self) -> Result<MutexGuard<'_, State>, Problem> {
        let state = self.state.lock();
        match &state.closed {
            Some(closed) => Err(closed.clone()),
            None => Ok(state),
        }
    }

    /// Adds imported post-mortems as one act on the library. A number that is taken is replaced by the next one;
    /// an id that is taken by a fresh one. Returns them as they were written. `go_on` is told the place of the one at hand;
    /// where it says no, nothing is written.
    pub(crate) fn insert(
        &self,
        whole: Vec<PostMortem>,
        now: &Now,
        go_on: &mut dyn FnMut(usize) -> bool,
    ) -> Result<Vec<PostMortem>, Problem> {
        let mut written = Vec::new();
        let detail = whole.first().map(|pm| pm.facts.title.clone()).unwrap_or_default();
        let entry = entry(WORKSPACE, IMPORT, &detail, now);
        self.record(&entry, VoteEffect::None, now, |db, _| {
            self.ids.at(now.utc);
            for (mut pm, place) in whole.into_iter().zip(0..) {
                self.place(db, &mut pm)?;
                if !go_on(place) || !insert_watched(db, &pm, &mut |_| go_on(place))? {
                    return Err(Fault::Stopped);
                }
                post_mortem::mark_as_come_in(db, pm.id)?;
                written.push(pm);
            }
            Ok(None)
        })?;
        Ok(written)
    }

    fn place(&self, db: &Connection, pm: &mut PostMortem) -> Result<(), Fault> {
        if pm.id.0.is_nil() || post_mortem::get(db, pm.id)?.is_some() {
            pm.id = PostMortemId(self.ids.next());
        }
        // A number without room for the next one was not given by a workspace.
        if pm.number == 0 || pm.number > MOST_NUMBER || by_number(db, pm.number)?.is_some() {
            pm.number = meta::next_number(db)?;
        }
        Ok(())
    }

    /// Fresh ids of this moment.
    pub(crate) fn ids(&self, now: &Now) -> &Ids {
        self.ids.at(now.utc)
    }

    fn library_act(&self, db: &Connection, act: &LibraryOp, now: &Now) -> Result<Option<Uuid>, Fault> {
        self.ids.at(now.utc);
        let mut made = match act {
            LibraryOp::Create { title, service, date, zone } => {
                let facts = Facts {
                    title: afterword_domain::text::line(title)?,
                    service: afterword_domain::text::line(service)?,
                    date: date.map(afterword_domain::calendar::day).transpose()?,
                    zone: *zone,
                    ..Facts::default()
                };
                vec![PostMortem::new(PostMortemId(Uuid::nil()), 0, facts)]
            }
            LibraryOp::Duplicate { id } => {
                let original = load_post_mortem(db, *id)?.ok_or(Refusal::Gone)?;
                vec![draft_of(original, &self.ids)]
            }
            LibraryOp::Delete { id } => {
                load_post_mortem(db, *id)?.ok_or(Refusal::Gone)?;
                afterword_store::delete_post_mortem(db, *id)?;
                return Ok(None);
            }
            LibraryOp::AddSample => sample::post_mortems(&self.ids),
        };
        for pm in &mut made {
            self.place(db, pm)?;
            insert_post_mortem(db, pm)?;
        }
        Ok(made.last().map(|pm| pm.id.0))
    }

    fn record(
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

/// A draft with the content of another post-mortem: not finished, nothing reviewed, nothing amended.
fn draft_of(original: PostMortem, ids: &Ids) -> PostMortem {
    let mut draft = PostMortem { id: PostMortemId(Uuid::nil()), number: 0, finished_at: None, ..original };
    (draft.meeting_zone, draft.received) = (None, None);
    draft.previous = Previous::Proposed;
    draft.reviews.clear();
    draft.amendments.clear();
    draft.overrides.clear();
    draft.worth = [0; 5];
    for plan in &mut draft.agenda.phases {
        plan.spent = 0;
    }
    for action in &mut draft.actions {
        action.state = afterword_domain::ActionState::default();
        action.reason.clear();
        // The ticket is that of the original, and would be found by its action.
        action.id = ActionId(ids.next());
        action.ticket.clear();
        action.ticket_url.clear();
        action.pending = None;
    }
    debug_assert_eq!(draft.status(), Status::Draft);
    draft
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_can_be_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Service>();
    }
}
