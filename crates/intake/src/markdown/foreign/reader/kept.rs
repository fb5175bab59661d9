//! What is kept word for word, and the end of the reading.

use afterword_domain::{OtherSection, Received};

use super::super::super::prose::without_comments;
use super::super::super::{Imported, Origin, fresh};
use super::super::front_matter::FrontMatter;
use super::super::outline::Group;
use super::Reader;
use crate::clean::{in_blocks, one_line};
use crate::warning::Warning;

/// The heading of what stands before the first heading.
pub(super) const INTRODUCTION: &str = "Introduction";
/// The heading of the fields above the document.
const FRONT_MATTER: &str = "Front matter";

impl Reader<'_> {
    /// Keeps the fields above the document, unless title and date are all they tell.
    pub(in super::super) fn keep_front_matter(&mut self, matter: &FrontMatter<'_>) {
        if matter
            .all()
            .any(|(name, value)| !matches!(name, "title" | "date" | "layout" | "weight") && !value.is_empty())
        {
            self.keep(FRONT_MATTER, matter.source);
        }
    }

    /// Keeps a group word for word.
    pub(super) fn keep_group(&mut self, group: &Group) {
        let Some((first, last)) = group.sections.first().zip(group.sections.last()) else { return };
        let introduction = first.level == 0 || self.told.is_title(first);
        let heading = if introduction { INTRODUCTION } else { group.heading() };
        let body = &self.source[first.body.start..last.body.end.max(first.body.start)];
        let body = if first.level > 6 { dedented(body) } else { body.to_owned() };
        self.keep(heading, &body);
    }

    /// Keeps what a section holds besides what was understood.
    pub(super) fn keep_parts(&mut self, heading: &str, parts: &[String]) {
        let heading = if heading.is_empty() { INTRODUCTION } else { heading };
        self.keep(heading, &parts.join("\n\n"));
    }

    pub(super) fn keep(&mut self, heading: &str, body: &str) {
        if without_comments(body).is_empty() {
            return;
        }
        let (heading, _) = one_line(heading);
        for body in in_blocks(body.trim_start_matches('\n')) {
            let section = OtherSection { id: fresh(self.ids), heading: heading.clone(), body };
            self.kept.push((self.place, section));
        }
    }

    /// What was read, with what was kept in the order of the document.
    pub(in super::super) fn finish(mut self) -> Imported {
        self.kept.sort_by_key(|(place, _)| *place);
        self.pm.sections = self.kept.into_iter().map(|(_, section)| section).collect();
        if self.pm.facts.date.is_none() {
            self.warnings.push(Warning::NoDate);
        }
        self.pm.finished_at = self.told.meeting_end(&self.pm.facts);
        let was_met_about = self.pm.finished_at.is_some() || self.told.was_met_about();
        self.pm.received = Some(if was_met_about { Received::Met } else { Received::NotMet });
        if !self.pm.sections.is_empty() {
            self.warnings.push(Warning::KeptSections { count: self.pm.sections.len() });
        }
        Imported { post_mortem: self.pm, warnings: self.warnings, origin: Origin::Document }
    }
}

/// Lines without the space that all of them start with, the first aside.
fn dedented(text: &str) -> String {
    let text = text.trim_start_matches([':', '*', ' ']);
    let indent = text
        .lines()
        .skip(1)
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start_matches(' ').len())
        .min()
        .unwrap_or(0);
    let lines = text
        .lines()
        .enumerate()
        .map(|(place, line)| if place == 0 { line } else { line.get(indent..).unwrap_or(line.trim()) });
    lines.collect::<Vec<_>>().join("\n")
}
