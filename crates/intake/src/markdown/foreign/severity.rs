//! How bad it was, in whatever scheme a document says it.

use afterword_domain::Severity;

/// Words for a severity, worst first; a longer word before those that it holds.
const WORDS: &[(&str, Severity)] = &[
    ("critical", Severity::Sev1),
    ("blocker", Severity::Sev1),
    ("emergency", Severity::Sev1),
    ("down", Severity::Sev1),
    ("重大", Severity::Sev1),
    ("high", Severity::Sev2),
    ("major", Severity::Sev2),
    ("disrupted", Severity::Sev2),
    ("高", Severity::Sev2),
    ("medium", Severity::Sev3),
    ("moderate", Severity::Sev3),
    ("中", Severity::Sev3),
    ("low", Severity::Sev4),
    ("minor", Severity::Sev4),
    ("notice", Severity::Sev4),
    ("trivial", Severity::Sev4),
    ("低", Severity::Sev4),
];

/// The severity in the value of a field: `SEV-2`, `P1`, `S2 - High`, `Critical`.
pub(super) fn severity(value: &str) -> Option<Severity> {
    scheme(value, &["sev", "p", "s"]).or_else(|| {
        let lower = value.to_lowercase();
        let words: Vec<_> = lower.split(|c: char| !c.is_alphanumeric()).collect();
        // The word that comes first is the severity; what follows explains it.
        words.iter().find_map(|said| {
            WORDS
                .iter()
                .find(|(word, _)| word == said || !word.is_ascii() && said.starts_with(word))
                .map(|(_, severity)| *severity)
        })
    })
}

/// A severity in a sentence: only `SEV…` is beyond doubt there.
pub(super) fn in_sentence(text: &str) -> Option<Severity> {
    scheme(text, &["sev", "severity"])
}

/// `SEV-2`, `Sev 1`, `P3`: a word of a scheme and a figure. 0 is as bad as 1, what lies beyond 4 as mild.
fn scheme(text: &str, names: &[&str]) -> Option<Severity> {
    let lower = text.to_lowercase();
    let mut before = ' ';
    for (at, c) in lower.char_indices() {
        if !before.is_alphanumeric() {
            for name in names {
                let Some(rest) = lower[at..].strip_prefix(name) else { continue };
                let figure = rest.trim_start_matches(['-', ' ', '_', '\u{2011}']);
                let spaced = figure.len() < rest.len();
                let mut figures = figure.chars();
                let digit = figures.next().and_then(|c| c.to_digit(10));
                let ends = !figures.next().is_some_and(char::is_alphanumeric);
                if let (Some(digit), true, true) = (digit, ends, !spaced || name.len() > 1) {
                    return Some(Severity::ALL[(digit.clamp(1, 4) - 1) as usize]);
                }
            }
        }
        before = c;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scheme_is_mapped() {
        for (value, wanted) in [
            ("SEV1", Severity::Sev1),
            ("SEV-3（一部停止）", Severity::Sev3),
            ("Sev 2", Severity::Sev2),
            ("P0", Severity::Sev1),
            ("P3", Severity::Sev3),
            ("S2 - High", Severity::Sev2),
            ("S4-LOW", Severity::Sev4),
            ("High (so far)", Severity::Sev2),
            ("Critical", Severity::Sev1),
            ("**Medium**", Severity::Sev3),
            ("P5", Severity::Sev4),
            ("disrupted", Severity::Sev2),
        ] {
            assert_eq!(severity(value), Some(wanted), "{value}");
        }
        assert_eq!(severity("None"), None);
        assert_eq!(severity("p 3"), None);
    }

    #[test]
    fn in_a_sentence_only_the_word_itself_counts() {
        assert_eq!(in_sentence("flagged as a Sev1 incident"), Some(Severity::Sev1));
        assert_eq!(in_sentence("high load on S3, p2 pods, several 2"), None);
    }
}
