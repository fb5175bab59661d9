//! One action in a line: what, who, by when, and its ticket.

use afterword_domain::ActionState;
use chrono::NaiveDate;

use super::super::super::span::{Mark, Span, addresses, all_struck, plain};
use super::super::super::tree::{Kind, Node};
use super::Found;
use super::words::state_around;
use crate::clock::{stamp, stamps};

/// What follows these words is a day.
const DUE: &[&str] = &["due", "deadline", "by", "until", "eta", "期限"];
/// What follows these words is a person.
const OWNER: &[&str] = &["owner:", "assignee:", "assigned to", "assigned:", "who:", "担当:", "担当："];

/// Reads an action. `task` says whether its box is ticked, where it has one.
pub(super) fn read(spans: &[Span], task: Option<bool>, near: Option<NaiveDate>) -> Found {
    let (ticket, spans) = ticket(spans);
    let spans = spans.as_slice();
    let (mut state, text) = state_around(&plain(spans));
    if all_struck(spans) || task == Some(true) {
        state = Some(ActionState::Done);
    }
    let text = after_label(&text);
    let ticket = ticket.or_else(|| key(text)).unwrap_or_default();
    Found {
        owner: owner(spans, text),
        due: due(text, near),
        text: text.to_owned(),
        category: None,
        ticket,
        state: state.unwrap_or_default(),
        reason: String::new(),
    }
}

/// Takes `Action Item:` off the start: the place of the action says as much.
fn after_label(text: &str) -> &str {
    let rest = text.split_once([':', '：']).filter(|(label, rest)| {
        let label = label.trim().to_lowercase();
        ["action item", "action", "todo"].contains(&label.as_str()) && !rest.trim().is_empty()
    });
    rest.map_or(text, |(_, rest)| rest).trim()
}

/// The address of the ticket, and the spans without it where it is no more than a reference at the end.
fn ticket(spans: &[Span]) -> (Option<String>, Vec<Span>) {
    let found = addresses(spans).find(|address| is_ticket(address)).map(str::to_owned);
    let start = spans.iter().rposition(
        |span| matches!(span, Span::Start(Mark::Link(address)) if Some(address) == found.as_ref()),
    );
    let Some(start) = start else { return (found, spans.to_vec()) };
    let end = spans[start..]
        .iter()
        .position(|span| matches!(span, Span::End(Mark::Link(_))))
        .map_or(spans.len(), |n| start + n);
    let words = plain(&spans[start + 1..end.max(start + 1)]);
    let tail = plain(&spans[(end + 1).min(spans.len())..]);
    let refers = is_reference(&words) || found.as_deref() == Some(words.as_str());
    if start == 0 || !refers || tail.chars().any(char::is_alphanumeric) {
        return (found, spans.to_vec());
    }
    let mut kept = spans[..start].to_vec();
    if let Some(Span::Text(last)) = kept.last_mut() {
        // The bracket before the link goes with it.
        let bare = last.trim_end();
        let bare = if tail.contains([')', ']']) { bare.trim_end_matches(['(', '[']) } else { bare };
        *last = bare.trim_end().to_owned();
    }
    (found, kept)
}

/// Words that do nothing but point: `Issue`, `PR`, `#12`, `OBS-508`.
fn is_reference(words: &str) -> bool {
    let bare = words.trim().trim_matches(['[', ']', '(', ')']);
    let lower = bare.to_lowercase();
    ["issue", "pr", "ticket", "link", "pull request", "bug", "here", "jira"].contains(&lower.as_str())
        || bare.starts_with('#')
        || key(bare).is_some()
}

/// Whether an address is that of an issue, a pull request or a ticket.
fn is_ticket(address: &str) -> bool {
    let parts = [
        "/issues/",
        "/issue/",
        "/pull/",
        "/pulls/",
        "/merge_requests/",
        "/browse/",
        "show_bug.cgi",
        "/ticket/",
        "/tickets/",
        "/work_items/",
    ];
    address.starts_with("http") && parts.iter().any(|part| address.contains(part))
}

/// The address of a ticket in a block below an action.
pub(super) fn ticket_below(node: &Node) -> Option<String> {
    match &node.kind {
        Kind::Paragraph(spans) => addresses(spans)
            .find(|address| is_ticket(address))
            .map(str::to_owned)
            .or_else(|| address_in(&plain(spans))),
        Kind::List { items, .. } => items.iter().flat_map(|item| &item.nodes).find_map(ticket_below),
        _ => None,
    }
}

/// The first key or ticket address in plain text: `OBS-508`, `#123`.
pub(super) fn key(text: &str) -> Option<String> {
    let words = || {
        text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | ',' | ';'))
            .map(|word| word.trim_matches(['.', ':', '*', '`', '"']))
    };
    address_in(text).or_else(|| words().find(|word| is_key(word)).map(str::to_owned))
}

fn address_in(text: &str) -> Option<String> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>' | '[' | ']'))
        .map(|word| word.trim_end_matches(['.', ',', ';', ':']))
        .find(|word| is_ticket(word))
        .map(str::to_owned)
}

