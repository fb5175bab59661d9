//! Which rules count in a document on their own, and what the others have to show there. A rule counts on its own where
//! most of its alarms in published post-mortems were right (`tests/data`); any other needs somebody as the subject of an
//! act or a trait that is a reproach by itself.

use std::ops::Range;

use super::is_somebody;
use crate::kind::Kind;
use crate::lexicon::Class;
use crate::matcher::{Match, Sentence};
use crate::people::Who;
use crate::rules::Rule;
use crate::token::Token;

/// Whether a match accuses, as documents need it.
pub(super) fn is_made(rule: &Rule, matched: &Match, sentence: &Sentence<'_>) -> bool {
    let within = matched.tokens.clone();
    let tokens = &sentence.tokens[within.clone()];
    let has = |list: &[&str]| has_word(tokens, list);
    let before = &sentence.tokens[within.start.saturating_sub(LEAD)..within.start];
    let is_told = !matches!(rule.kind, Kind::Counterfactual | Kind::WhoQuestion | Kind::PersonFix);
    // “User error” names whoever worked with the system.
    let is_outside = rule.kind != Kind::HumanError && has(&OUTSIDERS);
    if is_outside || is_told && has_word(before, &SUPPOSES) {
        return false;
    }
    match &*rule.name {
        "should-have" | "should-have-been-done-by" | "if-only" | "forgot-to" | "skipped" | "did-it-wrong" => {
            true
        }
        "who-did" | "a-name-is-wanted" => tokens.iter().any(is_done),
        "supposed-to" => has(&["supposed", "meant"]),
        "did-not" => !has_word(before, &["so"]) && !is_lot(sentence, &within),
        "failed-to" => has(&NEGATIVE) && !is_lot(sentence, &within) && !is_attempt(sentence, &within),
        "nobody-did" => tokens.iter().any(is_done) && !has(&OF_OTHERS),
        "human-error" => !has_word(before, &DENIES),
        // “We found it by accident” is luck.
        "made-a-mistake" => {
            let told = has(&["mistake", "mistakes", "error", "errors", "oversight", "blunder"]);
            let is_luck = has(&MENDING) || has_word(before, &MENDING);
            !has_word(before, &DENIES)
                && !is_luck
                && (told || (0..within.end).any(|at| is_somebody(sentence, at)))
        }
        "had-the-chance" => has(&["should", "ought"]),
        "how-could-they" => has(&["could"]),
        "everyone-knew" | "no-shock-to-anybody" => has(&PLAIN) || has(&KNOWN),
        "obviously" => has(&PLAIN) || has(&["should"]) && within.clone().any(|at| is_somebody(sentence, at)),
        _ => match rule.kind {
            Kind::PersonFix => mends_somebody(sentence, &within) || has(&CARE),
            // A tool of a name that no list has may cause an outage.
            kind => is_accused(sentence, &within, kind != Kind::PersonCause),
        },
    }
}

/// How many words before a match may deny it.
const LEAD: usize = 4;

/// Those who attack and those whom an incident hits.
const OUTSIDERS: [&str; 16] = [
    "attacker",
    "attackers",
    "hacker",
    "hackers",
    "adversary",
    "exploiter",
    "scammer",
    "scammers",
    "user",
    "users",
    "customer",
    "customers",
    "player",
    "players",
    "visitor",
    "visitors",
];

/// Words before what has not happened.
const SUPPOSES: [&str; 7] = ["if", "whether", "unless", "case", "ensure", "ensures", "sure"];

/// Words that say that an act was left undone.
const NEGATIVE: [&str; 10] =
    ["failed", "failing", "failure", "never", "not", "neglected", "neglecting", "refused", "omitted", "nor"];

/// Words before an error that deny it, or speak of one that has not happened.
const DENIES: [&str; 34] = [
    "not",
    "never",
    "no",
    "nobody",
    "without",
    "nor",
    "any",
    "avoid",
    "avoids",
    "avoiding",
    "prevent",
    "prevents",
    "preventing",
    "reduce",
    "reduces",
    "reducing",
    "eliminate",
    "minimize",
    "minimise",
    "risk",
    "prone",
    "potential",
    "possible",
    "against",
    "can",
    "could",
    "may",
    "might",
    "if",
    "for",
    "fix",
    "fixes",
    "fixed",
    "fixing",
];

/// What those whom a fault hits do, and what the incident did to nobody.
const OF_OTHERS: [&str; 16] = [
    "reported",
    "used",
    "complained",
    "stepped",
    "affected",
    "harmed",
    "hurt",
    "injured",
    "asked",
    "aware",
    "able",
    "available",
    "online",
    "lost",
    "charged",
    "knew",
];

/// Words that say that somebody knew beforehand.
const KNOWN: [&str; 8] =
    ["knew", "known", "warned", "told", "foreseen", "predicted", "surprised", "surprise"];

