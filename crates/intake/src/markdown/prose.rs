//! Blocks as plain text, for fields that hold what people said.

use super::span::plain;
use super::tree::{Item, Kind, Node};

/// Blocks as text, an empty line between them. Lists keep their bullets, code is indented, tables stay as they are.
pub(crate) fn prose<'a>(nodes: impl IntoIterator<Item = &'a Node>, source: &str) -> String {
    joined(nodes, source, "\n\n")
}

fn joined<'a>(nodes: impl IntoIterator<Item = &'a Node>, source: &str, between: &str) -> String {
    let blocks: Vec<_> =
        nodes.into_iter().map(|node| block(node, source)).filter(|text| !text.is_empty()).collect();
    blocks.join(between)
}

fn block(node: &Node, source: &str) -> String {
    match &node.kind {
        Kind::Heading(_, spans) | Kind::Paragraph(spans) => plain(spans),
        Kind::List { start, items } => {
            let entry = |(place, item): (u64, &Item)| {
                let bullet = start
                    .map_or_else(|| "- ".to_owned(), |start| format!("{}. ", start.saturating_add(place)));
                entry(item, &bullet, source)
            };
            (0..).zip(items).map(entry).collect::<Vec<_>>().join("\n")
        }
        Kind::Code { text, .. } => indented(text.trim_end(), "    ", "    "),
        Kind::Quote(nodes) => indented(&joined(nodes, source, "\n\n"), "> ", "> "),
        Kind::Html(html) => without_comments(html),
        Kind::Footnote(name, nodes) => format!("[^{name}]: {}", joined(nodes, source, "\n")),
        Kind::Table(_) | Kind::Deep => source[node.range.clone()].trim_end().to_owned(),
        Kind::Rule => String::new(),
    }
}

fn entry(item: &Item, bullet: &str, source: &str) -> String {
    let box_ = item.task.map_or("", |done| if done { "[x] " } else { "[ ] " });
    let text = joined(&item.nodes, source, "\n");
    indented(&text, &format!("{bullet}{box_}"), &" ".repeat(bullet.len()))
}

fn indented(text: &str, first: &str, others: &str) -> String {
    let mut said = String::with_capacity(text.len() + 16);
    for (place, line) in text.split('\n').enumerate() {
        if place > 0 {
            said.push('\n');
        }
        if !line.is_empty() || place == 0 {
            said.push_str(if place == 0 { first } else { others });
        }
        said.push_str(line);
    }
    said
}

/// HTML without its comments, which nobody sees in the document.
pub(crate) fn without_comments(html: &str) -> String {
    let mut said = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<!--") {
        said.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    said.push_str(rest);
    said.trim().to_owned()
}
