//! Who a sentence speaks of: runs of words that end in a person, a group or nobody.

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
}

/// For each token, the run that begins there or goes through it.
pub(crate) fn runs(sentence: &[Token]) -> Vec<Option<Run>> {
    let mut runs: Vec<Option<Run>> = vec![None; sentence.len()];
    for last in 0..sentence.len() {
        let Some(mut who) = who(sentence, last) else { continue };
        let first = first(sentence, last);
        if who != Who::Public
            && sentence[first..last].iter().any(|token| matches!(&*token.word, "no" | "neither"))
        {
            who = Who::Nobody;
        }
        // “Multi-region support” is no team; “support”, “the support team”, “customer support” are.
        let feature = sentence[last].is(Class::Feature)
            && last.checked_sub(1).is_some_and(|before| names_a_feature(&sentence[before]));
        if feature {
            continue;
        }
        // “Nobody in the team”, “none of the reviewers”: who the phrase is about was said before it.
        let run = Run {
            who,
            ends: ends(sentence, last),
            oblique: is_oblique(sentence, first),
            silent: false,
            named: sentence[last].is(Class::Name),
            certain: who == Who::Person
                && !sentence[last].is(Class::Pronoun)
                && !sentence[last].is(Class::Crowd),
        };
        for place in &mut runs[first..=last] {
            *place = Some(run.clone());
        }
    }
    inherit(sentence, &mut runs);
    runs
}

/// Whether the word before “support” or “operations” says that no team is meant.
fn names_a_feature(before: &Token) -> bool {
    let fits = [
        Class::Article,
        Class::Mark,
        Class::Joint,
        Class::Preposition,
        Class::Group,
        Class::Adverb,
        Class::Past,
        Class::Auxiliary,
        Class::Number,
    ];
    !fits.iter().any(|class| before.is(*class)) && !matches!(&*before.word, "customer" | "technical" | "not")
}

/// Whether a run ends in a word, and who it is.
fn who(sentence: &[Token], at: usize) -> Option<Who> {
    let token = &sentence[at];
    let next = sentence.get(at + 1);
    if token.is(Class::Nobody) {
        return Some(Who::Nobody);
    }
    if token.is(Class::Pronoun) {
        return Some(if matches!(&*token.word, "i" | "we" | "us") { Who::We } else { Who::Person });
    }
    if is_software(sentence, at) || &*token.word == "none" && !counts_people(sentence, at) {
        return None;
    }
    // “dev” alone is a place to run things.
    if &*token.word == "dev" && !at.checked_sub(1).is_some_and(|before| sentence[before].is(Class::Article)) {
        return None;
    }
    let titled = token.capital
        && at.checked_sub(1).is_some_and(|before| {
            matches!(&*sentence[before].word, "mr" | "mrs" | "ms" | "miss" | "dr" | "prof" | "sir" | "madam")
        });
    if titled
        || matches!(&*token.word, "mr" | "mrs" | "ms") && at + 1 < sentence.len() && sentence[at + 1].capital
    {
        return titled.then_some(Who::Person);
    }
    let controls = matches!(&*token.word, "controller" | "controllers")
        && before(sentence, at).is_some_and(|word| {
            matches!(word, "duty" | "traffic" | "train" | "flight" | "shift" | "depot" | "air" | "room")
        });
    let serves = matches!(&*token.word, "agent" | "agents")
        && before(sentence, at).is_some_and(|word| {
            matches!(word, "gate" | "call" | "booking" | "field" | "travel" | "station" | "ticket" | "ground")
        });
    let agent = controls
        || serves
        || token.is(Class::Agent) && (token.word.ends_with('s') || is_told_apart(sentence, at));
    let somebody = agent || token.is(Class::Name) || token.is(Class::Role) || token.is(Class::Group);
    let other = if token.is(Class::Public) {
        Some(Who::Public)
    } else if token.is(Class::Supplier) {
        Some(Who::Supplier)
    } else {
        None
    };
    if !somebody && other.is_none() {
        return None;
    }
    // A verb that looks like a group: “to support”, “can support”.
    let before = at.checked_sub(1).map(|at| &sentence[at]);
    if token.is(Class::Group)
        && before.is_some_and(|b| b.is(Class::Auxiliary) || matches!(&*b.word, "to" | "not"))
    {
        return None;
    }
    // “Team lead” ends in “lead”, “on-call phone” in “phone”, which is nobody.
    if next.is_some_and(|next| continues(next, token)) {
        return None;
    }
    Some(other.filter(|_| !somebody).unwrap_or(Who::Person))
}

fn before(sentence: &[Token], at: usize) -> Option<&str> {
    at.checked_sub(1).map(|at| &*sentence[at].word)
}

/// “Package manager”, “NIC driver”: what bears the name of somebody and is none.
fn is_software(sentence: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|at| &sentence[at]) else { return false };
    match &*sentence[at].word {
        "manager" | "managers" => {
            before.is(Class::Thing)
                && !matches!(&*before.word, "release" | "site" | "service" | "network" | "process")
        }
        "driver" | "drivers" => {
            is_open(before)
                && !matches!(
                    &*before.word,
                    "bus"
                        | "truck"
                        | "taxi"
                        | "delivery"
                        | "lorry"
                        | "van"
                        | "train"
                        | "tram"
                        | "ambulance"
                        | "forklift"
                        | "cab"
                        | "night"
                )
        }
        _ => false,
    }
}

