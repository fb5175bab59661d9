//! A Markdown text as a tree of blocks, each with the place in the text that it came from.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::span::Span;

/// How deep blocks may lie in each other. What lies deeper is kept as text; it bounds every walk.
const DEEPEST: usize = 120;

/// A block.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// What it is.
    pub(crate) kind: Kind,
    /// Where it stands in the text, in bytes.
    pub(crate) range: Range<usize>,
}

/// What a block is.
#[derive(Debug, Clone)]
pub(crate) enum Kind {
    /// A heading of a level from 1 to 6.
    Heading(u8, Vec<Span>),
    /// A paragraph, or what stands directly in an entry of a list.
    Paragraph(Vec<Span>),
    /// A list.
    List {
        /// The first number of an ordered list.
        start: Option<u64>,
        /// The entries.
        items: Vec<Item>,
    },
    /// A table, the head as its first row.
    Table(Vec<Row>),
    /// A code block with the word behind its fence.
    Code {
        /// The word behind the fence.
        info: String,
        /// The code.
        text: String,
    },
    /// A quotation.
    Quote(Vec<Node>),
    /// HTML.
    Html(String),
    /// A footnote.
    Footnote(String, Vec<Node>),
    /// A rule.
    Rule,
    /// Blocks too deep to be taken apart.
    Deep,
}

/// An entry of a list.
#[derive(Debug, Clone, Default)]
pub(crate) struct Item {
    /// Whether its box is ticked, where it has one.
    pub(crate) task: Option<bool>,
    /// What it holds.
    pub(crate) nodes: Vec<Node>,
    /// Where it stands in the text, in bytes.
    pub(crate) range: Range<usize>,
}

/// A row of a table.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    /// The cells.
    pub(crate) cells: Vec<Vec<Span>>,
}

/// Takes a text apart.
pub(crate) fn parse(text: &str) -> Vec<Node> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut builder = Builder::default();
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        builder.take(event, range);
    }
    builder.finish()
}

