//! The head of a record and its last part: what happened, in a few fields.

use std::str::FromStr;

use afterword_domain::{Instant, Mitigation, PostMortem, Received, Severity, Status};
use afterword_record::Label;
use chrono::{FixedOffset, NaiveDate, NaiveTime, TimeZone, Utc};

use super::super::span::{Mark as Markup, Span, plain};
use super::super::tree::{Kind, Node};
use super::parts::{Labelled, Part, by_label, labelled, line_of};

/// What the head says where a value is missing.
const NO_VALUE: &str = "—";

/// Whether the fields of a part name a post-mortem by its number.
pub(super) fn names_a_post_mortem(nodes: &[&Node]) -> bool {
    fields(nodes)
        .any(|field| Label::of(&field.label) == Some(Label::PostMortem) && number(&field.value).is_some())
}

fn fields<'a>(nodes: &[&'a Node]) -> impl Iterator<Item = Labelled> {
    let lists: Vec<&'a Node> = nodes.to_vec();
    lists
        .into_iter()
        .filter_map(|node| match &node.kind {
            Kind::List { items, .. } => Some(items),
            _ => None,
        })
        .flatten()
        .filter_map(|item| labelled(line_of(item)))
}

/// 14 in `PM-14`.
pub(super) fn number(label: &str) -> Option<u32> {
    label.strip_prefix("PM-")?.parse().ok()
}

/// Reads the last part. A field that it does not know stays in the part.
pub(super) fn read(part: &mut Part<'_>, pm: &mut PostMortem) {
    let read: Vec<_> = fields(&part.left).map(|field| read_field(&field, pm)).collect();
    if read.into_iter().all(|known| known) {
        part.left.retain(|node| !matches!(node.kind, Kind::List { .. }));
    }
}

fn read_field(field: &Labelled, pm: &mut PostMortem) -> bool {
    let facts = &mut pm.facts;
    let value = field.value.as_str();
    let Some(label) = Label::of(&field.label) else { return false };
    match label {
        Label::PostMortem => pm.number = number(value).unwrap_or(0),
        Label::Title => value.clone_into(&mut facts.title),
        Label::Service => value.clone_into(&mut facts.service),
        Label::Date => facts.date = NaiveDate::from_str(value).ok(),
        Label::Zone => match value.parse() {
            Ok(zone) => facts.zone = zone,
            Err(_) => return false,
        },
        Label::MitigatedBy => facts.mitigation = by_label(&Mitigation::ALL, Mitigation::label, value),
        Label::Finished => pm.finished_at = instant(value),
        Label::MeetingZone => match value.parse() {
            Ok(zone) => pm.meeting_zone = Some(zone),
            Err(_) => return false,
        },
        Label::Worth => pm.worth = worth(value),
        // Figures follow from the instants.
        Label::Ttd | Label::Ttm | Label::Ttr => {}
        Label::Mark(mark) => facts.lifecycle.set(mark, instant(value)),
        _ => return false,
    }
    true
}

/// Reads what stands below the title line: the title, severity and impact.
pub(super) fn read_head(text: &str, nodes: &[Node], pm: &mut PostMortem) {
    if let Some(title) = subtitle(nodes) {
        pm.facts.title = title;
    }
    for node in nodes {
        let Kind::Paragraph(spans) = &node.kind else { continue };
        let starts: Vec<_> =
            (0..spans.len()).filter(|place| spans[*place] == Span::Start(Markup::Strong)).collect();
        for (place, start) in starts.iter().enumerate() {
            let end = starts.get(place + 1).copied().unwrap_or(spans.len());
            let Some(field) = labelled(&spans[*start..end]) else { continue };
            match Label::of(&field.label) {
                // Without an instant in the last part, the meeting was held before the record came to Afterword.
                Some(Label::Status) if pm.finished_at.is_none() && field.value != Status::Draft.label() => {
                    pm.received = Some(Received::Met);
                }
                Some(Label::Severity) => {
                    let value = field.value.trim_end_matches(['|', ' ']);
                    pm.facts.severity = by_label(&Severity::ALL, Severity::label, value);
                }
                // A dash that somebody typed is written in another way than the one for a missing value.
                Some(Label::Impact)
                    if !text[node.range.clone()].trim_end().ends_with(&format!(":** {NO_VALUE}")) =>
                {
                    pm.facts.impact = field.value;
                }
                _ => {}
            }
        }
    }
}

/// The paragraph beneath the title line, where it is strong from end to end.
fn subtitle(nodes: &[Node]) -> Option<String> {
    let below = nodes.iter().skip_while(|node| !matches!(node.kind, Kind::Heading(1, _))).nth(1)?;
    match &below.kind {
        Kind::Paragraph(spans) => match spans.as_slice() {
            [Span::Start(Markup::Strong), inner @ .., Span::End(Markup::Strong)]
                if !inner.contains(&Span::End(Markup::Strong)) =>
            {
                Some(plain(inner))
            }
            _ => None,
        },
        _ => None,
    }
}

/// `2024-11-15 14:38 +01:00`.
pub(super) fn instant(text: &str) -> Option<Instant> {
    let mut words = text.split_whitespace();
    let day = NaiveDate::from_str(words.next()?).ok()?;
    let time = clock(words.next()?)?;
    let offset = offset(words.next()?)?;
    Some(offset.from_local_datetime(&day.and_time(time)).earliest()?.with_timezone(&Utc))
}

/// `14:38` or `14:38:05`.
pub(super) fn clock(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text, "%H:%M:%S").or_else(|_| NaiveTime::parse_from_str(text, "%H:%M")).ok()
}

/// `+01:00`; offsets of long ago have seconds.
pub(super) fn offset(text: &str) -> Option<FixedOffset> {
    let east = match text.split_at_checked(1)? {
        ("+", rest) => seconds(rest)?,
        ("-", rest) => -seconds(rest)?,
        _ => return None,
    };
    FixedOffset::east_opt(east)
}

fn seconds(text: &str) -> Option<i32> {
    let part = |part: &str| part.parse().ok().filter(|number| (0..100).contains(number));
    let parts: Vec<i32> = text.split(':').map(part).collect::<Option<_>>()?;
    match parts[..] {
        [hours, minutes] => Some(hours * 3_600 + minutes * 60),
        [hours, minutes, seconds] => Some(hours * 3_600 + minutes * 60 + seconds),
        _ => None,
    }
}

/// The counts in `4.2 (1 × 3, 5 × 4, 3 × 5)`.
fn worth(text: &str) -> [u32; 5] {
    let mut counts = [0; 5];
    let inner = text.split_once('(').map_or("", |(_, rest)| rest.trim_end_matches(')'));
    for part in inner.split(',') {
        let Some((count, score)) = part.split_once('×') else { continue };
        let (count, score) = (count.trim().parse::<u32>(), score.trim().parse::<usize>());
        if let (Ok(count), Ok(score @ 1..=5)) = (count, score) {
            counts[score - 1] = count.min(1_000_000);
        }
    }
    counts
}
