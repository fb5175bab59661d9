//! The ballots of an open vote: one seat per voter, one ballot per seat, and nothing but their sum at the end.
//!
//! A box lives in memory alone. It is never written anywhere and ends with the vote, so nothing that is kept can tell
//! who chose what; see `docs/SECURITY.md`.

use crate::text::is_blank;
use crate::{BallotRules, CandidateId, CastBy, Choice, ParticipantId, Refusal, SeatId, Tally};

/// The most seats of one ballot.
pub const MOST_SEATS: usize = 500;

/// The place of one voter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Id.
    pub id: SeatId,
    /// Whose it is.
    pub name: String,
    /// The participant; none for a guest.
    pub participant: Option<ParticipantId>,
    /// A guest's phone made it: it goes with the phone.
    pub from_phone: bool,
    /// The phone that sits here; the number grows with every phone that takes the seat.
    claim: Option<u32>,
    claims: u32,
    /// The newest cast that was seen, so that a repeat or a straggler changes nothing.
    turn: u32,
    ballot: Option<Cast>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Cast {
    choice: Choice,
    by: Means,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Means {
    Phone,
    Laptop,
    Hand,
}

impl Seat {
    fn new(id: SeatId, name: String, participant: Option<ParticipantId>) -> Self {
        Self { id, name, participant, from_phone: false, claim: None, claims: 0, turn: 0, ballot: None }
    }

    /// Whether a phone sits here.
    #[must_use]
    pub fn is_taken(&self) -> bool {
        self.claim.is_some()
    }

    /// Whether this voter has voted.
    #[must_use]
    pub fn has_voted(&self) -> bool {
        self.ballot.is_some()
    }

    /// What was chosen, where the facilitator entered it from raised hands. A secret ballot is never told.
    #[must_use]
    pub fn shown(&self) -> Option<&Choice> {
        self.ballot.as_ref().filter(|b| b.by == Means::Hand).map(|b| &b.choice)
    }
}

/// A seat as the phone that took it knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Claim {
    /// The seat.
    pub seat: SeatId,
    /// Which phone in its row.
    pub number: u32,
}

/// What a box holds, for the edit that needs to know it: sums, and nothing about who voted how.
#[derive(Debug, Clone)]
pub struct Count {
    /// How many ballots are in.
    pub ballots: u32,
    /// By which means they were cast.
    pub cast: CastBy,
    /// How many ballots the vote waits for.
    pub expected: u32,
    /// The votes, or why they can't be counted yet.
    pub tallies: Result<Vec<Tally>, Refusal>,
}

/// The ballots of one open vote.
#[derive(Debug)]
pub struct BallotBox {
    /// How they count.
    pub rules: BallotRules,
    listed: Vec<CandidateId>,
    seats: Vec<Seat>,
}

impl BallotBox {
    /// An empty box.
    #[must_use]
    pub fn new(rules: BallotRules, listed: Vec<CandidateId>) -> Self {
        Self { rules, listed, seats: Vec::new() }
    }

    /// All seats, in the order in which they were made.
    #[must_use]
    pub fn seats(&self) -> &[Seat] {
        &self.seats
    }

    /// How many ballots are in.
    #[must_use]
    pub fn ballots(&self) -> u32 {
        count(self.seats.iter().filter(|s| s.has_voted()))
    }

    /// By which means the ballots were cast that are in.
    #[must_use]
    pub fn cast_by(&self) -> CastBy {
        let by =
            |means| count(self.seats.iter().filter(|s| s.ballot.as_ref().is_some_and(|b| b.by == means)));
        CastBy { phones: by(Means::Phone), laptop: by(Means::Laptop), hands: by(Means::Hand) }
    }

    /// How many ballots the vote waits for: one per seat, and at least as many as were expected.
    #[must_use]
    pub fn expected(&self) -> u32 {
        self.rules.voters.max(count(self.seats.iter()))
    }

