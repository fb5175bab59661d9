//! What is known of words: lists in `rules/words.toml`, given names, and the endings of English verbs.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

const WORDS: &str = include_str!("../rules/words.toml");
const NAMES: &str = include_str!("../data/given_names.txt");
const NOT_PEOPLE: &str = include_str!("../data/not_people.txt");
const ENGLISH: &str = include_str!("../data/english.txt");

/// Classes that code asks for by name. A list of `words.toml` with the same name fills each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Class {
    /// A punctuation mark or a clitic.
    Mark,
    /// Not a word at all: code, an address, a quotation.
    Covered,
    /// A past tense: “forgot”, “checked”.
    Past,
    /// A past participle: “forgotten”, “checked”.
    Part,
    /// Ends in -ing.
    Ing,
    /// Says how, when or how often.
    Adverb,
    /// Holds no picture of its own: articles, prepositions, pronouns.
    Function,
    Article,
    Preposition,
    Joint,
    Auxiliary,
    /// “I”, “she”, “somebody”.
    Pronoun,
    /// “Nobody”, “none”.
    Nobody,
    /// What somebody is: “engineer”, “nurse”.
    Role,
    /// Several who work together: “team”, “ops”.
    Group,
    /// Those whom an incident hits.
    Public,
    /// Another organisation.
    Supplier,
    /// A person's name.
    Name,
    /// A verb in its plain form, or with -s.
    Verb,
    /// Where rules are written down: “runbook”.
    Source,
    /// How a source speaks: “says”.
    Says,
    /// Number words and digits.
    Number,
    /// People at large, who are nobody in particular.
    Crowd,
    /// What is built, run or measured, and nobody.
    Thing,
    /// Ends like somebody who does something: “signaller”, “pharmacist”.
    Agent,
    /// A team only where nothing says which: “support”, but not “multi-region support”.
    Feature,
    /// Somebody by the place in the sentence.
    Placed,
}

const NAMED: [(&str, Class); 18] = [
    ("adverb", Class::Adverb),
    ("article", Class::Article),
    ("preposition", Class::Preposition),
    ("joint", Class::Joint),
    ("auxiliary", Class::Auxiliary),
    ("pronoun", Class::Pronoun),
    ("nobody", Class::Nobody),
    ("role", Class::Role),
    ("group", Class::Group),
    ("public", Class::Public),
    ("supplier", Class::Supplier),
    ("verb", Class::Verb),
    ("source", Class::Source),
    ("says", Class::Says),
    ("number", Class::Number),
    ("crowd", Class::Crowd),
    ("feature", Class::Feature),
    ("thing", Class::Thing),
];

/// How many classes code knows; lists of rules come after them.
const BUILT_IN: usize = Class::Placed as usize + 1;

/// A set of classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Classes(u128);

impl Classes {
    pub(crate) fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    pub(crate) fn add(&mut self, class: Class) {
        self.0 |= 1 << class as u8;
    }

    pub(crate) fn add_all(&mut self, other: Self) {
        self.0 |= other.0;
    }

    pub(crate) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) fn one(class: Class) -> Self {
        let mut classes = Self::default();
        classes.add(class);
        classes
    }
}

/// The words of a file, without the lines that say what they are.
fn told_words(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace)
}

#[derive(Deserialize)]
struct Lists {
    lists: HashMap<String, String>,
    irregular: Vec<[String; 3]>,
    behind: HashMap<String, String>,
    contractions: HashMap<String, [String; 2]>,
    not_names: String,
    not_past: String,
}

/// All that is known of words.
#[derive(Debug)]
pub(crate) struct Lexicon {
    words: HashMap<String, Classes>,
    lists: HashMap<String, Classes>,
    contractions: HashMap<String, [String; 2]>,
    names: HashSet<&'static str>,
    /// Software, companies, places and days.
    not_people: HashSet<&'static str>,
    /// Words that are no name, besides those of the lists.
    english: HashSet<&'static str>,
    not_names: HashSet<String>,
    not_past: HashSet<String>,
    /// Words that are somebody behind some other words alone: “controllers” behind “traffic”.
    behind: HashMap<String, HashSet<String>>,
    /// Plain forms of irregular pasts: “forgot” → “forget”.
    plain: HashMap<String, String>,
}

