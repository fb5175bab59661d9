//! What the record itself says between what people said.

use afterword_domain::post_mortem::label;
use afterword_domain::{Ballot, BallotRules, CastBy, Way};
use afterword_words as words;
use serde::{Serialize, Serializer};

/// A sentence of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// A section is empty.
    Nothing,
    /// The earlier post-mortem whose actions were reviewed.
    ReviewOf {
        /// Its number.
        number: u32,
        /// What its incident is called.
        title: String,
    },
    /// How a vote was set up and how its ballots were cast: `Vote: 9 voters, 3 votes each, at most 2 on one candidate,
    /// cut line at 5. Secret ballot on phones, 9 ballots.`
    Vote {
        /// Whether it is a vote on a tie.
        run_off: bool,
        /// How it was set up.
        rules: BallotRules,
        /// The words of [`cast`].
        cast: String,
    },
    /// A vote was skipped.
    Skipped,
    /// A vote was not closed.
    StillOpen,
    /// A tie went to a run-off.
    TieRunOff,
    /// A tie was settled by the room.
    TieChosen,
    /// A tie was not settled.
    TieOpen,
}

impl Note {
    /// Its sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Nothing => words::document_nothing().to_owned(),
            Self::ReviewOf { number, title } => {
                format!("{} {} {title}", words::document_review_of(), label(*number)).trim().to_owned()
            }
            Self::Vote { run_off, rules, cast } => {
                let name =
                    if *run_off { words::document_vote_run_off() } else { words::document_vote_vote() };
                let (each, most) = (rules.votes_each, rules.most_on_one);
                words::document_vote_rules(cast.clone(), rules.cut, each, most, name, rules.voters)
            }
            Self::Skipped => words::document_vote_skipped().to_owned(),
            Self::StillOpen => words::document_vote_still_open().to_owned(),
            Self::TieRunOff => words::document_vote_tie_run_off().to_owned(),
            Self::TieChosen => words::document_vote_tie_chosen().to_owned(),
            Self::TieOpen => words::document_vote_tie_open().to_owned(),
        }
    }
}

impl Serialize for Note {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.sentence())
    }
}

/// How the ballots of a vote came in: `Secret ballot on phones, 9 ballots`, or `7 ballots on phones, 2 by raised hand`
/// where some came by another way than the vote's own.
#[must_use]
pub fn cast(ballot: &Ballot) -> String {
    let by = ballot.cast.unwrap_or_default();
    let counts = [by.phones, by.laptop, by.hands];
    let by_way = match ballot.way {
        Way::Hands => None,
        Way::People => Some(by.hands),
        Way::Pass => Some(by.laptop),
        Way::Phones => Some(by.phones),
    };
    let all: u64 = counts.iter().map(|count| u64::from(*count)).sum();
    if by_way.is_none_or(|count| u64::from(count) == all) {
        let ballots = ballot.ballots.map(|count| format!(", {}", words::document_vote_ballots(count)));
        return format!("{}{}", way(ballot.way), ballots.unwrap_or_default());
    }
    let mut cast: Vec<String> = Vec::new();
    for (count, means) in counts.into_iter().zip(means()).filter(|(count, _)| *count > 0) {
        let count = if cast.is_empty() { words::document_vote_ballots(count) } else { count.to_string() };
        cast.push(format!("{count} {means}"));
    }
    cast.join(", ")
}

/// The means by which ballots are cast: on phones, on the laptop, by raised hand.
fn means() -> [&'static str; 3] {
    [
        words::document_vote_means_phones(),
        words::document_vote_means_laptop(),
        words::document_vote_means_hands(),
    ]
}

/// The words for a way of voting.
#[must_use]
pub fn way(way: Way) -> &'static str {
    match way {
        Way::Hands => words::document_vote_way_hands(),
        Way::People => words::document_vote_way_people(),
        Way::Pass => words::document_vote_way_pass(),
        Way::Phones => words::document_vote_way_phones(),
    }
}

/// Reads the counts of [`cast`]; none where it gives none.
#[must_use]
pub fn cast_by(text: &str) -> Option<CastBy> {
    let [mut phones, mut laptop, mut hands] = [0; 3];
    for part in text.trim_end_matches('.').split(", ") {
        let counts = [&mut phones, &mut laptop, &mut hands].into_iter().zip(means());
        for (count, means) in counts.filter(|(_, means)| part.ends_with(means)) {
            *count = part.split(' ').next()?.parse().ok().filter(|_| part.len() > means.len())?;
        }
    }
    (phones > 0 || laptop > 0 || hands > 0).then_some(CastBy { phones, laptop, hands })
}

/// Reads the way of [`cast`]; raised hands where it names none.
#[must_use]
pub fn way_of(text: &str) -> Way {
    let signs = [
        (Way::People, words::document_vote_sign_people()),
        (Way::Pass, words::document_vote_sign_pass()),
        (Way::Phones, words::document_vote_sign_phones()),
    ];
    signs.into_iter().find(|(_, sign)| text.contains(sign)).map(|(way, _)| way).unwrap_or_default()
}
