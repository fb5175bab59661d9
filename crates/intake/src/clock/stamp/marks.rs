//! Marks that may enclose a time: `[14:38]`, `**14:38**`, and what closes them.

/// Marks that may enclose a time, each with what closes it.
pub(super) const MARKS: [(char, char); 11] = [
    ('[', ']'),
    ('(', ')'),
    ('*', '*'),
    ('_', '_'),
    ('`', '`'),
    ('<', '>'),
    ('"', '"'),
    ('~', '~'),
    ('【', '】'),
    ('「', '」'),
    ('{', '}'),
];

/// How often each of [`MARKS`] is open.
pub(super) type Open = [u8; MARKS.len()];

pub(super) fn opened<'a>(text: &'a str, open: &mut Open) -> Option<&'a str> {
    let first = text.chars().next()?;
    let place = MARKS.iter().position(|(opens, _)| *opens == first)?;
    open[place] = open[place].saturating_add(1);
    Some(&text[first.len_utf8()..])
}

pub(super) fn closed<'a>(text: &'a str, open: &mut Open) -> Option<&'a str> {
    let first = text.chars().next()?;
    let place = MARKS.iter().position(|(_, closes)| *closes == first).filter(|place| open[*place] > 0)?;
    open[place] -= 1;
    Some(&text[first.len_utf8()..])
}
