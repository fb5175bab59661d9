//! Puts what a document says where it belongs, section by section.

mod kept;
mod timelines;

use std::collections::HashSet;

use afterword_domain::text::shortened;
use afterword_domain::{ActionItem, Factor, OtherSection, PostMortem, Remark};
use uuid::Uuid;

use super::super::fresh;
use super::super::prose::prose;
use super::actions::{self, Actions};
use super::facts::Told;
use super::outline::Group;
use super::remarks::{Entries, is_prompt};
use super::topic::Topic;
use crate::clean::{one_line, several_lines};
use crate::warning::Warning;
use kept::INTRODUCTION;

/// The longest text that stands as the impact in the head of the record, in characters.
const LONGEST_IMPACT: usize = 400;

/// A document on its way to a post-mortem.
pub(super) struct Reader<'a> {
    pm: PostMortem,
    warnings: Vec<Warning>,
    source: &'a str,
    told: Told,
    ids: &'a mut dyn FnMut() -> Uuid,
    /// What is kept, with its place in the document.
    kept: Vec<(usize, OtherSection)>,
    /// The place of what is being read: 0 for what stands above the document.
    place: usize,
    /// Places that were read as timelines.
    taken: HashSet<usize>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(source: &'a str, told: Told, ids: &'a mut dyn FnMut() -> Uuid) -> Self {
        let pm = PostMortem::new(fresh(ids), 0, told.facts());
        let warnings = told.warnings();
        Self { pm, warnings, source, told, ids, kept: Vec::new(), place: 0, taken: HashSet::new() }
    }

    /// Reads every group that is no timeline.
    pub(super) fn read_groups(&mut self, groups: &[Group]) {
        for (place, group) in groups.iter().enumerate() {
            self.place = place + 1;
            self.read_group(group);
        }
    }

    fn read_group(&mut self, group: &Group) {
        if self.taken.contains(&self.place) {
            return;
        }
        match group.topic {
            Some(Topic::Summary) => self.add_summary(group),
            Some(Topic::WhatHappened) if self.pm.facts.summary.is_empty() && !self.told.has_summary => {
                self.add_summary(group);
            }
            Some(Topic::Impact) => self.add_impact(group),
            Some(Topic::RootCause) => self.add_root_cause(group),
            Some(Topic::Trigger) if !self.told.has_root_cause => self.add_root_cause(group),
            Some(Topic::Factors) => {
                for text in self.entries(group) {
                    let id = fresh(self.ids);
                    self.pm.factors.push(Factor { id, text, cause: None });
                }
            }
            Some(Topic::WentWell) => self.add_remarks(group, |pm| &mut pm.remarks.went_well),
            Some(Topic::WentBadly) => self.add_remarks(group, |pm| &mut pm.remarks.went_badly),
            Some(Topic::Lucky) => self.add_remarks(group, |pm| &mut pm.remarks.lucky),
            Some(Topic::Learned) => self.add_remarks(group, |pm| &mut pm.remarks.learned),
            Some(Topic::Actions) => self.add_actions(group),
            Some(Topic::Timeline | Topic::WhatHappened | Topic::Trigger) | None => self.add_other(group),
        }
    }

    fn add_summary(&mut self, group: &Group) {
        let before = std::mem::take(&mut self.pm.facts.summary);
        self.pm.facts.summary = self.said(group, before);
    }

    fn add_root_cause(&mut self, group: &Group) {
        let before = std::mem::take(&mut self.pm.facts.root_cause);
        self.pm.facts.root_cause = self.said(group, before);
    }

    /// The text of a group behind what is there already. A text that had to be cut is kept whole besides.
    fn said(&mut self, group: &Group, before: String) -> String {
        let mut parts = vec![before];
        // What the template asked is kept aside, unless it is all there is.
        let prompts: Vec<_> = group.nodes().filter(|node| is_prompt(node)).collect();
        let answered = group.nodes().any(|node| !is_prompt(node));
        for (place, section) in group.sections.iter().enumerate() {
            if place > 0 {
                parts.push(section.heading.clone());
            }
            parts
                .push(prose(section.nodes.iter().filter(|node| !(answered && is_prompt(node))), self.source));
        }
        if answered {
            let prompts: Vec<_> = prompts.into_iter().map(|node| prose([node], self.source)).collect();
            self.keep_parts(group.heading(), &prompts);
        }
        parts.retain(|part| !part.trim().is_empty());
        let (text, cut) = several_lines(&parts.join("\n\n"));
        if cut {
            self.warnings.push(Warning::Cut { heading: group.heading().to_owned() });
            self.keep_group(group);
        }
        text
    }

    /// A short text stands in the head of the record; of a longer one its beginning does, and all of it is kept.
    fn add_impact(&mut self, group: &Group) {
        let said: Vec<_> = group.nodes().filter(|node| !is_prompt(node)).collect();
        let whole = in_one_line(&prose(said.iter().copied(), self.source));
        let short = whole.chars().count() <= LONGEST_IMPACT && group.sections.len() == 1;
        let prompted = group.nodes().any(is_prompt);
        if self.pm.facts.impact.is_empty() {
            let first = in_one_line(&prose(said.first().copied(), self.source));
            self.pm.facts.impact = if short { whole } else { shortened(&first, LONGEST_IMPACT) };
            if short && !prompted {
                return;
            }
        }
        self.keep_group(group);
    }

    fn entries(&mut self, group: &Group) -> Vec<String> {
        let entries = Entries::of(group, self.source);
        if entries.cut {
            self.warnings.push(Warning::Cut { heading: group.heading().to_owned() });
        }
        self.keep_parts(group.heading(), &entries.kept);
        entries.entries
    }

    fn add_remarks(&mut self, group: &Group, list: impl Fn(&mut PostMortem) -> &mut Vec<Remark>) {
        for text in self.entries(group) {
            let id = fresh(self.ids);
            list(&mut self.pm).push(Remark { id, text });
        }
    }

    fn add_actions(&mut self, group: &Group) {
        let actions = Actions::of(group, self.source, self.pm.facts.date);
        if actions.cut {
            self.warnings.push(Warning::Cut { heading: group.heading().to_owned() });
        }
        self.keep_parts(group.heading(), &actions.kept);
        let items: Vec<ActionItem> = actions.found.into_iter().map(|found| found.item(self.ids)).collect();
        self.pm.actions.extend(items);
    }

    /// A section without a place of its own. Its tables of actions are read as such.
    fn add_other(&mut self, group: &Group) {
        let introduction = group.sections[0].level == 0 || self.told.is_title(&group.sections[0]);
        let before_title = group.sections[0].level == 0 && self.told.title_section.is_some();
        if introduction && !before_title && !self.told.has_summary {
            let (summary, rest) = self.told.summary_of(group, self.source);
            self.told.has_summary |= !summary.is_empty();
            let (summary, cut) = several_lines(&[self.pm.facts.summary.as_str(), &summary].join("\n\n"));
            self.pm.facts.summary = summary;
            if !cut {
                return self.keep_parts(INTRODUCTION, &rest);
            }
        }
        let date = self.pm.facts.date;
        let tables: Vec<_> =
            group.nodes().filter_map(|node| actions::in_table(node, date)).flatten().collect();
        let items: Vec<ActionItem> = tables.into_iter().map(|found| found.item(self.ids)).collect();
        self.pm.actions.extend(items);
        self.keep_group(group);
    }
}

/// A text on one line, its entries parted by semicolons.
fn in_one_line(text: &str) -> String {
    let entries = text.trim_start_matches("- ").replace("\n- ", "; ").replace(".;", ";");
    one_line(&entries).0
}
