//! Candidates that say nearly the same: two people had one idea, and their votes would be split.

use std::collections::BTreeSet;

use crate::{Candidate, CandidateId};

/// Words that join others and say nothing of their own.
const JOINING: [&str; 24] = [
    "a", "an", "and", "as", "at", "be", "before", "by", "each", "every", "for", "from", "in", "into", "is",
    "it", "of", "on", "our", "that", "the", "to", "we", "with",
];

/// How much of the words of both must be shared: three of five.
const SHARED: f64 = 0.6;
/// How alike the letters must be where words are only spelled or ordered differently.
const SPELLED: f64 = 0.82;
/// The longest text that is compared, in words.
const MOST_WORDS: usize = 40;

/// Pairs of candidates that say nearly the same, in the order of the list.
///
/// ```
/// # use afterword_domain::{candidate::alike::alike, Candidate, CandidateId};
/// # use uuid::Uuid;
/// let said = |n, text: &str| Candidate {
///     id: CandidateId(Uuid::from_u128(n)), text: text.into(), category: None,
///     sources: Vec::new(), chosen: false, because: String::new(),
/// };
/// let found = alike(&[
///     said(1, "Test against the sandbox every night"),
///     said(2, "Alert on failed payments"),
///     said(3, "Nightly tests against the sandbox"),
/// ]);
/// assert_eq!(found, [[CandidateId(Uuid::from_u128(1)), CandidateId(Uuid::from_u128(3))]]);
/// ```
#[must_use]
pub fn alike(candidates: &[Candidate]) -> Vec<[CandidateId; 2]> {
    let said: Vec<_> = candidates.iter().map(|c| (c.id, words(&c.text))).collect();
    let mut found = Vec::new();
    for (n, (id, first)) in said.iter().enumerate() {
        let others = said[n + 1..].iter().filter(|(_, second)| is_alike(first, second));
        found.extend(others.map(|(other, _)| [*id, *other]));
    }
    found
}

fn is_alike(first: &BTreeSet<String>, second: &BTreeSet<String>) -> bool {
    if first.is_empty() || second.is_empty() {
        return false;
    }
    let shared = count(first.intersection(second));
    let either = count(first.union(second));
    let joined = |words: &BTreeSet<String>| words.iter().cloned().collect::<Vec<_>>().join(" ");
    shared / either >= SHARED || strsim::sorensen_dice(&joined(first), &joined(second)) >= SPELLED
}

fn count<T>(words: impl Iterator<Item = T>) -> f64 {
    u32::try_from(words.count()).map_or(f64::MAX, f64::from)
}

/// The words that say something, without the endings that grammar gives them.
fn words(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .filter(|word| !JOINING.contains(&word.as_str()))
        .map(stem)
        .take(MOST_WORDS)
        .collect()
}

fn stem(word: String) -> String {
    for ending in ["ing", "ly", "ed", "es", "s"] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.chars().count() >= 4) {
            return stem.to_owned();
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn said(texts: &[&str]) -> Vec<Candidate> {
        let candidate = |(n, text): (usize, &&str)| Candidate {
            id: CandidateId(Uuid::from_u128(n as u128)),
            text: (*text).to_owned(),
            category: None,
            sources: Vec::new(),
            chosen: false,
            because: String::new(),
        };
        texts.iter().enumerate().map(candidate).collect()
    }

    #[test]
    fn the_same_idea_in_other_words_is_pointed_out() {
        for (one, other) in [
            ("Put payments behind a feature flag", "Feature flag for payments"),
            ("Alert on failed payments", "Alerting on failing payments"),
            ("Write the rollback runbook", "write a roll-back runbook"),
            ("Pin the SDK", "Pin the SDK!"),
        ] {
            assert_eq!(alike(&said(&[one, other])).len(), 1, "{one} / {other}");
        }
    }

    #[test]
    fn different_ideas_about_one_thing_are_not() {
        for (one, other) in [
            ("Alert on the share of failed payments", "Dashboard for the share of cancelled orders"),
            ("Test the SDK nightly", "Pin the SDK"),
            ("Rewrite the payment client", "Drill the rollback of the payment client every quarter"),
            ("", ""),
        ] {
            assert_eq!(alike(&said(&[one, other])), [] as [[CandidateId; 2]; 0], "{one} / {other}");
        }
    }

    proptest! {
        #[test]
        fn a_text_is_like_itself_and_any_text_can_be_compared(text in ".{0,300}", other in ".{0,300}") {
            let found = alike(&said(&[&text, &other, &text]));
            let has_words = text.chars().any(char::is_alphanumeric) && !words(&text).is_empty();
            prop_assert_eq!(found.iter().any(|pair| pair[0].0.as_u128() == 0 && pair[1].0.as_u128() == 2), has_words);
        }
    }
}
