//! A root-cause paragraph and contributing factors, proposed from the chains by plain rules in plain sentences.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::hints::reaches_an_end;
use super::joining::{Spelling, bare};
use super::links::Links;
use super::{Cause, CauseState, Chain, Condition, Placed};
use crate::CauseId;

/// A cause that could become a contributing factor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Proposal {
    /// The cause.
    pub cause: CauseId,
    /// Its words.
    pub text: String,
    /// Its condition.
    pub condition: Option<Condition>,
    /// How sure the room is.
    pub state: CauseState,
    /// The problem its chain starts from.
    pub problem: String,
    /// Whether it had its effect only together with others; else it is the end of its chain.
    pub joint: bool,
}

/// The ends of chains, and causes that had their effect only together; each once, however many chains share it.
#[must_use]
pub fn proposals(chains: &[Chain]) -> Vec<Proposal> {
    let links = Links::of(chains);
    let mut roots = Vec::new();
    let mut found = Vec::new();
    for chain in chains {
        for at in chain.placed() {
            let is_proposed = !at.ruled_out && (at.cause.end || at.is_joint());
            if !is_proposed || roots.contains(&links.root(at.cause.id)) {
                continue;
            }
            roots.push(links.root(at.cause.id));
            found.push(Proposal {
                cause: at.cause.id,
                text: at.cause.text.clone(),
                condition: at.cause.condition,
                state: at.cause.state,
                problem: chain.problem.clone(),
                joint: !at.cause.end,
            });
        }
    }
    found
}

