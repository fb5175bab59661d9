//! The sample: a made-up payment outage, prepared and ready for its meeting, and the post-mortem before it,
//! whose four actions wait to be reviewed. Nobody and nothing in it is real.

use afterword_domain::{
    ActionId, ActionItem, ActionState, Candidate, CandidateId, Category, Cause, CauseId, CauseState, Chain,
    ChainId, Condition, EventId, EventKind, Factor, FactorId, Facts, IdeaId, IncidentRole, Instant,
    Lifecycle, Mitigation, ParkedIdea, Participant, ParticipantId, PostMortem, PostMortemId, Previous,
    Remark, RemarkId, RemarkList, Severity, Source, TimelineEvent,
};
use chrono::{NaiveDate, TimeZone as _};
use chrono_tz::Tz;
use uuid::Uuid;

use crate::now::Ids;

const ZONE: Tz = Tz::Europe__Berlin;

/// The earlier post-mortem, then the outage.
pub(crate) fn post_mortems(ids: &Ids) -> Vec<PostMortem> {
    vec![latency(ids), outage(ids)]
}

fn latency(ids: &Ids) -> PostMortem {
    let at = |clock: &str| at("2024-09-03", clock);
    let facts = Facts {
        title: "Checkout latency after a cache change".into(),
        service: "Checkout".into(),
        date: day("2024-09-03"),
        zone: ZONE,
        severity: Some(Severity::Sev2),
        impact: "Every second checkout took longer than eight seconds".into(),
        summary: "A new session cache was smaller than the one before. Under the evening load it evicted sessions \
                  faster than they were used, and every eviction cost a database read. Sending traffic back to the \
                  old cache ended it after 65 minutes."
            .into(),
        lifecycle: Lifecycle {
            started: at("18:05"),
            detected: at("18:31"),
            declared: at("18:36"),
            mitigated: at("19:10"),
            resolved: at("21:40"),
        },
        mitigation: Some(Mitigation::Redirect),
        facilitator: "Noor Haddad".into(),
        root_cause: "Nothing compared the cache under evening load with the one it replaced, because load tests are \
                     run by hand and no release asks for one."
            .into(),
    };
    let mut pm = PostMortem::new(PostMortemId(Uuid::nil()), 0, facts);
    pm.previous = Previous::None;
    pm.timeline = events(
        ids,
        "2024-09-03",
        &[
            (
                "18:05",
                EventKind::Observation,
                "Evening load begins; the 99th percentile of checkout passes 4 s.",
                false,
            ),
            (
                "18:31",
                EventKind::Observation,
                "Support reports customers who see the spinner for minutes.",
                true,
            ),
            ("18:36", EventKind::Decision, "SEV2 declared.", false),
            (
                "19:10",
                EventKind::Action,
                "All traffic back on the old cache; latency normal two minutes later.",
                true,
            ),
        ],
    );
    remarks(
        ids,
        &mut pm,
        RemarkList::WentWell,
        &["The old cache was still running and could take the traffic."],
    );
    remarks(ids, &mut pm, RemarkList::WentBadly, &["Support saw it before any alert did."]);
    pm.factors = vec![factor(ids, "Load tests are run by hand and no release asks for one.", None)];
    let action = |text: &str, category, owner: &str, due: &str, ticket: &str| ActionItem {
        id: ActionId(ids.next()),
        candidate: None,
        text: text.into(),
        category: Some(category),
        owner: owner.into(),
        due: day(due),
        ticket: ticket.into(),
        ticket_url: String::new(),
        pending: None,
        state: ActionState::NotStarted,
        reason: String::new(),
    };
    pm.actions = vec![
        action(
            "Alert on checkout latency at the 99th percentile",
            Category::Detection,
            "Femi Okoye",
            "2024-09-20",
            "OPS-211",
        ),
        action(
            "Write a rollback runbook for the checkout service",
            Category::Mitigation,
            "Tomas Lind",
            "2024-09-27",
            "PAY-388",
        ),
        action(
            "Load-test every cache change before its release",
            Category::Prevention,
            "Ravi Menon",
            "2024-10-11",
            "QA-97",
        ),
        action("Rewrite the session cache", Category::Prevention, "Ines Duarte", "2024-10-31", "PAY-391"),
    ];
    pm.finished_at = "2024-09-06T13:00:00Z".parse().ok();
    pm
}

