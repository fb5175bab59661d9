//! Whatever is typed or pasted: no panic, spans that fit, no alarm in code and logs.

#![allow(clippy::unwrap_used, missing_docs)]

use std::sync::LazyLock;

use afterword_coach::{Coach, Context};
use proptest::prelude::*;

static COACH: LazyLock<Coach> = LazyLock::new(|| Coach::load().unwrap());

fn fits(text: &str) {
    let mut last = 0;
    for hint in COACH.hear(text, Context::Analysis) {
        assert!(!text[hint.span.clone()].is_empty(), "{text:?}");
        assert!(hint.span.start >= last, "hints overlap in {text:?}");
        last = hint.span.end;
    }
}

proptest! {
    #[test]
    fn any_text_is_heard_without_a_panic(text in any::<String>()) {
        fits(&text);
        let _ = COACH.hear_document(&text);
    }

    #[test]
    fn any_row_of_telling_words_is_heard_without_a_panic(words in prop::collection::vec(
        prop::sample::select(vec!["Raj", "should", "have", "not", "the", "team", "forgot", "to", "by", "who", ",", ".", "nobody", "’s", "“", "\"", "`", "human", "error", "of", "course", "\n", "😀", "ı", "Ǆ"]), 0..60)) {
        fits(&words.join(" "));
    }
}

#[test]
fn code_quotations_addresses_and_logs_are_left_alone() {
    for text in [
        "The log said `operator forgot to check`.",
        "```\nRaj should have tested it\n```",
        "The sign reads “somebody forgot to close the valve”.",
        "2025-01-02T10:00:00Z ERROR operator error: user failed to log in",
        "https://example.com/raj-should-have-tested-it",
        "level=warn msg=careless user=ana",
        "at com.example.Careless.run(Careless.java:12)",
    ] {
        assert_eq!(COACH.hear(text, Context::Analysis), Vec::new(), "{text}");
    }
}

#[test]
fn other_languages_are_left_alone() {
    for text in [
        "Der Kollege hat vergessen, die Datenbank zu sichern, und niemand hat es gemerkt.",
        "Personne n’a vérifié la migration avant le déploiement.",
        "El operador olvidó cerrar la válvula porque nadie se lo dijo.",
    ] {
        assert_eq!(COACH.hear(text, Context::Analysis), Vec::new(), "{text}");
    }
}

#[test]
fn capitals_contractions_and_missing_marks_make_no_difference() {
    for text in [
        "NOBODY CHECKED THE MIGRATION",
        "nobody checked the migration",
        "we shouldve tested it first",
        "Raj didn’t check the flag",
        "Nobody   checked   it",
    ] {
        assert!(!COACH.hear(text, Context::Analysis).is_empty(), "{text}");
    }
}

#[test]
fn names_of_the_room_are_known() {
    let coach = Coach::load().unwrap().knowing(["Xqrtl Vzzk"]);
    assert!(!coach.hear("Vzzk killed the job.", Context::Analysis).is_empty());
    assert!(COACH.hear("Vzzk killed the job.", Context::Analysis).is_empty(), "it may be a system");
}

#[test]
fn what_somebody_in_the_room_asks_is_heard_and_what_is_written_is_not() {
    for text in ["12:12 in the bridge: \"who did that\"", "The lead asked “who broke the belt?” on the call."]
    {
        assert!(!COACH.hear(text, Context::Timeline).is_empty(), "{text}");
    }
    for text in ["The sign reads: \"do not forget your badge\"", "The banner says “who did that” to anybody."]
    {
        assert_eq!(COACH.hear(text, Context::Timeline), Vec::new(), "{text}");
    }
}