impl Lexicon {
    pub(crate) fn load() -> Result<Self, toml::de::Error> {
        let told: Lists = toml::from_str(WORDS)?;
        let mut words: HashMap<String, Classes> = HashMap::new();
        let mut lists = HashMap::new();
        let mut own: Vec<_> = told.lists.iter().collect();
        own.sort();
        let mut next = BUILT_IN;
        for (name, list) in own {
            let known = NAMED.iter().find(|(named, _)| named == name);
            let classes = match known {
                Some((_, class)) => Classes::one(*class),
                None => {
                    next += 1;
                    Classes(1 << (next - 1))
                }
            };
            lists.insert(name.clone(), classes);
            for word in list.split_whitespace() {
                words.entry(word.to_owned()).or_default().0 |= classes.0;
            }
        }
        let mut plain = HashMap::new();
        for [base, past, part] in &told.irregular {
            words.entry(base.clone()).or_default().add(Class::Verb);
            for word in past.split('|') {
                words.entry(word.to_owned()).or_default().add(Class::Past);
                plain.insert(word.to_owned(), base.clone());
            }
            for word in part.split('|') {
                words.entry(word.to_owned()).or_default().add(Class::Part);
                plain.insert(word.to_owned(), base.clone());
            }
        }
        let set = |list: &str| list.split_whitespace().map(str::to_owned).collect();
        let mut behind = HashMap::new();
        for (words, others) in &told.behind {
            behind.extend(words.split_whitespace().map(|word| (word.to_owned(), set(others))));
        }
        Ok(Self {
            words,
            lists,
            contractions: told.contractions,
            names: told_words(NAMES).collect(),
            not_people: told_words(NOT_PEOPLE).collect(),
            english: told_words(ENGLISH).collect(),
            not_names: set(&told.not_names),
            not_past: set(&told.not_past),
            behind,
            plain,
        })
    }

    /// The classes of a list.
    pub(crate) fn list(&self, name: &str) -> Option<Classes> {
        self.lists.get(name).copied()
    }

    /// Whether a word is one of English, and not only a name.
    pub(crate) fn knows(&self, word: &str) -> bool {
        self.words.contains_key(word) || self.not_names.contains(word)
    }

    /// Whether a word begins with a capital and is nobody: software, a company, a place, a day.
    pub(crate) fn is_nobody(&self, word: &str) -> bool {
        self.not_people.contains(word)
            || word.split('-').next().is_some_and(|first| self.not_people.contains(first))
    }

    /// Whether a word of two with a hyphen names a thing: “node-exporter”, “Api-server”.
    pub(crate) fn is_thing_by_its_end(&self, word: &str) -> bool {
        let is_thing = |end: &str| self.words.get(end).is_some_and(|known| known.has(Class::Thing));
        word.rsplit_once('-').is_some_and(|(_, end)| self.not_people.contains(end) || is_thing(end))
    }

    /// Whether two words are one place or product: “San Francisco”.
    pub(crate) fn is_place(&self, first: &str, second: &str) -> bool {
        self.not_people.contains(&*format!("{first}_{second}"))
    }

    /// Whether a word is a given name that the list has.
    pub(crate) fn is_given(&self, word: &str) -> bool {
        self.names.contains(word.split('-').next().unwrap_or(word)) && !self.not_people.contains(word)
    }

    /// Whether a handle is that of a team: “@payments-team”, “@sre”.
    pub(crate) fn is_team_handle(&self, word: &str) -> bool {
        let last = word.strip_prefix('@').and_then(|handle| handle.rsplit(['-', '_', '.']).next());
        let is_group = |word: &str| self.words.get(word).is_some_and(|known| known.has(Class::Group));
        last.is_some_and(|last| {
            is_group(last) || matches!(last, "eng" | "engineering" | "oncall" | "sre" | "dev" | "devs")
        })
    }

    /// Whether a word is one of English, in whichever form.
    pub(crate) fn is_english(&self, word: &str) -> bool {
        let known = |word: &str| self.words.contains_key(word) || self.english.contains(word);
        let stem = |ending: &str, instead: &str| {
            let stem = word.strip_suffix(ending).filter(|stem| stem.len() > 2)?;
            let doubled = stem.as_bytes();
            let single = doubled[doubled.len() - 1] == doubled[doubled.len() - 2];
            let found = known(stem)
                || !instead.is_empty() && known(&format!("{stem}{instead}"))
                || single && stem.is_ascii() && known(&stem[..stem.len() - 1]);
            found.then_some(())
        };
        known(word)
            || stem("s", "").is_some()
            || stem("es", "").is_some()
            || stem("ies", "y").is_some()
            || stem("ed", "e").is_some()
            || stem("ied", "y").is_some()
            || stem("ing", "e").is_some()
            || stem("ly", "").is_some()
            || stem("er", "e").is_some()
            || stem("ers", "e").is_some()
    }