    /// Sets what can be voted for. Votes for what is not listed any more are taken back, so that their voters have
    /// them again.
    pub fn list(&mut self, listed: Vec<CandidateId>) {
        self.listed = listed;
        for cast in self.seats.iter_mut().filter_map(|s| s.ballot.as_mut()) {
            cast.choice.retain(|id, _| self.listed.contains(id));
        }
    }

    /// Takes every ballot away, and lets everybody keep their seat.
    pub fn clear(&mut self) {
        for seat in &mut self.seats {
            seat.ballot = None;
        }
    }

    /// Gives every one of these people a seat, and takes back the empty seats of those who are not among them. Whose
    /// name is just being typed anew keeps the seat, and gets none yet.
    pub fn seat_people(&mut self, people: &[(ParticipantId, String)], mut fresh: impl FnMut() -> SeatId) {
        let here = |seat: &Seat| people.iter().any(|(id, _)| Some(*id) == seat.participant);
        self.seats.retain(|s| s.participant.is_none() || s.has_voted() || here(s));
        for (id, name) in people {
            if let Some(seat) = self.seats.iter_mut().find(|s| s.participant == Some(*id)) {
                if !is_blank(name) {
                    seat.name.clone_from(name);
                }
            } else if self.seats.len() < MOST_SEATS && !is_blank(name) {
                self.seats.push(Seat::new(fresh(), name.clone(), Some(*id)));
            }
        }
    }

    /// A seat for a guest, made by the facilitator or by the guest's phone.
    ///
    /// # Errors
    /// [`Refusal::NoSeatLeft`].
    pub fn add_guest(&mut self, id: SeatId, name: String, from_phone: bool) -> Result<(), Refusal> {
        if self.seats.len() >= MOST_SEATS {
            return Err(Refusal::NoSeatLeft { limit: MOST_SEATS });
        }
        self.seats.push(Seat { from_phone, ..Seat::new(id, name, None) });
        Ok(())
    }

    /// A phone takes a seat.
    ///
    /// # Errors
    /// [`Refusal::SeatTaken`] where another phone sits, or where the ballot was entered otherwise;
    /// [`Refusal::SeatGone`] where there is no such seat.
    pub fn take(&mut self, seat: SeatId) -> Result<Claim, Refusal> {
        let seat = self.seat(seat)?;
        if seat.claim.is_some() || seat.ballot.is_some() {
            return Err(Refusal::SeatTaken);
        }
        seat.claims += 1;
        seat.claim = Some(seat.claims);
        seat.turn = 0;
        Ok(Claim { seat: seat.id, number: seat.claims })
    }

    /// What the phone with this claim has cast, and its last turn.
    ///
    /// # Errors
    /// [`Refusal::SeatGone`].
    pub fn cast_of(&self, claim: Claim) -> Result<(Option<&Choice>, u32), Refusal> {
        let seat = self.seats.iter().find(|s| s.id == claim.seat && s.claim == Some(claim.number));
        let seat = seat.ok_or(Refusal::SeatGone)?;
        Ok((seat.ballot.as_ref().map(|b| &b.choice), seat.turn))
    }

    /// A phone casts its ballot, or another one in its place. A turn that is not newer than the last changes nothing:
    /// a repeat is harmless, and a straggler never wins over what was cast after it. Returns the last turn.
    ///
    /// # Errors
    /// [`Refusal::SeatGone`], and those of [`BallotRules::allow_choice`].
    pub fn cast(&mut self, claim: Claim, turn: u32, choice: Choice) -> Result<u32, Refusal> {
        let (rules, listed) = (self.rules, &self.listed);
        let seat = self.seats.iter_mut().find(|s| s.id == claim.seat && s.claim == Some(claim.number));
        let seat = seat.ok_or(Refusal::SeatGone)?;
        if turn > seat.turn {
            rules.allow_choice(listed, &choice)?;
            seat.turn = turn;
            seat.ballot = Some(Cast { choice, by: Means::Phone });
        }
        Ok(seat.turn)
    }

