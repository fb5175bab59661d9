//! One function per message, in Rust.

use std::fmt::{self, Write as _};

use crate::message::Message;

/// The functions of all messages.
pub(crate) fn functions(messages: &[Message]) -> Result<String, fmt::Error> {
    let mut out = String::new();
    for message in messages {
        function(&mut out, message)?;
    }
    Ok(out)
}

/// The function of one message. Its arguments are in alphabetical order, so that another order of words in the sentence
/// changes no caller.
fn function(out: &mut String, message: &Message) -> fmt::Result {
    let id = &message.id;
    let shown = message.plain.as_deref().unwrap_or(id).replace(['\n', '[', ']'], " ");
    writeln!(out, "/// {}", if shown.trim().is_empty() { id } else { &shown })?;
    let name = snake(id);
    let has_audiences = !message.audiences.is_empty();
    let audience = if has_audiences { "audience" } else { "Audience::Facilitator" };
    let mut parameters: Vec<String> = Vec::new();
    if has_audiences {
        parameters.push("audience: Audience".to_owned());
    }
    if message.all_values.is_empty() {
        writeln!(out, "#[must_use]\npub fn {name}({}) -> &'static str {{", parameters.join(", "))?;
        return writeln!(out, "    plain({id:?}, {audience})\n}}");
    }
    for (value, is_number) in &message.all_values {
        let kind = if *is_number { "Number" } else { "FluentValue<'static>" };
        parameters.push(format!("{}: impl Into<{kind}>", snake(value)));
    }
    writeln!(out, "#[must_use]\npub fn {name}({}) -> String {{", parameters.join(", "))?;
    let values: Vec<String> = message
        .all_values
        .iter()
        .map(|(value, is_number)| {
            let argument = snake(value);
            if *is_number {
                format!("({value:?}, FluentValue::from({argument}.into().0))")
            } else {
                format!("({value:?}, {argument}.into())")
            }
        })
        .collect();
    writeln!(out, "    crate::format({id:?}, {audience}, [{}])\n}}", values.join(", "))
}

/// `library-importStep-reading` as `library_import_step_reading`.
fn snake(id: &str) -> String {
    let mut name = String::new();
    for letter in id.chars() {
        match letter {
            '-' => name.push('_'),
            capital if capital.is_ascii_uppercase() => {
                name.push('_');
                name.push(capital.to_ascii_lowercase());
            }
            other => name.push(other),
        }
    }
    name
}
