//! What is done in the library: post-mortems are made, copied, deleted and taken in.

use afterword_domain::post_mortem::MOST_NUMBER;
use afterword_domain::{ActionId, Facts, PostMortem, PostMortemId, Previous, Refusal, Status};
use afterword_store::history::WORKSPACE;
use afterword_store::table::meta;
use afterword_store::table::post_mortem::{self, by_number};
use afterword_store::{Connection, insert_post_mortem, insert_watched, load_post_mortem};
use uuid::Uuid;

use super::{Workspace, entry};
use crate::edit::VoteEffect;
use crate::fault::Fault;
use crate::now::Ids;
use crate::op::IMPORT;
use crate::{LibraryOp, Now, Problem, sample};

impl Workspace {
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

    pub(super) fn library_act(
        &self,
        db: &Connection,
        act: &LibraryOp,
        now: &Now,
    ) -> Result<Option<Uuid>, Fault> {
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
