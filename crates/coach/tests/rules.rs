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

#[test]
fn harmless_sentences_of_other_texts_are_left_alone() {
    let coach = Coach::load().unwrap();
    for (context, text) in [
        // What the log lets one conclude is no reproach.
        (Context::Analysis, "Given what the log shows, I must have done it from the other window."),
        (Context::Analysis, "Judging by the times, she must have closed the ticket first."),
        (Context::Why, "The crew must have read the old sheet, going by the figures in it."),
        // A step of somebody at work.
        (Context::Timeline, "17:48 The creation job blocks the deployment, the engineer kills the job."),
        (Context::Analysis, "00:33 Dana wipes the cache of belt six and restarts it."),
        (Context::Timeline, "The on-call killed two stuck sessions and the lag went down."),
        (Context::Timeline, "09:12 Priya kills the export and starts it again."),
        // Who could see something that lay open.
        (Context::Analysis, "Anyone with a matching badge could see the list for two hours."),
        (Context::Analysis, "Everybody on the guest network could see the printer page."),
        (Context::Analysis, "Anyone with the link could open the invoice."),
        // A clause that tells of something else: the thing omits, not who reads it.
        (
            Context::Analysis,
            "The check text, which is what an operator actually reads at 03:22, omits it entirely.",
        ),
        (Context::Analysis, "The panel, which the nurse on shift looks at, skips the last row."),
        (Context::Analysis, "The form, whose fields the clerk fills in, ignores the decimal comma."),
        // Advice to whoever reads.
        (Context::Analysis, "If you use the old mirror, you should stop now and use the new one."),
        (Context::Analysis, "You should rotate your tokens if you pulled the image before noon."),
        (Context::Action, "Before you upgrade, please read the notes on the new format."),
        // What nobody could think of.
        (Context::Analysis, "It did not occur to anyone that small parcels could need more space."),
        (Context::Analysis, "It never occurred to us that the two clocks could differ."),
        (Context::Why, "It had not crossed anybody's mind that the tunnel shares the fibre."),
    ] {
        let heard = coach.hear(text, context);
        assert!(heard.is_empty(), "{text}: {heard:?}");
    }
}

#[test]
fn what_looks_alike_and_blames_is_heard() {
    let coach = Coach::load().unwrap();
    for (context, text) in [
        (Context::Analysis, "I should have done it from the other window."),
        (Context::Timeline, "17:48 The engineer kills the whole cluster."),
        (Context::Analysis, "Ngozi Okafor killed the job."),
        (Context::Analysis, "Anyone could see that the list was open."),
        (Context::Analysis, "The operator read the check text at 03:22 and omits it entirely."),
        (Context::Analysis, "You should have stopped using the old mirror."),
        (Context::Why, "It did not occur to the operator that parcels could need more space."),
    ] {
        assert!(!coach.hear(text, context).is_empty(), "{text}");
    }
}

#[test]
fn who_is_blamed_for_what_was_done_is_heard_and_who_has_a_duty_is_not() {
    let coach = Coach::load().unwrap();
    for text in [
        "Ngozi Okafor killed the primary.",
        "@tariq broke the build.",
        "Wanjiru managed to delete the index.",
        "The night shift managed to lock everyone out.",
        "Siddharth is responsible for the outage.",
        "Ilse is responsible for Tuesday's blackout.",
        "The contractor was responsible for letting the certificate expire.",
        "@oksana took out the second replica.",
        "Thandiwe Mkhize knocked out the telephones.",
        "Rhys let the licence lapse.",
        "They caused the outage.",
        "Our admin is at fault.",
    ] {
        assert!(!coach.hear(text, Context::Analysis).is_empty(), "{text}");
    }
    for text in [
        "Wanjiru managed to bring the shop back in ten minutes.",
        "The night shift managed to restore the orders.",
        "Siddharth is responsible for the incident review.",
        "Diego is responsible for moving the last jobs.",
        "Rhys let the queue run empty before the restart.",
        "Thanks to Yuki we were back in ten minutes.",
    ] {
        let heard = coach.hear(text, Context::Analysis);
        assert!(heard.is_empty(), "{text}: {heard:?}");
    }
}

#[test]
fn names_in_events_are_heard_and_systems_are_not() {
    let coach = Coach::load().unwrap().knowing(["Kafka Lindqvist"]);
    let named = |text: &str| -> Vec<String> {
        coach.hear_names(text).into_iter().map(|hint| text[hint.span].to_owned()).collect()
    };
    for (text, names) in [
        ("14:02 Ngozi restarted the broker.", &["Ngozi"][..]),
        ("@ines paged the database team.", &["@ines"]),
        ("The change was approved by J. Ortiz.", &["J. Ortiz"]),
        ("Then 王伟 joined the call.", &["王伟"]),
        ("Lindqvist and Wanjiru Mwangi looked at the lag.", &["Lindqvist", "Wanjiru Mwangi"]),
        ("14:10 Prow restarted the job.", &[]),
        ("In Frankfurt the queue grew.", &[]),
        ("Mark the flag as done.", &[]),
        ("@here the shop is down", &[]),
        ("@payments-team restarted the broker.", &[]),
        ("14:02 paged @sre and @data_ops.", &[]),
        ("The alert went to #payments-alerts.", &[]),
        ("Bumped @types/node to 20.", &[]),
        ("Database failover started by Patroni.", &[]),
    ] {
        assert_eq!(named(text), names, "{text}");
    }
}

#[test]
fn no_reason_and_no_question_scolds_and_no_rewording_blames() {
    let coach = Coach::load().unwrap();
    let told = coach.rules().iter().flat_map(|rule| [&rule.why, &rule.ask]);
    let told = told.chain(coach.kinds().iter().flat_map(|kind| [&kind.why, &kind.ask]));
    for said in told {
        assert!(coach.hear(said, Context::Analysis).is_empty(), "{said}");
        for scold in [
            "explains nothing",
            "changes nothing",
            "useless",
            "wrong",
            "you ",
            "ran out",
            "closes the",
            "blame",
        ] {
            assert!(!said.to_lowercase().contains(scold), "{said}");
        }
    }
    let sentences = [include_str!("data/dev.tsv"), include_str!("data/other_domains.tsv")];
    let lines = sentences.iter().flat_map(|set| set.lines().skip(1));
    let mut reworded = 0;
    for line in lines {
        let columns: Vec<&str> = line.split('\t').collect();
        let context = Context::named(columns[1]).unwrap();
        for hint in coach.hear(columns[2], context) {
            let ways: Vec<_> = hint.rewordings.iter().map(|rewording| rewording.way).collect();
            assert!(ways.is_sorted(), "{ways:?}");
            assert_eq!(hint.suggestion.as_ref(), hint.rewordings.first().map(|first| &first.text));
            for rewording in &hint.rewordings {
                reworded += 1;
                let again = coach.hear(&rewording.text, context);
                assert!(again.is_empty(), "{} → {}: {again:?}", columns[2], rewording.text);
            }
        }
    }
    assert!(reworded > 100, "{reworded}");
}

#[test]
fn news_that_came_from_somebody_blames_nobody() {
    let coach = Coach::load().unwrap();
    for text in
        ["The update came from the communications lead in time.", "The parts came from the night crew."]
    {
        assert!(coach.hear(text, Context::WellBadly).is_empty(), "{text}");
    }
    assert!(!coach.hear("The error came from the night crew.", Context::WellBadly).is_empty());
}
