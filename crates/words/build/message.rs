//! What is known of a message before it is formatted: which values it names, and for whom it has a sentence of its own.

use std::collections::BTreeMap;

use fluent_syntax::ast::{
    Attribute, Entry, Expression, InlineExpression, Pattern, PatternElement, Resource, Variant, VariantKey,
};

/// A message of the catalogue.
pub(crate) struct Message {
    pub(crate) id: String,
    /// The text in English, where it names no value.
    pub(crate) plain: Option<String>,
    /// The values that its sentence for all names, and whether each is a number.
    pub(crate) values: BTreeMap<String, bool>,
    /// Those values, and the ones that the sentence of an audience names.
    pub(crate) all_values: BTreeMap<String, bool>,
    /// The audiences that have a sentence of their own.
    pub(crate) audiences: Vec<String>,
}

/// The messages of a catalogue, in its order.
pub(crate) fn messages(resource: &Resource<&str>) -> Vec<Message> {
    let mut messages = Vec::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let mut values = BTreeMap::new();
        message.value.iter().for_each(|value| named_in(value, &mut values));
        let mut all_values = values.clone();
        message.attributes.iter().for_each(|own| named_in(&own.value, &mut all_values));
        messages.push(Message {
            id: message.id.name.to_owned(),
            plain: message.value.as_ref().and_then(plain),
            values,
            all_values,
            audiences: message.attributes.iter().map(audience).collect(),
        });
    }
    messages
}

fn audience(attribute: &Attribute<&str>) -> String {
    attribute.id.name.to_owned()
}

/// The text of a pattern of texts alone.
fn plain(pattern: &Pattern<&str>) -> Option<String> {
    pattern
        .elements
        .iter()
        .map(|element| match element {
            PatternElement::TextElement { value } => Some(*value),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::StringLiteral { value }),
            } => Some(*value),
            PatternElement::Placeable { .. } => None,
        })
        .collect()
}

fn named_in(pattern: &Pattern<&str>, values: &mut BTreeMap<String, bool>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            named_by(expression, values);
        }
    }
}

fn named_by(expression: &Expression<&str>, values: &mut BTreeMap<String, bool>) {
    match expression {
        Expression::Inline(inline) => named_inline(inline, false, values),
        Expression::Select { selector, variants } => {
            named_inline(selector, variants.iter().any(is_number), values);
            for variant in variants {
                named_in(&variant.value, values);
            }
        }
    }
}

/// Whether a variant is chosen by a number: a digit or a plural category.
fn is_number(variant: &Variant<&str>) -> bool {
    match &variant.key {
        VariantKey::NumberLiteral { .. } => true,
        VariantKey::Identifier { name } => ["zero", "one", "two", "few", "many"].contains(name),
    }
}

fn named_inline(inline: &InlineExpression<&str>, is_number: bool, values: &mut BTreeMap<String, bool>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            *values.entry(id.name.to_owned()).or_default() |= is_number;
        }
        InlineExpression::FunctionReference { id, arguments } => {
            for argument in &arguments.positional {
                named_inline(argument, id.name == "NUMBER", values);
            }
        }
        InlineExpression::Placeable { expression } => named_by(expression, values),
        _ => {}
    }
}
