//! A Markdown document as what is said in it, where, and in which place of the original.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::{Coach, Context, Hint};

/// One block of a document: a paragraph, an item of a list, a cell of a table.
#[derive(Debug)]
struct Block {
    context: Context,
    text: String,
    /// For each byte of the text that begins a piece: where the piece stands in the original.
    places: Vec<(usize, usize)>,
}

/// A hint with its place in the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<'a> {
    /// What was heard; its places count in the document.
    pub hint: Hint<'a>,
    /// The words as they were said, without Markdown.
    pub text: String,
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1, in characters.
    pub column: usize,
    /// Line and column behind the last of the words.
    pub end: (usize, usize),
}

impl Coach {
    /// Listens to a Markdown document. Headings say where a text stands; code and quotations are left out. A hint needs
    /// somebody in particular among its words (`evidence`).
    #[must_use]
    pub fn hear_document(&self, source: &str) -> Vec<Found<'_>> {
        let mut found = Vec::new();
        let lines = lines(source);
        for block in blocks(source) {
            for hint in self.hear_written(&block.text, block.context) {
                let text = block.text[hint.span.clone()].to_owned();
                let place =
                    |said: &Range<usize>| block.place(said.start, source)..block.place(said.end, source);
                let (span, sentence) = (place(&hint.span), place(&hint.sentence));
                let (line, column) = position(source, &lines, span.start);
                let end = position(source, &lines, span.end);
                found.push(Found { hint: Hint { span, sentence, ..hint }, text, line, column, end });
            }
        }
        found
    }
}

impl Block {
    fn place(&self, at: usize, source: &str) -> usize {
        let piece = self.places.partition_point(|(start, _)| *start <= at).saturating_sub(1);
        let place = self.places.get(piece).map_or(0, |(start, place)| place + (at - start));
        (0..=place.min(source.len())).rev().find(|place| source.is_char_boundary(*place)).unwrap_or(0)
    }
}

fn lines(source: &str) -> Vec<usize> {
    std::iter::once(0).chain(source.match_indices('\n').map(|(at, _)| at + 1)).collect()
}

fn position(source: &str, lines: &[usize], at: usize) -> (usize, usize) {
    let line = lines.partition_point(|start| *start <= at);
    let start = lines.get(line.saturating_sub(1)).copied().unwrap_or(0);
    (line, source[start..at].chars().count() + 1)
}

fn blocks(source: &str) -> Vec<Block> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut reader =
        Reader { blocks: Vec::new(), open: None, sections: Vec::new(), silent: 0, heading: None };
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        reader.read(event, range);
    }
    reader.end();
    reader.blocks
}

struct Reader {
    blocks: Vec<Block>,
    open: Option<Block>,
    /// The headings above: level and the context that they set.
    sections: Vec<(HeadingLevel, Option<Context>)>,
    /// How many quotations or code blocks are open.
    silent: usize,
    heading: Option<(HeadingLevel, String)>,
}

impl Reader {
    fn read(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                self.end();
                self.heading = Some((level, String::new()));
            }
            Event::End(TagEnd::Heading(_)) => {
                if let Some((level, text)) = self.heading.take() {
                    self.sections.retain(|(above, _)| *above < level);
                    self.sections.push((level, context_of(&text)));
                }
            }
            Event::Start(Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::MetadataBlock(_) | Tag::HtmlBlock) => {
                self.end();
                self.silent += 1;
            }
            Event::End(
                TagEnd::BlockQuote(_) | TagEnd::CodeBlock | TagEnd::MetadataBlock(_) | TagEnd::HtmlBlock,
            ) => {
                self.silent = self.silent.saturating_sub(1);
            }
            Event::Start(Tag::Paragraph | Tag::Item | Tag::TableCell | Tag::List(_) | Tag::Table(_)) => {
                self.end();
            }
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell | TagEnd::List(_)) => self.end(),
            Event::Text(text) => self.piece(&text, range.start),
            // Code stays a word, so that the sentence around it holds together.
            Event::Code(_) | Event::InlineHtml(_) | Event::InlineMath(_) => {
                self.piece("\u{fffc}", range.start);
            }
            Event::SoftBreak => self.piece(" ", range.start),
            Event::HardBreak => self.piece("\n", range.start),
            _ => {}
        }
    }

    fn piece(&mut self, text: &str, place: usize) {
        if let Some((_, heading)) = &mut self.heading {
            heading.push_str(text);
            return;
        }
        if self.silent > 0 {
            return;
        }
        let context =
            self.sections.iter().rev().find_map(|(_, context)| *context).unwrap_or(Context::Analysis);
        let block =
            self.open.get_or_insert_with(|| Block { context, text: String::new(), places: Vec::new() });
        block.places.push((block.text.len(), place));
        block.text.push_str(text);
    }

    fn end(&mut self) {
        if let Some(mut block) = self.open.take() {
            if starts_with_time(&block.text) {
                block.context = Context::Timeline;
            }
            if !block.text.trim().is_empty() {
                self.blocks.push(block);
            }
        }
    }
}

/// What a heading says of the text below it; nothing where it says nothing.
fn context_of(heading: &str) -> Option<Context> {
    const WORDS: [(&[&str], Context); 4] = [
        (
            &["timeline", "chronolog", "sequence of events", "what happened when", "log of events"],
            Context::Timeline,
        ),
        (
            &[
                "action",
                "follow-up",
                "follow up",
                "followup",
                "next step",
                "remediation",
                "to do",
                "todo",
                "preventi",
                "corrective",
                "improvement",
                "recommendation",
                "what we will",
                "what we're doing",
                "what are we doing",
            ],
            Context::Action,
        ),
        (
            &[
                "went well",
                "went wrong",
                "went badly",
                "went poorly",
                "lucky",
                "luck",
                "lesson",
                "learned",
                "learnt",
                "retrospective",
                "improve",
            ],
            Context::WellBadly,
        ),
        (&["5 why", "five why", "whys", "why did", "why was"], Context::Why),
    ];
    let heading = heading.to_lowercase();
    // “Action items” speaks of actions, “failed transactions” does not.
    let speaks_of = |word: &&str| {
        heading.match_indices(word).any(|(at, _)| !heading[..at].ends_with(char::is_alphabetic))
    };
    WORDS.iter().find(|(words, _)| words.iter().any(speaks_of)).map(|(_, context)| *context)
}

fn starts_with_time(text: &str) -> bool {
    let mut digits = text.trim_start_matches(|c: char| !c.is_alphanumeric()).chars();
    let head: String = digits.by_ref().take(5).collect();
    let clock = head.split_once(':').is_some_and(|(hours, minutes)| {
        !hours.is_empty()
            && hours.chars().all(|c| c.is_ascii_digit())
            && minutes.starts_with(|c: char| c.is_ascii_digit())
    });
    let date = head.len() == 5 && head.ends_with('-') && head[..4].chars().all(|c| c.is_ascii_digit());
    clock || date
}