/// What is tried while an incident lasts; it failing is a step of the story.
const ATTEMPTS: [&str; 19] = [
    "reproduce",
    "connect",
    "login",
    "log",
    "reach",
    "load",
    "start",
    "boot",
    "find",
    "get",
    "recover",
    "restore",
    "resolve",
    "fix",
    "repair",
    "replicate",
    "reconnect",
    "mount",
    "contact",
];

/// What is done to end an incident.
const MENDING: [&str; 12] = [
    "worked",
    "fixed",
    "found",
    "discovered",
    "solved",
    "noticed",
    "detected",
    "spotted",
    "caught",
    "resolved",
    "released",
    "saved",
];

/// Words that say that something could be foreseen.
const PLAIN: [&str; 17] = [
    "obvious",
    "obviously",
    "clear",
    "clearly",
    "predictable",
    "predictably",
    "inevitable",
    "inevitably",
    "foreseeable",
    "doomed",
    "evident",
    "plain",
    "plainly",
    "never",
    "fail",
    "break",
    "course",
];

/// Calls for care.
const CARE: [&str; 6] = ["careful", "vigilant", "diligent", "attentive", "better", "cautious"];

/// What people undergo or get, and harm that they did not do: “we did not lose data”, “we never received the page”.
const LOTS: [&str; 52] = [
    "lose",
    "lost",
    "find",
    "found",
    "observe",
    "observed",
    "receive",
    "received",
    "get",
    "got",
    "need",
    "needed",
    "have",
    "had",
    "want",
    "wanted",
    "experience",
    "experienced",
    "encounter",
    "encountered",
    "suffer",
    "suffered",
    "hear",
    "heard",
    "intend",
    "intended",
    "mean",
    "meant",
    "feel",
    "felt",
    "like",
    "liked",
    "believe",
    "believed",
    "manage",
    "managed",
    "succeed",
    "succeeded",
    "know",
    "known",
    "see",
    "seen",
    "change",
    "changed",
    "touch",
    "touched",
    "modify",
    "modified",
    "delete",
    "deleted",
    "alter",
    "altered",
];

/// Acts that are a reproach whoever tells them, in the past.
const MISDEEDS: [&str; 43] = [
    "forgot",
    "forgotten",
    "failed",
    "ignored",
    "overlooked",
    "neglected",
    "skipped",
    "disregarded",
    "dismissed",
    "bypassed",
    "circumvented",
    "botched",
    "bungled",
    "screwed",
    "messed",
    "broke",
    "broken",
    "wrecked",
    "ruined",
    "nuked",
    "destroyed",
    "caused",
    "blundered",
    "fumbled",
    "panicked",
    "dithered",
    "lied",
    "misread",
    "mistyped",
    "misconfigured",
    "misjudged",
    "mishandled",
    "mismanaged",
    "fat-fingered",
    "carelessly",
    "recklessly",
    "negligently",
    "hurriedly",
    "sloppily",
    "thoughtlessly",
    "blindly",
    "lazily",
    "negligence",
];

/// What is said of somebody, and rates.
const TRAITS: [&str; 26] = [
    "careless",
    "reckless",
    "negligent",
    "sloppy",
    "lazy",
    "incompetent",
    "irresponsible",
    "unprofessional",
    "inattentive",
    "complacent",
    "clueless",
    "ignorant",
    "arrogant",
    "wrong",
    "slow",
    "asleep",
    "stupid",
    "blame",
    "fault",
    "culprit",
    "foolish",
    "thoughtless",
    "unprepared",
    "overconfident",
    "distracted",
    "naive",
];

/// Traits as nouns, which somebody has: “Raj’s carelessness”.
const FAILINGS: [&str; 10] = [
    "carelessness",
    "negligence",
    "laziness",
    "incompetence",
    "sloppiness",
    "recklessness",
    "stupidity",
    "haste",
    "inattention",
    "complacency",
];

/// Words that name harm.
const HARM: [&str; 12] = [
    "outage", "incident", "failure", "downtime", "breach", "loss", "leak", "disaster", "mess", "damage",
    "crash", "breakage",
];

/// What is done to people so that they do better.
const REPAIRS: [&str; 26] = [
    "train",
    "training",
    "retrain",
    "retraining",
    "remind",
    "reminding",
    "teach",
    "teaching",
    "educate",
    "educating",
    "instruct",
    "discipline",
    "disciplinary",
    "reprimand",
    "warn",
    "coach",
    "coaching",
    "fire",
    "sack",
    "punish",
    "lecture",
    "warning",
    "tell",
    "insist",
    "re-train",
    "sanction",
];

fn has_word(tokens: &[Token], list: &[&str]) -> bool {
    tokens.iter().any(|token| list.contains(&&*token.word))
}

/// Whether a word says that something was done, or left undone: “nobody checked”, “nobody has answered”.
fn is_done(token: &Token) -> bool {
    token.is(Class::Past)
        || matches!(&*token.word, "was" | "were" | "had" | "has" | "have" | "did" | "got" | "could")
}