fn outage(ids: &Ids) -> PostMortem {
    let at = |clock: &str| at("2024-11-15", clock);
    let facts = Facts {
        title: "Payment degradation".into(),
        service: "Checkout".into(),
        date: day("2024-11-15"),
        zone: ZONE,
        severity: Some(Severity::Sev1),
        impact: "30 % of checkouts failed".into(),
        summary: "For 47 minutes, three in ten checkouts failed with a payment error. An upgrade of the payment \
                  provider’s SDK had changed the shape of its error responses; our client took every soft decline for \
                  a hard failure and gave up instead of trying again. A rollback to the release before ended it."
            .into(),
        lifecycle: Lifecycle {
            started: at("13:54"),
            detected: at("14:12"),
            declared: at("14:16"),
            mitigated: at("14:41"),
            resolved: at("16:20"),
        },
        mitigation: Some(Mitigation::Rollback),
        facilitator: "Noor Haddad".into(),
        root_cause: String::new(),
    };
    let mut pm = PostMortem::new(PostMortemId(Uuid::nil()), 0, facts);
    people(ids, &mut pm);
    pm.timeline = events(ids, "2024-11-15", OUTAGE);
    pm.ideas =
        ["Feature flag for the payment provider", "Runbook step: roll back first", "Alert on the 4xx ratio"]
            .map(|text| ParkedIdea { id: IdeaId(ids.next()), text: text.into() })
            .into();
    remarks(
        ids,
        &mut pm,
        RemarkList::WentWell,
        &[
            "The rollback took six minutes once it was decided.",
            "Support had a status update out four minutes after the declaration.",
        ],
    );
    remarks(
        ids,
        &mut pm,
        RemarkList::WentBadly,
        &[
            "The alert came 18 minutes after the first failed payment.",
            "Twenty minutes went into a diagnosis before anybody asked for the fastest way back.",
        ],
    );
    remarks(
        ids,
        &mut pm,
        RemarkList::Lucky,
        &["The release before was still in the registry; it would have been pruned that night."],
    );
    chains(ids, &mut pm);
    let from_cause = |text: &str, cause: usize, chain: usize, category| {
        let cause = pm.chains[chain].placed()[cause].cause;
        let source = Source::Cause { cause: cause.id, text: cause.text.clone() };
        Candidate {
            id: CandidateId(ids.next()),
            text: text.into(),
            category: Some(category),
            sources: vec![source],
            chosen: false,
            because: String::new(),
        }
    };
    pm.candidates = vec![
        from_cause("Test against the provider’s sandbox in a nightly job", 2, 0, Category::Prevention),
        from_cause("Write down: roll back first, diagnose second", 1, 1, Category::Process),
        from_cause("Alert on the share of failed payments, one-minute window", 0, 2, Category::Detection),
    ];
    pm
}

const OUTAGE: &[(&str, EventKind, &str, bool)] = &[
    ("13:48", EventKind::Action, "Release 2024.46 goes out; it carries the new payment SDK.", false),
    ("13:54", EventKind::Observation, "First checkouts fail with a payment error.", true),
    ("14:03", EventKind::Observation, "The ten-minute error rate passes 4 %, below the alert’s 5 %.", false),
    ("14:12", EventKind::Observation, "Alert: error rate of checkout at 5.1 %.", true),
    ("14:16", EventKind::Decision, "SEV1 declared; one person commands, one investigates.", false),
    ("14:20", EventKind::Communication, "Status page: some payments fail, next update at 14:40.", false),
    ("14:21", EventKind::Hypothesis, "The provider is down.", false),
    ("14:25", EventKind::Result, "The provider’s status is green; its sandbox answers normally.", false),
    ("14:30", EventKind::Hypothesis, "The new fraud rules decline too much.", false),
    ("14:33", EventKind::Result, "Declines are at their usual level; it is not the rules.", false),
    ("14:35", EventKind::Decision, "Roll back to 2024.45, then look for the cause.", true),
    ("14:38", EventKind::Observation, "Error bodies in the log have a new shape since 13:48.", true),
    ("14:41", EventKind::Result, "Rollback complete. Error rate dropping: 4.8 % → 2.1 % → 0.3 %.", true),
    ("14:44", EventKind::Communication, "Status page: payments work again, we keep watching.", false),
    ("16:20", EventKind::Result, "Queued payments are settled; the release is pinned to the old SDK.", false),
];