/// “None of the reviewers” counts people, “none of the probes” does not.
fn counts_people(sentence: &[Token], none: usize) -> bool {
    let mut after = sentence[none + 1..].iter().take(5);
    if after.next().is_none_or(|next| &*next.word != "of") {
        return true;
    }
    let people = [Class::Role, Class::Group, Class::Name, Class::Pronoun, Class::Agent, Class::Crowd];
    after.any(|token| people.iter().any(|class| token.is(*class)))
}

/// Whether an article or an owner stands before a noun: “the signaller”, but not “faster”.
fn is_told_apart(sentence: &[Token], at: usize) -> bool {
    let before = sentence[..at].iter().rev().take(BEFORE);
    let mut before = before.skip_while(|token| {
        is_open(token) || token.is(Class::Role) || token.is(Class::Group) || token.is(Class::Agent)
    });
    before.next().is_some_and(|token| token.is(Class::Article) || &*token.word == "'s")
}

/// Whether a word goes on with the noun before it.
fn continues(next: &Token, noun: &Token) -> bool {
    if next.is(Class::Name) && noun.is(Class::Name)
        || next.is(Class::Role)
        || next.is(Class::Group)
        || next.is(Class::Public)
        || next.is(Class::Agent)
    {
        return !next.is(Class::Past) && !next.is(Class::Verb)
            || next.is(Class::Role) && !noun.is(Class::Name);
    }
    is_open(next) && !(noun.is(Class::Name) && next.is(Class::Ing))
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

fn first(sentence: &[Token], last: usize) -> usize {
    let mut first = last;
    if sentence[last].is(Class::Pronoun) || sentence[last].is(Class::Nobody) {
        return last;
    }
    while first > 0 && last - first < BEFORE {
        let before = &sentence[first - 1];
        if before.is(Class::Article) {
            return first - 1;
        }
        let name = sentence[last].is(Class::Name) && !sentence[last].word.starts_with('@');
        let part = if name {
            // Only what belongs to a name: “Ana Kovač”, “Dr.”.
            before.is(Class::Name) || before.is(Class::Role) && before.capital
        } else {
            is_open(before)
                || before.is(Class::Role)
                || before.is(Class::Group)
                || before.is(Class::Part) && first - 1 > 0 && sentence[first - 2].is(Class::Article)
        };
        if !part {
            break;
        }
        first -= 1;
    }
    first
}

fn ends(sentence: &[Token], last: usize) -> Vec<usize> {
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
                        || matches!(&*token.word, "'s" | "us" | "them" | "duty" | "call")
                })
            {
                at += 1;
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
fn is_oblique(sentence: &[Token], first: usize) -> bool {
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

/// A second verb has the subject of the first: “Raj saw the page and ignored it”, “Noor, who then skipped it”.
fn inherit(sentence: &[Token], runs: &mut [Option<Run>]) {
    let mut subject: Option<Run> = None;
    let mut at = 0;
    while at < sentence.len() {
        if let Some(run) = &runs[at]
            && !run.silent
        {
            let last = run.ends[0];
            let acts = run.ends.iter().any(|end| {
                let verb = sentence[*end..].iter().find(|token| !token.is(Class::Adverb));
                verb.is_some_and(is_finite)
            });
            if acts && !run.oblique {
                subject = Some(run.clone());
            }
            at = last.max(at + 1);
            continue;
        }
        let word = &*sentence[at].word;
        let takes_up = matches!(word, "and" | "but" | "or" | "yet" | "then" | "," | ";");
        // “Acked by Noor, who then …” is about the person just named, subject or not.
        let named = (word == "who").then(|| at.checked_sub(1)).flatten().and_then(|before| {
            let before = if &*sentence[before].word == "," { before.checked_sub(1)? } else { before };
            runs[before].clone()
        });
        if (takes_up || named.is_some())
            && let Some(run) = named.as_ref().or(subject.as_ref())
            && let Some(verb) = sentence[at + 1..]
                .iter()
                .find(|token| !token.is(Class::Adverb) && &*token.word != "then" && &*token.word != "and")
            && is_finite(verb)
        {
            runs[at] = Some(Run { ends: vec![at + 1], silent: true, oblique: false, ..run.clone() });
        } else if !sentence[at].is(Class::Mark)
            && starts_clause(sentence, at)
            && runs[at].is_none()
            && (sentence[at].is(Class::Article) || is_open(&sentence[at]))
        {
            // Another clause begins with a thing.
            subject = None;
        }
        at += 1;
    }
}

fn starts_clause(sentence: &[Token], at: usize) -> bool {
    at > 0
        && matches!(
            &*sentence[at - 1].word,
            ";" | ":" | "because" | "so" | "while" | "when" | "since" | "as" | "that" | "which"
        )
}

pub(crate) fn is_finite(token: &Token) -> bool {
    (token.is(Class::Past) || token.is(Class::Auxiliary) || token.is(Class::Verb)) && !token.is(Class::Ing)
}