/// Whether what was not done is something that befalls people.
fn is_lot(sentence: &Sentence<'_>, within: &Range<usize>) -> bool {
    let is_denial = |at: &usize| matches!(&*sentence.tokens[*at].word, "not" | "never");
    let Some(denial) = within.clone().find(is_denial) else { return false };
    let mut after = sentence.tokens[denial + 1..].iter().take(3).filter(|token| !token.is(Class::Adverb));
    after.next().is_some_and(|act| LOTS.contains(&&*act.word))
}

/// Whether what failed was an attempt to end the incident: “we failed to reproduce it”.
fn is_attempt(sentence: &Sentence<'_>, within: &Range<usize>) -> bool {
    let end = (within.end + 2).min(sentence.tokens.len());
    let pairs = sentence.tokens[within.start..end].windows(2);
    pairs.into_iter().any(|pair| &*pair[0].word == "to" && ATTEMPTS.contains(&&*pair[1].word))
}

/// Whether somebody is the subject of a misdeed or a trait in the match, or a misdeed was done by somebody.
fn is_accused(sentence: &Sentence<'_>, within: &Range<usize>, by_place: bool) -> bool {
    let has_subject = |at, needs_being| has_subject(sentence, at, needs_being, by_place);
    let end = (within.end + 1).min(sentence.tokens.len());
    (within.start..end).any(|at| {
        let word = &*sentence.tokens[at].word;
        if MISDEEDS.contains(&word) {
            return has_subject(at, false) || is_by_somebody(sentence, at);
        }
        let is_harm = || has_word(sentence.tokens[at..].get(..6).unwrap_or(&sentence.tokens[at..]), &HARM);
        if TRAITS.contains(&word) || word == "responsible" && is_harm() {
            return has_subject(at, true);
        }
        // “We dropped the ball”
        if word == "ball" && at > 1 && &*sentence.tokens[at - 2].word == "dropped" {
            return has_subject(at - 2, false);
        }
        let owner = at.checked_sub(1).is_some_and(|owner| {
            &*sentence.tokens[owner].word == "'s" || matches!(&*sentence.tokens[owner].word, "my" | "our")
        });
        FAILINGS.contains(&word) && owner
    })
}

/// Whether nothing but helping verbs and adverbs stands between somebody and what is said of them.
fn has_subject(sentence: &Sentence<'_>, at: usize, needs_being: bool, by_place: bool) -> bool {
    let mut being = false;
    let mut subject = at;
    while let Some(before) = subject.checked_sub(1) {
        let token = &sentence.tokens[before];
        if matches!(&*token.word, "not" | "never" | "would" | "could" | "might" | "may" | "can") {
            return false;
        }
        let is_link = token.is(Class::Auxiliary)
            || token.is(Class::Adverb)
            || matches!(&*token.word, "to" | "at" | "the" | "very" | "quite" | "so" | "too" | "simply");
        if !is_link {
            break;
        }
        being |= matches!(&*token.word, "was" | "were" | "is" | "are" | "am" | "been" | "'s" | "'re" | "'m");
        subject = before;
    }
    let Some(last) = subject.checked_sub(1) else { return false };
    let ends_here = (last.saturating_sub(8)..=last).any(|begin| {
        sentence.runs[begin].as_ref().is_some_and(|run| {
            run.who != Who::Nobody
                && run.ends.contains(&subject)
                && (begin..subject)
                    .any(|at| by_place && sentence.tokens[at].is(Class::Placed) || is_somebody(sentence, at))
        })
    });
    ends_here && (being || !needs_being)
}

/// Whether a misdeed is followed by who did it: “was dismissed by the team”.
fn is_by_somebody(sentence: &Sentence<'_>, at: usize) -> bool {
    let by = at + 1;
    let end = (by + 5).min(sentence.tokens.len());
    sentence.tokens.get(by).is_some_and(|token| &*token.word == "by")
        && (by + 1..end).any(|at| {
            sentence.runs[at].as_ref().is_some_and(|run| run.certain || run.who == Who::We)
                && is_somebody(sentence, at)
        })
}

/// Whether somebody is the object of a repair: “train the staff”, “staff training”.
fn mends_somebody(sentence: &Sentence<'_>, within: &Range<usize>) -> bool {
    let end = (within.end + 3).min(sentence.tokens.len());
    let people = |at: usize| {
        let token = &sentence.tokens[at];
        [Class::Role, Class::Group, Class::Name, Class::Crowd, Class::Agent]
            .iter()
            .any(|class| token.is(*class))
    };
    let repair = within.clone().find(|at| REPAIRS.contains(&&*sentence.tokens[*at].word));
    repair.is_some_and(|repair| {
        (repair + 1..end).any(people)
            || repair.checked_sub(1).is_some_and(people)
            || matches!(&*sentence.tokens[repair].word, "retrain" | "retraining" | "re-train")
    })
}
