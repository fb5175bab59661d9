//! Sentences of a record that name a person: in an export people stand as owners and in roles, and nowhere else.

mod fields;

use std::ops::Range;

use afterword_coach::{Coach, Context};
use afterword_domain::PostMortem;
use serde::Serialize;
use ts_rs::TS;

use super::{Room, capital};
use crate::{Edit, Parts};
use fields::{Field, fields};

/// A sentence that names a person outside of owners and roles.
#[derive(Debug, Clone, Serialize, TS)]
pub struct NamedSentence {
    /// The heading of the part of the record that it stands in.
    pub part: String,
    /// The sentence.
    pub sentence: String,
    /// The names in it, in order.
    pub names: Vec<String>,
    /// Whether the room keeps the sentence as said.
    pub kept: bool,
    /// What it could say instead, the best first; never empty.
    pub rewordings: Vec<Rewording>,
}

/// What a sentence could say instead.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Rewording {
    /// What became of the person.
    pub kind: RewordingKind,
    /// The sentence in other words.
    pub text: String,
    /// The act that takes it.
    pub edit: Edit,
}

/// What became of the person in a rewording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RewordingKind {
    /// The sentence tells a condition.
    Condition,
    /// The sentence tells the same without the person.
    Nameless,
    /// A role stands in the place of the name. It still tells who it was to whoever knows the team.
    Role,
}

impl Room {
    /// The sentences of a record that name a person, in the order of the record. Names are found in any language.
    pub(crate) fn named(&self, pm: &PostMortem, parts: Parts) -> Vec<NamedSentence> {
        let coach = self.knowing_everybody(pm);
        let fields = fields(pm, parts);
        fields.iter().flat_map(|field| self.named_in(&coach, field)).collect()
    }

    /// The coach of this room, who also knows the facilitator and the owners, as far as those are persons.
    fn knowing_everybody(&self, pm: &PostMortem) -> Coach {
        let owners = pm.actions.iter().map(|action| &action.owner).chain(pm.reviews.iter().map(|r| &r.owner));
        let is_person = |owner: &&String| self.coach.hear_action(owner, Context::Owner).is_empty();
        let owners = owners.filter(is_person).map(String::as_str);
        self.coach.clone().knowing(owners.chain([pm.facts.facilitator.as_str()]))
    }

    fn named_in(&self, coach: &Coach, field: &Field<'_>) -> Vec<NamedSentence> {
        let text = field.text;
        let mut found: Vec<(Range<usize>, Vec<Range<usize>>, Vec<String>)> = Vec::new();
        for hint in coach.hear_names(text) {
            match found.last_mut() {
                Some((sentence, names, suggestions)) if *sentence == hint.sentence => {
                    names.push(hint.span);
                    suggestions.extend(hint.suggestion);
                }
                _ => found.push((hint.sentence, vec![hint.span], hint.suggestion.into_iter().collect())),
            }
        }
        let one = |(sentence, names, nameless): (Range<usize>, Vec<Range<usize>>, Vec<String>)| {
            let said = text[sentence.clone()].trim();
            NamedSentence {
                part: field.part.to_owned(),
                sentence: said.to_owned(),
                names: names.iter().map(|name| text[name.clone()].to_owned()).collect(),
                kept: self.kept.iter().any(|kept| kept.sentence == said),
                rewordings: self.rewordings(coach, field, &sentence, &names, nameless),
            }
        };
        found.into_iter().map(one).collect()
    }

    fn rewordings(
        &self,
        coach: &Coach,
        field: &Field<'_>,
        sentence: &Range<usize>,
        names: &[Range<usize>],
        nameless: Vec<String>,
    ) -> Vec<Rewording> {
        let text = field.text;
        let said = &text[sentence.clone()];
        let conditions =
            coach.hear(text, field.context).into_iter().filter(|hint| hint.sentence == *sentence);
        let conditions = conditions.filter_map(|hint| hint.suggestion);
        // In another language a sign for what was left out, which is read in any.
        let stand_in = if afterword_coach::is_english(text) { "someone" } else { "[…]" };
        let somebody = replaced(text, sentence, names, |_| stand_in.to_owned());
        let role = |name: &str| self.role(name);
        let has_role =
            afterword_coach::is_english(text) && names.iter().any(|name| role(&text[name.clone()]).is_some());
        let in_role = has_role.then(|| {
            replaced(text, sentence, names, |name| role(name).unwrap_or_else(|| stand_in.to_owned()))
        });
        let all = conditions
            .map(|said| (RewordingKind::Condition, said))
            .chain(nameless.into_iter().map(|said| (RewordingKind::Nameless, said)))
            .chain([(RewordingKind::Nameless, somebody)])
            .chain(in_role.map(|said| (RewordingKind::Role, said)));
        let mut rewordings: Vec<Rewording> = Vec::new();
        for (kind, words) in all {
            let words = with_stop_of(said, &words);
            let is_new = words != said && rewordings.iter().all(|known| known.text != words);
            let is_nameless = kind == RewordingKind::Role || coach.hear_names(&words).is_empty();
            if is_new && is_nameless {
                let whole = format!("{}{words}{}", &text[..sentence.start], &text[sentence.end..]);
                rewordings.push(Rewording { kind, text: words.trim().to_owned(), edit: (field.edit)(whole) });
            }
        }
        rewordings
    }
}

/// A sentence with other words in the places of the names.
fn replaced(
    text: &str,
    sentence: &Range<usize>,
    names: &[Range<usize>],
    by: impl Fn(&str) -> String,
) -> String {
    let mut said = String::new();
    let mut from = sentence.start;
    for name in names {
        said.push_str(&text[from..name.start]);
        let words = by(&text[name.clone()]);
        said.push_str(&if said.trim().is_empty() { capital(&words) } else { words });
        from = name.end;
    }
    said.push_str(&text[from..sentence.end]);
    said
}

/// A rewording with the full stop of the sentence, where it has none of its own.
fn with_stop_of(sentence: &str, words: &str) -> String {
    let has_stop = |text: &str| text.trim_end().ends_with(['.', '!', '?']);
    if has_stop(sentence) && !has_stop(words) { format!("{words}.") } else { words.to_owned() }
}
