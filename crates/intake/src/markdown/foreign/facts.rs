//! What a document tells about the incident itself: title, day, severity, service, zone, instants.

use afterword_domain::{Facts, Instant, Mark, Severity};
use chrono::NaiveDate;
use chrono_tz::Tz;

use super::super::prose::prose;
use super::super::span::plain;
use super::super::tree::{Kind, Node};
use super::fields::{Field, Label, fields, first};
use super::front_matter::FrontMatter;
use super::outline::{Group, Section, lines};
use super::severity::{in_sentence, severity};
use super::title::{date_of_file, is_template, is_title, name, of_file};
use super::topic::{Topic, normal};
use crate::clean::one_line;
use crate::clock::{Zone, first as first_stamp, first_dated, instant, instant_after, stamps, stated_zone};
use crate::warning::Warning;

/// Headings of documents without a title, which tell nothing about the incident.
const PLAIN: &[&str] = &[
    "background",
    "introduction",
    "context",
    "metadata",
    "details",
    "incident details",
    "owner",
    "authors",
    "author",
    "attendees",
    "status",
    "description",
    "resolution",
    "detection",
    "response",
    "looking forward",
    "contents",
    "table of contents",
    "メタデータ",
    "date",
];

/// What was told, and what the reading of the rest needs to know.
pub(super) struct Told {
    title: String,
    titled: bool,
    date: Option<NaiveDate>,
    fields: Vec<Field>,
    severity: Option<Severity>,
    unknown_severity: Option<String>,
    /// The zone that is stated for all times.
    pub(super) zone: Option<Tz>,
    /// A day named anywhere in the text, for want of better.
    pub(super) last_resort: Option<NaiveDate>,
    /// Which section bears the title.
    pub(super) title_section: Option<usize>,
    title_start: Option<usize>,
    /// Whether a section is a summary.
    pub(super) has_summary: bool,
    has_impact: bool,
    /// Whether a section is about the root cause.
    pub(super) has_root_cause: bool,
}

impl Told {
    pub(super) fn of(
        matter: &FrontMatter<'_>,
        sections: &[Section],
        text: &str,
        file_name: Option<&str>,
    ) -> Self {
        let mut fields = matter_fields(matter);
        fields.extend(section_fields(sections, text));
        let titled = matter.get("title").is_some_and(is_title);
        let title_section = title_section(sections, titled);
        let heading = title_section.map(|place| sections[place].heading.as_str());
        let stated = matter
            .get("title")
            .filter(|title| is_title(title))
            .or(heading)
            .or_else(|| first(&fields, Label::Title));
        let of_file = || of_file(file_name.unwrap_or_default());
        let title = stated.map_or_else(of_file, name);
        let has = |topic| sections.iter().any(|section| section.topic == Some(topic));
        let dated = |text: &str| first_dated(text).and_then(|stamp| stamp.day?.resolve(None));
        let date = labelled_date(&fields)
            .or_else(|| stated.and_then(dated))
            .or_else(|| heading.and_then(dated))
            .or_else(|| matter.get("date").and_then(dated))
            .or_else(|| date_of_file(file_name?));
        let (severity, unknown_severity) = severities(&fields, &[&title, head(sections, text).as_str()]);
        Self {
            titled: stated.is_some(),
            title: one_line(&title).0,
            date,
            severity,
            unknown_severity,
            zone: first(&fields, Label::Zone).and_then(stated_zone).or_else(|| zone_of(text)),
            last_resort: dated(text),
            title_section,
            title_start: title_section.map(|place| sections[place].range.start),
            has_summary: has(Topic::Summary),
            has_impact: has(Topic::Impact),
            has_root_cause: has(Topic::RootCause),
            fields,
        }
    }

    /// The facts, without what needs the zone.
    pub(super) fn facts(&self) -> Facts {
        let field = |label| first(&self.fields, label).map(|value| one_line(value).0).unwrap_or_default();
        Facts {
            title: self.title.clone(),
            service: Some(field(Label::Service)).filter(|service| is_a_name(service)).unwrap_or_default(),
            date: self.date,
            severity: self.severity,
            impact: if self.has_impact { String::new() } else { field(Label::Impact) },
            ..Facts::default()
        }
    }

    /// What could not be told.
    pub(super) fn warnings(&self) -> Vec<Warning> {
        let unknown = self.unknown_severity.clone().map(|word| Warning::UnknownSeverity { word });
        (!self.titled).then_some(Warning::NoTitle).into_iter().chain(unknown).collect()
    }

