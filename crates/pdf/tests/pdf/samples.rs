//! Post-mortems as a team writes them: an ordinary one and an empty one.

use afterword_domain::ballot::BallotRules;
use afterword_domain::*;
use chrono::{NaiveDate, TimeDelta};
use uuid::Uuid;

pub(crate) fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

pub(crate) fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

pub(crate) fn empty() -> PostMortem {
    PostMortem::new(PostMortemId(id(1)), 1, Facts::default())
}

pub(crate) fn remarks(texts: &[&str]) -> Vec<Remark> {
    texts.iter().zip(1..).map(|(text, n)| Remark { id: RemarkId(id(n)), text: (*text).to_owned() }).collect()
}

pub(crate) fn event(minute: i64, kind: EventKind, text: &str) -> TimelineEvent {
    TimelineEvent {
        id: EventId(id(minute.unsigned_abs().into())),
        at: at("2024-11-15T13:54:00Z") + TimeDelta::minutes(minute),
        text: text.to_owned(),
        kind,
        source: String::new(),
        links: Vec::new(),
        starred: false,
    }
}

pub(crate) fn cause(text: &str, condition: Option<Condition>, end: bool, causes: Vec<Cause>) -> Cause {
    Cause { condition, end, causes, ..Cause::new(CauseId(id(1)), text.to_owned()) }
}

pub(crate) fn chain(problem: &str, causes: Vec<Cause>) -> Chain {
    Chain { id: ChainId(id(1)), problem: problem.to_owned(), causes }
}

fn action(
    n: u128,
    text: &str,
    category: Category,
    owner: &str,
    due: &str,
    ticket: &str,
    state: ActionState,
) -> ActionItem {
    ActionItem {
        id: ActionId(id(n)),
        candidate: None,
        text: text.to_owned(),
        category: Some(category),
        owner: owner.to_owned(),
        due: day(due),
        ticket: ticket.to_owned(),
        ticket_url: String::new(),
        pending: None,
        state,
        reason: String::new(),
    }
}

fn candidate(n: u128, text: &str, category: Category, chosen: bool) -> Candidate {
    Candidate {
        id: CandidateId(id(n)),
        text: text.to_owned(),
        category: Some(category),
        sources: Vec::new(),
        chosen,
        because: String::new(),
    }
}

