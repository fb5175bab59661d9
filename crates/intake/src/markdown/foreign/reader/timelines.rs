//! The timelines of a document, which also tell the zone and the day that the rest is read in.

use afterword_domain::TimelineEvent;
use chrono_tz::Tz;

use super::super::super::fresh;
use super::super::outline::Group;
use super::super::timeline::Timeline;
use super::super::topic::Topic;
use super::Reader;
use crate::clean::one_line;
use crate::notes::{self, NamedMark, NewEvent, SkipReason, SkippedLine};
use crate::warning::Warning;

/// How many times a section without a topic must hold before it counts as a timeline.
const ENOUGH_TIMES: usize = 3;

/// The name of a file without its folders.
fn source_of(file_name: Option<&str>) -> String {
    let name = |name: &str| one_line(name.rsplit(['/', '\\']).next().unwrap_or(name)).0;
    file_name.map(name).unwrap_or_default()
}

impl Reader<'_> {
    /// Reads every timeline, since they may tell the zone and the day that the rest is read in.
    pub(in super::super) fn read_timelines(
        &mut self,
        groups: &[Group],
        file_name: Option<&str>,
        default_zone: Tz,
    ) {
        let timelines = self.find_timelines(groups);
        let stated = timelines.iter().find_map(|(_, timeline)| timeline.zone);
        let zone = stated
            .or(self.told.zone)
            .or_else(|| timelines.iter().find_map(|(_, timeline)| timeline.region_of_entries()));
        let assumed = zone.is_none() && timelines.iter().any(|(_, timeline)| !timeline.has_zones());
        let zone = zone.unwrap_or(default_zone);
        self.pm.facts.zone = zone;
        if assumed {
            self.warnings.push(Warning::ZoneAssumed { zone: zone.to_string() });
        }
        let source = source_of(file_name);
        let stated = timelines.iter().find_map(|(_, timeline)| timeline.stated_day());
        self.pm.facts.date = self.pm.facts.date.or(stated);
        let mut untimed = 0;
        for (place, timeline) in timelines {
            untimed += timeline.untimed;
            self.place = place + 1;
            self.taken.insert(self.place);
            self.take_timeline(timeline, zone, &source);
        }
        self.pm.timeline.sort_by_key(|event| event.at);
        if untimed > 0 {
            self.warnings.push(Warning::UntimedLines { count: untimed });
        }
        let first = self.pm.timeline.first().map(|event| event.at.with_timezone(&zone).date_naive());
        self.pm.facts.date = self.pm.facts.date.or(first).or(self.told.last_resort);
        self.told.settle_lifecycle(&mut self.pm.facts, zone);
    }

    /// Reads a whole text that was copied from a chat. What is no message is kept.
    pub(in super::super) fn read_chat(&mut self, file_name: Option<&str>, default_zone: Tz) {
        let zone = self.told.zone.unwrap_or(default_zone);
        self.pm.facts.zone = zone;
        let read = notes::read(self.source, self.pm.facts.date.or(self.told.last_resort), zone);
        if self.told.zone.is_none() {
            self.warnings.push(Warning::ZoneAssumed { zone: zone.to_string() });
        }
        self.warnings.extend(read.warnings);
        for NamedMark { mark, at } in read.marks {
            self.pm.facts.lifecycle.set(mark, Some(at));
        }
        let source = source_of(file_name);
        let first = read.events.first().map(|event| event.at.with_timezone(&zone).date_naive());
        for event in read.events {
            self.add_event(event, &source);
        }
        self.pm.facts.date = self.pm.facts.date.or(first).or(self.told.last_resort);
        // What was sent to one person, and what the chat adds by itself, is no part of a record.
        let is_told =
            |line: &SkippedLine| !matches!(line.reason, SkipReason::Private | SkipReason::Furniture);
        let skipped: Vec<_> = read.skipped.into_iter().filter(is_told).map(|line| line.text).collect();
        self.keep_parts("", &skipped);
    }

    /// The groups that are timelines, with their places: those that say so, and those that hold enough times where
    /// none does or where entries of a list stand for sections.
    fn find_timelines(&self, groups: &[Group]) -> Vec<(usize, Timeline)> {
        let named = groups.iter().any(|group| group.topic == Some(Topic::Timeline));
        let timeline = |(place, group): (usize, &Group)| {
            let needed = match group.topic {
                Some(Topic::Timeline) => 1,
                Some(Topic::WhatHappened) => ENOUGH_TIMES,
                None if !named || group.sections[0].level > 6 => ENOUGH_TIMES,
                _ => return None,
            };
            let timeline = Timeline::of(group, self.source);
            let mostly = needed == 1 || timeline.entries() > timeline.kept.len();
            (timeline.entries() >= needed && mostly).then_some((place, timeline))
        };
        groups.iter().enumerate().filter_map(timeline).collect()
    }

    fn take_timeline(&mut self, timeline: Timeline, zone: Tz, source: &str) {
        let heading = timeline.heading.clone();
        let mut kept = timeline.kept.clone();
        let day = self.pm.facts.date.or(self.told.last_resort);
        let settled = timeline.settle(day, zone);
        let counted = [
            (settled.days_alone, Warning::DaysWithoutTime { count: settled.days_alone }),
            (settled.without_day.len(), Warning::TimesWithoutDay { count: settled.without_day.len() }),
            (settled.placed.next_days, Warning::NextDays { count: settled.placed.next_days }),
            (usize::from(settled.placed.newest_first), Warning::NewestFirst),
            (settled.placed.repeated, Warning::RepeatedHour { count: settled.placed.repeated }),
            (settled.placed.skipped, Warning::SkippedHour { count: settled.placed.skipped }),
            (settled.placed.ambiguous, Warning::AmbiguousDates { count: settled.placed.ambiguous }),
            (usize::from(settled.cut), Warning::Cut { heading: heading.clone() }),
        ];
        self.warnings.extend(counted.into_iter().filter(|(count, _)| *count > 0).map(|(_, warning)| warning));
        for (mark, at) in settled.marks {
            let life = &mut self.pm.facts.lifecycle;
            life.set(mark, life.at(mark).or(Some(at)));
        }
        for event in settled.events {
            self.add_event(event, source);
        }
        kept.extend(settled.without_day);
        self.keep_parts(&heading, &kept);
    }

    fn add_event(&mut self, event: NewEvent, source: &str) {
        let NewEvent { at, text, kind, links } = event;
        let id = fresh(self.ids);
        self.pm.timeline.push(TimelineEvent {
            id,
            at,
            text,
            kind,
            source: source.to_owned(),
            links,
            starred: false,
        });
    }
}