fn is_key(word: &str) -> bool {
    if let Some(number) = word.strip_prefix('#') {
        return !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    }
    let Some((project, number)) = word.split_once('-') else { return false };
    // These are names of norms, algorithms and conditions.
    let norms = [
        "UTF", "SHA", "ISO", "RFC", "CVE", "HTTP", "AES", "SEV", "TLS", "PM", "US", "EU", "AZ", "P", "COVID",
        "GPT", "ADR",
    ];
    (2..=10).contains(&project.len())
        && project.bytes().all(|b| b.is_ascii_uppercase())
        && !norms.contains(&project)
        && (1..=6).contains(&number.len())
        && number.bytes().all(|b| b.is_ascii_digit())
}

/// The owner: a mention, an address of mail, or a name behind a word for it.
fn owner(spans: &[Span], text: &str) -> String {
    let mail = spans
        .iter()
        .position(|span| matches!(span, Span::Start(Mark::Link(address)) if address.starts_with("mailto:")));
    if let Some(start) = mail {
        let end = spans[start..]
            .iter()
            .position(|span| matches!(span, Span::End(Mark::Link(_))))
            .map_or(spans.len(), |n| start + n);
        return plain(&spans[start + 1..end.max(start + 1)]).trim().to_owned();
    }
    let lower = text.to_lowercase();
    for word in OWNER {
        // Lower case may be longer or shorter than the text; then the words are looked for no further.
        if let Some(rest) = lower.find(word).and_then(|at| text.get(at + word.len()..)) {
            let name: String =
                rest.chars().take_while(|c| !matches!(c, ',' | ';' | ')' | ']' | '|' | '.' | '\n')).collect();
            return name.trim_matches(['*', '_', ' ', ':']).to_owned();
        }
    }
    mention(text).unwrap_or_default()
}

/// `@dana` at the start or the end of an action; in the middle it may be anybody.
fn mention(text: &str) -> Option<String> {
    let words: Vec<_> = text.split_whitespace().collect();
    let bare = |word: &str| {
        let word = word.trim_matches(['(', ')', '[', ']', ',', '.', ':', ';', '*']);
        let name = word.strip_prefix('@')?;
        let whole = !name.is_empty()
            && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/'));
        whole.then(|| word.to_owned())
    };
    words.first().and_then(|word| bare(word)).or_else(|| words.last().and_then(|word| bare(word)))
}

/// The day behind a word for it: `due 2024-11-29`, `by Nov 29, 2024`.
fn due(text: &str, near: Option<NaiveDate>) -> Option<NaiveDate> {
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if !before.is_alphanumeric() {
            let told = DUE.iter().find_map(|word| {
                let head = text[at..].get(..word.len()).filter(|head| head.eq_ignore_ascii_case(word))?;
                text[at + head.len()..].strip_prefix([':', '：', ' '])
            });
            let day = told.and_then(|rest| stamp(rest.trim_start())?.day?.resolve(near));
            if day.is_some() {
                return day;
            }
        }
        before = c;
    }
    None
}

/// The day in a cell of its own.
pub(super) fn day(cell: &str, near: Option<NaiveDate>) -> Option<NaiveDate> {
    stamps(cell).find_map(|stamp| stamp.day?.resolve(near))
}

#[cfg(test)]
mod tests {
    use super::super::super::super::tree::{Kind, parse};
    use super::*;

    fn action(text: &str) -> Found {
        let Kind::Paragraph(spans) = &parse(text)[0].kind else { panic!() };
        read(spans, None, NaiveDate::from_ymd_opt(2024, 11, 15))
    }

    #[test]
    fn a_link_at_the_end_is_the_ticket_and_leaves_the_text() {
        let found = action("Handle errors gracefully. [Issue](https://github.com/x/y/issues/131)");
        assert_eq!(
            (found.text.as_str(), found.ticket.as_str()),
            ("Handle errors gracefully.", "https://github.com/x/y/issues/131")
        );
        let found = action("Automate deploys ([#11](https://github.com/x/y/issues/11))");
        assert_eq!(
            (found.text.as_str(), found.ticket.as_str()),
            ("Automate deploys", "https://github.com/x/y/issues/11")
        );
    }

    #[test]
    fn a_link_inside_is_the_ticket_and_stays() {
        let found = action("Fix [the pipeline](https://github.com/x/y/pull/2) before Monday");
        assert_eq!(found.ticket, "https://github.com/x/y/pull/2");
        assert_eq!(found.text, "Fix the pipeline (https://github.com/x/y/pull/2) before Monday");
    }

    #[test]
    fn keys_owners_and_days_are_found_where_they_are_told() {
        let found = action("Add alerts OBS-508 (owner: Dana Lee, due 2024-11-29)");
        assert_eq!((found.ticket.as_str(), found.owner.as_str()), ("OBS-508", "Dana Lee"));
        assert_eq!(found.due, NaiveDate::from_ymd_opt(2024, 11, 29));
        assert_eq!(action("@dana: rotate the keys by Nov 20").owner, "@dana");
        assert_eq!(action("@dana: rotate the keys by Nov 20").due, NaiveDate::from_ymd_opt(2024, 11, 20));
        assert_eq!(action("Use UTF-8 and SHA-256 everywhere, thanks to @kim for it").ticket, "");
        assert_eq!(action("Use UTF-8 and SHA-256 everywhere, thanks to @kim for it").owner, "");
    }
}
