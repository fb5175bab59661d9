//! What the incident is called, and the day that a title or a file name carries.

use chrono::NaiveDate;

use super::topic::{Topic, normal};
use crate::clock::{compact_date, first_dated, stamp};

/// What documents of this kind call themselves.
const KINDS: &[&str] = &[
    "post-mortem",
    "postmortem",
    "post mortem",
    "incident report",
    "incident postmortem",
    "incident post-mortem",
    "incident retrospective",
    "incident review",
    "incident",
    "incident date",
    "rca",
    "retrospective",
    "title",
];
/// Headings that stand where a title should.
const NO_TITLES: &[&str] = &[
    "title",
    "issue name",
    "incident title",
    "incident",
    "incident report",
    "post-mortem",
    "postmortem",
    "post mortem",
    "untitled",
];

/// Whether a heading names an incident.
pub(super) fn is_title(heading: &str) -> bool {
    Topic::of(heading).is_none() && !is_template(heading) && heading.chars().any(char::is_alphanumeric)
}

/// Whether a heading stands where a title should: `ISSUE NAME`.
pub(super) fn is_template(heading: &str) -> bool {
    NO_TITLES.contains(&normal(heading).as_str())
}

/// The name of the incident in a title: without "Post-mortem:" and without the date before it.
///
/// Where nothing else would be left, the title stays as it is.
pub(super) fn name(title: &str) -> String {
    let title = title.trim();
    let mut rest = title;
    for _ in 0..4 {
        let after = after_kind(rest)
            .or_else(|| after_date(rest))
            .or_else(|| after_count(rest))
            .map(str::trim)
            .filter(|after| says_something(after));
        match after {
            Some(after) => rest = after,
            None => break,
        }
    }
    without_date_behind(rest).to_owned()
}

fn says_something(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() >= 3
}

/// What follows `Post-mortem:`, `Incident report -`, `Postmortem for`.
fn after_kind(text: &str) -> Option<&str> {
    let kind = KINDS
        .iter()
        .filter(|kind| text.get(..kind.len()).is_some_and(|head| head.eq_ignore_ascii_case(kind)));
    let rest = &text[kind.max_by_key(|kind| kind.len())?.len()..];
    let trimmed = rest.trim_start();
    let word = ["for ", "of ", "on "].iter().find_map(|word| {
        let head = trimmed.get(..word.len()).filter(|head| head.eq_ignore_ascii_case(word))?;
        Some(&trimmed[head.len()..])
    });
    let dated = || after_date(trimmed).map(|_| trimmed);
    word.or_else(dated)
        .or_else(|| trimmed.strip_prefix([':', '—', '–', '|', '：']))
        .or_else(|| trimmed.strip_prefix("- "))
}

/// What follows the number that a team gives its documents: `002 - `.
fn after_count(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - rest.len();
    (1..=4).contains(&digits).then(|| rest.strip_prefix(" - ").or_else(|| rest.strip_prefix(" – "))).flatten()
}

/// What follows a date and a comma, a colon or a dash.
fn after_date(text: &str) -> Option<&str> {
    let stamp = stamp(text).filter(|stamp| stamp.day.is_some() && stamp.time.is_none())?;
    let between = &text[..text.len() - stamp.rest.len()];
    let parted = between.trim_end().ends_with([',', ':', '-', '–', '—', '|', ']', ')']);
    let year = stamp.day.is_some_and(|day| day.year.is_some());
    (parted || year).then_some(stamp.rest)
}

/// Takes `(2026-01-22)` and ` - September 29, 2025` off the end.
fn without_date_behind(title: &str) -> &str {
    let Some(at) = title.rfind(['(', '-', '–', '—', ',']).or_else(|| title.rfind(' ')) else {
        return title;
    };
    for (start, _) in title
        .char_indices()
        .rev()
        .filter(|(start, c)| *start <= at && matches!(c, '(' | '-' | '–' | '—' | ','))
    {
        let (before, tail) = title.split_at(start);
        let inner = tail.trim_start_matches(['(', '-', '–', '—', ',', ' ']).trim_end_matches(')');
        let whole = stamp(inner).is_some_and(|found| {
            found.day.is_some_and(|day| day.year.is_some())
                && found.time.is_none()
                && found.rest.trim().is_empty()
        });
        if whole && says_something(before) && before.ends_with([' ', '(']) {
            return before.trim_end_matches([' ', ',', '-', '–', '—', '(']);
        }
    }
    title
}

