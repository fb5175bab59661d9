//! Every rule hears its examples and leaves alone what it must.

use afterword_coach::{Coach, Context};

fn context(rule: &afterword_coach::Rule) -> Context {
    rule.only.first().copied().unwrap_or(Context::Analysis)
}

#[test]
fn every_rule_hears_its_examples() {
    let coach = Coach::load().unwrap();
    let mut deaf = Vec::new();
    for rule in coach.rules() {
        for sentence in &rule.hears {
            let heard = coach.hear(sentence, context(rule));
            if heard.iter().all(|hint| hint.kind != rule.kind) {
                deaf.push(format!(
                    "{}: {sentence} (heard {:?})",
                    rule.name,
                    heard.iter().map(|h| h.rule).collect::<Vec<_>>()
                ));
            }
        }
    }
    assert!(deaf.is_empty(), "{}", deaf.join("\n"));
}

#[test]
fn every_rule_leaves_alone_what_it_must() {
    let coach = Coach::load().unwrap();
    let mut loud = Vec::new();
    for rule in coach.rules() {
        for sentence in &rule.leaves {
            for hint in coach.hear(sentence, context(rule)) {
                loud.push(format!(
                    "{}: {sentence} (heard {}: {})",
                    rule.name, hint.rule, &sentence[hint.span]
                ));
            }
        }
    }
    assert!(loud.is_empty(), "{}", loud.join("\n"));
}
