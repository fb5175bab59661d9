//! The votes that are open: boxes in memory, beside the workspace and never in it.
//!
//! A box follows its ballot in the workspace: [`Voting::follow`] is called after every change. What phones do goes to
//! the box alone and never waits for the disk.

mod open;
mod views;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use afterword_domain::ballot_box::{Claim, Count};
use afterword_domain::text::name;
use afterword_domain::{Ballot, BallotId, BallotState, Choice, PostMortemId, Refusal, SeatId, Tally, Way};
use afterword_store::table::ballot;
use afterword_store::table::post_mortem;
use afterword_store::{Connection, row};
use parking_lot::{Condvar, Mutex, MutexGuard};
use uuid::Uuid;

use crate::Problem;
use crate::now::Ids;

use open::Open;
pub use views::{BoxView, Listed, Roll, RollSeat, SeatView, VoteAct, VoterState, VoterView};

/// All open votes.
pub struct Voting {
    open: Mutex<BTreeMap<PostMortemId, Open>>,
    /// Ballots that were open when the workspace was opened: their boxes went with the application that had them.
    interrupted: Mutex<BTreeMap<PostMortemId, BallotId>>,
    /// A vote that was held for its close goes on, or is over.
    released: Condvar,
    ids: Arc<Ids>,
    /// Something happened that windows were not told yet.
    news: AtomicBool,
}

/// A vote on phones, run-offs and all, for whoever takes ballots from phones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhoneVote {
    /// The post-mortem.
    pub post_mortem: PostMortemId,
    root: BallotId,
}

impl PhoneVote {
    fn in_votes(self, open: &BTreeMap<PostMortemId, Open>) -> Option<&Open> {
        open.get(&self.post_mortem).filter(|vote| vote.root == self.root)
    }
}

impl Voting {
    /// Finds the votes that were open when the application that had their boxes ended.
    pub(crate) fn new(db: &Connection, ids: Arc<Ids>) -> Self {
        let interrupted = all_boxed(db).unwrap_or_else(|_| {
            log::warn!("it could not be read which votes were open");
            BTreeMap::new()
        });
        Self {
            open: Mutex::default(),
            interrupted: Mutex::new(interrupted),
            released: Condvar::new(),
            ids,
            news: AtomicBool::new(false),
        }
    }

    /// The post-mortems whose open vote was interrupted by the end of the application, and not begun anew.
    pub(crate) fn interrupted(&self, db: &Connection) -> Result<Vec<PostMortemId>, Problem> {
        let mut found = Vec::new();
        for (id, ballot) in &*self.interrupted.lock() {
            if boxed(db, *id)?.is_some_and(|open| open.id == *ballot) {
                found.push(*id);
            }
        }
        Ok(found)
    }

    /// Whether this ballot was interrupted by the end of the application, and not begun anew.
    pub(crate) fn is_interrupted(&self, id: PostMortemId, ballot: BallotId) -> bool {
        self.interrupted.lock().get(&id) == Some(&ballot)
    }

    /// The vote on phones that is open on a post-mortem.
    #[must_use]
    pub fn on_phones(&self, id: PostMortemId) -> Option<PhoneVote> {
        let open = self.open.lock();
        let vote = open.get(&id).filter(|vote| vote.way == Way::Phones)?;
        Some(PhoneVote { post_mortem: id, root: vote.root })
    }

    /// The seats of a vote, but for those that guests' phones made; none when it is over. `mine` is the seat of
    /// whoever asks.
    #[must_use]
    pub fn roll(&self, of: PhoneVote, mine: Option<Claim>) -> Option<Roll> {
        let open = self.open.lock();
        let vote = of.in_votes(&open)?;
        let mine = mine.filter(|mine| vote.votes.cast_of(*mine).is_ok());
        let seats = vote.votes.seats().iter().filter(|s| !s.from_phone);
        let seat = |s: &afterword_domain::Seat| RollSeat {
            seat: s.id,
            name: s.name.clone(),
            taken: (s.is_taken() || s.has_voted()) && mine.is_none_or(|mine| mine.seat != s.id),
        };
        Some(Roll {
            ballot: vote.ballot,
            name: afterword_domain::post_mortem::label(vote.number),
            seats: seats.map(seat).collect(),
        })
    }

    /// Whether voters can still come: the vote is open, or waits for its run-off.
    #[must_use]
    pub fn is_open(&self, of: PhoneVote) -> bool {
        of.in_votes(&self.open.lock()).is_some()
    }

    /// Whether the box is being counted: whoever casts now waits for the disk.
    #[must_use]
    pub fn is_held(&self, id: PostMortemId) -> bool {
        self.open.lock().get(&id).is_some_and(|vote| vote.held)
    }

    /// How many ballots are in, in all open votes: they go with the application, or with the open workspace.
    #[must_use]
    pub fn ballots(&self) -> u32 {
        self.open.lock().values().map(|vote| vote.votes.ballots()).sum()
    }

