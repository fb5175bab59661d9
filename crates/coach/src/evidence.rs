//! What a written document has to show before it is said to blame. A sentence typed in a meeting is about the incident;
//! most sentences of a document tell of systems or give advice, and wording alone is weak evidence there.

mod accusation;

pub(crate) use accusation::Accusations;

use crate::kind::{Context, Kind};
use crate::lexicon::Class;
use crate::matcher::{Match, Sentence};
use crate::people::Who;
use crate::rules::Rule;
use crate::token::Token;

/// What a match needs in order to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Demand {
    /// The wording alone.
    Wording,
    /// Somebody in particular whom the wording is about.
    Somebody,
}

/// Whether a match is about somebody in particular.
pub(crate) fn names_somebody(
    rule: &Rule,
    matched: &Match,
    sentence: &Sentence<'_>,
    context: Context,
    accusations: &Accusations,
) -> bool {
    if !accusations.is_made(rule, matched, sentence) {
        return false;
    }
    let within = matched.tokens.clone();
    // A name that no list has may be a tool where somebody is replaced, instructed or thanked.
    let by_place =
        matches!(rule.kind, Kind::Omission | Kind::Counterfactual | Kind::HumanError | Kind::Judgement);
    let placed = |at: usize| by_place && sentence.tokens[at].is(Class::Placed);
    let in_match = within.clone().any(|at| placed(at) || is_somebody(sentence, at));
    let in_sentence = || (0..sentence.tokens.len()).any(|at| is_somebody(sentence, at));
    let words = || sentence.tokens[within.clone()].iter().map(|token| &*token.word);
    // “Should have tested on a spare first.” leaves out who writes.
    let is_elided = || {
        sentence.tokens[..within.end].iter().find(|token| !token.is(Class::Mark)).is_some_and(|first| {
            matches!(&*first.word, "should" | "did" | "forgot" | "forgetting" | "failed" | "neglected")
        })
    };
    let says = |list: &[&str]| words().any(|word| list.contains(&word));
    let near = |before: usize, after: usize| {
        within.start.saturating_sub(before)..(within.end + after).min(sentence.tokens.len())
    };
    let is_past = || near(LEAD, 0).any(|at| PAST.contains(&&*sentence.tokens[at].word));
    match rule.kind {
        Kind::Omission => is_elided() || in_match && !is_present(&sentence.tokens[within.clone()]),
        Kind::Counterfactual => is_elided() || in_match,
        // A step that somebody took is told in every document.
        Kind::PersonCause => in_match && rule.name != "act-as-cause",
        Kind::HumanError => {
            in_match || says(&ERRING) || rule.name == "made-a-mistake" && is_past() || in_sentence()
        }
        Kind::Judgement => near(BEFORE, AFTER).any(|at| placed(at) || is_somebody(sentence, at)),
        Kind::Hindsight => is_past(),
        Kind::PersonFix => match context {
            Context::Action | Context::WellBadly => in_match || rule.name == "be-careful",
            // Elsewhere it is a rule of conduct or advice to whoever reads.
            _ => within.clone().any(|at| is_we(sentence, at)),
        },
        // “We do not know who it was” reports, “who approved this?” asks.
        Kind::WhoQuestion => is_question(sentence.tokens) && (in_match || says(&["who", "whose", "which"])),
        _ => true,
    }
}

/// How many words before a match tell its time.
const LEAD: usize = 3;

/// How far around a judgement whoever is judged stands.
const BEFORE: usize = 7;
const AFTER: usize = 5;

/// Words for people who err.
const ERRING: [&str; 9] =
    ["human", "operator", "user", "engineer", "manual", "people", "staff", "pebkac", "typo"];

/// Words that tell of what is over.
const PAST: [&str; 9] = ["was", "were", "had", "been", "would", "could", "should", "knew", "saw"];

/// Whether an act is left undone at the time of writing: “we do not test this”, “have not done”. It tells of a state.
fn is_present(tokens: &[Token]) -> bool {
    tokens.windows(2).any(|pair| {
        let state = matches!(&*pair[0].word, "do" | "does" | "have" | "has" | "is" | "are" | "am");
        state && matches!(&*pair[1].word, "not" | "never" | "no" | "yet")
    })
}

