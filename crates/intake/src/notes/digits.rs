//! Digits and signs of dates and times as an input method or another script writes them, as ASCII has them.

use std::borrow::Cow;

/// The zeros of the scripts in which people write clock times; nine more digits follow each (Unicode 16, category Nd).
const ZEROS: [char; 18] = [
    '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{b66}', '\u{be6}', '\u{c66}',
    '\u{ce6}', '\u{d66}', '\u{e50}', '\u{ed0}', '\u{f20}', '\u{1040}', '\u{17e0}', '\u{1810}', '\u{ff10}',
];

/// A text in which the head of each line, up to its first letter, has ASCII digits: `１４：０６ 復旧` becomes `14:06 復旧`.
/// The words stay as they are.
pub(super) fn plain_heads(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| digit(c).is_some()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split('\n').map(plain_head).collect::<Vec<_>>().join("\n"))
}

fn plain_head(line: &str) -> String {
    let is_head = |c: char| !c.is_alphabetic() || "ー年月日時分秒".contains(c);
    let end = line.find(|c| !is_head(c)).unwrap_or(line.len());
    let (head, words) = line.split_at(end);
    let mut plain: String = head
        .chars()
        .map(|c| match c {
            '：' => ':',
            '／' => '/',
            '．' => '.',
            'ー' | '－' | '−' => '-',
            c => digit(c).unwrap_or(c),
        })
        .collect();
    plain.push_str(words);
    plain
}

fn digit(c: char) -> Option<char> {
    if c.is_ascii() {
        return None;
    }
    let value =
        ZEROS.iter().filter_map(|zero| u32::from(c).checked_sub(u32::from(*zero))).find(|n| *n < 10)?;
    char::from_digit(value, 10)
}
