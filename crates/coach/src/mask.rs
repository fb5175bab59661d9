//! What in a text is not somebody speaking: code, addresses, quotations, lines of logs.

use std::ops::Range;

/// A quotation longer than this is taken for two stray quotation marks.
const LONGEST_QUOTATION: usize = 400;

/// Stretches of a text that the coach does not read, in order and apart.
#[derive(Debug, Default)]
pub(crate) struct Mask(Vec<Range<usize>>);

impl Mask {
    pub(crate) fn of(text: &str) -> Self {
        let mut stretches = Vec::new();
        let mut fence: Option<(usize, &str)> = None;
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let bare = line.trim();
            let ticks = ["```", "~~~"].into_iter().find(|ticks| bare.starts_with(ticks));
            match (fence, ticks) {
                (None, Some(ticks)) => fence = Some((at, ticks)),
                (Some((start, open)), Some(ticks)) if open == ticks => {
                    stretches.push(start..at + line.len());
                    fence = None;
                }
                (Some(_), _) => {}
                (None, None) if is_log(bare) => stretches.push(at..at + line.trim_end().len()),
                (None, None) => within_line(line, at, &mut stretches),
            }
            at += line.len();
        }
        if let Some((start, _)) = fence {
            stretches.push(start..text.len());
        }
        Self(stretches)
    }

    /// The stretch that begins at a place or holds it.
    pub(crate) fn covering(&self, at: usize) -> Option<Range<usize>> {
        let after = self.0.partition_point(|stretch| stretch.end <= at);
        self.0.get(after).filter(|stretch| stretch.start <= at).cloned()
    }
}

fn within_line(line: &str, offset: usize, stretches: &mut Vec<Range<usize>>) {
    let mut at = 0;
    // Looked for once a line and kept: a mark without its partner is not looked for again.
    let mut lonely: Vec<char> = Vec::new();
    while let Some(c) = line[at..].chars().next() {
        let rest = &line[at + c.len_utf8()..];
        let length = match c {
            '`' if !lonely.contains(&c) => closed(rest, '`'),
            '"' | '“' if !lonely.contains(&c) && asks(rest) && is_speech(&line[..at]) => {
                // What somebody in the room asks is heard like the rest.
                at += c.len_utf8();
                lonely.push(if c == '“' { '”' } else { c });
                continue;
            }
            '"' if !lonely.contains(&c) => closed(rest, '"'),
            '“' if !lonely.contains(&c) => closed(rest, '”'),
            '«' if !lonely.contains(&c) => closed(rest, '»'),
            'h' if line[at..].starts_with("http://") || line[at..].starts_with("https://") => {
                let address = line[at..].find(char::is_whitespace).unwrap_or(line.len() - at);
                let address =
                    line[at..at + address].trim_end_matches(['.', ',', ')', ';', ':', '!', '?', '|']).len();
                Some(address - 1)
            }
            _ => {
                at += c.len_utf8();
                continue;
            }
        };
        match length {
            Some(length) => {
                let end = at + c.len_utf8() + length;
                stretches.push(offset + at..offset + end);
                at = end;
            }
            None => {
                lonely.push(c);
                at += c.len_utf8();
            }
        }
    }
}

/// Whether a quotation that begins behind some words is what somebody asks in the room, and not what stands on a screen or in a rule:
/// “12:12 in the bridge: …”, “the lead asked …”.
fn is_speech(before: &str) -> bool {
    const SAID: [&str; 12] = [
        "asked", "asks", "said", "says", "wrote", "writes", "shouted", "shouts", "replied", "typed",
        "posted", "demanded",
    ];
    const WRITTEN: [&str; 40] = [
        "sign", "signs", "banner", "screen", "log", "logs", "message", "error", "label", "prompt", "page",
        "alert", "rule", "policy", "runbook", "manual", "notice", "popup", "pop-up", "title", "field",
        "text", "tooltip", "button", "dialog", "subject", "output", "command", "warning", "code", "query",
        "header", "value", "option", "string", "config", "handbook", "guide", "wiki", "poster",
    ];
    let before = before.trim_end();
    let words = || before.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
    let said = before.ends_with(':')
        || words().next_back().is_some_and(|last| SAID.contains(&&*last.to_lowercase()));
    said && words().count() > 1 && !words().any(|word| WRITTEN.contains(&&*word.to_lowercase()))
}

/// Whether words begin like a question.
fn asks(words: &str) -> bool {
    const ASKS: [&str; 7] = ["who", "whose", "which", "why", "how", "what", "where"];
    let first = words.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    ASKS.contains(&&*first.to_lowercase())
}

/// How far it is to the end of what a mark opened, that end included.
fn closed(rest: &str, mark: char) -> Option<usize> {
    let reach =
        rest.char_indices().map(|(at, _)| at).find(|at| *at > LONGEST_QUOTATION).unwrap_or(rest.len());
    rest[..reach].find(mark).map(|at| at + mark.len_utf8())
}

/// Whether a line was written by a machine: it has a level or two settings in it, or is a line of a stack.
fn is_log(line: &str) -> bool {
    if line.is_empty() {
        return false;
    }
    const LEVELS: [&str; 9] =
        ["ERROR", "WARN", "WARNING", "INFO", "DEBUG", "FATAL", "TRACE", "CRITICAL", "NOTICE"];
    let leveled = line
        .split_whitespace()
        .take(5)
        .any(|word| LEVELS.contains(&word.trim_matches(|c: char| !c.is_ascii_alphabetic())));
    let first = line.split_whitespace().next().unwrap_or_default();
    let stamped = leveled
        && (line.starts_with(|c: char| c.is_ascii_digit() || c == '[')
            || LEVELS.contains(&first.trim_end_matches(':')));
    // A sentence may name two settings; a line of a log is little else.
    let words = line.split_whitespace().count();
    let settings = line.split_whitespace().filter(|word| is_setting(word)).count();
    let stack = line.starts_with("at ") && line.ends_with(')') && line.contains('(') && line.contains('.');
    stamped
        || settings > 1 && 2 * settings >= words
        || stack
        || line.starts_with("$ ")
        || line.starts_with("> $")
}

fn is_setting(word: &str) -> bool {
    let Some((name, value)) = word.split_once('=') else { return false };
    !value.is_empty()
        && name.len() > 1
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c))
}
