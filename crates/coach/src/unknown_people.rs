//! Persons whom no list knows: a name that stands where only somebody can stand. “X forgot”, “thanks to X”, “retrain X
//! and her shift”.

use std::collections::HashSet;
use std::ops::Range;

use serde::Deserialize;

use crate::lexicon::{Class, Classes, Lexicon};
use crate::matcher::Sentence;
use crate::names::{ALSO_WORDS, is_particle};
use crate::need::{Construction, Vocabulary};
use crate::pattern;
use crate::people::{Run, Who, is_open};
use crate::token::Token;

const PLACES: &str = include_str!("../rules/people_places.toml");

/// The most words that a name has.
const LONGEST: usize = 7;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    blamed: Vec<String>,
    told_of: Vec<String>,
}

/// Where in a sentence only a person stands.
#[derive(Debug)]
pub(crate) struct Places {
    /// Where somebody is blamed.
    blamed: Vec<Construction>,
    /// Where it is told what somebody did; a tool may stand there too, in texts that speak of unknown ones.
    told_of: Vec<Construction>,
}

/// What is asked of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// Those who are blamed.
    Blamed,
    /// Everybody.
    All,
}

/// A run of words that may be a name.
#[derive(Debug)]
struct Candidate {
    words: Range<usize>,
    /// A given name and another, or two that no list knows: a person wherever it stands.
    whole: bool,
}

impl Places {
    pub(crate) fn load(lexicon: &Lexicon, vocabulary: &mut Vocabulary) -> Result<Self, String> {
        let file: File = toml::from_str(PLACES).map_err(|error| error.to_string())?;
        let mut read = |patterns: &[String]| {
            let read = patterns
                .iter()
                .map(|pattern| Ok(Construction::new(pattern::read(pattern, lexicon)?, vocabulary)));
            read.collect::<Result<Vec<_>, String>>()
        };
        Ok(Self { blamed: read(&file.blamed)?, told_of: read(&file.told_of)? })
    }

    /// Makes names of the words that stand where somebody stands, and of the same words elsewhere in the text.
    pub(crate) fn name(
        &self,
        sentences: &mut [Vec<Token>],
        vocabulary: &Vocabulary,
        lexicon: &Lexicon,
        wanted: Wanted,
    ) {
        let mut named: HashSet<Box<str>> = HashSet::new();
        for tokens in &mut *sentences {
            told_by_who(tokens);
            let candidates = candidates(tokens, lexicon);
            if candidates.is_empty() {
                continue;
            }
            let people = self.people(tokens, &candidates, vocabulary, wanted);
            for words in candidates.iter().zip(people).filter(|(_, is)| *is).map(|(one, _)| one.words.clone())
            {
                for token in &mut tokens[words] {
                    token.classes = somebody();
                    if token.word.chars().count() > 1 && token.proper {
                        named.insert(token.word.clone());
                    }
                }
            }
        }
        if named.is_empty() {
            return;
        }
        for token in sentences.iter_mut().flatten().filter(|token| token.proper) {
            if named.contains(&token.word) && !lexicon.is_english(&token.word) {
                token.classes = somebody();
            }
        }
    }

    /// Which of the candidates are people.
    fn people(
        &self,
        tokens: &[Token],
        candidates: &[Candidate],
        vocabulary: &Vocabulary,
        wanted: Wanted,
    ) -> Vec<bool> {
        let mut people: Vec<bool> = candidates.iter().map(|candidate| candidate.whole).collect();
        let runs = runs(tokens, candidates);
        let sentence = Sentence::new(tokens, &runs);
        let present = vocabulary.present(tokens);
        let told_of = self.told_of.iter().filter(|_| wanted == Wanted::All);
        for construction in self.blamed.iter().chain(told_of).filter(|one| one.may_be_in(&present)) {
            for matched in (0..tokens.len()).filter_map(|at| sentence.matches(&construction.elements, at)) {
                for (candidate, is) in candidates.iter().zip(&mut people) {
                    let within = matched.tokens.start <= candidate.words.start
                        && candidate.words.end <= matched.tokens.end;
                    *is = *is || within;
                }
            }
        }
        // “Sjoerd, Maaike and Femke forgot”: who stands in a row with somebody is somebody.
        for _ in 0..candidates.len().min(4) {
            for (at, pair) in candidates.windows(2).enumerate() {
                let between = &tokens[pair[0].words.end..pair[1].words.start];
                let in_row = !between.is_empty()
                    && between.len() < 3
                    && between.iter().all(|token| matches!(&*token.word, "and" | "," | "or" | "&"));
                if in_row && (people[at] || people[at + 1]) {
                    people[at] = true;
                    people[at + 1] = true;
                }
            }
        }
        people
    }
}

