//! Chains of whys, however broad or deep.

use crate::extremes::{line, many_chains, tree};
use crate::samples::{cause, chain, ordinary};
use crate::{pdf, tools};

#[test]
fn twelve_chains_of_twenty_and_one_of_two_hundred_lose_no_cause() {
    let made = pdf(&many_chains());
    assert_eq!(made.standards.len(), 2);
    let Some(text) = tools::text(&made) else { return };
    assert_eq!(text.matches("Cause 19:").count(), 13);
    assert_eq!(text.matches("Cause 39:").count(), 1);
    assert!((0..40).all(|n| text.contains(&format!("Broad {n}\n"))));
    assert!((0..40).all(|n| text.contains(&format!("Level {n}, second branch"))));
}

#[test]
fn conditions_ends_and_branches_are_told_in_words() {
    let Some(text) = tools::text(&pdf(&ordinary())) else { return };
    for said in ["resources", "policy · end of chain", "why? · branch 1 of 2", "why? · branch 4 of 4"] {
        assert!(text.contains(said), "{said}");
    }
}

#[test]
fn a_tree_deeper_than_the_page_is_wide_stays_on_the_page() {
    let mut pm = ordinary();
    pm.chains = vec![chain("A branch at every level", tree(40))];
    let made = pdf(&pm);
    assert_eq!(made.standards.len(), 2);
    assert!(tools::right_edge(&made).is_none_or(|edge| edge < 535.0));
}

#[test]
fn branches_that_branch_again_are_drawn_whatever_their_shape() {
    let mut pm = ordinary();
    let pair = |below: &[afterword_domain::Cause]| {
        vec![cause("left", None, false, below.to_vec()), cause("right", None, true, below.to_vec())]
    };
    let full = (0..7).fold(line(2), |below, _| pair(&below));
    pm.chains = vec![chain("A full tree", full), chain("", vec![]), chain("Nothing below", vec![])];
    let made = pdf(&pm);
    assert_eq!(made.standards.len(), 2);
    if let Some(text) = tools::text(&made) {
        assert_eq!(text.matches("Cause 1:").count(), 128);
    }
}
