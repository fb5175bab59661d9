//! Labels with values, wherever a document keeps them: `**Date**: …`, `| Severity | High |`, `- Detected: …`.

use afterword_domain::Mark;

use super::super::prose::prose;
use super::super::span::Mark::Emphasis;
use super::super::span::{Span, plain, strong_start};
use super::super::tree::{Item, Kind, Node, Row};
use super::outline::{first_line, lines};
use super::topic::normal;

/// What a label names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Title,
    Date,
    Severity,
    Service,
    Impact,
    Zone,
    /// How far the document is.
    Status,
    /// The meeting about the incident.
    Meeting,
    /// When that meeting ended.
    MeetingEnd,
    Mark(Mark),
}

/// A label with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) label: Label,
    pub(super) value: String,
}

const LABELS: &[(Label, &[&str])] = &[
    (Label::Title, &["title", "incident title", "name", "incident name", "issue name"]),
    (
        Label::Date,
        &[
            "date",
            "incident date",
            "date of incident",
            "day",
            "date of the incident",
            "discovered",
            "when",
            "日付",
            "発生日",
            "data",
            "datum",
        ],
    ),
    (
        Label::Severity,
        &[
            "severity",
            "incident severity",
            "severity level",
            "sev",
            "priority",
            "incident priority",
            "impact level",
            "重大度",
            "schweregrad",
            "severidade",
        ],
    ),
    (
        Label::Service,
        &[
            "service",
            "services",
            "affected service",
            "affected services",
            "service affected",
            "services affected",
            "system",
            "component",
            "components",
            "affected",
            "product",
            "affected system",
            "affected systems",
            "impacted entities",
            "影響サービス",
        ],
    ),
    (Label::Impact, &["impact", "customer impact", "user impact"]),
    (Label::Zone, &["time zone", "timezone"]),
    (
        Label::Status,
        &[
            "status",
            "document status",
            "post mortem status",
            "postmortem status",
            "post-mortem status",
            "review status",
            "state",
            "ステータス",
            "estado",
            "statut",
        ],
    ),
    (
        Label::Meeting,
        &[
            "meeting",
            "meeting date",
            "meeting held",
            "review meeting",
            "review date",
            "review held",
            "reviewed",
            "reviewed on",
            "reviewed at",
            "retrospective",
            "retrospective date",
            "post mortem meeting",
            "postmortem meeting",
            "post-mortem meeting",
            "post mortem held",
            "postmortem held",
            "post-mortem held",
        ],
    ),
    (
        Label::MeetingEnd,
        &[
            "meeting finished",
            "meeting ended",
            "meeting end",
            "review finished",
            "review ended",
            "end of meeting",
        ],
    ),
    (
        Label::Mark(Mark::Started),
        &[
            "started",
            "start",
            "start time",
            "started at",
            "impact started",
            "impact start",
            "incident start",
            "incident started",
            "time of first impact",
            "fault occurs",
            "fault occurred",
            "began",
            "incident began",
            "outage start",
            "issue started",
            "発生",
            "beginn",
        ],
    ),
    (
        Label::Mark(Mark::Detected),
        &[
            "detected",
            "first detected",
            "detected at",
            "time detected",
            "detection time",
            "time of detection",
            "issue detected",
            "time alerted",
            "incident detected",
            "検知",
        ],
    ),
    (Label::Mark(Mark::Declared), &["declared", "incident declared", "time declared", "declared at"]),
    (
        Label::Mark(Mark::Mitigated),
        &[
            "mitigated",
            "time mitigated",
            "mitigated at",
            "repaired",
            "incident repaired",
            "incident mitigated",
            "impact ended",
            "impact end",
            "service restored",
            "緩和",
        ],
    ),
    (
        Label::Mark(Mark::Resolved),
        &[
            "resolved",
            "time resolved",
            "resolved at",
            "incident resolved",
            "resolution time",
            "resolvedwhen",
            "end",
            "end time",
            "ended",
            "incident end",
            "incident ended",
            "復旧",
            "解決",
            "behoben",
        ],
    ),
];

impl Label {
    /// What a label names; numbering, brackets and punctuation do not matter.
    pub(super) fn of(label: &str) -> Option<Self> {
        let name = normal(label);
        LABELS.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(label, _)| *label)
    }
}

/// The fields in blocks, first to last.
pub(super) fn fields<'a>(nodes: impl IntoIterator<Item = &'a Node>, source: &str) -> Vec<Field> {
    let mut found = Vec::new();
    for node in nodes {
        match &node.kind {
            Kind::Paragraph(spans) => found.extend(lines(spans).iter().filter_map(|line| in_line(line))),
            Kind::List { items, .. } => found.extend(items.iter().filter_map(|item| in_item(item, source))),
            Kind::Table(rows) => found.extend(rows.iter().filter_map(in_row)),
            Kind::Quote(nodes) => found.extend(fields(nodes, source)),
            _ => {}
        }
    }
    found
}

/// `Date: 2024-11-15`.
fn in_line(line: &str) -> Option<Field> {
    let (label, value) = line.split_once([':', '：'])?;
    if label.chars().count() > 40 {
        return None;
    }
    field(label, value)
}

/// `- **Impact**: …`, with what is listed below it.
fn in_item(item: &Item, source: &str) -> Option<Field> {
    let spans = first_line(item);
    if let Some((label, rest)) = strong_start(spans) {
        let below = prose(item.nodes.iter().skip(1), source);
        return field(&label, &format!("{} {below}", plain(rest)));
    }
    in_line(&plain(spans))
}

/// `| Severity | High |`. A label in strong words may have an explanation behind it.
fn in_row(row: &Row) -> Option<Field> {
    let [label, value, ..] = row.cells.as_slice() else { return None };
    let value = plain(value);
    // An explanation in emphasis may stand behind the label.
    let told = label.iter().position(|span| *span == Span::Start(Emphasis)).unwrap_or(label.len());
    strong_start(label)
        .and_then(|(label, _)| field(&label, &value))
        .or_else(|| field(&plain(&label[..told]), &value))
}

fn field(label: &str, value: &str) -> Option<Field> {
    let label = Label::of(label)?;
    let value = value.trim().trim_start_matches([':', '：', '*', '_']).trim();
    (!value.is_empty()).then(|| Field { label, value: value.to_owned() })
}

/// The first value of a label.
pub(super) fn first(fields: &[Field], label: Label) -> Option<&str> {
    fields.iter().find(|field| field.label == label).map(|field| field.value.as_str())
}
