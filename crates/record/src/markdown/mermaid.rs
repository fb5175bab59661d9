//! The chains as a Mermaid flowchart, for renderers that draw one. It shows what the lists beside it tell. Only where two
//! causes have the same words does it tell more: which of them a third is the same as.

use std::fmt::Write as _;

use crate::{ChainCause, ChainDrawing, Heading, Label, in_words};

/// The longest words of a box; the list beside the diagram has all of them.
const LONGEST: usize = 160;

/// Writes the block, fences included.
pub(super) fn write(out: &mut String, chains: &[ChainDrawing]) {
    let _ = writeln!(out, "```mermaid\nflowchart TD\n    accTitle: {}", Heading::Chains.word());
    for (place, chain) in chains.iter().enumerate() {
        let problem = format!("p{}", place + 1);
        let _ = writeln!(out, "    {problem}([\"{}\"])", label(&chain.problem));
        write_causes(out, &problem, &chain.causes);
    }
    for cause in chains.iter().flat_map(|chain| &chain.causes) {
        write_links(out, cause);
    }
    let _ = writeln!(out, "    classDef ended stroke-width:3px\n    classDef out stroke-dasharray:5 5\n```");
}

fn write_causes(out: &mut String, above: &str, causes: &[ChainCause]) {
    for cause in causes {
        let own = format!("c{}", cause.number);
        let class = match cause {
            ChainCause { end: true, .. } => ":::ended",
            ChainCause { ruled_out: true, .. } => ":::out",
            _ => "",
        };
        let said = label(&cause.text);
        let marks = match cause.marks.as_slice() {
            [] => String::new(),
            marks => format!("<br>({})", label(&in_words(marks))),
        };
        let _ = writeln!(out, "    {own}[\"{said}{marks}\"]{class}");
        let arrow = if cause.weak { "-.->" } else { "-->" };
        let _ = writeln!(out, "    {above} {arrow} {own}");
        write_causes(out, &own, &cause.causes);
    }
}

fn write_links(out: &mut String, cause: &ChainCause) {
    if let Some(same) = cause.same_as {
        let _ =
            writeln!(out, "    c{} -. \"{}\" .- c{same}", cause.number, Label::SameAs.word().to_lowercase());
    }
    cause.causes.iter().for_each(|below| write_links(out, below));
}

/// Words in a box. Everything that could mean something to Mermaid, Markdown or HTML is written as its number.
fn label(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    let words = words.join(" ");
    let begins_a_list = words.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(['.', ')']);
    let mut said = String::with_capacity(words.len());
    for (place, c) in words.chars().enumerate() {
        if place == LONGEST {
            said.push('…');
            break;
        }
        let is_plain = c.is_alphabetic()
            || c.is_numeric() && !(place == 0 && begins_a_list)
            || place > 0 && " ,.;:!?'’“”–—…·-()/%+=".contains(c);
        if is_plain {
            said.push(c);
        } else {
            let _ = write!(said, "#{};", u32::from(c));
        }
    }
    // A box without words is not drawn.
    if said.is_empty() { "#160;".to_owned() } else { said }
}

#[cfg(test)]
mod tests {
    use super::label;

    #[test]
    fn nothing_that_was_typed_is_markup_in_a_box() {
        assert_eq!(label("No rule, 30 % of it"), "No rule, 30 % of it");
        assert_eq!(label("a \"b\" <c> #d; `e`"), "a #34;b#34; #60;c#62; #35;d; #96;e#96;");
        assert_eq!(label("- no list\n\nand **none**"), "#45; no list and #42;#42;none#42;#42;");
        assert_eq!(label("1. nor this"), "#49;. nor this");
        assert_eq!(label("47 minutes"), "47 minutes");
        assert_eq!(label(""), "#160;");
    }

    #[test]
    fn long_words_are_cut_since_the_list_has_them() {
        let cut = label(&"a".repeat(500));
        assert_eq!(cut.chars().count(), super::LONGEST + 1);
        assert!(cut.ends_with('…'));
    }
}
