//! How a chain of whys is drawn: a line of boxes, branches side by side, indented, or named in words.

use serde::Serialize;

use crate::phrases;
use crate::text::{Text, one_line};
use afterword_record::{CauseMark, ChainCause, ChainDrawing, in_words};

/// Words longer than this may break in a box.
const IN_BOX: usize = 10;
/// The most branches that stand side by side.
const MOST_ABREAST: usize = 3;
/// The most boxes below each other in branches that stand side by side: they stay on one page.
const TALLEST_ABREAST: usize = 4;
/// The longest text of a box in branches that stand side by side.
const LONGEST_ABREAST: usize = 180;
/// How often branches are indented before the page gets too narrow for text.
const DEEPEST: usize = 5;
/// Boxes up to this many characters stay on one page.
const ON_ONE_PAGE: usize = 1_200;

/// A chain.
#[derive(Debug, Serialize)]
pub(super) struct Chain {
    problem: Text,
    parts: Vec<Part>,
}

/// What comes next on the way down.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "part", rename_all = "snake_case")]
enum Part {
    /// One box.
    Step(Step),
    /// Short branches side by side.
    Abreast {
        /// One column per branch.
        columns: Vec<Vec<Step>>,
    },
    /// Branches below each other, each indented.
    Branches {
        /// One entry per branch.
        branches: Vec<Vec<Part>>,
    },
}

/// A box.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Step {
    /// How many whys led here.
    why: usize,
    text: Text,
    /// `policy · end of chain`, or empty.
    chip: String,
    /// Whether the chain ends here.
    end: bool,
    /// Whether it was ruled out.
    out: bool,
    /// Whether the step to the box above is weak.
    weak: bool,
    /// Evidence, why it was ruled out, what it is the same as: label and value.
    fields: Vec<(&'static str, Text)>,
    /// `branch 2 of 3`, or empty.
    branch: String,
    /// May break across pages.
    breaks: bool,
}

impl Chain {
    pub(super) fn new(drawing: &ChainDrawing) -> Self {
        let problem = one_line(&drawing.problem);
        let problem = if problem.is_empty() { afterword_words::pdf_unnamed() } else { problem.as_str() };
        Self { problem: Text::prose(problem), parts: below(&drawing.causes, 1, 0) }
    }
}

/// Everything below a cause, or below the problem.
fn below(mut causes: &[ChainCause], mut why: usize, indent: usize) -> Vec<Part> {
    let mut parts = Vec::new();
    while let [cause] = causes {
        parts.push(Part::Step(Step::new(cause, why, String::new())));
        causes = &cause.causes;
        why += 1;
    }
    if causes.is_empty() {
        return parts;
    }
    let branch = |place: usize, under| phrases::branch(place + 1, causes.len(), under);
    if let Some(columns) = abreast(causes, why, indent) {
        parts.push(Part::Abreast { columns });
    } else if indent < DEEPEST {
        let one = |(place, cause): (usize, &ChainCause)| {
            let mut line = vec![Part::Step(Step::new(cause, why, branch(place, None)))];
            line.extend(below(&cause.causes, why + 1, indent + 1));
            line
        };
        parts.push(Part::Branches { branches: causes.iter().enumerate().map(one).collect() });
    } else {
        for (place, cause) in causes.iter().enumerate() {
            parts.push(Part::Step(Step::new(cause, why, branch(place, Some(why - 1)))));
            parts.extend(below(&cause.causes, why + 1, indent));
        }
    }
    parts
}