    /// Sets the instants that fields name.
    pub(super) fn settle_lifecycle(&self, facts: &mut Facts, zone: Tz) {
        // In the order of the lifecycle: in the hour that the clock shows twice, nothing goes before what precedes it.
        let mut fields: Vec<_> = self.fields.iter().collect();
        fields.sort_by_key(|field| Mark::ALL.iter().position(|mark| field.label == Label::Mark(*mark)));
        let mut before = None;
        for field in fields {
            let Label::Mark(mark) = field.label else { continue };
            let Some(stamp) = first_stamp(&field.value) else { continue };
            let day = match stamp.day {
                Some(day) => day.resolve(facts.date),
                None => facts.date,
            };
            let zone = stamp.zone.unwrap_or(Zone::Region(zone));
            let at = day.zip(stamp.time).and_then(|(day, time)| instant_after(before, day, time, zone));
            facts.lifecycle.set(mark, facts.lifecycle.at(mark).or(at));
            before = facts.lifecycle.at(mark).or(before);
        }
    }

    /// When the meeting about the incident ended, where a field tells day and time.
    pub(super) fn meeting_end(&self, facts: &Facts) -> Option<Instant> {
        let mut values = self.fields.iter().filter(|field| field.label == Label::MeetingEnd);
        values.find_map(|field| {
            let stamp = first_stamp(&field.value)?;
            let day = stamp.day?.resolve(facts.date)?;
            instant(day, stamp.time?, stamp.zone.unwrap_or(Zone::Region(self.zone.unwrap_or(facts.zone))))
        })
    }

    /// Whether the document says that a meeting about the incident was held: by its status, or by the day of the meeting.
    pub(super) fn was_met_about(&self) -> bool {
        self.fields.iter().any(|field| match field.label {
            Label::Status => is_settled(&field.value),
            Label::Meeting | Label::MeetingEnd => {
                !is_ahead(&field.value) && stamps(&field.value).any(|stamp| stamp.day.is_some())
            }
            _ => false,
        })
    }

    /// Whether a section bears the title.
    pub(super) fn is_title(&self, section: &Section) -> bool {
        self.title_start == Some(section.range.start) && section.level > 0
    }

    /// The prose of an introduction as a summary, and the rest of it.
    pub(super) fn summary_of(&self, group: &Group, source: &str) -> (String, Vec<String>) {
        let (mut summary, mut rest) = (Vec::new(), Vec::new());
        for section in &group.sections {
            for node in &section.nodes {
                if is_prose(node) {
                    summary.push(prose([node], source));
                } else {
                    rest.push(source[node.range.clone()].trim_end().to_owned());
                }
            }
        }
        (summary.join("\n\n"), rest)
    }
}

/// Words of a status that say that nothing of the analysis is left to do.
const SETTLED: &[&str] = &[
    "complete",
    "completed",
    "final",
    "finalized",
    "finalised",
    "published",
    "closed",
    "done",
    "finished",
    "reviewed",
    "approved",
    "abgeschlossen",
    "完了",
];

/// Words that say that something is still to come, or is not so.
const AHEAD: &[&str] = &[
    "draft",
    "wip",
    "not",
    "no",
    "pending",
    "incomplete",
    "review",
    "scheduled",
    "planned",
    "tbd",
    "tba",
    "todo",
    "will",
    "upcoming",
    "almost",
    "nearly",
    "partially",
];

/// Whether a status says that the analysis is complete: `Complete, action items in progress`.
fn is_settled(status: &str) -> bool {
    let whole = status.to_lowercase();
    !is_ahead(status) && (says(status, SETTLED) || whole.contains("action items in progress"))
}

fn is_ahead(value: &str) -> bool {
    says(value, AHEAD)
}

fn says(value: &str, words: &[&str]) -> bool {
    let value = value.to_lowercase();
    // What a status lists after its first part is about the action items.
    let first = value.split([',', ';', '(', '\n', '/']).next().unwrap_or_default();
    first.split(|c: char| !c.is_alphanumeric()).any(|word| words.contains(&word))
}

/// Whether a value can stand in the title of a record: one service, not a list or an explanation.
fn is_a_name(service: &str) -> bool {
    service.chars().count() <= 40 && !service.contains(['`', ',', '、', ';', '(', '/'])
}

