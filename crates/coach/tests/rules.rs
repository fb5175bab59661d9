//! Every rule hears its examples and leaves alone what it must.

use afterword_coach::{Coach, Context, Hint, Rule};

fn hear<'c>(coach: &'c Coach, rule: &Rule, sentence: &str) -> Vec<Hint<'c>> {
    let context = rule.only.first().copied().unwrap_or(Context::Analysis);
    if rule.kind.is_blame() { coach.hear(sentence, context) } else { coach.hear_action(sentence, context) }
}

#[test]
fn every_rule_hears_its_examples() {
    let coach = Coach::load().unwrap();
    let mut deaf = Vec::new();
    for rule in coach.rules() {
        for sentence in &rule.hears {
            let heard = hear(&coach, rule, sentence);
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
            for hint in hear(&coach, rule, sentence) {
                loud.push(format!(
                    "{}: {sentence} (heard {}: {})",
                    rule.name, hint.rule, &sentence[hint.span]
                ));
            }
        }
    }
    assert!(loud.is_empty(), "{}", loud.join("\n"));
}

#[test]
fn every_answer_gets_the_prompt_that_fits_it() {
    let coach = Coach::load().unwrap();
    let asked = |answer: &str| coach.prompt(answer).name.clone();
    let wrong: Vec<_> = coach
        .prompts()
        .iter()
        .flat_map(|prompt| prompt.fits.iter().map(move |answer| (prompt, answer)))
        .filter(|(prompt, answer)| asked(answer) != prompt.name)
        .map(|(prompt, answer)| format!("{}: {answer} (asked {})", prompt.name, asked(answer)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_prompt_asks_for_somebody_and_all_are_short_enough_to_be_said() {
    let coach = Coach::load().unwrap();
    for prompt in coach.prompts() {
        for words in [&prompt.how, &prompt.why] {
            let said = words.to_lowercase();
            assert!(!said.split(|c: char| !c.is_alphabetic()).any(|w| w.starts_with("who")), "{words}");
            assert!(words.ends_with('?') && words.split_whitespace().count() <= 18, "{words}");
            assert!(coach.hear(words, Context::Why).is_empty(), "{words}");
        }
        assert!(!prompt.how.to_lowercase().starts_with("why"), "{}", prompt.how);
        assert!(!prompt.source.is_empty() && prompt.fits.len() >= 3, "{}", prompt.name);
    }
}

#[test]
fn people_of_the_room_are_known_by_name_and_handle() {
    let coach = Coach::load().unwrap().knowing(["Tomas Lind", "Will Mark"]);
    let named = |text: &str| {
        coach.hear_names(text).into_iter().map(|hint| text[hint.span].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(named("Then Tomas Lind paged @tomas and tlind."), ["Tomas Lind", "@tomas", "tlind"]);
    assert_eq!(named("The team will mark it; Will did."), ["Will"]);
    assert!(coach.hear("The deploy will mark the old release.", Context::Why).is_empty());
}

#[test]
fn the_page_on_facilitation_has_every_prompt_as_it_is_asked() {
    let page = include_str!("../../../docs/facilitation.md");
    let coach = Coach::load().unwrap();
    let rows: Vec<_> = page.lines().filter(|line| line.starts_with("| `")).collect();
    assert_eq!(rows.len(), coach.prompts().len());
    for (row, prompt) in rows.iter().zip(coach.prompts()) {
        let told = format!("| `{}` | {} | {} |", prompt.name, prompt.how, prompt.why);
        assert!(row.starts_with(&told), "{told}\n{row}");
    }
}