/// A record as a team writes it.
pub(crate) fn ordinary() -> PostMortem {
    let facts = Facts {
        title: "Payment degradation".into(),
        service: "Checkout".into(),
        date: day("2024-11-15"),
        zone: chrono_tz::Europe::Berlin,
        severity: Some(Severity::Sev1),
        impact: "30 % of checkouts failed".into(),
        summary: "For 47 minutes about 30 % of checkouts failed for customers who paid by card. A minor upgrade of the payment provider’s SDK changed the format of its error responses; our client read declined cards as server errors, retried them, and exhausted the connection pool.\n\nRolling the upgrade back ended the pain at 15:41. No payment was taken twice. The fix, which reads both formats, was live at 17:20.".into(),
        lifecycle: Lifecycle {
            started: Some(at("2024-11-15T13:54:00Z")),
            detected: Some(at("2024-11-15T14:03:00Z")),
            declared: Some(at("2024-11-15T14:08:00Z")),
            mitigated: Some(at("2024-11-15T14:41:00Z")),
            resolved: Some(at("2024-11-15T16:20:00Z")),
        },
        mitigation: Some(Mitigation::Rollback),
        facilitator: "Mira Lindqvist".into(),
        root_cause: "The upgrade could reach production with a changed error format because no standard says how third-party APIs are tested, and no one owns that decision. Waiting for a diagnosis before rolling back was the reasonable choice, because nothing told responders that rollback comes first.".into(),
    };
    let mut pm = PostMortem::new(PostMortemId(id(14)), 14, facts);
    pm.timeline = timeline();
    pm.remarks = Remarks {
        went_well: remarks(&[
            "The dashboard for payment errors was found within two minutes of the alert.",
            "Support had a template for customers and used it at once.",
            "Rolling back took four minutes, including the check.",
        ]),
        went_badly: remarks(&[
            "The alert came nine minutes late because it averages over ten minutes.",
            "Nobody knew whether the provider had an outage; their status page (https://status.provider.example/incidents/2024-11-15) was green throughout.",
        ]),
        lucky: remarks(&["The release went out after lunch and not on Friday night."]),
        learned: remarks(&[
            "A mock keeps the past: it can’t tell us that the provider has changed.",
            "Rolling back needs no diagnosis.",
        ]),
    };
    pm.chains = chains();
    pm.factors = [
        "No standard says how third-party APIs are tested, and no one owns that decision.",
        "Responders are not told that rollback comes before diagnosis.",
        "Alert windows are chosen per team.",
    ]
    .iter()
    .zip(1..)
    .map(|(text, n)| Factor { id: FactorId(id(n)), text: (*text).to_owned(), cause: None })
    .collect();
    pm.actions = vec![
        action(
            1,
            "Test against the provider’s sandbox in a nightly job",
            Category::Prevention,
            "Ana Petrović",
            "2024-12-06",
            "https://tickets.example.com/browse/PAY-1412",
            ActionState::InProgress,
        ),
        action(
            2,
            "Write down: roll back first, diagnose second",
            Category::Process,
            "Jonas Weber",
            "2024-11-22",
            "https://tickets.example.com/browse/OPS-88",
            ActionState::Done,
        ),
        action(
            3,
            "Put the payment provider behind a feature flag",
            Category::Mitigation,
            "Nguyễn Thị Hà",
            "2024-12-13",
            "PAY-1413",
            ActionState::NotStarted,
        ),
        action(
            4,
            "Alert on the share of failed payments, one-minute window",
            Category::Detection,
            "Kim Okafor",
            "2024-11-29",
            "https://tickets.example.com/browse/OBS-301",
            ActionState::NotStarted,
        ),
    ];
    pm.candidates = vec![
        candidate(1, "Test against the provider’s sandbox in a nightly job", Category::Prevention, true),
        candidate(2, "Write down: roll back first, diagnose second", Category::Process, true),
        candidate(3, "Put the payment provider behind a feature flag", Category::Mitigation, true),
        candidate(4, "Alert on the share of failed payments, one-minute window", Category::Detection, true),
        candidate(5, "Rewrite the payment client", Category::Prevention, false),
        candidate(6, "Dashboard for SDK versions", Category::Detection, false),
    ];
    let votes = [8, 7, 6, 4, 1, 1];
    pm.ballots = vec![Ballot {
        cast: None,
        id: BallotId(id(1)),
        run_off: false,
        way: Way::Phones,
        state: BallotState::Closed,
        facilitator_votes: false,
        rules: BallotRules { voters: 9, votes_each: 3, most_on_one: 2, cut: 4 },
        ballots: Some(9),
        tallies: votes
            .iter()
            .zip(1..)
            .map(|(v, n)| Tally { candidate: CandidateId(id(n)), votes: *v })
            .collect(),
        outcome: Some(Outcome::Clear),
    }];
    pm.previous = Previous::Chosen { id: PostMortemId(id(9)), number: 9, title: "Checkout timeouts".into() };
    pm.reviews = reviews();
    pm.overrides = vec![Override {
        rule: Rule::EveryActionReviewed,
        reason: "The owner of PAY-1201 is on leave; we ask on Monday.".into(),
        at: at("2024-11-18T10:00:00Z"),
    }];
    for (phase, spent) in pm.agenda.phases.iter_mut().zip([151, 512, 803, 340, 1_004, 233, 260, 175, 372, 71])
    {
        phase.spent = spent;
    }
    pm.worth = [0, 0, 1, 5, 3];
    pm.finished_at = Some(at("2024-11-18T10:58:00Z"));
    pm.amendments = vec![Amendment {
        id: AmendmentId(id(1)),
        at: at("2024-11-19T08:12:00Z"),
        what: "Reworded the summary".into(),
    }];
    pm.sections = vec![OtherSection { id: SectionId(id(1)), heading: "Customer letter".into(), body: "> We are sorry.\n\n```\nPOST /v2/charges  → 402 { \"error\": { \"code\": \"card_declined\" } }\n    indented, with  two spaces\n```\n\n* sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a089f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into() }];
    pm
}

fn timeline() -> Vec<TimelineEvent> {
    use EventKind::*;
    let mut events = vec![
        event(-3, Action, "Release 2024.46.2 goes out with the upgraded payment SDK."),
        event(0, Observation, "Share of failed checkouts starts to rise."),
        event(9, Observation, "Alert: error rate of checkout above 5 % (ten-minute average)."),
        event(14, Decision, "Incident declared, SEV1. Kim leads, Jonas investigates."),
        event(16, Communication, "Status page: “Some card payments fail. We are looking into it.”"),
        event(21, Hypothesis, "Provider outage? Their status page is green; a test charge by hand succeeds."),
        event(
            27,
            Observation,
            "Connection pool of the payment client is exhausted.\nRetries are at 40 times the usual rate, all for cards that were declined.",
        ),
        event(33, Hypothesis, "The SDK reads declined cards as server errors."),
        event(41, Decision, "Roll back the release without waiting for proof."),
        event(47, Result, "Failed checkouts are back to the usual level."),
        event(146, Action, "Fix released: both error formats are read."),
        event(146 + 8 * 60, Observation, "Night batch ran clean."),
    ];
    events[2].links = vec![
        "https://graphs.example.com/d/checkout/errors?from=1731678840000&to=1731682440000&viewPanel=12"
            .into(),
    ];
    events[6].links = vec![
        "https://graphs.example.com/d/pool".into(),
        "https://chat.example.com/archives/C02ABCDEF/p1731680460".into(),
    ];
    events[8].starred = true;
    events[9].starred = true;
    events
}

fn chains() -> Vec<Chain> {
    use Condition::*;
    let tests = cause(
        "The SDK upgrade changed the error response format without notice.",
        Some(Technical),
        false,
        vec![cause(
            "Our tests mock the error responses in the old format, so they passed.",
            None,
            false,
            vec![cause(
                "The provider’s sandbox was too slow and hard to set up for CI.",
                Some(Resources),
                false,
                vec![cause(
                    "No standard says how third-party APIs are tested, and no one owns that decision.",
                    Some(Policy),
                    true,
                    vec![],
                )],
            )],
        )],
    );
    let waited = cause(
        "Rollback waited for a diagnosis.",
        None,
        false,
        vec![
            cause(
                "Nothing told responders that rollback comes before diagnosis.",
                Some(Process),
                true,
                vec![],
            ),
            cause(
                "A rollback felt risky: the release also carried a schema change.",
                Some(Technical),
                false,
                vec![cause(
                    "Schema changes and code go out together because there is one pipeline for both.",
                    Some(Process),
                    true,
                    vec![],
                )],
            ),
        ],
    );
    let late = cause(
        "The error-rate alert averages over ten minutes.",
        Some(Technical),
        false,
        vec![
            cause(
                "Shorter windows woke people up at night.",
                None,
                false,
                vec![cause("Low traffic at night makes shares jump.", Some(Technical), false, vec![])],
            ),
            cause("Each team picks its own windows.", Some(Policy), true, vec![]),
            cause("The template for alerts has ten minutes in it.", None, false, vec![]),
            cause("Nobody looks at alerts after an incident.", Some(Organisation), true, vec![]),
        ],
    );
    vec![
        chain("Payments failed", vec![tests]),
        chain("47 minutes to mitigate", vec![waited]),
        chain("The alert came 9 minutes late", vec![late]),
        chain("Support had no answer for customers", vec![]),
    ]
}

fn reviews() -> Vec<Review> {
    let review = |n: u128, text: &str, progress, effect, decision| Review {
        action: ActionId(id(n)),
        text: text.to_owned(),
        owner: "Ana Petrović".into(),
        due: day("2024-10-01"),
        ticket: format!("https://tickets.example.com/browse/PAY-{}", 1_200 + n),
        progress,
        effect,
        note: String::new(),
        decision,
        reason: String::new(),
        new_text: String::new(),
    };
    let mut helped = review(
        1,
        "Time out calls to the provider after two seconds",
        Some(ActionState::Done),
        Some(Effect::Helped),
        None,
    );
    helped.note = "Without it the pool would have been exhausted within a minute.".into();
    let mut redefined =
        review(2, "Load test checkout", Some(ActionState::InProgress), None, Some(Decision::Redefine));
    redefined.new_text = "Load test checkout with declined cards, once per release".into();
    vec![helped, redefined, review(3, "Runbook for payment incidents", None, None, None)]
}
