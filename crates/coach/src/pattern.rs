//! The language of rules: one construction as a line of words, classes and people.
//!
//! | written | matches |
//! |---|---|
//! | `word` | the word, in any case |
//! | `a\|b` | one of several elements |
//! | `@list` | a word of a list in `words.toml` |
//! | `#past` `#part` `#ing` `#verb` `#agent` `#number` | a form of a verb, a noun like “signaller”, a number |
//! | `<P>` | somebody as the subject: a person, a group, “we”, “nobody” |
//! | `<S>` | the same without “we” and “I” |
//! | `<X>` | somebody, or a noun of which nothing is known: for verbs that only people do |
//! | `<R>` | a name, a role or a team as the subject: no pronoun, not “people” |
//! | `<who>` | somebody anywhere in the sentence |
//! | `<N>` `<we>` `<public>` `<supplier>` `<name>` | nobody, we, those who are hit, another organisation, a name |
//! | `<party>` | a name, a role or a team anywhere in the sentence |
//! | `<unknown>` | a name that no list has; only for `people_places.toml` |
//! | `~` | up to three adverbs |
//! | `*3` | up to three words, whichever they are |
//! | `_` | one word |
//! | `^` `^^` | where a clause, or the sentence, begins |
//! | `$` | where the sentence ends |
//! | `x?` | x or nothing |
//! | `!x` | not x, and nothing is taken |
//! | `( a b \| c )` | one of several sequences; `)?` for one of them or nothing |
//! | `{ … }` | what is underlined; without it, everything |

use crate::lexicon::{Class, Classes, Lexicon};

/// One element of a pattern.
#[derive(Debug)]
pub(crate) enum Element {
    Word(Box<str>),
    Class(Classes),
    Person(Asked),
    Adverbs,
    Gap(usize),
    Any,
    Clause,
    Start,
    End,
    Either(Vec<Vec<Element>>),
    Not(Box<Element>),
    Open,
    Close,
}

/// Who a pattern asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    Subject,
    SubjectNotWe,
    Certain,
    Stranger,
    Anybody,
    Nobody,
    We,
    Public,
    Supplier,
    Name,
    Unknown,
    Party,
}

/// Reads a pattern.
pub(crate) fn read(pattern: &str, lexicon: &Lexicon) -> Result<Vec<Element>, String> {
    let parts = parts(pattern);
    let mut at = 0;
    let elements = sequence(&parts, &mut at, lexicon).map_err(|error| format!("{error} in “{pattern}”"))?;
    match parts.get(at) {
        None => Ok(elements),
        Some(end) => Err(format!("“{end}” without its partner in “{pattern}”")),
    }
}

/// The pattern in pieces. Within a group, `|` parts sequences and is a piece of its own.
fn parts(pattern: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let mut parts = Vec::new();
    for word in pattern.split_whitespace() {
        match word {
            "(" => depth += 1,
            ")" | ")?" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 || word == "|" {
            parts.push(word);
            continue;
        }
        for (n, part) in word.split('|').enumerate() {
            if n > 0 {
                parts.push("|");
            }
            parts.push(part);
        }
    }
    parts
}

/// Elements up to the end of the pattern or of a sequence in a group.
fn sequence(parts: &[&str], at: &mut usize, lexicon: &Lexicon) -> Result<Vec<Element>, String> {
    let mut elements = Vec::new();
    while let Some(part) = parts.get(*at) {
        match *part {
            ")" | ")?" | "|" => break,
            "(" => {
                *at += 1;
                elements.push(group(parts, at, lexicon)?);
            }
            word => {
                elements.push(element(word, lexicon)?);
                *at += 1;
            }
        }
    }
    Ok(elements)
}

fn group(parts: &[&str], at: &mut usize, lexicon: &Lexicon) -> Result<Element, String> {
    let mut ways = Vec::new();
    loop {
        ways.push(sequence(parts, at, lexicon)?);
        let end = parts.get(*at).copied();
        *at += 1;
        match end {
            Some("|") => {}
            Some(")?") => {
                ways.push(Vec::new());
                return Ok(Element::Either(ways));
            }
            Some(_) => return Ok(Element::Either(ways)),
            None => return Err("a group is open".to_owned()),
        }
    }
}

fn element(word: &str, lexicon: &Lexicon) -> Result<Element, String> {
    if let Some(inner) = word.strip_suffix('?').filter(|inner| !inner.is_empty()) {
        return Ok(Element::Either(vec![vec![element(inner, lexicon)?], Vec::new()]));
    }
    if let Some(inner) = word.strip_prefix('!').filter(|inner| !inner.is_empty()) {
        return Ok(Element::Not(Box::new(element(inner, lexicon)?)));
    }
    if word.contains('|') {
        let ways = word.split('|').map(|way| element(way, lexicon).map(|e| vec![e]));
        return Ok(Element::Either(ways.collect::<Result<_, _>>()?));
    }
    if let Some(list) = word.strip_prefix('@') {
        return lexicon.list(list).map(Element::Class).ok_or_else(|| format!("no list is called “{list}”"));
    }
    if let Some(most) = word.strip_prefix('*') {
        return most.parse().map(Element::Gap).map_err(|_| format!("“{word}” is no number of words"));
    }
    let form = |class| Ok(Element::Class(Classes::one(class)));
    match word {
        "#past" => form(Class::Past),
        "#part" => form(Class::Part),
        "#ing" => form(Class::Ing),
        "#verb" => form(Class::Verb),
        "#agent" => form(Class::Agent),
        "#number" => form(Class::Number),
        "<P>" => Ok(Element::Person(Asked::Subject)),
        "<S>" => Ok(Element::Person(Asked::SubjectNotWe)),
        "<X>" => Ok(Element::Person(Asked::Stranger)),
        "<R>" => Ok(Element::Person(Asked::Certain)),
        "<who>" => Ok(Element::Person(Asked::Anybody)),
        "<N>" => Ok(Element::Person(Asked::Nobody)),
        "<we>" => Ok(Element::Person(Asked::We)),
        "<public>" => Ok(Element::Person(Asked::Public)),
        "<supplier>" => Ok(Element::Person(Asked::Supplier)),
        "<name>" => Ok(Element::Person(Asked::Name)),
        "<party>" => Ok(Element::Person(Asked::Party)),
        "<unknown>" => Ok(Element::Person(Asked::Unknown)),
        "~" => Ok(Element::Adverbs),
        "_" => Ok(Element::Any),
        "^" => Ok(Element::Clause),
        "^^" => Ok(Element::Start),
        "$" => Ok(Element::End),
        "{" => Ok(Element::Open),
        "}" => Ok(Element::Close),
        _ if word.starts_with(['#', '<']) => Err(format!("“{word}” means nothing")),
        _ => Ok(Element::Word(word.into())),
    }
}
