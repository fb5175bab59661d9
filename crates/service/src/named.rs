//! Sentences of a record that name a person: in an export people stand as owners and in roles, and nowhere else.

mod fields;

use std::ops::Range;

use afterword_coach::{Coach, Context, Telling};
use afterword_domain::PostMortem;
use serde::Serialize;
use ts_rs::TS;

use crate::hearing::{Room, capital};
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
    pub rewordings: Vec<NamedRewording>,
}

/// What a sentence could say instead.
#[derive(Debug, Clone, Serialize, TS)]
pub struct NamedRewording {
    /// How it tells what happened.
    pub kind: Telling,
    /// The sentence in other words.
    pub text: String,
    /// The act that takes it.
    pub edit: Edit,
}

/// A sentence of a text, the names in it, and what it could say without one of them.
struct Naming {
    sentence: Range<usize>,
    names: Vec<Range<usize>>,
    nameless: Vec<String>,
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
        let mut found: Vec<Naming> = Vec::new();
        for hint in coach.hear_names(text) {
            match found.last_mut() {
                Some(naming) if naming.sentence == hint.sentence => {
                    naming.names.push(hint.span);
                    naming.nameless.extend(hint.suggestion);
                }
                _ => found.push(Naming {
                    sentence: hint.sentence,
                    names: vec![hint.span],
                    nameless: hint.suggestion.into_iter().collect(),
                }),
            }
        }
        let one = |Naming { sentence, names, nameless }| {
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
    ) -> Vec<NamedRewording> {
        let text = field.text;
        let said = &text[sentence.clone()];
        let conditions =
            coach.hear(text, field.context).into_iter().filter(|hint| hint.sentence == *sentence);
        let heard = conditions.flat_map(|hint| hint.rewordings).map(|said| (said.way, said.text));
        // In another language a sign for what was left out, which is read in any.
        let stand_in = if afterword_coach::is_english(text) { "someone" } else { "[…]" };
        let somebody = replaced(text, sentence, names, |_| stand_in.to_owned());
        let role = |name: &str| self.role(name);
        let has_role =
            afterword_coach::is_english(text) && names.iter().any(|name| role(&text[name.clone()]).is_some());
        let in_role = has_role.then(|| {
            replaced(text, sentence, names, |name| role(name).unwrap_or_else(|| stand_in.to_owned()))
        });
        let all = heard
            .chain(nameless.into_iter().map(|said| (Telling::WithoutPerson, said)))
            .chain([(Telling::WithoutPerson, somebody)])
            .chain(in_role.map(|said| (Telling::Role, said)));
        let mut nameless: Vec<(Telling, String)> = Vec::new();
        for (kind, words) in all {
            let words = with_stop_of(said, &words);
            let is_new = words != said && nameless.iter().all(|(_, known)| *known != words);
            if is_new && (kind == Telling::Role || coach.hear_names(&words).is_empty()) {
                nameless.push((kind, words));
            }
        }
        // “Someone made a typo” is blame too: it is offered only where nothing better is known.
        let is_fair = |words: &str| coach.hear(words, field.context).is_empty();
        if nameless.iter().any(|(_, words)| is_fair(words)) {
            nameless.retain(|(_, words)| is_fair(words));
        } else {
            nameless.retain(|(kind, _)| *kind != Telling::Role);
        }
        nameless.sort_by_key(|(kind, _)| *kind);
        nameless
            .into_iter()
            .map(|(kind, words)| {
                let whole = format!("{}{words}{}", &text[..sentence.start], &text[sentence.end..]);
                NamedRewording { kind, text: words.trim().to_owned(), edit: (field.edit)(whole) }
            })
            .collect()
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
