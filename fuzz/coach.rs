//! Anything may be typed or pasted before the coach: it must not panic, and its hints must lie within the text.
#![no_main]

use std::sync::LazyLock;

use afterword_coach::{Coach, Context, is_english};
use libfuzzer_sys::fuzz_target;

static COACH: LazyLock<Coach> =
    LazyLock::new(|| Coach::load().expect("the rules can be read").knowing(["Ana Kovač", "Will Mark"]));

fuzz_target!(|text: &str| {
    let _ = is_english(text);
    let _ = COACH.prompt(text);
    for context in Context::ALL {
        let heard = COACH.hear(text, context);
        let named = COACH.hear_names(text);
        for hint in heard.iter().chain(&COACH.hear_action(text, context)).chain(&named) {
            assert!(!text[hint.span.clone()].is_empty() && !text[hint.sentence.clone()].is_empty());
        }
        assert!(heard.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    }
    for found in COACH.hear_document(text) {
        assert!(found.line >= 1 && found.column >= 1);
    }
});
