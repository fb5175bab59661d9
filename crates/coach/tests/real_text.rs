//! Real post-mortems: every alarm is judged by hand, and few are false.

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::cast_precision_loss, missing_docs)]

use std::collections::HashMap;
use std::path::Path;

use afterword_coach::Coach;

#[test]
fn in_documents_that_no_rule_was_mended_for_alarms_are_those_that_were_judged() {
    let judged = include_str!("data/unseen_alarms_3.tsv");
    let coach = Coach::load().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/documents");
    let mut files = 0;
    for entry in folder.read_dir().unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name == "NOTICE.md" {
            continue;
        }
        files += 1;
        let text = std::fs::read_to_string(entry.path()).unwrap();
        let heard: Vec<_> = coach
            .hear_document(&text)
            .iter()
            .map(|found| format!("{name}\t{}\t{}", found.line, found.hint.rule))
            .collect();
        let expected: Vec<_> = judged
            .lines()
            .filter(|line| line.starts_with(&format!("{name}\t")))
            .map(|line| line.rsplit_once('\t').unwrap().0.to_owned())
            .collect();
        assert_eq!(heard, expected);
    }
    assert_eq!(files, 7);
}

#[test]
fn few_alarms_are_false_in_published_post_mortems() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/postmortems");
    let Ok(entries) = folder.read_dir() else {
        println!("skipped: the published post-mortems are not here");
        return;
    };
    let labels = include_str!("data/real_alarms.tsv").lines().skip(1).map(|line| {
        let (alarm, verdict) = line.rsplit_once('\t').unwrap();
        (alarm, verdict)
    });
    let labels: HashMap<&str, &str> = labels.collect();
    let coach = Coach::load().unwrap();
    let (mut words, mut alarms, mut wrong, mut unknown) = (0, 0, 0, Vec::new());
    for entry in entries.flatten().filter(|entry| entry.path().is_file()) {
        let text = String::from_utf8_lossy(&std::fs::read(entry.path()).unwrap()).into_owned();
        words += text.split_whitespace().count();
        for found in coach.hear_document(&text) {
            alarms += 1;
            let alarm =
                format!("{}\t{}\t{}", entry.file_name().to_string_lossy(), found.line, found.hint.rule);
            match labels.get(alarm.as_str()) {
                Some(&"false") => wrong += 1,
                Some(_) => {}
                None => unknown.push(format!("{alarm}\t{}", found.text)),
            }
        }
    }
    let false_alarms = wrong as f64 * 1_000.0 / words as f64;
    println!("{alarms} alarms in {words} words, {wrong} false: {false_alarms:.2} per 1,000 words");
    assert!(unknown.is_empty(), "judge these and write them into real_alarms.tsv:\n{}", unknown.join("\n"));
    assert!(false_alarms <= 0.5);
}
