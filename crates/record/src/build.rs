//! From a post-mortem to the document.

mod appendices;
mod chains;
mod field;
mod meeting;
mod people;
mod sections;
mod time;

use afterword_domain::PostMortem;
use afterword_domain::post_mortem::label;
use afterword_domain::text::is_blank;

pub use chains::event_in_words;
pub use time::{elapsed, instant_in};

use afterword_words as words;

use crate::{Document, Label, Lifespan, LifespanMark, Parts};

/// The record of a post-mortem as a document with the chosen parts.
#[must_use]
pub fn document(pm: &PostMortem, parts: Parts) -> Document {
    let facts = &pm.facts;
    let name = line(&facts.title);
    let service = line(&facts.service);
    let of = [&service, &name].into_iter().find(|s| !s.is_empty()).cloned();
    let subtitle = if service.is_empty() { String::new() } else { name.clone() };
    let date = facts.date.map_or_else(|| words::document_undated().to_owned(), |d| d.to_string());
    Document {
        title: format!(
            "{}: {} — {date}",
            words::document_title(),
            of.unwrap_or_else(|| words::document_untitled().into())
        ),
        label: label(pm.number),
        name,
        subtitle,
        date: facts.date,
        status: pm.status(),
        severity: facts.severity,
        duration: facts.lifecycle.figures().duration.map(elapsed).unwrap_or_default(),
        impact: line(&facts.impact),
        lifespan: lifespan(pm),
        sections: sections::all(pm, parts),
        appendices: appendices::all(pm, parts),
    }
}

fn lifespan(pm: &PostMortem) -> Option<Lifespan> {
    let life = pm.facts.lifecycle;
    let mut known: Vec<_> =
        afterword_domain::Mark::ALL.into_iter().filter_map(|m| Some((m, life.at(m)?))).collect();
    known.sort_by_key(|(_, at)| *at);
    let (first, last) = (known.first()?.1, known.last()?.1);
    if known.len() < 2 || first == last {
        return None;
    }
    let marks = known.iter().map(|(mark, at)| LifespanMark {
        label: Label::Mark(*mark),
        time: time::clock(*at, pm.facts.zone, first),
        offset: (*at - first).num_seconds(),
    });
    Some(Lifespan { marks: marks.collect() })
}

/// One line of what people said, without the space around it.
pub(crate) fn line(text: &str) -> String {
    if is_blank(text) { String::new() } else { text.trim().to_owned() }
}

/// Several lines of what people said: no space at line ends, never more than one empty line.
fn block(text: &str) -> String {
    if is_blank(text) {
        return String::new();
    }
    let mut kept: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        if !(line.is_empty() && kept.last().is_none_or(|l| l.is_empty())) {
            kept.push(line);
        }
    }
    while kept.last().is_some_and(|l| l.is_empty()) {
        kept.pop();
    }
    kept.join("\n")
}

#[cfg(test)]
mod tests {
    use super::block;

    #[test]
    fn a_block_keeps_its_indentation_and_loses_what_nobody_sees() {
        assert_eq!(block("\n\n a \n\n\n  b\t\n"), " a\n\n  b");
        assert_eq!(block(" \u{200b}\n"), "");
    }
}
