//! Our own record read back, so that writing it again gives the same text.

mod about;
mod actions;
mod chains;
mod parts;
mod people;
mod references;
mod reviews;
mod timeline;
mod votes;

use std::collections::HashSet;

use afterword_domain::{Factor, Facts, OtherSection, PostMortem, Remark};
use afterword_record::Heading;
use afterword_words as words;
use uuid::Uuid;

use super::prose::prose;
use super::span::plain;
use super::tree::{Kind, Node};
use super::{Imported, Origin, fresh};
use crate::warning::Warning;
use parts::{Part, parts};
use votes::Voting;

/// Whether a document is one of ours: it has our title line and ends with what we say about the record.
pub(super) fn is_ours(nodes: &[Node]) -> bool {
    let title = nodes.iter().find_map(|node| match &node.kind {
        Kind::Heading(1, spans) => Some(plain(spans)),
        _ => None,
    });
    let titled = title.is_some_and(|title| {
        title.strip_prefix(words::document_title()).is_some_and(|rest| rest.starts_with(':'))
    });
    titled
        && parts(nodes).1.iter().any(|part| {
            Heading::of(&part.heading) == Heading::About && about::names_a_post_mortem(&part.left)
        })
}

/// Reads a document that [`is_ours`].
pub(super) fn read(text: &str, mut nodes: Vec<Node>, ids: &mut dyn FnMut() -> Uuid) -> Imported {
    references::restore(&mut nodes);
    let mut pm = PostMortem::new(fresh(ids), 0, Facts::default());
    let mut warnings = Vec::new();
    let (head, mut parts) = parts(&nodes);
    // The last part says in which zone the times are, and on which day they begin.
    if let Some(last) = parts.iter_mut().rev().find(|part| Heading::of(&part.heading) == Heading::About) {
        about::read(last, &mut pm);
    }
    about::read_head(text, head, &mut pm);
    let mut read = HashSet::new();
    let mut voting = Voting::default();
    for mut part in parts {
        if let Some(body) = part.source() {
            pm.sections.push(OtherSection { id: fresh(ids), heading: part.heading, body });
            continue;
        }
        let first = !read.contains(&part.heading);
        if !(first && read_part(&mut part, text, &mut pm, &mut voting, ids)) {
            part.keep(text, &mut pm, ids);
        } else if !part.left.is_empty() {
            warnings.push(Warning::NotUnderstood { heading: part.heading.clone() });
            part.keep(text, &mut pm, ids);
        }
        read.insert(part.heading);
    }
    voting.finish(&mut pm, ids);
    reviews::date_overrides(&mut pm);
    actions::link(&mut pm);
    Imported { post_mortem: pm, warnings, origin: Origin::Record }
}

/// Reads a part into the post-mortem; whatever it does not understand stays in `left`. Gives whether it is one of ours.
fn read_part(
    part: &mut Part<'_>,
    text: &str,
    pm: &mut PostMortem,
    voting: &mut Voting,
    ids: &mut dyn FnMut() -> Uuid,
) -> bool {
    part.left.retain(|node| !parts::says_nothing(node));
    match Heading::of(&part.heading) {
        Heading::Summary => pm.facts.summary = prose(part.left.drain(..), text),
        Heading::RootCause => pm.facts.root_cause = prose(part.left.drain(..), text),
        Heading::Timeline => timeline::read(part, pm, ids),
        Heading::WentWell => pm.remarks.went_well = remarks(part, ids),
        Heading::WentBadly => pm.remarks.went_badly = remarks(part, ids),
        Heading::Lucky => pm.remarks.lucky = remarks(part, ids),
        Heading::Learned => pm.remarks.learned = remarks(part, ids),
        Heading::Factors => {
            let factor = |text| Factor { id: fresh(ids), text, cause: None };
            pm.factors = part.entries().into_iter().map(factor).collect();
        }
        Heading::Actions => actions::read(part, pm, ids),
        Heading::Chains => chains::read(part, pm, ids),
        Heading::LastTime => reviews::read(part, pm, ids),
        Heading::NotChosen => voting.read_not_chosen(part, pm, ids),
        Heading::Votes => voting.read(part, ids),
        Heading::Overrides => reviews::read_overrides(part, pm),
        Heading::TimeSpent => votes::read_time_spent(part, pm),
        Heading::Amendments => reviews::read_amendments(part, pm, ids),
        Heading::People => people::read(part, pm, ids),
        Heading::About => {}
        Heading::Kept(_) => return false,
    }
    true
}

fn remarks(part: &mut Part<'_>, ids: &mut dyn FnMut() -> Uuid) -> Vec<Remark> {
    part.entries().into_iter().map(|text| Remark { id: fresh(ids), text }).collect()
}
