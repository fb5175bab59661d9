//! Every word that Afterword says, in the language of the catalogue `words/en.ftl` ([Fluent](https://projectfluent.org)).
//!
//! Each message is a function: `refusal-too_deep` is [`refusal_too_deep`], and what it names are its arguments, in
//! alphabetical order. The windows read the same file.
//!
//! ```
//! assert_eq!(afterword_words::refusal_too_deep(9), "This chain is 9 deep already. Start a new chain from here.");
//! ```

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Expression, InlineExpression, PatternElement};
use unic_langid::LanguageIdentifier;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// The type of the catalogue in TypeScript.
pub const TYPESCRIPT: &str = include_str!(concat!(env!("OUT_DIR"), "/words.ts"));

/// The catalogue in English.
const ENGLISH: &str = include_str!("../../../words/en.ftl");

/// Who reads a sentence. A message has one sentence for all, and others as attributes where somebody needs another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Whoever leads the meeting, in the window.
    Facilitator,
    /// Somebody who votes on a phone.
    Voter,
    /// Whoever calls the command-line tool.
    CommandLine,
    /// Whoever reads the record.
    Record,
}

impl Audience {
    /// The attribute of this audience's own sentence.
    fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Facilitator => None,
            Self::Voter => Some("voter"),
            Self::CommandLine => Some("command_line"),
            Self::Record => Some("record"),
        }
    }
}

/// A number that a plural depends on.
#[derive(Debug, Clone, Copy)]
pub struct Number(f64);

macro_rules! number_from {
    ($($integer:ty),*) => {$(
        impl From<$integer> for Number {
            fn from(number: $integer) -> Self {
                Self(number as f64)
            }
        }
    )*};
}

number_from!(u8, u16, u32, u64, usize, i64);

static BUNDLE: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| {
    let resource =
        FluentResource::try_new(ENGLISH.to_owned()).unwrap_or_else(|(what_was_read, _)| what_was_read);
    let english = LanguageIdentifier::from_bytes(b"en").unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![english]);
    // It has NUMBER alone, and adds it once.
    let _ = bundle.add_builtins();
    // Names are isolated where they are shown, by those who know what surrounds them.
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    bundle
});

type Pattern = fluent_syntax::ast::Pattern<&'static str>;

/// What a message says to an audience.
fn pattern(id: &str, audience: Audience) -> Option<&'static Pattern> {
    let message = BUNDLE.get_message(id)?;
    let own = audience.attribute().and_then(|attribute| message.get_attribute(attribute));
    own.map(|own| own.value()).or_else(|| message.value())
}

/// The text of a message that names nothing.
fn plain(id: &str, audience: Audience) -> &'static str {
    match pattern(id, audience).map(|pattern| &*pattern.elements) {
        Some([PatternElement::TextElement { value }]) => value,
        Some(
            [
                PatternElement::Placeable {
                    expression: Expression::Inline(InlineExpression::StringLiteral { value }),
                },
            ],
        ) => value,
        _ => "",
    }
}

fn format<const N: usize>(id: &str, audience: Audience, values: [(&str, FluentValue<'static>); N]) -> String {
    let Some(pattern) = pattern(id, audience) else { return String::new() };
    let values: FluentArgs = values.into_iter().collect();
    BUNDLE.format_pattern(pattern, Some(&values), &mut Vec::new()).into_owned()
}

/// The words for an act, by its name in the history: `facts.title`. An act of a newer version has none.
#[must_use]
pub fn act(name: &str, audience: Audience) -> Option<&'static str> {
    let id = format!("act-{}", name.replace('.', "-"));
    Some(plain(&id, audience)).filter(|words| !words.is_empty())
}