/// The name in a file name: without folders, endings, and the date before it; dashes read as spaces.
pub(super) fn of_file(file_name: &str) -> String {
    let stem = stem(file_name);
    let count =
        if stem.starts_with('0') { stem.trim_start_matches(|c: char| c.is_ascii_digit()) } else { stem };
    let bare = after_file_date(count).trim_matches(['-', '_', ' ', '.']);
    let bare = if says_something(bare) { bare } else { stem };
    bare.replace(['-', '_'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The day in a file name: `2018-03-01-hub`, `20210525-window-outage`.
pub(super) fn date_of_file(file_name: &str) -> Option<NaiveDate> {
    let spaced = stem(file_name).replace('_', " ");
    let digits = spaced.split(|c: char| !c.is_ascii_digit()).find_map(compact_date);
    first_dated(&spaced).and_then(|stamp| stamp.day?.resolve(None)).or(digits)
}

fn stem(file_name: &str) -> &str {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    let mut stem = name;
    for ending in [".erb", ".md", ".qmd", ".markdown", ".mdx", ".txt", ".html"] {
        stem = stem.strip_suffix(ending).unwrap_or(stem);
    }
    stem
}

fn after_file_date(stem: &str) -> &str {
    if compact_date(stem).is_some() {
        return &stem[8..];
    }
    let start = stem.char_indices().nth(10).map_or(stem.len(), |(at, _)| at);
    let (head, rest) = stem.split_at(start);
    let whole = stamp(head)
        .is_some_and(|found| found.day.is_some_and(|day| day.year.is_some()) && found.rest.is_empty());
    if whole { rest } else { stem }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_title_without_its_kind_and_its_date() {
        for (title, wanted) in [
            ("2017-09-27, Login refused", "Login refused"),
            ("Post-Mortem: Search timeouts (2026-01-22)", "Search timeouts"),
            ("Postmortem: Gateway timeouts (eu-west)", "Gateway timeouts (eu-west)"),
            ("Checkout outage - September 29, 2025", "Checkout outage"),
            ("Incident: 2024-02-24: Queue swamped", "Queue swamped"),
            ("2020-08-28 - Memory full on one cluster", "Memory full on one cluster"),
            ("February 8th, 2019 - Builds slow", "Builds slow"),
            ("Incident on 2020-02-18", "Incident on 2020-02-18"),
            ("Incident on 2025-03-18 - Cluster upgrade", "Cluster upgrade"),
            ("Incident report May 12 2025 - Slow start", "Slow start"),
            ("March 26th, 2019 Leases lost", "Leases lost"),
            ("002 - Postmortem for the May release", "the May release"),
            ("Postmortem", "Postmortem"),
            ("Website down 5-26-21", "Website down 5-26-21"),
        ] {
            assert_eq!(name(title), wanted);
        }
    }

    #[test]
    fn a_file_name_gives_a_name_and_a_day() {
        assert_eq!(of_file("reports/2018-01-17-image-upgrade.md"), "image upgrade");
        assert_eq!(of_file("20210525-package-missing.md"), "package missing");
        assert_eq!(of_file("2020-02-18.html.md.erb"), "2020 02 18");
        assert_eq!(date_of_file("2020-02-18.html.md.erb"), NaiveDate::from_ymd_opt(2020, 2, 18));
        assert_eq!(date_of_file("20210525-package-missing.md"), NaiveDate::from_ymd_opt(2021, 5, 25));
        assert_eq!(date_of_file("PM2021-007_-_Everything.md"), None);
    }

    #[test]
    fn a_heading_of_the_template_is_no_title() {
        assert!(
            !is_title("ISSUE NAME") && !is_title("Summary") && !is_title("Title:") && is_title("Hub down")
        );
    }
}