/// Whether a sentence begins and ends as questions do.
fn is_question(tokens: &[Token]) -> bool {
    let first = tokens.iter().find(|token| !token.is(Class::Mark));
    let asks = ["who", "whose", "which", "why", "how", "what", "where"];
    first.is_some_and(|first| asks.contains(&&*first.word))
        && tokens.last().is_some_and(|last| &*last.word == "?")
}

/// Whether a word is “we” or “I”.
fn is_we(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.tokens[at].is(Class::Pronoun)
        && sentence.runs[at].as_ref().is_some_and(|run| run.who == Who::We && !run.silent)
}

/// Whether a word is, or stands for, somebody in particular: we, a name, a role, a team, he, nobody. “They” may be
/// files, and “you” is whoever reads.
fn is_somebody(sentence: &Sentence<'_>, at: usize) -> bool {
    let token = &sentence.tokens[at];
    let owner = ["he", "she", "him", "his", "my", "our", "me", "us", "mine", "whoever"];
    if owner.contains(&&*token.word) {
        return true;
    }
    let Some(run) = sentence.runs[at].as_ref() else { return false };
    if run.silent {
        return run.certain || run.named || matches!(run.who, Who::We | Who::Nobody);
    }
    let known = [Class::Role, Class::Group, Class::Nobody, Class::Supplier];
    match run.who {
        Who::We => token.is(Class::Pronoun),
        _ => {
            known.iter().any(|class| token.is(*class)) && !token.is(Class::Crowd)
                || token.is(Class::Name) && !token.is(Class::Placed)
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use crate::{Coach, Context};

    #[test]
    fn a_document_that_gives_advice_or_tells_of_systems_blames_nobody() {
        let coach = Coach::load().unwrap();
        for text in [
            "Please read the notes on the new format before you upgrade.",
            "All contributors must adhere to the code of conduct.",
            "Replace Map with Array before the merge.",
            "We do not test this on every platform.",
            "They only had to fetch the latest state.",
            "Use caution with experimental features.",
            "The naive lookup visits each row.",
            "Of course, the old flag still works.",
            "We put the disk in offline state and asked for a new one.",
            "We immediately took down a part of the workers.",
            "We had just enough time to fix it.",
            "Mail was retried, so I did not send a notice.",
            "I knew that it was not my fault.",
            "I can not promise that this won't happen again.",
            "It would be naive to call this solved.",
            "We did not lose any orders.",
            "We found the cause by accident.",
            "The attacker failed to read the second table.",
            "Due to the maintenance freeze the change has to wait.",
            "Automate the step to avoid human error.",
            "If the on-call forgot to answer, the page goes to the next one.",
            "We failed to reproduce the fault on a second node.",
            "We did not change anything that day.",
        ] {
            assert!(coach.hear_document(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_document_that_blames_somebody_is_heard() {
        let coach = Coach::load().unwrap();
        for text in [
            "We should have used the staging cluster.",
            "**Raj should have tested it**.",
            "- Should have tested on a spare machine first.",
            "- Did not document the working state before the change.",
            "The on-call did not look at the graph.",
            "The domino effect was predictable.",
            "The root cause was human error.",
            "Cause: user error.",
            "Nobody was watching the dashboard during the change.",
            "Raj was careless with the key.",
            "The operations team ignored the warning.",
            "We dropped the ball on the handover.",
            "The warning was dismissed by the operations team.",
            "The developers are to blame.",
            "Olga forgot to renew the certificate.",
            "The vendor failed to tell us.",
        ] {
            assert_eq!(coach.hear_document(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn what_is_typed_needs_the_wording_alone() {
        let coach = Coach::load().unwrap();
        assert!(!coach.hear("Everybody, please read the runbook properly.", Context::Action).is_empty());
        assert!(!coach.hear("The review was sloppy.", Context::Analysis).is_empty());
    }
}