/// A block that is not closed yet.
enum Open {
    Blocks(Tag<'static>, Range<usize>, Vec<Node>),
    Item(Option<bool>, Range<usize>, Vec<Node>),
    List(Option<u64>, Range<usize>, Vec<Item>),
    Table(Range<usize>, Vec<Row>),
    Row(Vec<Vec<Span>>),
}

#[derive(Default)]
struct Builder {
    roots: Vec<Node>,
    open: Vec<Open>,
    spans: Vec<Span>,
    /// Where the spans began; they may stand in an entry of a list without a paragraph.
    spans_from: Option<Range<usize>>,
    /// How many blocks too deep are open.
    beyond: usize,
    code: Option<(String, String)>,
    html: Option<String>,
}

impl Builder {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        if self.beyond > 0 {
            match event {
                Event::Start(_) => self.beyond += 1,
                Event::End(_) => self.beyond -= 1,
                _ => {}
            }
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => match (&mut self.code, &mut self.html) {
                (Some((_, code)), _) => code.push_str(&text),
                (_, Some(html)) => html.push_str(&text),
                _ => self.span(Span::Text(text.into_string()), range),
            },
            Event::Code(code) => self.span(Span::Code(code.into_string()), range),
            Event::InlineHtml(html) => self.span(Span::Html(html.into_string()), range),
            Event::Html(html) => match &mut self.html {
                Some(kept) => kept.push_str(&html),
                None => self.add(Kind::Html(html.into_string()), range),
            },
            Event::FootnoteReference(name) => self.span(Span::Text(format!("[^{name}]")), range),
            Event::SoftBreak => self.span(Span::Soft, range),
            Event::HardBreak => self.span(Span::Hard, range),
            Event::Rule => {
                self.flush();
                self.add(Kind::Rule, range);
            }
            Event::TaskListMarker(done) => {
                let item = self.open.iter_mut().rev().find_map(|open| match open {
                    Open::Item(task, ..) => Some(task),
                    _ => None,
                });
                if let Some(task) = item {
                    *task = Some(done);
                }
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.span(Span::Text(text.into_string()), range);
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        if let Some(span) = Span::start(&tag) {
            self.span(span, range);
            return;
        }
        self.flush();
        if self.open.len() >= DEEPEST {
            self.add(Kind::Deep, range);
            self.beyond = 1;
            return;
        }
        match tag {
            Tag::CodeBlock(kind) => {
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info.into_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                self.code = Some((info, String::new()));
            }
            Tag::HtmlBlock => self.html = Some(String::new()),
            Tag::List(start) => self.open.push(Open::List(start, range, Vec::new())),
            Tag::Table(_) => self.open.push(Open::Table(range, Vec::new())),
            Tag::TableHead | Tag::TableRow => self.open.push(Open::Row(Vec::new())),
            Tag::TableCell => {}
            Tag::Item => self.open.push(Open::Item(None, range, Vec::new())),
            other => self.open.push(Open::Blocks(other.into_static(), range, Vec::new())),
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        if let Some(span) = Span::end(tag) {
            self.span(span, range);
            return;
        }
        match tag {
            TagEnd::CodeBlock => {
                if let Some((info, text)) = self.code.take() {
                    self.add(Kind::Code { info, text }, range);
                }
            }
            TagEnd::HtmlBlock => {
                if let Some(html) = self.html.take() {
                    self.add(Kind::Html(html), range);
                }
            }
            TagEnd::TableCell => {
                self.spans_from = None;
                let cell = std::mem::take(&mut self.spans);
                if let Some(Open::Row(cells)) = self.open.last_mut() {
                    cells.push(cell);
                }
            }
            TagEnd::Paragraph | TagEnd::Heading(_) => self.leaf(),
            _ => {
                self.flush();
                self.close();
            }
        }
    }

    /// Closes a paragraph or a heading: its spans are its content.
    fn leaf(&mut self) {
        self.spans_from = None;
        let spans = std::mem::take(&mut self.spans);
        match self.open.pop() {
            Some(Open::Blocks(Tag::Heading { level, .. }, range, _)) => {
                self.add(Kind::Heading(level as u8, spans), range);
            }
            Some(Open::Blocks(_, range, _)) => self.add(Kind::Paragraph(spans), range),
            Some(other) => self.open.push(other),
            None => {}
        }
    }

    fn close(&mut self) {
        match self.open.pop() {
            Some(Open::List(start, range, items)) => self.add(Kind::List { start, items }, range),
            Some(Open::Table(range, rows)) => self.add(Kind::Table(rows), range),
            Some(Open::Row(cells)) => {
                if let Some(Open::Table(_, rows)) = self.open.last_mut() {
                    rows.push(Row { cells });
                }
            }
            Some(Open::Item(task, range, nodes)) => {
                if let Some(Open::List(_, _, items)) = self.open.last_mut() {
                    items.push(Item { task, nodes, range });
                }
            }
            Some(Open::Blocks(Tag::FootnoteDefinition(name), range, nodes)) => {
                self.add(Kind::Footnote(name.into_string(), nodes), range);
            }
            Some(Open::Blocks(_, range, nodes)) => self.add(Kind::Quote(nodes), range),
            None => {}
        }
    }

    fn span(&mut self, span: Span, range: Range<usize>) {
        let from = self.spans_from.get_or_insert(range.clone());
        from.end = range.end;
        self.spans.push(span);
    }

    /// Turns spans outside of any paragraph into one: an entry of a tight list holds them directly.
    fn flush(&mut self) {
        let Some(range) = self.spans_from.take() else { return };
        let spans = std::mem::take(&mut self.spans);
        self.add(Kind::Paragraph(spans), range);
    }

    fn add(&mut self, kind: Kind, range: Range<usize>) {
        let node = Node { kind, range };
        let place = self.open.iter_mut().rev().find_map(|open| match open {
            Open::Blocks(_, _, nodes) | Open::Item(_, _, nodes) => Some(nodes),
            _ => None,
        });
        place.unwrap_or(&mut self.roots).push(node);
    }

    fn finish(mut self) -> Vec<Node> {
        self.flush();
        self.roots
    }
}
