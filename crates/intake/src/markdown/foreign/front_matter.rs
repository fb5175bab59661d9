//! The fields above a document: `---` with `key: value`, or `+++` with `key = "value"`.

/// The fields above a document.
#[derive(Debug, Default)]
pub(super) struct FrontMatter<'a> {
    /// Names in lower case with their values; values over several lines are parted by commas.
    fields: Vec<(String, String)>,
    /// All of it, as it is written.
    pub(super) source: &'a str,
}

impl<'a> FrontMatter<'a> {
    /// Takes the fields off a text. What follows is the document.
    pub(super) fn split(text: &'a str) -> (Self, &'a str) {
        Self::taken(text).unwrap_or((Self::default(), text))
    }

    fn taken(text: &'a str) -> Option<(Self, &'a str)> {
        let text = text.trim_start();
        let (first, rest) = text.split_once('\n')?;
        let fence = first.trim_end();
        let separator = match fence {
            "---" => ':',
            "+++" => '=',
            _ => return None,
        };
        let mut length = 0;
        for line in rest.split_inclusive('\n') {
            if line.trim_end() == fence || (fence == "---" && line.trim_end() == "...") {
                let source = &rest[..length];
                let fields = fields(source, separator);
                // A rule at the top of a document is no front matter.
                return (!fields.is_empty())
                    .then_some((Self { fields, source }, &rest[length + line.len()..]));
            }
            length += line.len();
        }
        None
    }

    /// The value of a field that is not empty.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.fields
            .iter()
            .find(|(known, value)| known == name && !value.is_empty())
            .map(|(_, value)| value.as_str())
    }

    /// All fields.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

fn fields(source: &str, separator: char) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in source.lines() {
        let more =
            line.trim_start().strip_prefix("- ").or_else(|| line.starts_with(' ').then(|| line.trim()));
        // A quotation that is not closed yet goes on.
        let last = fields.last_mut().map(|(_, value)| value).filter(|value| is_open(value));
        if let Some(value) = last {
            *value = unquoted(&format!("{value} {}", line.trim())).to_owned();
            continue;
        }
        match (more, line.split_once(separator)) {
            (Some(more), _) => {
                if let Some((_, value)) = fields.last_mut() {
                    if !value.is_empty() {
                        value.push_str(", ");
                    }
                    value.push_str(unquoted(more));
                }
            }
            (None, Some((name, value))) if !name.trim().is_empty() && !name.contains('#') => {
                fields.push((name.trim().to_lowercase(), unquoted(value).to_owned()));
            }
            _ => {}
        }
    }
    fields
}

/// Whether a value opens a quotation and does not close it.
fn is_open(value: &str) -> bool {
    ['"', '\''].iter().any(|quote| value.starts_with(*quote) && !value[1..].contains(*quote))
}

fn unquoted(value: &str) -> &str {
    let value = value.trim().trim_matches(['[', ']']).trim();
    let inner = ['"', '\''].iter().find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote));
    match inner.unwrap_or(value) {
        "|" | ">" | "|-" | ">-" => "",
        value => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml_and_toml_give_the_same_fields() {
        for text in [
            "---\ntitle: \"Hub down\"\ntags:\n  - a\n  - b\n---\n# Body\n",
            "+++\ntitle = \"Hub down\"\ntags = [\"a\", \"b\"]\n+++\n# Body\n",
        ] {
            let (matter, rest) = FrontMatter::split(text);
            assert_eq!(matter.get("title"), Some("Hub down"));
            assert_eq!(rest, "# Body\n");
        }
        assert_eq!(FrontMatter::split("---\ntags:\n  - a\n  - b\n---\n").0.get("tags"), Some("a, b"));
    }

    #[test]
    fn a_quoted_value_may_go_on_in_the_next_line() {
        let (matter, _) = FrontMatter::split("---\ntitle: \"Hub\ndown\"\ndate: 2024-11-15\n---\n");
        assert_eq!((matter.get("title"), matter.get("date")), (Some("Hub down"), Some("2024-11-15")));
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        for text in ["---\n\nText\n\n---\n", "---", "# x\n---\na: b\n---\n", "---\na: b\n"] {
            assert_eq!(FrontMatter::split(text).1, text);
        }
    }
}
