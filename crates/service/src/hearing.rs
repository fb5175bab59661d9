//! The coach in a room: it knows the participants, the team’s words, what is switched off and what is kept as said.

use afterword_words as words;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use afterword_coach::{Coach, Context, Hint, Kind, Rewording, Telling, called};
use afterword_domain::text::is_blank;
use afterword_domain::{IncidentRole, Kept, Participant, People, PostMortemId};
use afterword_store::table::meta;
use afterword_store::{Connection, Result, people, row};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Under which name the settings lie in the workspace.
const SETTINGS: &str = "coach";

/// A text that the coach is asked about.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Said {
    /// The text.
    pub text: String,
    /// Where it stands.
    pub place: Context,
    /// Whether it came in by a paste or an import. In a timeline, names are heard only then: what is typed in the meeting
    /// tells who did what on purpose.
    #[serde(default)]
    pub came_in: bool,
}

/// What the coach has to say about a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Heard {
    /// Whether the text is in English; in another language nothing is heard.
    pub english: bool,
    /// Hints, in the order of the text.
    pub hints: Vec<HeardHint>,
    /// Whether it points at a person, as no end of a chain may.
    pub points_at_person: bool,
    /// What to ask next, where the text is a cause.
    pub prompt: Option<HeardPrompt>,
}

/// One hint. Places count UTF-16 units, as the windows do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HeardHint {
    /// What it is about.
    pub kind: Kind,
    /// The rule that heard it.
    pub rule: String,
    /// Where the words begin that triggered it.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// Where the sentence begins that they stand in.
    pub sentence_start: usize,
    /// Where it ends.
    pub sentence_end: usize,
    /// Why they get in the way, in one sentence.
    pub why: String,
    /// A question for the room.
    pub ask: String,
    /// What the sentence could say instead, where a rule knows it; the first of the rewordings.
    pub suggestion: Option<String>,
    /// What the sentence could say instead: a condition, then without the person. A role comes last and only by choice,
    /// as in a small team it is the person.
    pub rewordings: Vec<Rewording>,
}

/// A question, in two wordings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HeardPrompt {
    /// In how- and what-words.
    pub how: String,
    /// In why-words.
    pub why: String,
}

/// In which words prompts are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Wording {
    /// “How did it come to be …?”
    #[default]
    How,
    /// “Why was it …?”
    Why,
}

/// What a workspace has told its coach.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct CoachSettings {
    /// In which words prompts are shown.
    pub wording: Wording,
    /// Rules that are switched off.
    pub off: Vec<String>,
    /// The team’s own words for those who work there.
    pub roles: Vec<String>,
    /// Words that are never taken for blame here.
    pub fine: Vec<String>,
}

/// A rule, for the list of switches.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CoachRule {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: Kind,
    /// What it hears.
    pub about: String,
    /// One sentence that it hears.
    pub example: String,
}

/// The coach of a workspace: what it was told, and what it listens for.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CoachView {
    /// What it was told.
    pub settings: CoachSettings,
    /// All rules, by kind.
    pub rules: Vec<CoachRule>,
}

/// The coach without any room. Its rules take some milliseconds to read; [`warm`] does it off the start path.
#[expect(clippy::expect_used, reason = "rules are part of the program; every test reads them")]
fn coach() -> &'static Coach {
    static COACH: OnceLock<Coach> = OnceLock::new();
    COACH.get_or_init(|| Coach::load().expect("the rules of the coach can be read"))
}

/// Reads the rules, so that the first sentence need not wait for them.
pub(crate) fn warm() {
    coach();
}