    /// A phone gives its seat back. A ballot that was cast stays counted.
    pub fn leave(&mut self, claim: Claim) {
        let left = |s: &Seat| s.id == claim.seat && s.claim == Some(claim.number);
        // A guest who never voted was nobody.
        self.seats.retain(|s| !(left(s) && s.from_phone && !s.has_voted()));
        if let Some(seat) = self.seats.iter_mut().find(|s| left(s)) {
            seat.claim = None;
        }
    }

    /// A ballot is cast on the facilitator's laptop: by the voter, unseen, or from raised hands, which everybody saw.
    ///
    /// # Errors
    /// [`Refusal::SeatTaken`] where this voter has cast a secret ballot already; withdraw it first.
    /// [`Refusal::SeatGone`], and those of [`BallotRules::allow_choice`].
    pub fn enter(&mut self, seat: SeatId, choice: Choice, by_hand: bool) -> Result<(), Refusal> {
        self.rules.allow_choice(&self.listed, &choice)?;
        let seat = self.seat(seat)?;
        if seat.ballot.as_ref().is_some_and(|cast| cast.by != Means::Hand) {
            return Err(Refusal::SeatTaken);
        }
        // No hand raised is no ballot; a secret ballot may be blank.
        let is_cast = !by_hand || choice.values().any(|votes| *votes > 0);
        let by = if by_hand { Means::Hand } else { Means::Laptop };
        seat.ballot = is_cast.then_some(Cast { choice, by });
        // A phone that sat here would read a ballot that is not its own.
        seat.claim = None;
        Ok(())
    }

    /// Takes one ballot back and frees its seat, so that its voter votes again. What it held is told to nobody.
    ///
    /// # Errors
    /// [`Refusal::SeatGone`].
    pub fn withdraw(&mut self, seat: SeatId) -> Result<(), Refusal> {
        let seat = self.seat(seat)?;
        seat.ballot = None;
        seat.claim = None;
        let id = seat.id;
        // Nobody could take the seat that a guest's phone made: the guest comes back to a new one.
        self.seats.retain(|s| s.id != id || !s.from_phone);
        Ok(())
    }

    /// Takes the seat of a guest away, with its ballot.
    ///
    /// # Errors
    /// [`Refusal::SeatGone`].
    pub fn remove_guest(&mut self, seat: SeatId) -> Result<(), Refusal> {
        let before = self.seats.len();
        self.seats.retain(|s| s.id != seat || s.participant.is_some());
        if self.seats.len() == before { Err(Refusal::SeatGone) } else { Ok(()) }
    }

    /// Counts the ballots. Nothing else ever leaves the box.
    #[must_use]
    pub fn count(&self) -> Count {
        Count {
            ballots: self.ballots(),
            cast: self.cast_by(),
            expected: self.expected(),
            tallies: self.tallies(),
        }
    }

    /// The sum of all ballots, in the order of the list.
    ///
    /// # Errors
    /// [`Refusal::NoBallots`]; [`Refusal::OneBallotAlone`] where the sum would tell a single secret ballot.
    pub fn tallies(&self) -> Result<Vec<Tally>, Refusal> {
        if self.ballots() == 0 {
            return Err(Refusal::NoBallots);
        }
        let cast = || self.seats.iter().filter_map(|s| s.ballot.as_ref());
        if cast().filter(|b| b.by != Means::Hand).count() == 1 {
            return Err(Refusal::OneBallotAlone);
        }
        let votes = |id: &CandidateId| cast().filter_map(|b| b.choice.get(id)).sum();
        Ok(self.listed.iter().map(|id| Tally { candidate: *id, votes: votes(id) }).collect())
    }

    fn seat(&mut self, id: SeatId) -> Result<&mut Seat, Refusal> {
        self.seats.iter_mut().find(|s| s.id == id).ok_or(Refusal::SeatGone)
    }
}

fn count<T>(found: impl Iterator<Item = T>) -> u32 {
    u32::try_from(found.count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
