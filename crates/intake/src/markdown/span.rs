//! What stands in a line: text, code, links, emphasis; and how it reads as plain text.

use pulldown_cmark::{Tag, TagEnd};

/// A piece of a line. What encloses others has a start and an end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Span {
    /// Text.
    Text(String),
    /// Code.
    Code(String),
    /// HTML.
    Html(String),
    /// The end of a line in the text, which reads as a space.
    Soft,
    /// A line break.
    Hard,
    /// The start of something that encloses.
    Start(Mark),
    /// The end of it.
    End(Mark),
}

/// What encloses a part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Struck through.
    Struck,
    /// A link, with its address at the start.
    Link(String),
    /// An image, with its address at the start.
    Image(String),
}

impl Span {
    pub(super) fn start(tag: &Tag<'_>) -> Option<Self> {
        Some(Self::Start(match tag {
            Tag::Emphasis => Mark::Emphasis,
            Tag::Strong => Mark::Strong,
            Tag::Strikethrough => Mark::Struck,
            Tag::Link { dest_url, .. } => Mark::Link(dest_url.to_string()),
            Tag::Image { dest_url, .. } => Mark::Image(dest_url.to_string()),
            _ => return None,
        }))
    }

    pub(super) fn end(tag: TagEnd) -> Option<Self> {
        Some(Self::End(match tag {
            TagEnd::Emphasis => Mark::Emphasis,
            TagEnd::Strong => Mark::Strong,
            TagEnd::Strikethrough => Mark::Struck,
            TagEnd::Link => Mark::Link(String::new()),
            TagEnd::Image => Mark::Image(String::new()),
            _ => return None,
        }))
    }
}

/// Spans as text without the addresses of links.
pub(crate) fn words(spans: &[Span]) -> String {
    let links = |span: &&Span| !matches!(span, Span::Start(Mark::Link(_)) | Span::End(Mark::Link(_)));
    plain(&spans.iter().filter(links).cloned().collect::<Vec<_>>())
}

/// Spans as text: emphasis goes, code keeps its ticks, a link keeps its address behind its words.
pub(crate) fn plain(spans: &[Span]) -> String {
    written(spans, " ")
}

/// As [`plain`], and the line ends of the text stay line ends.
pub(crate) fn plain_lines(spans: &[Span]) -> String {
    written(spans, "\n")
}

fn written(spans: &[Span], soft: &str) -> String {
    let mut text = String::new();
    let mut links: Vec<(usize, &str)> = Vec::new();
    for span in spans {
        match span {
            Span::Text(said) => text.push_str(said),
            Span::Code(code) => {
                text.push('`');
                text.push_str(code);
                text.push('`');
            }
            Span::Html(html) if is_break(html) => text.push('\n'),
            Span::Html(html) if html.starts_with("<!--") => {}
            Span::Html(html) => text.push_str(html),
            Span::Soft => text.push_str(soft),
            Span::Hard => text.push('\n'),
            Span::Start(Mark::Link(address) | Mark::Image(address)) => links.push((text.len(), address)),
            Span::End(Mark::Link(_) | Mark::Image(_)) => {
                if let Some((start, address)) = links.pop() {
                    add_address(&mut text, start, address);
                }
            }
            Span::Start(Mark::Struck) | Span::End(Mark::Struck) => text.push_str("~~"),
            Span::Start(_) | Span::End(_) => {}
        }
    }
    text
}

/// Puts an address behind the words that link to it, unless they are the address.
fn add_address(text: &mut String, start: usize, address: &str) {
    let said = text[start..].trim();
    let bare = address.strip_prefix("mailto:").unwrap_or(address);
    if said == address || said == bare || address.is_empty() || address.starts_with('#') {
        return;
    }
    if said.is_empty() {
        text.push_str(address);
    } else {
        text.push_str(" (");
        text.push_str(bare);
        text.push(')');
    }
}

/// The addresses of the links, first to last.
pub(crate) fn addresses(spans: &[Span]) -> impl Iterator<Item = &str> {
    spans.iter().filter_map(|span| match span {
        Span::Start(Mark::Link(address)) => Some(address.as_str()),
        _ => None,
    })
}

/// Whether HTML is a line break.
fn is_break(html: &str) -> bool {
    let name = html.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/').trim();
    name.eq_ignore_ascii_case("br")
}

/// The strong words at the start of spans, and what follows: `**Impact:** …`.
pub(crate) fn strong_start(spans: &[Span]) -> Option<(String, &[Span])> {
    let blank = |span: &Span| matches!(span, Span::Text(text) if text.trim().is_empty());
    let start = spans.iter().position(|span| !blank(span))?;
    if spans[start] != Span::Start(Mark::Strong) {
        return None;
    }
    let end = start + spans[start..].iter().position(|span| *span == Span::End(Mark::Strong))?;
    Some((plain(&spans[start + 1..end]), &spans[end + 1..]))
}

/// The words of a line that is strong throughout, as a heading of its own.
pub(crate) fn all_strong(spans: &[Span]) -> Option<String> {
    let (words, rest) = strong_start(spans)?;
    let rest = plain(rest);
    matches!(rest.trim(), "" | ":" | "?" | "：").then_some(words)
}

/// Whether everything said is struck through.
pub(crate) fn all_struck(spans: &[Span]) -> bool {
    let (mut depth, mut said, mut bare) = (0, false, false);
    for span in spans {
        match span {
            Span::Start(Mark::Struck) => depth += 1,
            Span::End(Mark::Struck) => depth -= 1,
            Span::Text(text) | Span::Code(text)
                if !text.trim_matches(|c: char| !c.is_alphanumeric()).is_empty() =>
            {
                said = true;
                bare |= depth == 0;
            }
            _ => {}
        }
    }
    said && !bare
}
