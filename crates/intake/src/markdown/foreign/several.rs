//! Files that hold several post-mortems one after the other.

use super::super::tree::parse;
use super::front_matter::FrontMatter;
use super::outline::sections;
use super::title::is_title;

/// How many sections of a post-mortem must stand below a heading before it counts as one.
const ENOUGH_SECTIONS: usize = 2;

/// Cuts a text where a heading of level 1 begins another post-mortem. A text with one or none stays whole.
pub(crate) fn split(text: &str) -> Vec<&str> {
    if FrontMatter::split(text).1.len() < text.len() {
        return vec![text];
    }
    // Each heading of level 1, and how many sections below it have a topic.
    let mut heads: Vec<(usize, usize)> = Vec::new();
    let sections = sections(parse(text), text);
    // Where a topic has a heading of level 1, the sections of one post-mortem do.
    if sections.iter().any(|section| section.level == 1 && section.topic.is_some()) {
        return vec![text];
    }
    for section in sections {
        if section.level == 1 && is_title(&section.heading) {
            heads.push((section.range.start, 0));
        } else if let (Some((_, topics)), Some(_)) = (heads.last_mut(), section.topic) {
            *topics += 1;
        }
    }
    heads.retain(|(_, topics)| *topics >= ENOUGH_SECTIONS);
    if heads.len() < 2 {
        return vec![text];
    }
    let ends = heads.iter().skip(1).map(|(start, _)| *start).chain([text.len()]);
    // What stands before the first heading belongs to the first post-mortem.
    let starts = [0].into_iter().chain(heads.iter().skip(1).map(|(start, _)| *start));
    starts.zip(ends).map(|(start, end)| &text[start..end]).collect()
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn two_post_mortems_in_a_file_are_two() {
        let one = "# Hub down\n\n## Summary\n\nIt was.\n\n## Action items\n\n- fix\n";
        let other = one.replace("Hub", "Proxy");
        assert_eq!(split(&format!("{one}\n{other}")).len(), 2);
        assert_eq!(split(one).len(), 1);
    }

    #[test]
    fn sections_of_the_first_level_are_no_post_mortems() {
        let sections = "# Hub down\n\n## Summary\n\n## Timeline\n\n# Impact\n\n# Description\n\n# Causes\n\n# Action items\n";
        assert_eq!(split(sections).len(), 1);
        assert_eq!(split("# Hub down\n\n# Summary\n\nx\n\n# Impact\n\ny\n\n# Notes\n\nz\n").len(), 1);
        assert_eq!(split("").len(), 1);
    }
}
