//! Which nouns are somebody, and which only bear the name of somebody.

use super::{BEFORE, Who, is_open};
use crate::lexicon::Class;
use crate::token::Token;

/// Whether the word before “support” or “operations” says that no team is meant.
pub(super) fn names_a_feature(before: &Token, feature: &Token) -> bool {
    let is_a_craft = &*feature.word == "engineering"
        && matches!(
            &*before.word,
            "release" | "site" | "data" | "systems" | "network" | "test" | "build" | "software"
        );
    if is_a_craft {
        return false;
    }
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
    !fits.iter().any(|class| before.is(*class))
        && !matches!(
            &*before.word,
            "customer"
                | "technical"
                | "not"
                | "night"
                | "day"
                | "weekend"
                | "late"
                | "early"
                | "morning"
                | "evening"
                | "duty"
                | "field"
                | "site"
                | "our"
                | "local"
        )
}

/// Whether a run ends in a word, and who it is.
pub(super) fn of(sentence: &[Token], at: usize) -> Option<Who> {
    let token = &sentence[at];
    let next = sentence.get(at + 1);
    if &*token.word == "none" && !counts_people(sentence, at) {
        return None;
    }
    if token.is(Class::Nobody) {
        return Some(Who::Nobody);
    }
    if token.is(Class::Pronoun) {
        return Some(if matches!(&*token.word, "i" | "we" | "us") { Who::We } else { Who::Person });
    }
    // “IT” among words in lower case.
    if &*token.word == "it"
        && token.capital
        && at.checked_sub(1).is_some_and(|at| !sentence[at].is(Class::Mark) && !sentence[at].capital)
    {
        return Some(Who::Person);
    }
    if is_software(sentence, at) {
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
    // “Parser combinators”: what a thing does by itself.
    let of_a_thing = at.checked_sub(1).is_some_and(|before| sentence[before].is(Class::Thing));
    let agent =
        token.is(Class::Agent) && !of_a_thing && (token.word.ends_with('s') || is_told_apart(sentence, at));
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
    let is_a_verb_too = matches!(
        &*token.word,
        "support" | "staff" | "crew" | "dispatch" | "stores" | "shift" | "shifts" | "loading" | "platform"
    );
    if is_a_verb_too && before.is_some_and(|b| b.is(Class::Auxiliary) || matches!(&*b.word, "to" | "not")) {
        return None;
    }
    // “Team lead” ends in “lead”, “on-call phone” in “phone”, which is nobody.
    if next.is_some_and(|next| continues(next, token)) {
        return None;
    }
    Some(other.filter(|_| !somebody).unwrap_or(Who::Person))
}

/// “Package manager”, “NIC driver”: what bears the name of somebody and is none.
pub(crate) fn is_software(sentence: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|at| &sentence[at]) else { return false };
    match &*sentence[at].word {
        "manager" | "managers" => {
            before.is(Class::Thing)
                && !matches!(&*before.word, "release" | "site" | "service" | "network" | "process")
        }
        // “The Nix installer”; who installs is told by what: “the cable installer”.
        "installer" | "installers" => {
            !matches!(&*before.word, "cable" | "fibre" | "kitchen" | "solar" | "lift" | "window")
        }
        "planner" | "planners" => {
            matches!(&*before.word, "route" | "journey" | "trip" | "query" | "path" | "motion")
        }
        // “Memory management” is done; “senior management” is somebody.
        "management" => {
            is_open(before)
                && !matches!(
                    &*before.word,
                    "senior"
                        | "upper"
                        | "middle"
                        | "top"
                        | "plant"
                        | "store"
                        | "hotel"
                        | "project"
                        | "site"
                        | "line"
                        | "company"
                        | "regional"
                        | "local"
                        | "general"
                        | "ward"
                        | "factory"
                        | "bank"
                        | "shop"
                        | "it"
                )
        }
        "lead" | "leads" => {
            matches!(
                &*before.word,
                "patch" | "power" | "test" | "charging" | "extension" | "network" | "sales" | "fibre"
            )
        }
        "driver" | "drivers" => {
            // “The driver for the card reader”, “the driver of the graphics card”
            let of_a_device = sentence.get(at + 1).is_some_and(|next| &*next.word == "of")
                && sentence[at + 1..].iter().take(5).any(names_a_device);
            of_a_device
                || sentence.get(at + 1).is_some_and(|next| &*next.word == "for")
                || (before.is(Class::Thing) || before.capital && at > 1 || names_a_device(before))
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
                            | "crane"
                            | "tractor"
                            | "coach"
                            | "minibus"
                            | "shuttle"
                            | "tanker"
                            | "tow"
                            | "digger"
                    )
        }
        _ => false,
    }
}

/// Whether a word names what software drives: “the NIC driver”.
fn names_a_device(token: &Token) -> bool {
    matches!(
        &*token.word,
        "nic"
            | "gpu"
            | "storage"
            | "device"
            | "video"
            | "audio"
            | "usb"
            | "block"
            | "kernel"
            | "csi"
            | "cni"
            | "jdbc"
            | "odbc"
            | "graphics"
            | "raid"
            | "scsi"
            | "nvme"
            | "serial"
            | "touch"
            | "ethernet"
            | "wifi"
            | "bluetooth"
            | "filesystem"
            | "logging"
            | "native"
            | "buggy"
            | "vendor"
            | "postgres"
            | "mongo"
            | "chrome"
            | "test"
    )
}

/// “None of the reviewers” counts people, “none of the probes” does not.
fn counts_people(sentence: &[Token], none: usize) -> bool {
    let mut after = sentence[none + 1..].iter().take(5);
    if after.next().is_none_or(|next| &*next.word != "of") {
        return false;
    }
    // “None of the five nodes accepted it, which they …”: who is counted stands before the verb.
    let mut after = after.take_while(|token| !token.is(Class::Past) && !token.is(Class::Auxiliary));
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
    // “Watch the shift more closely”, “the guard alone”.
    if matches!(&*next.word, "more" | "less" | "much" | "alone" | "anyway" | "home" | "early" | "late") {
        return false;
    }
    // “It would have taken the reviewer ten seconds.”
    is_open(next) && !next.is(Class::Number) && !(noun.is(Class::Name) && next.is(Class::Ing))
}