/// “The sexton who cut the rope”: who is told of by “who” is somebody.
fn told_by_who(tokens: &mut [Token]) {
    for at in 1..tokens.len() {
        if &*tokens[at].word != "who" {
            continue;
        }
        let noun = &mut tokens[at - 1];
        let known =
            noun.is(Class::Public) || noun.is(Class::Thing) || noun.is(Class::Ing) || noun.is(Class::Number);
        if is_open(noun) && !known && noun.word.len() > 2 {
            noun.classes.add(Class::Role);
        }
    }
}

fn somebody() -> Classes {
    let mut classes = Classes::one(Class::Name);
    classes.add(Class::Placed);
    classes
}

/// Runs of the candidates alone.
fn runs(tokens: &[Token], candidates: &[Candidate]) -> Vec<Option<Run>> {
    let mut runs = vec![None; tokens.len()];
    for candidate in candidates {
        runs[candidate.words.start] = Some(Run {
            who: Who::Person,
            ends: vec![candidate.words.end],
            oblique: false,
            silent: false,
            named: false,
            certain: false,
            unknown: true,
        });
    }
    runs
}

/// All runs of words that may be names.
fn candidates(tokens: &[Token], lexicon: &Lexicon) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match candidate(tokens, at, lexicon) {
            Some(candidate) => {
                at = candidate.words.end;
                if stands_alone(tokens, &candidate.words, lexicon) {
                    candidates.push(candidate);
                }
            }
            None => at += 1,
        }
    }
    candidates
}

/// Whether no article stands before a name, and no thing behind it: “the Prow job”, “Prow jobs”.
fn stands_alone(tokens: &[Token], words: &Range<usize>, lexicon: &Lexicon) -> bool {
    let before = words.start.checked_sub(1).map(|at| &tokens[at]);
    let next = tokens.get(words.end);
    // “Linode Lassie”
    let of_a_product = words.start.checked_sub(1).is_some_and(|at| {
        let owner = &tokens[at];
        let led = at.checked_sub(1).is_some_and(|before| tokens[before].is(Class::Preposition));
        owner.capital && owner.is(Class::Thing) && !led && lexicon.is_nobody(&owner.word)
    });
    let told_apart = of_a_product
        || before.is_some_and(|before| {
            before.is(Class::Article) && !before.is(Class::Number)
                || matches!(&*before.word, "#" | "\\" | "'s" | "[" | "_")
        });
    let goes_on = next.is_some_and(|next| {
        (next.is(Class::Thing) && !next.is(Class::Verb) && !next.is(Class::Function) || is_open(next))
            && !next.capital
            && !next.is(Class::Number)
            && !next.is(Class::Name)
            && !matches!(&*next.word, "tomorrow" | "today" | "first" | "second" | "next" | "last")
            && next.word.len() > 2
    });
    !told_apart && !goes_on
}

/// What the names of tools end with.
const MADE: [&str; 18] = [
    "bot", "db", "sql", "ctl", "mq", "ware", "script", "sdk", "server", "stack", "cloud", "proxy", "cache",
    "queue", "sync", "scan", "flow", "kit",
];

/// Family names that stand first and are words of English too.
const FAMILY: [&str; 12] =
    ["park", "song", "long", "moon", "sun", "young", "king", "law", "ban", "bin", "hong", "an"];

/// What a word can be within a name.
#[derive(PartialEq, Eq)]
enum Part {
    /// A word that no list has.
    Open,
    /// A given name of the list.
    Given,
    /// A word of English: “Hope”, “Bell”.
    English,
    /// “J.”
    Initial,
    No,
}

