//! The page of rules for `docs/`, written from the rules themselves.

use crate::Coach;
use crate::reword::capital;

impl Coach {
    /// The page as Markdown: every kind with its rules, examples and sources.
    #[must_use]
    pub fn rules_page(&self) -> String {
        let mut page = "# What the coach hears\n\nThis page is made from the rules in `crates/coach/rules` (`./dev gen`). A rule can be switched off by its name.\n".to_owned();
        for about in self.kinds() {
            page += &format!("\n## {}\n\n{}\n", capital(&about.kind.name().replace('_', " ")), about.about);
            if self.rules().iter().all(|rule| rule.kind != about.kind) {
                page +=
                    &format!("\n- Why: {}\n- Ask: {}\n- Source: {}\n", about.why, about.ask, about.source);
            }
            for rule in self.rules().iter().filter(|rule| rule.kind == about.kind) {
                page += &format!("\n### `{}`\n\n{}.\n\n", rule.name, rule.about);
                page += &format!("- Why: {}\n- Ask: {}\n- Source: {}\n", rule.why, rule.ask, rule.source);
                for (said, examples) in [("Hears", &rule.hears), ("Leaves alone", &rule.leaves)] {
                    let examples: Vec<_> = examples.iter().map(|example| format!("“{example}”")).collect();
                    page += &format!("- {said}: {}\n", examples.join(" · "));
                }
            }
        }
        page
    }
}
