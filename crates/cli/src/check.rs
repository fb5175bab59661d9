//! `check`: the commit gate, and what a reader of the record would miss.

use afterword_domain::Lack;
use afterword_domain::gate::gate;
use afterword_domain::post_mortem::label;
use afterword_domain::text::is_blank;
use afterword_domain::{PostMortem, Rule, Status};
use afterword_service::{Area, Now, Problem, Workspace};
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
            let lacks: Vec<_> = incomplete.lacks.iter().map(|lack| named(*lack)).collect();
            findings.push(format!("“{text}” has no {}.", lacks.join(", no ")));
        }
    }
    findings.extend(missing(&pm));
    if last_time.is_some_and(|last_time| last_time.unanswered > 0) {
        findings.push("An action from last time has no complete answer.".to_owned());
    }
    let overridden = pm.overrides.iter().map(|o| format!("{}: {}", o.rule.label(), o.reason)).collect();
    let report = Report { number: pm.number, gate_met: gate.is_met(), findings, overridden };
    output.answer(&report, |report| {
        let verdict = if report.findings.is_empty() { "complete" } else { "not complete" };
        let mut lines = vec![format!("{}: {verdict}", label(report.number))];
        lines.extend(report.findings.iter().map(|finding| format!("  - {finding}")));
        lines.extend(report.overridden.iter().map(|rule| format!("  set aside: {rule}")));
        lines.join("\n")
    })?;
    Ok(if report.findings.is_empty() { Verdict::Well } else { Verdict::Found })
}

fn unmet(rule: Rule) -> String {
    format!("Gate rule not met: {}.", rule.label().to_lowercase())
}

fn named(lack: Lack) -> &'static str {
    match lack {
        Lack::Owner => "owner",
        Lack::Due => "due date",
        Lack::Ticket => "ticket",
    }
}

fn missing(pm: &PostMortem) -> Vec<String> {
    let facts = &pm.facts;
    let checks = [
        (is_blank(&facts.title), "There is no title."),
        (is_blank(&facts.service), "There is no service."),
        (facts.date.is_none(), "There is no date."),
        (facts.severity.is_none(), "There is no severity."),
        (is_blank(&facts.impact), "There is no impact."),
        (is_blank(&facts.summary), "There is no summary."),
        (
            facts.lifecycle.figures().duration.is_none(),
            "The duration is not known: set when it started and when it was mitigated.",
        ),
        (!facts.lifecycle.problems().is_empty(), "The lifecycle is in an impossible order."),
        (pm.timeline.is_empty(), "The timeline is empty."),
        (is_blank(&facts.root_cause), "There is no root cause."),
        (pm.factors.is_empty(), "There are no contributing factors."),
        (pm.status() == Status::Draft, "The meeting is not finished."),
    ];
    checks.into_iter().filter(|(wrong, _)| *wrong).map(|(_, said)| said.to_owned()).collect()
}
