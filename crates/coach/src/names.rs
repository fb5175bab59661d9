//! What the coach is told of one room: its people, and the team’s own words for those who work there.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization as _;

use crate::lexicon::{Class, Classes, Lexicon};

/// Given names that are words of English too. In lower case they are nobody.
pub(crate) const ALSO_WORDS: &[&str] = &[
    "amber", "april", "art", "august", "bill", "bob", "carol", "chance", "chase", "chip", "clay", "dale",
    "dawn", "dean", "dot", "drew", "faith", "frank", "gene", "grace", "grant", "guy", "hazel", "heath",
    "holly", "hope", "ivy", "jack", "jay", "john", "joy", "june", "lance", "lane", "lily", "mark", "max",
    "may", "miles", "nick", "norm", "olive", "pat", "patience", "pearl", "penny", "peter", "ray", "reed",
    "rich", "rob", "robin", "rod", "rose", "ruby", "rusty", "sandy", "skip", "stew", "sue", "summer", "tab",
    "van", "victor", "violet", "wade", "ward", "will", "young",
];

/// Handles that call everybody.
pub(crate) const EVERYBODY: [&str; 7] = ["here", "channel", "everyone", "all", "team", "group", "oncall"];

/// Names and words, in lower case.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    people: HashSet<String>,
    roles: HashSet<String>,
}

/// What somebody is called, in lower case: each word of the name, and the handles that are made of it.
///
/// ```
/// let called = afterword_coach::called("Tomas Lind");
/// assert_eq!(called, ["tomas", "lind", "tomas.lind", "tlind"]);
/// ```
#[must_use]
pub fn called(name: &str) -> Vec<String> {
    let name: String = name.to_lowercase().nfc().collect();
    let parts: Vec<&str> = name.split_whitespace().collect();
    let words = parts.iter().filter(|part| part.chars().count() > 1);
    let mut called: Vec<String> = words.map(|part| (*part).to_owned()).collect();
    if let ([first, .., last], Some(initial)) = (parts.as_slice(), name.chars().next()) {
        called.extend([format!("{first}.{last}"), format!("{initial}{last}")]);
    }
    called
}

impl Names {
    pub(crate) fn add_person(&mut self, name: &str) {
        self.people.extend(called(name));
    }

    /// Adds what somebody is called who works there: “sheriff”, “duty sheriff”.
    pub(crate) fn add_role(&mut self, role: &str) {
        self.roles.extend(role.to_lowercase().split_whitespace().last().map(str::to_owned));
    }

    /// Whether a word is the name of somebody in the room. A name that is an ordinary word too needs its capital.
    pub(crate) fn is_person(&self, word: &str, capital: bool, lexicon: &Lexicon) -> bool {
        let name = word.strip_prefix('@').unwrap_or(word);
        let is_word = || lexicon.knows(name) || ALSO_WORDS.contains(&name);
        self.people.contains(name) && (capital || word.starts_with('@') || !is_word())
    }

    /// What a word is here besides what it is everywhere.
    pub(crate) fn classes(&self, word: &str, capital: bool, lexicon: &Lexicon) -> Classes {
        let mut classes = Classes::default();
        if self.is_person(word, capital, lexicon) {
            classes.add(Class::Name);
        }
        if self.roles.contains(word) {
            classes.add(Class::Role);
        }
        classes
    }
}

/// Small words within names: “van der”, “bin”, “de la”.
pub(crate) fn is_particle(word: &str) -> bool {
    const PARTICLES: &[&str] = &[
        "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "la", "le",
        "las", "los", "y", "e", "bin", "ibn", "bint", "bat", "ben", "al", "el", "ter", "ten", "te", "zu",
        "zur", "af", "av", "ó", "ní", "nic", "mac", "san", "st", "abu", "um", "ul",
    ];
    PARTICLES.contains(&word)
}