/// A paragraph on why the incident was possible: one or two sentences per chain that has reached an end, then where
/// chains meet. Empty while no chain has an end.
///
/// ```
/// # use afterword_domain::chain::draft::root_cause;
/// assert_eq!(root_cause(&[]), "");
/// ```
#[must_use]
pub fn root_cause(chains: &[Chain]) -> String {
    let links = Links::of(chains);
    let placed: Vec<_> = chains.iter().map(Chain::placed).collect();
    let texts = placed.iter().flatten().map(|at| at.cause.text.as_str());
    let spelling = Spelling::of(texts.chain(chains.iter().map(|chain| chain.problem.as_str())));
    let joined = |causes: &[&Cause], part: fn(&Spelling, &str) -> String| -> Vec<String> {
        let parts = causes.iter().map(|cause| part(&spelling, &cause.text));
        parts.filter(|part| !part.is_empty()).collect()
    };
    let mut said: Vec<CauseId> = Vec::new();
    let mut sentences = Vec::new();
    for (chain, placed) in chains.iter().zip(&placed) {
        let first: Vec<_> =
            placed.iter().filter(|at| at.depth == 1 && !at.ruled_out && !at.cause.end).collect();
        let ends: Vec<_> =
            placed.iter().filter(|at| at.cause.end && !at.ruled_out).map(|at| at.cause).collect();
        let shared: Vec<&Cause> = placed
            .iter()
            .filter(|at| !at.ruled_out && at.cause.same_as.is_some())
            .filter_map(|at| super::find(chains, links.root(at.cause.id)))
            .filter(|cause| cause.state != CauseState::RuledOut)
            .collect();
        if ends.is_empty() && !reaches_an_end(chain, chains) {
            continue;
        }
        let direct: Vec<_> = first.iter().map(|at| at.cause).collect();
        let problem = spelling.sentence(&chain.problem);
        let part = if goes_on(&problem) { Spelling::clause } else { Spelling::answer };
        sentences.push(opening(&spelling, &problem, &first, &joined(&direct, part)));
        let new: Vec<_> = ends.iter().copied().filter(|end| !said.contains(&links.root(end.id))).collect();
        let (confirmed, possible): (Vec<&Cause>, Vec<&Cause>) =
            new.iter().copied().partition(|end| end.state == CauseState::Confirmed);
        let meets: Vec<_> = shared
            .into_iter()
            .filter(|cause| !ends.iter().any(|end| links.root(end.id) == cause.id))
            .collect();
        for (lead, causes, part) in [
            ("This was possible because", &confirmed, Spelling::clause as fn(&Spelling, &str) -> String),
            ("It may have been possible because", &possible, Spelling::clause),
            ("It leads to the same condition as another chain:", &meets, Spelling::answer),
        ] {
            let parts = joined(causes, part);
            if !parts.is_empty() {
                sentences.push(format!("{lead} {}.", and(&parts)));
            }
        }
        said.extend(new.iter().map(|end| links.root(end.id)));
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.join(" ")
}

/// What went wrong, and what led to it directly.
fn opening(spelling: &Spelling, problem: &str, first: &[&Placed<'_>], parts: &[String]) -> String {
    let said = bare(problem);
    match parts {
        [] => problem.to_owned(),
        parts if problem.is_empty() => spelling.sentence(&and(parts)),
        parts if said.ends_with('?') => format!("{said} {}", spelling.sentence(&and(parts))),
        parts if asks(said) => format!("{said}: {}.", and(parts)),
        parts if joint(first) => format!("{said} only because, together, {}.", and(parts)),
        parts => {
            let is_sure = first.iter().all(|at| at.cause.state == CauseState::Confirmed);
            let because = if is_sure { "because" } else { "probably because" };
            format!("{said} {because} {}.", parts.join(", and because "))
        }
    }
}

/// Whether “because” can follow a problem: it is there, and is no question such as “Why it lasted so long”.
fn goes_on(problem: &str) -> bool {
    !problem.is_empty() && !problem.ends_with('?') && !asks(problem)
}

fn joint(first: &[&Placed<'_>]) -> bool {
    first.len() > 1 && first.iter().all(|at| at.is_joint())
}

/// Whether a problem is put as a question: “Why it lasted so long”, “What users felt”.
fn asks(problem: &str) -> bool {
    ["Why ", "What ", "How "].iter().any(|word| problem.starts_with(word))
}

/// `a`, `a, and b`, `a; b; and c`.
fn and(clauses: &[String]) -> String {
    match clauses {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one}, and {two}"),
        [rest @ .., last] => format!("{}; and {last}", rest.join("; ")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{cause, chain, end, id};
    use super::*;

    fn says(cause: Cause, text: &str) -> Cause {
        Cause { text: text.into(), ..cause }
    }

    fn sure(cause: Cause) -> Cause {
        Cause { state: CauseState::Confirmed, ..cause }
    }

    fn payments() -> Chain {
        let standard = sure(says(end(2, vec![]), "No standard says how third-party APIs are tested."));
        let first = sure(says(cause(1, vec![standard]), "The SDK upgrade changed the error format."));
        Chain { problem: "Payments failed".into(), ..chain(91, vec![first]) }
    }

    #[test]
    fn the_draft_goes_from_what_broke_to_why_it_could() {
        assert_eq!(
            root_cause(&[payments()]),
            "Payments failed because the SDK upgrade changed the error format. \
             This was possible because no standard says how third-party APIs are tested."
        );
    }

    #[test]
    fn what_is_only_possible_is_told_as_possible() {
        let open = says(end(2, vec![]), "SDKs are never pinned.");
        let chain =
            Chain { problem: "It broke.".into(), ..chain(91, vec![says(cause(1, vec![open]), "A change")]) };
        assert_eq!(
            root_cause(&[chain]),
            "It broke probably because a change. It may have been possible because SDKs are never pinned."
        );
    }

    #[test]
    fn causes_that_only_jointly_had_the_effect_stand_in_one_sentence() {
        let joint = |n, text: &str| Cause {
            together: true,
            ..says(cause(n, vec![sure(says(end(n + 10, vec![]), "no one owns it"))]), text)
        };
        let chain = Chain {
            problem: "The disk filled up".into(),
            ..chain(91, vec![joint(1, "Logs grew."), joint(2, "The alert was muted.")])
        };
        assert!(root_cause(&[chain]).starts_with(
            "The disk filled up only because, together, logs grew, and the alert was muted. This was possible because"
        ));
    }

    #[test]
    fn a_problem_that_is_a_question_is_answered_and_because_is_said_once() {
        let lasted = |text: &str| Chain {
            problem: "Why it lasted so long".into(),
            ..chain(
                91,
                vec![says(cause(1, vec![sure(says(end(2, vec![]), "Because no rule asks for one."))]), text)],
            )
        };
        assert_eq!(
            root_cause(&[lasted("Because the rollback waited.")]),
            "Why it lasted so long: the rollback waited. This was possible because no rule asks for one."
        );
    }

    #[test]
    fn no_capital_stop_or_question_mark_is_left_in_the_middle_of_a_sentence() {
        let broke = |problem: &str, first: &str, last: &str| Chain {
            problem: problem.into(),
            ..chain(91, vec![sure(says(cause(1, vec![sure(says(end(2, vec![]), last))]), first))])
        };
        for (problem, first, last, draft) in [
            (
                "partial Prow outage.",
                "Prior deployments of Tide had no canary.",
                "Kubernetes upgrades have no owner!",
                "Partial Prow outage because prior deployments of Tide had no canary. \
                 This was possible because Kubernetes upgrades have no owner.",
            ),
            (
                "Why did it last?",
                "Due to stale caches.",
                "I had no runbook.",
                "Why did it last? Stale caches. This was possible because I had no runbook.",
            ),
            (
                "iOS sign-in failed",
                " ",
                "DNS is cached…",
                "iOS sign-in failed. This was possible because DNS is cached.",
            ),
            ("", "Retries doubled", "No limit", "Retries doubled. This was possible because no limit."),
        ] {
            assert_eq!(root_cause(&[broke(problem, first, last)]), draft);
        }
    }

    #[test]
    fn a_chain_without_an_end_and_what_is_ruled_out_are_left_out() {
        let out = Cause { state: CauseState::RuledOut, ..end(3, vec![]) };
        assert_eq!(
            root_cause(&[chain(91, vec![cause(1, vec![])]), chain(92, vec![cause(2, vec![out])])]),
            ""
        );
    }

    #[test]
    fn where_two_chains_meet_is_told_once() {
        let joins = Cause { same_as: Some(id(2)), ..cause(3, vec![]) };
        let other = Chain { problem: "The alert was late".into(), ..chain(92, vec![cause(4, vec![joins])]) };
        assert!(root_cause(&[payments(), other]).ends_with(
            "The alert was late probably because C4. It leads to the same condition as another chain: \
             no standard says how third-party APIs are tested."
        ));
    }

    #[test]
    fn ends_and_joint_causes_are_proposed_once_each() {
        let joint = |n| Cause { together: true, ..cause(n, vec![]) };
        let again = Cause { same_as: Some(id(2)), ..end(7, vec![]) };
        let proposed = proposals(&[payments(), chain(92, vec![joint(5), joint(6), again])]);
        let found: Vec<_> = proposed.iter().map(|p| (p.cause, p.joint)).collect();
        assert_eq!(found, [(id(2), false), (id(5), true), (id(6), true)]);
    }
}
