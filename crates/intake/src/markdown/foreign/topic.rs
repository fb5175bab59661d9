//! What a heading is about, whatever words, numbers and pictures it comes with.

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

/// Headings that mean exactly this.
const NAMES: &[(Topic, &[&str])] = &[
    (Topic::Summary, &[
        "summary", "executive summary", "issue summary", "incident summary", "tl;dr", "tldr", "overview", "abstract",
        "short summary", "summary of the incident", "incident overview", "サマリー", "概要", "resumo", "resumen", "résumé",
        "zusammenfassung", "摘要",
    ]),
    (Topic::Impact, &[
        "impact", "impacts", "impact analysis", "customer impact", "user impact", "business impact", "impact and severity",
        "impact of the incident", "what was impacted", "services affected", "affected services", "scope of impact",
        "impact assessment", "影響", "影响", "impacto", "auswirkung", "auswirkungen",
    ]),
    (Topic::Timeline, &[
        "chronology", "events/timeline", "sequence of events", "key events", "events", "タイムライン", "linha do tempo",
        "línea de tiempo", "chronologie", "chronologie détaillée", "zeitleiste", "zeitlicher ablauf", "时间线", "経緯",
    ]),
    (Topic::WhatHappened, &["what happened", "how it happened", "lead up", "leadup", "lead-up", "何が起きたか"]),
    (Topic::RootCause, &[
        "cause", "causes", "causa raiz", "causa raíz", "cause racine", "ursache", "grundursache", "根因", "根本原因",
        "根本原因分析", "原因", "what caused it", "why it happened", "why did this happen", "underlying cause", "underlying issue",
    ]),
    (Topic::Trigger, &["trigger", "triggers"]),
    (Topic::Factors, &["contributing causes", "contributing conditions", "寄与要因", "fatores contribuintes"]),
    (Topic::WentWell, &[
        "went well", "what worked", "what worked well", "what we did well", "what went right", "things that went well",
        "surprise findings", "うまくいったこと", "良かったこと", "良かった点", "o que deu certo", "was gut lief",
    ]),
    (Topic::WentBadly, &[
        "went wrong", "went badly", "what didn't go well", "what did not go well", "what didn't go so well",
        "what could be improved", "what could have gone better", "what could have been better", "what could be better",
        "what didn't work", "what did not work", "things that went wrong", "things that went poorly",
        "areas for improvement", "うまくいかなかったこと", "改善すべきこと", "改善点", "o que deu errado", "was schlecht lief",
    ]),
    (Topic::Learned, &[
        "takeaways", "key takeaways", "conclusion", "conclusions", "learnings", "key learnings", "what we learned",
        "what did we learn", "lessons", "教訓", "学び", "经验教训", "lições aprendidas", "erkenntnisse",
    ]),
    (Topic::Actions, &[
        "actions", "action", "next steps", "next actions", "next step", "remediation", "remediations", "remediation items",
        "remediation plan", "remediation steps", "proposal improvements", "proposed improvements", "proposed actions",
        "improvements", "resulting action", "resulting actions", "immediate actions", "immediate action", "review actions",
        "action plan", "to do", "todo", "todos", "to-dos", "tasks", "short term fix", "short-term fix", "long term solution",
        "long-term solution", "long term fix", "what we're doing about it", "what are we doing about it",
        "what we are doing about it", "future measures", "アクションアイテム", "アクション", "再発防止", "再発防止策", "预防",
        "预防措施", "改进措施", "éléments d'action", "itens de ação", "ações", "maßnahmen", "acciones",
    ]),
];

/// What begins a heading of this topic.
const STARTS: &[(Topic, &[&str])] = &[
    (Topic::Timeline, &["timeline", "detailed timeline", "incident timeline", "event timeline", "chronology of"]),
    (Topic::RootCause, &["root cause", "root-cause", "rootcause", "cause analysis", "cause of the", "causes of the"]),
    (Topic::WentWell, &["what went well", "what has gone well"]),
    (Topic::WentBadly, &["what went wrong", "what went badly", "what went poorly", "what went not so well", "what failed"]),
    (Topic::Lucky, &["where we got lucky", "where we were lucky", "how we got lucky", "got lucky"]),
    (Topic::Learned, &["lessons learn", "lesson learn"]),
    (Topic::Actions, &[
        "corrective", "preventive", "preventative", "prevention", "preventing", "prevent recurrence", "follow-up", "follow up",
        "followup", "action items", "action item", "actions taken to prevent", "steps to prevent",
    ]),
];

/// What a heading of this topic holds anywhere.
const HOLDS: &[(Topic, &[&str])] = &[
    (Topic::Actions, &["action items", "action item"]),
    (Topic::Factors, &["contributing factor"]),
    (Topic::Summary, &["executive summary"]),
    (Topic::Lucky, &["got lucky"]),
];

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
        if name.ends_with(closes) || !name.contains(closes) {
            if let Some((before, _)) = name.split_once(opens).filter(|(before, _)| !trimmed(before).is_empty()) {
                name = trimmed(before);
            }
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
        Some(' ') if counted && (number.contains('.') || rest.trim_start().starts_with(['-', '–', '—'])) => rest,
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
            ("Timeline (PST) 4/21/23-4/25/23. All times approximations", Topic::Timeline),
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
        for heading in ["Background", "Detection", "Resolution", "21:39", "Appendix", "", "Technical details", "(x)"] {
            assert_eq!(Topic::of(heading), None, "{heading}");
        }
    }
}