pub(crate) fn settings(db: &Connection) -> Result<CoachSettings> {
    let stored = meta::get(db, SETTINGS)?;
    Ok(stored.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

/// Keeps settings. Rules that are not known, and words that say nothing, are left out.
pub(crate) fn set(db: &Connection, settings: &CoachSettings) -> Result<()> {
    let known = |name: &String| coach().rules().iter().any(|rule| rule.name == *name);
    let words = |words: &[String]| -> Vec<String> {
        let words = words.iter().map(|word| word.trim().to_owned()).filter(|word| !word.is_empty());
        words.take(500).collect()
    };
    let kept = CoachSettings {
        wording: settings.wording,
        off: settings.off.iter().filter(|name| known(name)).cloned().collect(),
        roles: words(&settings.roles),
        fine: words(&settings.fine),
    };
    meta::set(db, SETTINGS, &serde_json::to_string(&kept).unwrap_or_default())?;
    Ok(())
}

pub(crate) fn view(db: &Connection) -> Result<CoachView> {
    let rule = |rule: &afterword_coach::Rule| CoachRule {
        name: rule.name.clone(),
        kind: rule.kind,
        about: rule.about.clone(),
        example: rule.hears.first().cloned().unwrap_or_default(),
    };
    Ok(CoachView { settings: settings(db)?, rules: coach().rules().iter().map(rule).collect() })
}

/// The coach of one post-mortem.
pub(crate) struct Room {
    pub(crate) coach: Coach,
    people: People,
    pub(crate) kept: Vec<Kept>,
    fine: Vec<String>,
}

impl Room {
    pub(crate) fn of(db: &Connection, id: PostMortemId) -> Result<Self> {
        let settings = settings(db)?;
        let people = people(db, id.0)?;
        let coach = coach()
            .clone()
            .knowing(people.participants.iter().map(|person| &*person.name))
            .calling(settings.roles.iter().map(|role| &**role));
        // A rule of another version is not there to be switched off.
        let coach =
            settings.off.iter().fold(coach, |coach, rule| coach.clone().without([&**rule]).unwrap_or(coach));
        let fine = settings.fine.iter().map(|words| words.to_lowercase()).collect();
        Ok(Self { coach, people, kept: row::list(db, id.0)?, fine })
    }

    /// Whether a cause points at a person: such a cause ends no chain, unless the room keeps it as said.
    pub(crate) fn points_at_a_person(&self, cause: &str) -> bool {
        let hints = self.coach.hear(cause, Context::Why);
        hints
            .iter()
            .any(|hint| points_at_person(hint.kind) && !self.leaves(cause, &hint.span, &hint.sentence))
    }

    pub(crate) fn hear(&self, said: &Said) -> Heard {
        let text = &said.text;
        let prompt = (said.place == Context::Why).then(|| {
            let prompt = self.coach.prompt(text);
            HeardPrompt { how: prompt.how.clone(), why: prompt.why.clone() }
        });
        if !afterword_coach::is_english(text) {
            return Heard { english: false, hints: Vec::new(), points_at_person: false, prompt };
        }
        let units = Units::of(text);
        let context = said.place;
        let mut hints = Vec::new();
        let mut add = |hint: Hint<'_>| {
            if !self.leaves(text, &hint.span, &hint.sentence) {
                hints.push(units.hint(text, &hint));
            }
        };
        self.coach.hear(text, context).into_iter().for_each(&mut add);
        if matches!(context, Context::Action | Context::Owner) {
            self.coach.hear_action(text, context).into_iter().for_each(&mut add);
        }
        let names_count = match context {
            Context::Timeline => said.came_in,
            Context::Owner => false,
            _ => true,
        };
        if names_count {
            self.names(text, context).into_iter().for_each(&mut add);
        }
        hints.sort_by_key(|hint| hint.start);
        let points_at_person = hints.iter().any(|hint| points_at_person(hint.kind));
        Heard { english: true, hints, points_at_person, prompt }
    }

    /// Those who are named. With a role instead of the name only where that is no blame.
    fn names<'t>(&'t self, text: &'t str, context: Context) -> Vec<Hint<'t>> {
        let mut hints = self.coach.hear_names(text);
        for hint in &mut hints {
            let role = self.with_role(text, hint);
            if let Some(text) = role.filter(|said| self.coach.hear(said, context).is_empty()) {
                hint.rewordings.push(Rewording { way: Telling::Role, text });
            }
        }
        hints
    }

    /// Whether something is kept as said, or never taken for blame here.
    fn leaves(&self, text: &str, span: &Range<usize>, sentence: &Range<usize>) -> bool {
        let said = text[sentence.clone()].trim();
        let (from, to) = (span.start - sentence.start, span.end - sentence.start);
        let touches = |place: Range<usize>| place.start < to && from < place.end;
        self.kept.iter().any(|kept| kept.sentence == said)
            || self.fine.iter().any(|fine| places(&text[sentence.clone()], fine).any(touches))
    }

    /// A sentence with the role of somebody in the place of the name.
    fn with_role(&self, text: &str, hint: &Hint<'_>) -> Option<String> {
        let role = self.role(&text[hint.span.clone()])?;
        let before = &text[hint.sentence.start..hint.span.start];
        let role = if before.trim().is_empty() { capital(&role) } else { role };
        Some(format!("{before}{role}{}", &text[hint.span.end..hint.sentence.end]))
    }

    /// The role of somebody of the room: the one held in the incident, else what they do.
    pub(crate) fn role(&self, name: &str) -> Option<String> {
        let name = name.trim_start_matches('@').to_lowercase();
        let everybody = &self.people.participants;
        let by_part = |person: &&Participant| called(&person.name).contains(&name);
        let person = match everybody.iter().find(|person| person.name.to_lowercase() == name) {
            Some(person) => person,
            // Two people of one name: which of them is meant, only the room knows.
            None if everybody.iter().filter(by_part).count() > 1 => return None,
            None => everybody.iter().find(by_part)?,
        };
        let held = self.people.roles.iter().find(|(_, holder)| **holder == person.id).map(|(role, _)| *role);
        Some(match held {
            Some(IncidentRole::Commander) => words::role_of_commander().to_owned(),
            Some(IncidentRole::TechnicalLead) => words::role_of_technical_lead().to_owned(),
            Some(IncidentRole::CommunicationsLead) => words::role_of_communications_lead().to_owned(),
            Some(IncidentRole::Scribe) => words::role_of_scribe().to_owned(),
            None if self.coach.names_a_role(&person.role) => words::role_of_role(small(person.role.trim())),
            None if is_blank(&person.role) => return None,
            None => words::role_of_team(person.role.trim().to_owned()),
        })
    }
}

/// Hindsight says nothing of anybody, and a name alone blames nobody.
fn points_at_person(kind: Kind) -> bool {
    kind.is_blame() && kind != Kind::Hindsight
}

/// Where words stand in a text, in any case.
fn places<'t>(text: &'t str, words: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    text.char_indices().filter_map(move |(start, _)| {
        let mut said = text[start..].char_indices();
        for letter in words.chars() {
            let (_, found) = said.next()?;
            if !found.to_lowercase().eq(letter.to_lowercase()) {
                return None;
            }
        }
        Some(start..start + said.offset())
    })
}

pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Without the capital of an ordinary word; an abbreviation keeps its own.
fn small(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(text.chars().skip(1)).collect()
        }
        _ => text.to_owned(),
    }
}

/// Where each byte of a text stands in UTF-16 units.
struct Units(BTreeMap<usize, usize>, usize);

impl Units {
    /// Remembers only the places behind which bytes and units grow apart.
    fn of(text: &str) -> Self {
        let mut apart = BTreeMap::new();
        let mut units = 0;
        for (at, c) in text.char_indices() {
            units += c.len_utf16();
            if c.len_utf8() != c.len_utf16() {
                apart.insert(at + c.len_utf8(), units);
            }
        }
        Self(apart, units)
    }

    fn at(&self, byte: usize) -> usize {
        let (from, units) = self.0.range(..=byte).next_back().map_or((0, 0), |(from, units)| (*from, *units));
        (units + byte - from).min(self.1)
    }

    fn hint(&self, text: &str, hint: &Hint<'_>) -> HeardHint {
        // A rewording by rule has no full stop of its own; it takes the one of the sentence.
        let has_stop = text[hint.sentence.clone()].ends_with(['.', '!']);
        let with_stop = |said: &String| {
            if has_stop && !said.ends_with(['.', '!']) { format!("{said}.") } else { said.clone() }
        };
        HeardHint {
            kind: hint.kind,
            rule: hint.rule.to_owned(),
            start: self.at(hint.span.start),
            end: self.at(hint.span.end),
            sentence_start: self.at(hint.sentence.start),
            sentence_end: self.at(hint.sentence.end),
            why: hint.why.to_owned(),
            ask: hint.ask.to_owned(),
            suggestion: hint.suggestion.as_ref().map(with_stop),
            rewordings: hint
                .rewordings
                .iter()
                .map(|reworded| Rewording { way: reworded.way, text: with_stop(&reworded.text) })
                .collect(),
        }
    }
}