    /// A phone takes the seat of a participant.
    ///
    /// # Errors
    /// [`Refusal::SeatTaken`], [`Refusal::SeatGone`], [`Refusal::BallotClosed`].
    pub fn take(&self, of: PhoneVote, seat: SeatId) -> Result<(Claim, String), Refusal> {
        self.with(of.post_mortem, |vote| {
            if vote.root != of.root {
                return Err(Refusal::BallotClosed);
            }
            let claim = vote.votes.take(seat)?;
            Ok((claim, vote.name_of(seat)))
        })
    }

    /// A phone takes a seat of its own, for somebody who is not among the participants.
    ///
    /// # Errors
    /// [`Refusal::Empty`] without a name, [`Refusal::NoSeatLeft`], [`Refusal::BallotClosed`].
    pub fn take_as_guest(&self, of: PhoneVote, name: &str) -> Result<(Claim, String), Refusal> {
        if !self.is_open(of) {
            return Err(Refusal::BallotClosed);
        }
        let seat = self.guest(of.post_mortem, name, true)?;
        self.take(of, seat)
    }

    fn guest(&self, id: PostMortemId, typed: &str, from_phone: bool) -> Result<SeatId, Refusal> {
        const LONGEST_NAME: usize = 80;
        let name = name(typed)?;
        let length = name.chars().count();
        if length > LONGEST_NAME {
            return Err(Refusal::TooLong { length, limit: LONGEST_NAME });
        }
        let seat = SeatId(self.ids.next());
        self.with(id, |vote| vote.votes.add_guest(seat, name, from_phone).map(|()| seat))
    }

    /// What the voter on this seat has before them.
    ///
    /// # Errors
    /// [`Refusal::SeatGone`], [`Refusal::BallotClosed`].
    pub fn voter_view(&self, id: PostMortemId, claim: Claim) -> Result<VoterView, Refusal> {
        let open = self.open.lock();
        let vote = open.get(&id).ok_or(Refusal::BallotClosed)?;
        let (mine, turn) = vote.votes.cast_of(claim)?;
        Ok(VoterView {
            ballot: vote.ballot,
            state: if vote.waiting { VoterState::Waiting } else { VoterState::Open },
            name: vote.name_of(claim.seat),
            votes_each: vote.votes.rules.votes_each,
            most_on_one: vote.votes.rules.most_on_one,
            run_off: vote.run_off,
            mine: mine.cloned(),
            turn,
            candidates: vote.candidates.clone(),
        })
    }

    /// A phone casts its ballot, or another in its place; returns the newest cast that was seen.
    ///
    /// # Errors
    /// [`Refusal::BallotClosed`], [`Refusal::SeatGone`], and where the votes are more than there are.
    pub fn cast(
        &self,
        id: PostMortemId,
        ballot: BallotId,
        claim: Claim,
        turn: u32,
        choice: Choice,
    ) -> Result<u32, Refusal> {
        self.with(id, |vote| match vote.waiting || vote.ballot != ballot {
            // What was meant for the round before is no vote in its run-off.
            true => Err(Refusal::BallotClosed),
            false => vote.votes.cast(claim, turn, choice),
        })
    }

    /// A phone gives its seat back. A ballot that was cast stays counted.
    pub fn leave(&self, id: PostMortemId, claim: Claim) {
        let _ = self.with(id, |vote| {
            vote.votes.leave(claim);
            Ok(())
        });
    }

    fn with<T>(
        &self,
        id: PostMortemId,
        work: impl FnOnce(&mut Open) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let done = work(self.unheld(id).get_mut(&id).ok_or(Refusal::BallotClosed)?);
        if done.is_ok() {
            self.news.store(true, Ordering::Release);
        }
        done
    }