fn people(ids: &Ids, pm: &mut PostMortem) {
    let people = [
        ("Ines Duarte", "Payments engineer", false, Some(IncidentRole::Commander)),
        ("Tomas Lind", "Payments engineer", false, Some(IncidentRole::TechnicalLead)),
        ("Yuki Arai", "Support lead", false, Some(IncidentRole::CommunicationsLead)),
        ("Femi Okoye", "Site reliability", false, Some(IncidentRole::Scribe)),
        ("Lena Brandt", "Head of Payments", true, None),
        ("Ravi Menon", "Quality", false, None),
        ("Ana Kovač", "Platform", false, None),
        ("Sam Whitfield", "Product", false, None),
        ("Mira Jansen", "Support", false, None),
    ];
    for (name, role, authority, held) in people {
        let id = ParticipantId(ids.next());
        pm.people.participants.push(Participant {
            id,
            name: name.into(),
            role: role.into(),
            authority,
            present: true,
        });
        if let Some(held) = held {
            pm.people.roles.insert(held, id);
        }
    }
}

fn chains(ids: &Ids, pm: &mut PostMortem) {
    use Condition::{Policy, Resources, Technical};
    let line = |problem: &str, answers: &[(&str, Option<Condition>, bool)]| {
        let causes = answers.iter().rev().fold(Vec::new(), |below, (text, condition, end)| {
            vec![Cause {
                condition: *condition,
                end: *end,
                causes: below,
                ..Cause::new(CauseId(ids.next()), (*text).into())
            }]
        });
        Chain { id: ChainId(ids.next()), problem: problem.into(), causes }
    };
    let shown = pm.timeline.iter().find(|event| event.text.starts_with("Error bodies")).map(|event| event.id);
    pm.chains = vec![
        line(
            "Payments failed",
            &[
                ("The SDK upgrade changed the error response format without notice.", Some(Technical), false),
                (
                    "Our tests mock the error responses in the old format, so they passed.",
                    Some(Technical),
                    false,
                ),
                ("The provider’s sandbox was too slow and hard to set up for CI.", Some(Resources), false),
                (
                    "No standard says how third-party APIs are tested, and no one owns that decision.",
                    Some(Policy),
                    true,
                ),
            ],
        ),
        line(
            "47 minutes to mitigate",
            &[
                ("Rollback waited for a diagnosis.", None, false),
                ("Nothing tells responders that rollback comes before diagnosis.", None, false),
            ],
        ),
        line(
            "The alert came late",
            &[("The error-rate alert averages over ten minutes.", Some(Technical), false)],
        ),
    ];
    let first = &mut pm.chains[0].causes[0];
    first.state = CauseState::Confirmed;
    first.evidence.events.extend(shown);
}

fn events(ids: &Ids, date: &str, told: &[(&str, EventKind, &str, bool)]) -> Vec<TimelineEvent> {
    let event = |(clock, kind, text, starred): &(&str, EventKind, &str, bool)| TimelineEvent {
        id: EventId(ids.next()),
        at: at(date, clock).unwrap_or_default(),
        text: (*text).into(),
        kind: *kind,
        source: String::new(),
        links: Vec::new(),
        starred: *starred,
    };
    told.iter().map(event).collect()
}

fn remarks(ids: &Ids, pm: &mut PostMortem, list: RemarkList, said: &[&str]) {
    let remark = |text: &&str| Remark { id: RemarkId(ids.next()), text: (*text).into() };
    *pm.remarks.list_mut(list) = said.iter().map(remark).collect();
}

fn factor(ids: &Ids, text: &str, cause: Option<CauseId>) -> Factor {
    Factor { id: FactorId(ids.next()), text: text.into(), cause }
}

fn day(date: &str) -> Option<NaiveDate> {
    date.parse().ok()
}

fn at(date: &str, clock: &str) -> Option<Instant> {
    let local = format!("{date}T{clock}:00").parse().ok()?;
    ZONE.from_local_datetime(&local).single().map(|at| at.to_utc())
}
