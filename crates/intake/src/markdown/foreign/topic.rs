//! What a heading is about, whatever words, numbers and pictures it comes with.

mod names;

use names::{HOLDS, NAMES, STARTS};

/// A part of a post-mortem that has a place of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Topic {
    Summary,
    Impact,
    Timeline,
    /// "What happened": a timeline where it holds times, else a summary.
    WhatHappened,
    RootCause,
    /// The event that set it off; a root cause where the document names none.
    Trigger,
    Factors,
    WentWell,
    WentBadly,
    Lucky,
    Learned,
    Actions,
}

impl Topic {
    /// The topic of a heading.
    pub(super) fn of(heading: &str) -> Option<Self> {
        let name = normal(heading);
        if name.chars().count() > 70 {
            return None;
        }
        let in_table = |table: &[(Self, &[&str])], fits: &dyn Fn(&str) -> bool| {
            table.iter().find(|(_, names)| names.iter().any(|known| fits(known))).map(|(topic, _)| *topic)
        };
        in_table(NAMES, &|known| name == known)
            .or_else(|| in_table(STARTS, &|known| name.starts_with(known)))
            .or_else(|| in_table(HOLDS, &|known| name.contains(known)))
            .or_else(|| (name.ends_with(" impact") && name.split(' ').count() <= 3).then_some(Self::Impact))
            .or_else(|| (name.ends_with(" timeline") && name.chars().count() < 40).then_some(Self::Timeline))
    }
}

/// A heading in lower case, without numbering, pictures, shortcodes, brackets at its end and punctuation around it.
pub(super) fn normal(heading: &str) -> String {
    let lower = heading.to_lowercase().replace('’', "'").replace('&', "and");
    let bare = without_shortcodes(&lower);
    let mut name = trimmed(&bare);
    name = trimmed(after_numbering(name));
    // "Timeline (UTC)", "Action items [done]"
    for (opens, closes) in [('(', ')'), ('（', '）'), ('[', ']')] {
        if (name.ends_with(closes) || !name.contains(closes))
            && let Some((before, _)) =
                name.split_once(opens).filter(|(before, _)| !trimmed(before).is_empty())
        {
            name = trimmed(before);
        }
    }
    name.split_whitespace().collect::<Vec<_>>().join(" ").replace(" / ", "/")
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| !(c.is_alphanumeric() || matches!(c, '(' | ')' | '（' | '）' | '[' | ']')))
        .trim_start_matches(['(', ')', ']', '（', '）'])
}

/// Takes `:ballot_box_with_check:` out of a heading.
fn without_shortcodes(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(':') {
        kept.push_str(before);
        let name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-');
        match after.split_once(':') {
            Some((code, behind)) if !code.is_empty() && code.chars().all(name) => rest = behind,
            _ => {
                kept.push(':');
                rest = after;
            }
        }
    }
    kept.push_str(rest);
    kept
}

/// Takes `3.`, `2.1`, `4)` off the start.
fn after_numbering(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = &text[..text.len() - rest.len()];
    let counted = number.starts_with(|c: char| c.is_ascii_digit());
    match rest.chars().next() {
        Some(')') if counted => &rest[1..],
        Some(' ') if counted && (number.contains('.') || rest.trim_start().starts_with(['-', '–', '—'])) => {
            rest
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_is_known_through_numbers_pictures_brackets_and_punctuation() {
        for (heading, topic) in [
            ("3. Timeline (UTC)", Topic::Timeline),
            ("Timeline (PST) 5/2/23-5/4/23. Times are rough", Topic::Timeline),
            (":ballot_box_with_check: Follow-up tasks", Topic::Actions),
            ("📅 Timeline:", Topic::Timeline),
            ("Root Cause(s)", Topic::RootCause),
            ("Root cause of the outage", Topic::RootCause),
            ("What Went Wrong?", Topic::WentBadly),
            ("What didn’t go well", Topic::WentBadly),
            ("Remediation (action items)", Topic::Actions),
            ("Immediate Actions (Completed)", Topic::Actions),
            ("Corrective and Preventative Measures", Topic::Actions),
            ("2.1 Contributing Factors", Topic::Factors),
            ("Lessons learnt", Topic::Learned),
            ("Where we got lucky", Topic::Lucky),
            ("TL;DR", Topic::Summary),
            ("Resumo (TL;DR)", Topic::Summary),
            ("タイムライン", Topic::Timeline),
            ("根本原因分析", Topic::RootCause),
            ("What Happened?", Topic::WhatHappened),
        ] {
            assert_eq!(Topic::of(heading), Some(topic), "{heading}");
        }
    }

    #[test]
    fn other_headings_have_no_topic() {
        for heading in
            ["Background", "Detection", "Resolution", "21:39", "Appendix", "", "Technical details", "(x)"]
        {
            assert_eq!(Topic::of(heading), None, "{heading}");
        }
    }
}