fn part(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Part {
    let Some(token) = tokens.get(at).filter(|token| token.proper) else { return Part::No };
    if token.word.chars().count() == 1 && token.capital {
        let stop =
            tokens.get(at + 1).is_some_and(|next| &*next.word == "." && next.span.start == token.span.end);
        return if stop && &*token.word != "i" { Part::Initial } else { Part::No };
    }
    if token.is(Class::Covered) || lexicon.is_nobody(&token.word) && !token.is(Class::Name) {
        return Part::No;
    }
    if token.is(Class::Name) {
        return Part::Given;
    }
    if token.is(Class::Thing) || token.is(Class::Function) {
        return Part::No;
    }
    if MADE.iter().any(|end| token.word.len() > end.len() + 1 && token.word.ends_with(end)) {
        return Part::No;
    }
    if lexicon.is_english(&token.word) { Part::English } else { Part::Open }
}

fn candidate(tokens: &[Token], start: usize, lexicon: &Lexicon) -> Option<Candidate> {
    let mut at = start;
    while at < start + 2 && tokens.get(at).is_some_and(|token| token.capital && is_particle(&token.word)) {
        at += 1;
    }
    if matches!(part(tokens, at, lexicon), Part::No | Part::English) {
        at = start;
    }
    let first = part(tokens, at, lexicon);
    let begins = begins_sentence(tokens, start);
    let known = tokens.get(at)?;
    let next_open = || part(tokens, at + 1, lexicon) == Part::Open;
    let family = first == Part::English && FAMILY.contains(&&*known.word) && next_open();
    let first = if family { Part::Given } else { first };
    let named = family || first == Part::Given && !(begins && ALSO_WORDS.contains(&&*known.word));
    if first == Part::No || first == Part::English && (begins || is_office(known)) {
        return None;
    }
    let (mut words, mut open, mut english) = (0, 0, 0);
    let mut end = at;
    while end < tokens.len() && end - start < LONGEST {
        let next_proper = tokens.get(end + 1).is_some_and(|next| next.proper);
        if words > 0 && tokens[end].capital && is_particle(&tokens[end].word) && next_proper {
            // “Éloïse Le Goff”
            end += 1;
            continue;
        }
        match part(tokens, end, lexicon) {
            Part::Open | Part::Given => open += 1,
            Part::Initial => end += 1,
            Part::English if !is_office(&tokens[end]) || words > 0 && open > 0 => english += 1,
            Part::English | Part::No => {
                // “Paris Hilton”, “Sarah Cook”: behind a given name even a place or a trade is a name.
                let token = &tokens[end];
                let surname = named
                    && words == 1
                    && token.proper
                    && !token.is(Class::Function)
                    && !token.is(Class::Thing)
                    && !lexicon.is_nobody(&token.word);
                if surname {
                    english += 1;
                } else {
                    match particles(&tokens[end..]) {
                        Some(length) if words > 0 => {
                            end += length;
                            words += 1;
                            open += 1;
                            continue;
                        }
                        _ => break,
                    }
                }
            }
        }
        words += 1;
        end += 1;
    }
    // A full stop or a particle at the end belongs to the sentence.
    while end > at && !tokens[end - 1].proper && &*tokens[end - 1].word != "." {
        end -= 1;
    }
    if words == 0 || open == 0 && english > 0 && begins {
        return None;
    }
    let place =
        (at..end.saturating_sub(1)).any(|at| lexicon.is_place(&tokens[at].word, &tokens[at + 1].word));
    if place {
        return None;
    }
    // “Team Blue”
    let of_a_team = start
        .checked_sub(1)
        .is_some_and(|before| matches!(&*tokens[before].word, "team" | "squad" | "tribe" | "crew"));
    let whole = words > 1 && open > 0 && (english == 0 || named);
    Some(Candidate { words: start..end, whole: whole || of_a_team })
}

/// What somebody is or where somebody works, with a capital: “Platform”, “Support”.
fn is_office(token: &Token) -> bool {
    [Class::Role, Class::Group, Class::Public, Class::Supplier, Class::Source]
        .iter()
        .any(|class| token.is(*class))
}

/// Small words within names: “van der”, “bin”, “de la”, “’t”. How many stand before the next name.
fn particles(tokens: &[Token]) -> Option<usize> {
    let is_small = |token: &Token| {
        is_particle(&token.word)
            || matches!(&*token.word, "'" | "\u{2019}" | "t")
            || ["al-", "el-", "ul-", "ad-", "as-", "ash-", "an-", "ar-", "az-"]
                .iter()
                .any(|begin| token.word.starts_with(begin))
    };
    let length = tokens.iter().take(3).take_while(|token| is_small(token)).count();
    let next = tokens.get(length)?;
    let whole = length > 0 && tokens[length - 1].word.contains('-');
    // What follows them is a name whatever else it means: “bat Or”.
    (length > 0 && (next.proper || whole)).then_some(length + usize::from(next.proper))
}

/// Whether a capital says nothing here: at the start of a sentence, an item or a note.
fn begins_sentence(tokens: &[Token], at: usize) -> bool {
    let leads_in = |token: &Token| {
        token.is(Class::Mark)
            || token.is(Class::Number)
            || matches!(&*token.word, "utc" | "am" | "pm" | "cet" | "action" | "todo")
    };
    let opens = |token: &Token| matches!(&*token.word, ":" | "–" | "—" | "-" | "*" | "•" | "(" | "|" | ";");
    tokens[..at].iter().all(leads_in) || at.checked_sub(1).is_some_and(|before| opens(&tokens[before]))
}