    /// The votes, once this one is not being counted.
    fn unheld(&self, id: PostMortemId) -> MutexGuard<'_, BTreeMap<PostMortemId, Open>> {
        let is_held = |open: &mut BTreeMap<_, Open>| open.get(&id).is_some_and(|vote| vote.held);
        let mut open = self.open.lock();
        self.released.wait_while(&mut open, is_held);
        open
    }

    /// The votes about which something was not told yet; asking counts as telling.
    pub(crate) fn untold(&self) -> Vec<PostMortemId> {
        if self.news.swap(false, Ordering::AcqRel) {
            return self.open.lock().keys().copied().collect();
        }
        Vec::new()
    }

    /// What the facilitator does in the vote.
    pub(crate) fn act(&self, id: PostMortemId, act: &VoteAct) -> Result<Option<Uuid>, Refusal> {
        if let VoteAct::AddSeat { name } = act {
            return self.guest(id, name, false).map(|seat| Some(seat.0));
        }
        self.with(id, |vote| {
            if vote.waiting {
                return Err(Refusal::BallotClosed);
            }
            match act {
                VoteAct::Enter { seat, votes, by_hand } => {
                    let choice = votes.iter().map(|t| (t.candidate, t.votes)).collect();
                    vote.votes.enter(*seat, choice, *by_hand)?;
                }
                VoteAct::Withdraw { seat } => vote.votes.withdraw(*seat)?,
                VoteAct::Remove { seat } => vote.votes.remove_guest(*seat)?,
                VoteAct::AddSeat { .. } | VoteAct::Restart => {}
            }
            Ok(None)
        })
    }

    pub(crate) fn view(&self, id: PostMortemId) -> Option<BoxView> {
        let open = self.open.lock();
        let vote = &open.get(&id).filter(|vote| !vote.waiting)?.votes;
        let shown = |choice: &Choice| {
            choice.iter().map(|(candidate, votes)| Tally { candidate: *candidate, votes: *votes }).collect()
        };
        let seat = |s: &afterword_domain::Seat| SeatView {
            id: s.id,
            name: s.name.clone(),
            guest: s.participant.is_none(),
            taken: s.is_taken(),
            voted: s.has_voted(),
            shown: s.shown().map(shown),
        };
        Some(BoxView {
            seats: vote.seats().iter().map(seat).collect(),
            ballots: vote.ballots(),
            expected: vote.expected(),
        })
    }

    /// Counts the box for an act on the ballot. An act that holds the box does so until its [`Held`] is dropped.
    pub(crate) fn count(&self, id: PostMortemId, holds: bool) -> Option<Count> {
        let mut open = self.open.lock();
        let vote = open.get_mut(&id).filter(|vote| !vote.waiting)?;
        vote.held = holds;
        Some(vote.votes.count())
    }

    /// Lets the box go again at the end of the act that holds it.
    pub(crate) fn held(&self, id: PostMortemId) -> Held<'_> {
        Held { voting: self, id }
    }

    /// How many ballots are in; until [`Held`] is dropped, no other comes in.
    pub(crate) fn hold(&self, id: PostMortemId) -> (u32, Held<'_>) {
        (self.count(id, true).map_or(0, |count| count.ballots), self.held(id))
    }

    /// Makes the boxes fit the workspace after a change of a post-mortem: `begins` tells that its ballot was opened
    /// just now.
    pub(crate) fn follow(&self, db: &Connection, id: PostMortemId, begins: bool) -> Result<(), Problem> {
        if !begins && !self.open.lock().contains_key(&id) {
            return Ok(());
        }
        // Everything is read before the box is touched: what can't be read costs no ballot.
        let last = ballot::ballots(db, id.0)?.pop();
        let head = post_mortem::get(db, id)?;
        let (candidates, people) = (row::list(db, id.0)?, row::list(db, id.0)?);
        let mut all = self.open.lock();
        let before = all.remove(&id);
        let (Some(last), Some(head)) = (last, head) else { return Ok(()) };
        let is_open = last.state == BallotState::Open && last.way.has_box();
        let has_tie = last.state == BallotState::Closed && last.outcome.is_none();
        let mut is_new = false;
        let next = match before {
            Some(vote) if is_open && vote.ballot == last.id && !vote.waiting => Some(vote),
            Some(vote) if is_open && vote.waiting && last.run_off => Some(vote.again(&last)),
            // Counted with a tie, or back at the tie since its run-off was taken back.
            Some(vote) if has_tie && (vote.ballot == last.id || vote.run_off) => {
                Some(vote.awaiting_run_off(&last))
            }
            _ => {
                is_new = begins && is_open;
                if is_new {
                    self.interrupted.lock().remove(&id);
                }
                is_new.then(|| Open::empty(&last))
            }
        };
        if let Some(mut vote) = next {
            if !vote.waiting {
                vote.fill(&last, &head, &candidates, people, &self.ids);
            }
            if is_new && last.facilitator_votes {
                vote.seat_facilitator(&head.facts.facilitator, &self.ids);
            }
            all.insert(id, vote);
        }
        Ok(())
    }
}

/// The open ballots whose votes lie in a box.
fn all_boxed(db: &Connection) -> Result<BTreeMap<PostMortemId, BallotId>, Problem> {
    let mut found = BTreeMap::new();
    for id in ballot::open_in(db)? {
        if let Some(ballot) = boxed(db, id)? {
            found.insert(id, ballot.id);
        }
    }
    Ok(found)
}

/// The open ballot of a post-mortem whose votes lie in a box.
fn boxed(db: &Connection, id: PostMortemId) -> Result<Option<Ballot>, Problem> {
    let last = ballot::ballots(db, id.0)?.pop();
    Ok(last.filter(|last| last.state == BallotState::Open && last.way.has_box()))
}

/// While it lives, a box that is being counted takes nothing in.
pub(crate) struct Held<'a> {
    voting: &'a Voting,
    id: PostMortemId,
}

impl Drop for Held<'_> {
    /// The act is done, or was not: whoever waits goes on, or hears that the vote is over.
    fn drop(&mut self) {
        if let Some(vote) = self.voting.open.lock().get_mut(&self.id) {
            vote.held = false;
        }
        self.voting.released.notify_all();
    }
}
