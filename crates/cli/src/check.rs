//! `check`: the commit gate, and what a reader of the record would miss.

use afterword_domain::Lack;
use afterword_domain::gate::gate;
use afterword_domain::post_mortem::label;
use afterword_domain::text::is_blank;
use afterword_domain::{PostMortem, Rule, Status};
use afterword_service::{Area, Now, Problem, Workspace};
use afterword_words as words;
use serde::Serialize;

use crate::Verdict;
use crate::output::Output;

/// What was found.
#[derive(Serialize)]
struct Report {
    number: u32,
    gate_met: bool,
    /// What is missing, in plain sentences.
    findings: Vec<String>,
    /// Rules set aside, with their reasons.
    overridden: Vec<String>,
}

pub(crate) fn run(
    workspace: &Workspace,
    number: u32,
    now: &Now,
    output: &Output,
) -> Result<Verdict, Problem> {
    let pm = workspace.post_mortem(workspace.by_number(number)?)?;
    let last_time = workspace.snapshot(pm.id, &[Area::LastTime], now)?.last_time;
    let gate = gate(&pm.actions, &pm.overrides);
    let mut findings: Vec<String> = gate.unmet.iter().map(|rule| unmet(*rule)).collect();
    if gate.unmet.contains(&Rule::EveryActionCommitted) {
        for incomplete in &gate.incomplete {
            let text = pm.actions.iter().find(|a| a.id == incomplete.action).map_or("", |a| &a.text);
            let lacks: Vec<_> =
                incomplete.lacks.iter().map(|lack| words::cli_lacks_one(named(*lack))).collect();
            findings.push(words::cli_lacks(lacks.join(", "), text.to_owned()));
        }
    }
    findings.extend(missing(&pm));
    if last_time.is_some_and(|last_time| last_time.unanswered > 0) {
        findings.push(words::cli_unanswered().to_owned());
    }
    let overridden = pm.overrides.iter().map(|o| format!("{}: {}", o.rule.label(), o.reason)).collect();
    let report = Report { number: pm.number, gate_met: gate.is_met(), findings, overridden };
    output.answer(&report, |report| {
        let verdict =
            if report.findings.is_empty() { words::cli_complete() } else { words::cli_not_complete() };
        let mut lines = vec![format!("{}: {verdict}", label(report.number))];
        lines.extend(report.findings.iter().map(|finding| format!("  - {finding}")));
        lines
            .extend(report.overridden.iter().map(|rule| format!("  {}", words::cli_set_aside(rule.clone()))));
        lines.join("\n")
    })?;
    Ok(if report.findings.is_empty() { Verdict::Well } else { Verdict::Found })
}

fn unmet(rule: Rule) -> String {
    let sentence = match rule {
        Rule::EveryActionReviewed => words::cli_unmet_every_action_reviewed(),
        Rule::EveryActionCommitted => words::cli_unmet_every_action_committed(),
        Rule::AtLeastThree => words::cli_unmet_at_least_three(),
        Rule::AtMostFive => words::cli_unmet_at_most_five(),
    };
    sentence.to_owned()
}

fn named(lack: Lack) -> &'static str {
    match lack {
        Lack::Owner => words::lack_owner(),
        Lack::Due => words::lack_due(),
        Lack::Ticket => words::lack_ticket(),
    }
}

fn missing(pm: &PostMortem) -> Vec<String> {
    let facts = &pm.facts;
    let checks = [
        (is_blank(&facts.title), words::cli_missing_title()),
        (is_blank(&facts.service), words::cli_missing_service()),
        (facts.date.is_none(), words::cli_missing_date()),
        (facts.severity.is_none(), words::cli_missing_severity()),
        (is_blank(&facts.impact), words::cli_missing_impact()),
        (is_blank(&facts.summary), words::cli_missing_summary()),
        (facts.lifecycle.figures().duration.is_none(), words::cli_missing_duration()),
        (!facts.lifecycle.problems().is_empty(), words::cli_missing_order()),
        (pm.timeline.is_empty(), words::cli_missing_timeline()),
        (is_blank(&facts.root_cause), words::cli_missing_root_cause()),
        (pm.factors.is_empty(), words::cli_missing_factors()),
        (pm.status() == Status::Draft, words::cli_missing_finish()),
    ];
    checks.into_iter().filter(|(wrong, _)| *wrong).map(|(_, said)| said.to_owned()).collect()
}