    /// Stem and clitic of a contraction: “didn't” is “did” and “not”, “Ana's” is “ana” and “'s”.
    pub(crate) fn contraction<'a>(&'a self, word: &'a str) -> Option<(&'a str, &'a str)> {
        if let Some([stem, clitic]) = self.contractions.get(word) {
            return Some((stem, clitic));
        }
        const CLITICS: [(&str, &str); 7] = [
            ("n't", "not"),
            ("'ve", "have"),
            ("'d", "'d"),
            ("'ll", "will"),
            ("'re", "are"),
            ("'m", "am"),
            ("'s", "'s"),
        ];
        for (ending, clitic) in CLITICS {
            if let Some(stem) = word.strip_suffix(ending).filter(|stem| !stem.is_empty()) {
                return Some((stem, clitic));
            }
        }
        None
    }

    /// The plain form of a verb: “forgot” → “forget”, “verified” → “verify”; nothing where it is not known.
    pub(crate) fn plain(&self, word: &str) -> Option<String> {
        if let Some(plain) = self.plain.get(word) {
            return Some(plain.clone());
        }
        let known = |stem: &str| self.words.get(stem).is_some_and(|known| known.has(Class::Verb));
        let stem = word.strip_suffix("ed").unwrap_or(word);
        let shorter = stem.strip_suffix(|c: char| stem[..stem.len() - c.len_utf8()].ends_with(c));
        let forms = [
            Some(word.to_owned()),
            Some(stem.to_owned()),
            Some(format!("{stem}e")),
            stem.strip_suffix('i').map(|stem| format!("{stem}y")),
            shorter.map(str::to_owned),
        ];
        forms.into_iter().flatten().find(|form| known(form))
    }

    /// The classes of a word behind another.
    pub(crate) fn classes_behind(&self, before: &str, word: &str, capital: bool) -> Classes {
        if self.behind.get(word).is_some_and(|others| others.contains(before)) {
            return Classes::one(Class::Role);
        }
        self.classes(word, capital)
    }

    pub(crate) fn classes(&self, word: &str, capital: bool) -> Classes {
        let mut classes = self.words.get(word).copied().unwrap_or_default();
        let Some(first) = word.chars().next() else { return classes };
        if first == '\u{fffc}' {
            return Classes::one(Class::Covered);
        }
        let is_handle = first == '@' && word.len() > 1;
        if !first.is_alphanumeric() && !is_handle {
            classes.add(Class::Mark);
            return classes;
        }
        if first.is_ascii_digit() {
            classes.add(Class::Number);
        }
        // “Kafka”, “cert-manager”; “run” and “make” are software with a capital alone.
        let nobody = !is_handle && self.is_nobody(word);
        if nobody && (capital || !self.words.contains_key(word)) {
            classes.add(Class::Thing);
        }
        // In a chat names are written small.
        let small = !capital
            && word.len() > 3
            && self.names.contains(word)
            && !nobody
            && !self.not_names.contains(word)
            && !self.is_english(word);
        if self.is_team_handle(word) {
            classes.add(Class::Group);
        } else if small
            || is_handle
            || capital && !nobody && !self.not_names.contains(word) && self.is_given(word)
        {
            classes.add(Class::Name);
        }
        let functional = [
            Class::Article,
            Class::Preposition,
            Class::Joint,
            Class::Auxiliary,
            Class::Pronoun,
            Class::Nobody,
        ];
        if functional.iter().any(|class| classes.has(*class)) {
            classes.add(Class::Function);
        }
        if word.len() > 3 && word.ends_with("ed") && !self.not_past.contains(word) {
            classes.add(Class::Past);
            classes.add(Class::Part);
        }
        if word.len() > 4 && word.ends_with("ing") {
            classes.add(Class::Ing);
        }
        if word.len() > 3 && word.ends_with("ly") && !classes.has(Class::Verb) {
            classes.add(Class::Adverb);
        }
        let singular = word.strip_suffix('s').unwrap_or(word);
        let ends_with = |endings: &[&str]| endings.iter().any(|ending| singular.ends_with(ending));
        // A word in -er that texts on systems don’t use: “gaffer”, “stoker”, but not “sequencer”.
        let trade = ends_with(&["er", "or", "boy", "girl", "maid", "wife"])
            && !self.english.contains(word)
            && !self.english.contains(singular)
            && !singular.ends_with("over")
            && !self.is_nobody(word);
        let agent = trade
            || ends_with(&[
                "ist", "ian", "eer", "man", "men", "woman", "women", "smith", "wright", "monger", "keeper",
                "master", "person", "herd",
            ]);
        if agent
            && word.len() > 4
            && !classes.has(Class::Thing)
            && !classes.has(Class::Verb)
            && !classes.has(Class::Adverb)
            && !classes.has(Class::Function)
        {
            classes.add(Class::Agent);
        }
        // “breaks”, “misses”, “copies” of verbs that the list knows.
        if !classes.has(Class::Verb)
            && word.len() > 3
            && let Some(stem) = word.strip_suffix('s')
        {
            let verb = |stem: &str| self.words.get(stem).is_some_and(|known| known.has(Class::Verb));
            if verb(stem)
                || stem.strip_suffix('e').is_some_and(verb)
                || stem.strip_suffix("ie").is_some_and(|stem| verb(&format!("{stem}y")))
            {
                classes.add(Class::Verb);
            }
        }
        classes
    }
}
