//! How far a run reaches: from its first word over the phrases that follow its noun.

use super::{AFTER, BEFORE, ENDS, is_open};
use crate::lexicon::Class;
use crate::token::Token;

pub(super) fn first(sentence: &[Token], last: usize) -> usize {
    let mut first = last;
    if sentence[last].is(Class::Pronoun) || sentence[last].is(Class::Nobody) {
        return last;
    }
    while first > 0 && last - first < BEFORE {
        let before = &sentence[first - 1];
        if before.is(Class::Article) {
            return first - 1;
        }
        // “The owner’s nephew”, “somebody’s intern”
        if &*before.word == "'s" && first > 1 && !sentence[last].is(Class::Name) && owns(&sentence[first - 2])
        {
            first -= 2;
            if sentence[first].is(Class::Pronoun) || sentence[first].is(Class::Name) {
                return first;
            }
            continue;
        }
        let name = sentence[last].is(Class::Name) && !sentence[last].word.starts_with('@');
        let part = if name {
            // Only what belongs to a name: “Ana Kovač”, “Dr.”.
            before.is(Class::Name) || before.is(Class::Role) && before.capital
        } else {
            is_open(before)
                || before.is(Class::Role)
                || before.is(Class::Group)
                // “The trained nurse”, “the trading desk”, “the release captain”.
                || (before.is(Class::Part)
                    || before.is(Class::Ing)
                    || before.is(Class::Verb) && !before.word.ends_with('s'))
                    && first > 1
                    && sentence[first - 2].is(Class::Article)
        };
        if !part {
            break;
        }
        first -= 1;
    }
    first
}

/// Whether a word can be whose somebody is.
fn owns(token: &Token) -> bool {
    token.is(Class::Pronoun)
        || token.is(Class::Name)
        || token.is(Class::Role)
        || token.is(Class::Group)
        || token.is(Class::Public)
        || token.is(Class::Supplier)
}

pub(super) fn ends(sentence: &[Token], last: usize) -> Vec<usize> {
    let mut ends = vec![last + 1];
    let mut at = last + 1;
    while ends.len() < ENDS {
        let Some(next) = sentence.get(at) else { break };
        if matches!(&*next.word, "(" | "," | "–" | "—") && ends.len() == 1 {
            // “Raj (on call) forgot”, “Raj, on call that night, forgot”.
            let close = match &*next.word {
                "(" => ")",
                other => other,
            };
            let end = sentence[at + 1..].iter().take(AFTER + 2).position(|token| &*token.word == close);
            match end {
                Some(length) => at += length + 2,
                None => break,
            }
        } else if next.is(Class::Preposition) && &*next.word != "to"
            || matches!(&*next.word, "himself" | "herself" | "themselves" | "ourselves" | "myself")
        {
            at += 1;
            let from = at;
            while at - from < AFTER
                && sentence.get(at).is_some_and(|token| {
                    is_open(token)
                        || token.is(Class::Article)
                        || token.is(Class::Name)
                        || token.is(Class::Role)
                        || token.is(Class::Group)
                        || token.is(Class::Public)
                        || token.is(Class::Number)
                        || token.is(Class::Ing)
                        || matches!(&*token.word, "'s" | "us" | "them" | "duty" | "call")
                })
            {
                at += 1;
            }
            // “Driver on break”: a preposition alone is no phrase.
            if at == from && next.is(Class::Preposition) {
                break;
            }
        } else if matches!(&*next.word, "who" | "whom") && ends.len() == 1 {
            // “The developer who wrote the script should have …”: the longest clause that a verb may end.
            let clause = sentence[at..].iter().take(10).position(|token| {
                token.is(Class::Auxiliary)
                    && token.is(Class::Function)
                    && &*token.word != "was"
                    && &*token.word != "is"
            });
            match clause {
                Some(length) => at += length,
                None => break,
            }
        } else {
            break;
        }
        ends.push(at);
    }
    ends
}

/// Whether a phrase holds the run, and what the phrase belongs to is the subject.
pub(super) fn is_oblique(sentence: &[Token], first: usize) -> bool {
    let Some(preposition) = first.checked_sub(1).map(|at| &sentence[at]) else { return false };
    // “Since the team never rotated it” is a clause, not a phrase.
    if !preposition.is(Class::Preposition) || preposition.is(Class::Joint) {
        return false;
    }
    let owner = first.checked_sub(2).map(|at| &sentence[at]);
    // “One of the reviewers” is one of them.
    let counted = owner.is_some_and(|owner| {
        matches!(
            &*owner.word,
            "one"
                | "two"
                | "three"
                | "some"
                | "most"
                | "many"
                | "several"
                | "half"
                | "all"
                | "any"
                | "each"
                | "both"
                | "either"
                | "none"
        )
    });
    if counted {
        return false;
    }
    owner.is_some_and(|owner| !owner.is(Class::Mark) && !owner.is(Class::Joint) || owner.is(Class::Covered))
}
