//! Who a sentence speaks of: runs of words that end in a person, a group or nobody.

mod inherited;
mod reach;
mod who;

pub(crate) use who::is_software;

use crate::lexicon::Class;
use crate::token::Token;

/// How many words before its last one a run may have.
const BEFORE: usize = 6;
/// How many words a phrase after it may have: “of the payments team”, “on call”.
const AFTER: usize = 5;
/// The most ends that a run may have: by itself, and with phrases after it.
const ENDS: usize = 3;

/// Who.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Who {
    /// A person or a group that acts.
    Person,
    /// “I”, “we”.
    We,
    /// “Nobody”, “none of us”, “no engineer”.
    Nobody,
    /// Those whom an incident hits.
    Public,
    /// Another organisation.
    Supplier,
}

/// A run of words for somebody.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    pub(crate) who: Who,
    /// Where it may end: after its last word, and after each phrase that follows.
    pub(crate) ends: Vec<usize>,
    /// Can't be a subject: it stands in a phrase (“the alert for the team”).
    pub(crate) oblique: bool,
    /// Only stands for a subject said before (“and”, “who”).
    pub(crate) silent: bool,
    /// A given name, or a name of this post-mortem.
    pub(crate) named: bool,
    /// A name, a role or a team: neither a pronoun nor people at large.
    pub(crate) certain: bool,
    /// Written like a name, and in no list: whether it is one, its place tells.
    pub(crate) unknown: bool,
}

/// For each token, the run that begins there or goes through it.
pub(crate) fn runs(sentence: &[Token]) -> Vec<Option<Run>> {
    let mut runs: Vec<Option<Run>> = vec![None; sentence.len()];
    for last in 0..sentence.len() {
        let Some(mut who) = who::of(sentence, last) else { continue };
        let first = reach::first(sentence, last);
        if who != Who::Public
            && sentence[first..last].iter().any(|token| matches!(&*token.word, "no" | "neither"))
        {
            who = Who::Nobody;
        }
        // “Multi-region support” is no team; “support”, “the support team”, “customer support” are.
        let feature = sentence[last].is(Class::Feature)
            && last
                .checked_sub(1)
                .is_some_and(|before| who::names_a_feature(&sentence[before], &sentence[last]));
        if feature {
            continue;
        }
        // “Nobody in the team”, “none of the reviewers”: who the phrase is about was said before it.
        let run = Run {
            who,
            ends: reach::ends(sentence, last),
            oblique: reach::is_oblique(sentence, first),
            silent: false,
            named: sentence[last].is(Class::Name),
            unknown: false,
            certain: who == Who::Person
                && !sentence[last].is(Class::Pronoun)
                && !sentence[last].is(Class::Crowd),
        };
        for place in &mut runs[first..=last] {
            *place = Some(run.clone());
        }
    }
    inherited::fill(sentence, &mut runs);
    runs
}

/// A word that may be part of a noun: nothing says otherwise.
pub(crate) fn is_open(token: &Token) -> bool {
    let closed = [
        Class::Mark,
        Class::Covered,
        Class::Past,
        Class::Part,
        Class::Adverb,
        Class::Function,
        Class::Verb,
        Class::Ing,
    ];
    !closed.iter().any(|class| token.is(*class)) && &*token.word != "not"
}

pub(crate) fn is_finite(token: &Token) -> bool {
    (token.is(Class::Past) || token.is(Class::Auxiliary) || token.is(Class::Verb)) && !token.is(Class::Ing)
}
