//! Subjects that were said before: a second verb, a relative clause.

use super::{Run, is_finite, is_open};
use crate::lexicon::Class;
use crate::token::Token;

/// A second verb has the subject of the first: “Raj saw the page and ignored it”, “Noor, who then skipped it”.
pub(super) fn fill(sentence: &[Token], runs: &mut [Option<Run>]) {
    let mut subject: Option<Run> = None;
    // “The text, which an operator reads, omits it”: behind the clause it is the text again.
    let mut aside = false;
    let mut at = 0;
    while at < sentence.len() {
        if let Some(run) = &runs[at]
            && !run.silent
        {
            let last = run.ends[0];
            let acts = run.ends.iter().any(|end| {
                let verb = sentence[*end..].iter().find(|token| !token.is(Class::Adverb));
                verb.is_some_and(is_finite)
            });
            // “The form lets a clerk pick a date and says nothing”: the form says it.
            let is_let = at.checked_sub(1).is_some_and(|before| {
                matches!(&*sentence[before].word, "let" | "lets" | "letting" | "makes" | "make")
            });
            if acts && !run.oblique && !is_let {
                subject = Some(run.clone());
                aside = is_aside(sentence, at);
            }
            at = last.max(at + 1);
            continue;
        }
        let word = &*sentence[at].word;
        if aside && word == "," {
            subject = None;
            aside = false;
        }
        let takes_up = matches!(word, "and" | "but" | "or" | "yet" | "then" | "," | ";");
        // “Acked by Noor, who then …” is about the person just named, subject or not.
        let named = (word == "who").then(|| at.checked_sub(1)).flatten().and_then(|before| {
            let before = if &*sentence[before].word == "," { before.checked_sub(1)? } else { before };
            runs[before].clone()
        });
        if (takes_up || named.is_some())
            && let Some(run) = named.as_ref().or(subject.as_ref())
            && let Some(verb) = sentence[at + 1..]
                .iter()
                .find(|token| !token.is(Class::Adverb) && &*token.word != "then" && &*token.word != "and")
            && is_finite(verb)
        {
            runs[at] = Some(Run { ends: vec![at + 1], silent: true, oblique: false, ..run.clone() });
        } else if !sentence[at].is(Class::Mark)
            && starts_clause(sentence, at)
            && runs[at].is_none()
            && (sentence[at].is(Class::Article) || is_open(&sentence[at]))
        {
            // Another clause begins with a thing.
            subject = None;
        }
        at += 1;
    }
}

/// Whether somebody stands in a clause that tells of something else: “, which is what an operator reads, …”.
fn is_aside(sentence: &[Token], at: usize) -> bool {
    let clause = sentence[..at].iter().rposition(|token| matches!(&*token.word, "," | ";" | ":"));
    clause.is_some_and(|comma| {
        &*sentence[comma].word == ","
            && sentence[comma + 1..at]
                .iter()
                .take(3)
                .any(|token| matches!(&*token.word, "which" | "whose" | "whom" | "where" | "what"))
    })
}

fn starts_clause(sentence: &[Token], at: usize) -> bool {
    at > 0
        && matches!(
            &*sentence[at - 1].word,
            ";" | ":" | "because" | "so" | "while" | "when" | "since" | "as" | "that" | "which"
        )
}
