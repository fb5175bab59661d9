//! The coach: how much blame it hears, how often it errs, how fast it is, beside a plain list of words.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use afterword_coach::{Coach, Context};

use crate::Outcome;
use crate::figure::{Figure, Times};

const RUNS: usize = 25;
/// The words of a plain list, as a team would write one down.
const WORDS: &[&str] = &[
    "should have",
    "could have",
    "failed to",
    "forgot",
    "human error",
    "careless",
    "mistake",
    "obviously",
    "fault",
    "blame",
    "negligent",
    "ignored",
    "should not have",
    "supposed to",
    "neglected",
    "skipped",
    "didn't",
    "did not",
    "nobody",
    "never",
    "sloppy",
    "lazy",
    "remind",
    "who ",
];
/// The wanted precision and recall: of the sentences in view, of others. The false alarms allowed per 1,000 words, and times in milliseconds.
const IN_VIEW: [f64; 2] = [0.97, 0.93];
const OF_OTHERS: [f64; 2] = [0.95, 0.85];
const FALSE_ALARMS: f64 = 0.5;
const SENTENCE: f64 = 0.2;
const RECORD: f64 = 10.0;
const LOAD: f64 = 50.0;

pub(crate) fn measure() -> Outcome {
    let begun = Instant::now();
    let coach = Coach::load()?;
    let load = begun.elapsed().as_secs_f64() * 1_000.0;
    let mut kinds: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    let sets = [
        ("", "dev", IN_VIEW),
        ("_other_domains", "other_domains", OF_OTHERS),
        ("_held_back", "held_back", OF_OTHERS),
    ];
    for (suffix, file, wanted) in sets {
        let text = std::fs::read_to_string(format!("crates/coach/tests/data/{file}.tsv"))?;
        let ours = Score::of(&text, |sentence, context| !coach.hear(sentence, context).is_empty());
        let list = Score::of(&text, |sentence, _| {
            let sentence = sentence.to_lowercase();
            WORDS.iter().any(|word| sentence.contains(word))
        });
        for (name, value, plain, wanted) in [
            ("precision", ours.precision(), list.precision(), wanted[0]),
            ("recall", ours.recall(), list.recall(), wanted[1]),
        ] {
            let name = &format!("coach_{name}{suffix}");
            let against = format!("a plain list of words: {plain:.2}; wanted: {wanted}");
            Figure { name, value, unit: "", against, ratio: value / wanted }.tell();
        }
        for (kind, (heard, all)) in ours.kinds {
            kinds.entry(kind).or_default().push(share(heard, all));
        }
    }
    for (kind, recall) in kinds {
        let [dev, other, held_back] = recall[..] else { continue };
        let name = &format!("coach_recall_{kind}");
        let against = format!("other domains: {other:.2}, held back: {held_back:.2}");
        Figure { name, value: dev, unit: "", against, ratio: dev / IN_VIEW[1] }.tell();
    }
    false_alarms(&coach)?;
    speed(&coach, load)
}

/// How labelled sentences were heard.
#[derive(Default)]
struct Score {
    right: usize,
    wrong: usize,
    missed: usize,
    /// For each kind: heard, of how many.
    kinds: BTreeMap<String, (usize, usize)>,
}

impl Score {
    fn of(sentences: &str, hears: impl Fn(&str, Context) -> bool) -> Self {
        let mut score = Self::default();
        for line in sentences.lines().skip(1) {
            let columns: Vec<&str> = line.split('\t').collect();
            let heard = hears(columns[2], Context::named(columns[1]).unwrap_or(Context::Analysis));
            if columns[3] == "flag" {
                let kind = score.kinds.entry(columns[4].to_owned()).or_default();
                *kind = (kind.0 + usize::from(heard), kind.1 + 1);
            }
            match (columns[3] == "flag", heard) {
                (true, true) => score.right += 1,
                (false, true) => score.wrong += 1,
                (true, false) => score.missed += 1,
                (false, false) => {}
            }
        }
        score
    }

    fn precision(&self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    fn recall(&self) -> f64 {
        share(self.right, self.right + self.missed)
    }
}

#[allow(clippy::cast_precision_loss)]
fn share(part: usize, all: usize) -> f64 {
    part as f64 / all as f64
}

/// Alarms in published post-mortems that were judged false; nothing where the documents are not here.
#[allow(clippy::cast_precision_loss)]
fn false_alarms(coach: &Coach) -> Outcome {
    let Ok(entries) = Path::new("../shared/data/postmortems").read_dir() else { return Ok(()) };
    let labels = std::fs::read_to_string("crates/coach/tests/data/real_alarms.tsv")?;
    let (mut words, mut wrong) = (0, 0);
    for entry in entries.flatten().filter(|entry| entry.path().is_file()) {
        let text = String::from_utf8_lossy(&std::fs::read(entry.path())?).into_owned();
        words += text.split_whitespace().count();
        for found in coach.hear_document(&text) {
            let alarm = format!(
                "{}\t{}\t{}\tblame",
                entry.file_name().to_string_lossy(),
                found.line,
                found.hint.rule
            );
            // Whatever nobody has judged counts as false.
            wrong += usize::from(!labels.lines().any(|line| line == alarm));
        }
    }
    let value = wrong as f64 * 1_000.0 / words as f64;
    let against = format!("{wrong} in {words} words of published post-mortems; allowed: {FALSE_ALARMS}");
    let name = "coach_false_alarms_per_1000_words";
    Figure { name, value, unit: "", against, ratio: value / FALSE_ALARMS }.tell();
    Ok(())
}

#[allow(clippy::cast_precision_loss)]
fn speed(coach: &Coach, load: f64) -> Outcome {
    let text = std::fs::read_to_string("crates/coach/tests/data/dev.tsv")?;
    let sentences: Vec<&str> = text.lines().skip(1).filter_map(|line| line.split('\t').nth(2)).collect();
    let one = Times::of(RUNS, |_| -> Outcome {
        for sentence in &sentences {
            std::hint::black_box(coach.hear(sentence, Context::Analysis));
        }
        Ok(())
    })?;
    let record: Vec<&str> =
        sentences.iter().flat_map(|sentence| sentence.split(' ')).cycle().take(5_000).collect();
    let record = record.join(" ");
    let whole = Times::of(RUNS, |_| -> Outcome {
        std::hint::black_box(coach.hear(&record, Context::Analysis));
        Ok(())
    })?;
    for (name, value, limit) in [
        ("coach_sentence", one.median() / sentences.len() as f64, SENTENCE),
        ("coach_5000_words", whole.median(), RECORD),
        ("coach_load", load, LOAD),
    ] {
        Figure { name, value, unit: "ms", against: format!("allowed: {limit} ms"), ratio: value / limit }
            .tell();
    }
    growth(coach)
}

/// How time grows with a text that never ends a sentence, where rules find as many beginnings as can be.
fn growth(coach: &Coach) -> Outcome {
    let mut worst: f64 = 0.0;
    for words in [
        "Raj should never just even have not ",
        "the ",
        "nobody and who of the team because ",
        "a, ",
        "1 2 3 forgot should ",
    ] {
        let time = |length: usize| {
            let text: String = words.chars().cycle().take(length).collect();
            Times::of(RUNS, |_| -> Outcome {
                std::hint::black_box(coach.hear(&text, Context::Analysis));
                Ok(())
            })
        };
        worst = worst.max(time(20_000)?.median() / time(10_000)?.median());
    }
    let against = "twice the text: 2".to_owned();
    Figure { name: "coach_growth", value: worst, unit: "x", against, ratio: worst / 2.0 }.tell();
    Ok(())
}
