//! One line of an invite list, cut where one person ends and the next begins.

use super::Found;
use super::named::{Style, person};
use super::words::{is_last_name, is_name, is_role, without_label};

/// The parts of a line; each names somebody.
pub(super) struct Pieces<'a> {
    parts: Vec<&'a str>,
    style: Style,
}

impl<'a> Pieces<'a> {
    pub(super) fn of(line: &'a str, style: Style) -> Self {
        let line = without_label(line);
        let by_semicolon = cut(line, &[';', '；', '、']);
        let mut parts = Vec::new();
        for part in &by_semicolon {
            // Several addresses in one part: commas part them as well.
            if by_semicolon.len() > 1 && part.matches('@').count() < 2 {
                parts.push(*part);
            } else {
                parts.extend(by_commas(part, style));
            }
        }
        Self { parts, style }
    }

    pub(super) fn people(self) -> impl Iterator<Item = Option<Found>> {
        let style = self.style;
        self.parts.into_iter().map(move |part| person(part, style))
    }
}

/// Cuts a part at its commas, unless it names one person and what they do, or a last name first.
fn by_commas(part: &str, style: Style) -> Vec<&str> {
    let pieces = cut(part, &[',', '，']);
    let mails = pieces.iter().filter(|piece| piece.contains('@')).count();
    let goes_on = part.trim_end().ends_with([',', '，']);
    let words: Vec<_> = pieces.iter().copied().filter(|piece| !piece.trim().is_empty()).collect();
    let is_list = if mails > 0 {
        // `Ana Wolf <ana@a.example>, SRE` on a line of its own is one person.
        let has_role = !style.alone && words.len() == 2 && words[0].contains('@') && is_role(words[1]);
        !has_role
    } else {
        goes_on || (words.len() > 2 && words.iter().all(|piece| is_name(without_and(piece))))
    };
    if !is_list || style.semicolons && mails == 0 {
        return vec![part];
    }
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(piece) = words.get(at) {
        // `Wolf, Ana <ana@a.example>`: the comma stands within one name.
        let next = words.get(at + 1).filter(|next| next.contains('@') && !next.trim_start().starts_with('<'));
        if let Some(next) = next
            && !piece.contains('@')
            && is_last_name(piece)
            && next.split('<').next().is_some_and(|name| is_name(name.trim()) && !name.contains('@'))
        {
            parts.push(spanning(part, piece, next));
            at += 2;
            continue;
        }
        parts.extend(joined_by_and(piece));
        at += 1;
    }
    parts
}

/// `Ben Ortiz and Chen Li`, at the end of a list.
fn joined_by_and(piece: &str) -> Vec<&str> {
    let piece = without_and(piece);
    for word in [" and ", " & ", " und "] {
        if let Some((one, other)) = piece.split_once(word)
            && is_name(one)
            && is_name(other)
        {
            return vec![one, other];
        }
    }
    vec![piece]
}

fn without_and(piece: &str) -> &str {
    let piece = piece.trim();
    ["and ", "& ", "und "].iter().find_map(|word| piece.strip_prefix(word)).unwrap_or(piece).trim()
}

/// The text from the first of two parts of it to the end of the second.
fn spanning<'a>(whole: &'a str, first: &str, second: &str) -> &'a str {
    let place = |part: &str| (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize);
    whole.get(place(first)..place(second) + second.len()).unwrap_or(whole)
}

/// Cuts a text at signs that stand outside of quotation marks and brackets.
fn cut<'a>(text: &'a str, signs: &[char]) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let (mut start, mut quoted, mut depth) = (0, false, 0_usize);
    for (at, c) in text.char_indices() {
        match c {
            '"' | '“' | '”' | '„' => {
                quoted = !quoted && text[at + c.len_utf8()..].contains(['"', '“', '”']);
            }
            '<' | '(' | '[' => depth += 1,
            '>' | ')' | ']' => depth = depth.saturating_sub(1),
            c if signs.contains(&c) && !quoted && depth == 0 => {
                parts.push(&text[start..at]);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}