/// Branches that fit beside each other: few, without branches of their own, and short.
fn abreast(causes: &[ChainCause], why: usize, indent: usize) -> Option<Vec<Vec<Step>>> {
    if causes.len() + indent > MOST_ABREAST {
        return None;
    }
    let column = |(place, cause): (usize, &ChainCause)| {
        let mut steps = vec![Step::new(cause, why, phrases::branch(place + 1, causes.len(), None))];
        let mut rest = cause;
        while let [next] = rest.causes.as_slice() {
            steps.push(Step::new(next, why + steps.len(), String::new()));
            rest = next;
        }
        let said =
            |cause: &ChainCause| cause.fields.iter().map(|field| field.value.chars().count()).sum::<usize>();
        let short = |cause: &ChainCause| cause.text.chars().count() + said(cause) <= LONGEST_ABREAST;
        (rest.causes.is_empty() && steps.len() <= TALLEST_ABREAST && line(cause).all(short)).then_some(steps)
    };
    causes.iter().enumerate().map(column).collect()
}

/// A cause and its first answers down to the end.
fn line(cause: &ChainCause) -> impl Iterator<Item = &ChainCause> {
    std::iter::successors(Some(cause), |cause| cause.causes.first())
}

impl Step {
    fn new(cause: &ChainCause, why: usize, branch: String) -> Self {
        // The connector tells of a weak step.
        let marks = cause.marks.iter().filter(|mark| **mark != CauseMark::Weak);
        let fields = cause.fields.iter();
        let length = cause.text.len() + fields.clone().map(|field| field.value.len()).sum::<usize>();
        Self {
            why,
            text: Text::new(&cause.text, IN_BOX),
            chip: in_words(marks),
            end: cause.end,
            out: cause.ruled_out,
            weak: cause.weak,
            fields: fields.map(|field| (field.label.word(), Text::new(&field.value, IN_BOX))).collect(),
            branch,
            breaks: length > ON_ONE_PAGE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cause(text: &str, causes: Vec<ChainCause>) -> ChainCause {
        let (marks, fields) = (Vec::new(), Vec::new());
        let (number, same_as) = (0, None);
        let (end, ruled_out, weak) = (false, false, false);
        ChainCause { number, text: text.into(), marks, end, ruled_out, weak, same_as, fields, causes }
    }

    /// Every text of a drawing in the order in which it is read.
    fn read(parts: &[Part]) -> Vec<String> {
        let step = |step: &Step| match &step.text {
            Text::Plain(text) => text.clone(),
            other => format!("{other:?}"),
        };
        let mut said = Vec::new();
        for part in parts {
            match part {
                Part::Step(one) => said.push(step(one)),
                Part::Abreast { columns } => said.extend(columns.iter().flatten().map(step)),
                Part::Branches { branches } => branches.iter().for_each(|b| said.extend(read(b))),
            }
        }
        said
    }

    #[test]
    fn a_straight_chain_of_forty_is_never_indented() {
        let chain = (0..40).rev().fold(Vec::new(), |below, n| vec![cause(&n.to_string(), below)]);
        let parts = below(&chain, 1, 0);
        assert_eq!(parts.len(), 40);
        assert!(parts.iter().all(|part| matches!(part, Part::Step(_))));
    }

    #[test]
    fn two_short_branches_stand_side_by_side_and_four_below_each_other() {
        let two = [cause("a", vec![cause("b", vec![])]), cause("c", vec![])];
        assert!(matches!(&below(&two, 1, 0)[..], [Part::Abreast { columns }] if columns.len() == 2));
        let four = [cause("a", vec![]), cause("b", vec![]), cause("c", vec![]), cause("d", vec![])];
        assert!(matches!(&below(&four, 1, 0)[..], [Part::Branches { branches }] if branches.len() == 4));
    }

    #[test]
    fn a_tree_too_deep_to_indent_names_its_branches_and_keeps_their_order() {
        let mut tree = vec![cause("0a", vec![]), cause("0b", vec![])];
        for n in 1..20 {
            tree = vec![cause(&format!("{n}a"), vec![]), cause(&format!("{n}b"), tree)];
        }
        let parts = below(&tree, 1, 0);
        let expected: Vec<_> = (0..20).rev().flat_map(|n| [format!("{n}a"), format!("{n}b")]).collect();
        assert_eq!(read(&parts), expected);
        assert!(format!("{parts:?}").contains("branch 2 of 2 under why 12"));
    }
}