/// A paragraph or list that says more than labels and pictures do.
fn is_prose(node: &Node) -> bool {
    match &node.kind {
        Kind::Paragraph(spans) => {
            let labels = fields([node], "").len();
            let short = plain(spans).split_whitespace().count() < 6;
            labels == 0 && !short && lines(spans).iter().all(|line| !is_labelled(line))
        }
        Kind::List { .. } | Kind::Code { .. } => fields([node], "").is_empty(),
        _ => false,
    }
}

/// `Authors: …`, `Status: …`: a line that is a label and its value.
fn is_labelled(line: &str) -> bool {
    line.split_once(':').is_some_and(|(label, _)| label.split_whitespace().count() <= 3 && label.len() <= 30)
}

fn matter_fields(matter: &FrontMatter<'_>) -> Vec<Field> {
    let field = |(name, value): (&str, &str)| {
        let label = Label::of(name).filter(|label| !matches!(label, Label::Title | Label::Date))?;
        Some(Field { label, value: value.to_owned() })
    };
    matter.all().filter_map(field).collect()
}

/// The fields of every section that has no topic, and the sections that are themselves a label with a value.
fn section_fields(sections: &[Section], text: &str) -> Vec<Field> {
    let mut found = Vec::new();
    for section in sections {
        if let Some((label, value)) = section.heading.split_once([':', '：']) {
            found.extend(Label::of(label).map(|label| Field { label, value: value.trim().to_owned() }));
        }
        match section.topic {
            None => {
                if let Some(label) = Label::of(&section.heading).filter(|_| section.level > 0) {
                    let value = prose(section.nodes.first(), text);
                    found.push(Field { label, value });
                }
                found.extend(fields(&section.nodes, text));
            }
            Some(Topic::Impact | Topic::Summary) => {
                let wanted = [Label::Service, Label::Severity, Label::Impact];
                found.extend(
                    fields(&section.nodes, text).into_iter().filter(|field| wanted.contains(&field.label)),
                );
            }
            Some(_) => {}
        }
    }
    found.retain(|field| !field.value.trim().is_empty());
    found
}

/// The heading that is the title: the first of level 1 that names an incident; without one, the first heading of all
/// where it does, unless the title is told above the document. What follows a section with a topic is no title.
fn title_section(sections: &[Section], told: bool) -> Option<usize> {
    let early = sections.iter().position(|section| section.topic.is_some()).unwrap_or(sections.len());
    let plain =
        |heading: &str| PLAIN.contains(&normal(heading.split(':').next().unwrap_or(heading)).as_str());
    let titled = |section: &Section| is_title(&section.heading) && !plain(&section.heading);
    let first = sections[..early].iter().position(|section| section.level == 1 && titled(section));
    first.or_else(|| {
        let stands = |section: &&Section| (1..=6).contains(&section.level) && !is_template(&section.heading);
        let place = sections[..early].iter().position(|section| stands(&section))?;
        let section = &sections[place];
        (!told && section.level <= 3 && titled(section) && !section.heading.ends_with(':')).then_some(place)
    })
}

fn labelled_date(fields: &[Field]) -> Option<NaiveDate> {
    let dates = fields.iter().filter(|field| field.label == Label::Date);
    dates.flat_map(|field| stamps(&field.value)).find_map(|stamp| stamp.day?.resolve(None))
}

/// The severity in a field, else in the title or in what stands above the first section; and a word not known.
fn severities(fields: &[Field], texts: &[&str]) -> (Option<Severity>, Option<String>) {
    let stated: Vec<_> = fields.iter().filter(|field| field.label == Label::Severity).collect();
    let known = stated.iter().find_map(|field| severity(&field.value));
    let found = known.or_else(|| texts.iter().find_map(|text| in_sentence(text)));
    let unknown = stated
        .first()
        .filter(|_| found.is_none())
        .map(|field| afterword_domain::text::shortened(&one_line(&field.value).0, 40));
    (found, unknown)
}

/// What stands before the first section with a topic, and the first summary.
fn head(sections: &[Section], text: &str) -> String {
    let end = sections
        .iter()
        .position(|s| s.topic.is_some_and(|topic| topic != Topic::Summary))
        .unwrap_or(sections.len());
    sections[..end.min(6)].iter().map(|section| prose(&section.nodes, text)).collect::<Vec<_>>().join("\n")
}

/// The zone that a line states for all times of the document.
fn zone_of(text: &str) -> Option<Tz> {
    let states = |line: &&str| {
        let lower = line.to_lowercase();
        line.len() < 400 && (lower.contains("times") || lower.contains("all ") && lower.contains(" time"))
    };
    text.lines().filter(states).find_map(stated_zone)
}
