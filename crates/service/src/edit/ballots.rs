//! Votes: counts only. Where every voter has a ballot, they lie in a box of [`crate::voting`] until the close.

use afterword_domain::{ActionId, BallotId, BallotRules, CandidateId, Shortlist, Way};
use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, EnumIter, IntoStaticStr};
use ts_rs::TS;

use super::act::{Act, VoteEffect};
use super::context::{ActContext, Made};
use super::shortlist;

/// An act on the votes.
#[derive(Debug, Clone, Serialize, Deserialize, TS, EnumDiscriminants)]
#[serde(tag = "edit", rename_all = "snake_case")]
#[strum_discriminants(
    name(BallotsAct),
    derive(EnumIter, IntoStaticStr),
    strum(serialize_all = "snake_case", prefix = "ballots.")
)]
pub enum BallotsEdit {
    /// A ballot over all candidates. Voting again keeps the earlier result. Without rules those of the ballot before
    /// hold, or those that fit the room.
    Open {
        #[serde(default)]
        way: Way,
        #[serde(default)]
        rules: Option<BallotRules>,
        #[serde(default)]
        facilitator_votes: bool,
    },
    /// How the open ballot counts.
    Rules { rules: BallotRules },
    /// The votes of one candidate, where raised hands are counted per candidate.
    Votes { candidate: CandidateId, votes: u32 },
    /// Count. A tie across the cut line waits for the room.
    Close,
    /// The room votes again on the tied candidates.
    RunOff,
    /// The room chooses among the tied candidates.
    Choose { candidates: Vec<CandidateId> },
    /// No vote; the room picks.
    Skip,
    /// One candidate above or below the line, after voting was skipped or to correct a result.
    Pick { candidate: CandidateId, on: bool },
    /// The open ballot is taken back.
    Discard,
}

impl Act for BallotsEdit {
    fn name(&self) -> &'static str {
        BallotsAct::from(self).into()
    }

    fn vote_effect(&self) -> VoteEffect {
        BallotsAct::from(self).vote_effect()
    }

    fn apply(&self, context: &ActContext<'_>) -> Made {
        shortlist::edit(context, |shortlist| self.change(shortlist, context))
    }
}

impl BallotsAct {
    pub(crate) fn vote_effect(self) -> VoteEffect {
        match self {
            Self::Open | Self::RunOff => VoteEffect::Opens,
            Self::Rules | Self::Close | Self::Skip => VoteEffect::Holds,
            Self::Votes | Self::Choose | Self::Pick | Self::Discard => VoteEffect::Changes,
        }
    }
}

impl BallotsEdit {
    fn change(&self, shortlist: &mut Shortlist, context: &ActContext<'_>) -> Made {
        let new_action = || ActionId(context.ids.next());
        match self {
            Self::Open { way, rules, facilitator_votes } => {
                let (id, voters) = (context.ids.next(), shortlist::voters(context)?);
                shortlist.open(BallotId(id), *way, *rules, voters, *facilitator_votes)?;
                return Ok(Some(id));
            }
            Self::RunOff => {
                let (id, voters) = (context.ids.next(), shortlist::voters(context)?);
                shortlist.run_off(BallotId(id), voters)?;
                return Ok(Some(id));
            }
            Self::Rules { rules } => shortlist.set_rules(*rules)?,
            Self::Votes { candidate, votes } => shortlist.set_votes(*candidate, *votes)?,
            Self::Close => shortlist.close(new_action)?,
            Self::Choose { candidates } => shortlist.choose_tied(candidates, new_action)?,
            Self::Skip => shortlist.skip(BallotId(context.ids.next()))?,
            Self::Pick { candidate, on } => shortlist.pick(*candidate, *on, new_action)?,
            Self::Discard => shortlist.discard()?,
        }
        Ok(None)
    }
}
