//! Any post-mortem: every field filled, with the texts that are hardest on a writer and a reader.

mod text;
mod vote;

use afterword_domain::chain::links::mend;
use afterword_domain::*;
use chrono::NaiveDate;
use chrono_tz::Tz;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use uuid::Uuid;

use text::{paragraphs, words};
use vote::vote;

fn id<T: From<Uuid> + std::fmt::Debug>() -> impl Strategy<Value = T> {
    any::<u128>().no_shrink().prop_map(|n| T::from(Uuid::from_u128(n)))
}

fn instant() -> impl Strategy<Value = Instant> {
    prop_oneof![
        (1_700_000_000i64..1_732_000_000).prop_map(|s| s / 60 * 60),
        -1_000_000_000i64..4_000_000_000,
        // The hours around the ends of two summers.
        (1_729_980_000i64..1_730_005_000).prop_map(|s| s / 600 * 600),
        (1_730_610_000i64..1_730_630_000).prop_map(|s| s / 600 * 600),
    ]
    .prop_map(|seconds| Instant::from_timestamp(seconds, 0).unwrap())
}

fn day() -> impl Strategy<Value = NaiveDate> {
    (715_000i32..745_000).prop_map(|n| NaiveDate::from_num_days_from_ce_opt(n).unwrap())
}

fn zone() -> impl Strategy<Value = Tz> {
    prop::sample::select(vec![
        Tz::UTC,
        Tz::Europe__Berlin,
        Tz::America__New_York,
        Tz::Asia__Kolkata,
        Tz::Australia__Lord_Howe,
        Tz::Africa__Monrovia,
        Tz::Pacific__Apia,
        Tz::CET,
    ])
}

fn one_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    prop::sample::select(all)
}

fn facts() -> impl Strategy<Value = Facts> {
    let lifecycle = [
        option::of(instant()),
        option::of(instant()),
        option::of(instant()),
        option::of(instant()),
        option::of(instant()),
    ];
    let texts = (words(), words(), words(), paragraphs(), paragraphs(), words());
    let choices =
        (option::of(day()), zone(), option::of(one_of(&Severity::ALL)), option::of(one_of(&Mitigation::ALL)));
    (texts, choices, lifecycle).prop_map(|(texts, choices, at)| Facts {
        title: texts.0,
        service: texts.1,
        impact: texts.2,
        summary: texts.3,
        root_cause: texts.4,
        facilitator: texts.5,
        date: choices.0,
        zone: choices.1,
        severity: choices.2,
        mitigation: choices.3,
        lifecycle: Lifecycle {
            started: at[0],
            detected: at[1],
            declared: at[2],
            mitigated: at[3],
            resolved: at[4],
        },
    })
}

fn event() -> impl Strategy<Value = TimelineEvent> {
    let link = words().prop_filter("a link says something", |link| !link.trim().is_empty());
    (id(), instant(), paragraphs(), one_of(&EventKind::ALL), vec(link, 0..3), any::<bool>()).prop_map(
        |(id, at, text, kind, links, starred)| TimelineEvent {
            id,
            at,
            text,
            kind,
            source: "notes".into(),
            links,
            starred,
        },
    )
}

fn remarks() -> impl Strategy<Value = Vec<Remark>> {
    vec((id(), words()).prop_map(|(id, text)| Remark { id, text }), 0..4)
}

fn leaf() -> impl Strategy<Value = Cause> {
    let known = (option::of(one_of(&Condition::ALL)), any::<bool>(), one_of(&CauseState::ALL), any::<bool>());
    let shown = (words(), vec(words(), 0..3), option::of(Just(Step::Weak)));
    (id(), words(), known, shown).prop_map(
        |(id, text, (condition, end, state, together), (reason, links, step))| {
            let evidence = Evidence { events: Vec::new(), links };
            Cause { condition, end, state, together, reason, evidence, step, ..Cause::new(id, text) }
        },
    )
}

fn cause() -> impl Strategy<Value = Cause> {
    leaf().prop_recursive(6, 24, 3, |inner| {
        (leaf(), vec(inner, 0..3)).prop_map(|(cause, causes)| Cause { causes, ..cause })
    })
}

/// Makes some causes the same as others, and some shown by events.
fn linked(pm: &mut PostMortem, links: &[(usize, usize)]) {
    fn each(causes: &mut [Cause], change: &mut impl FnMut(&mut Cause)) {
        for cause in causes {
            change(cause);
            each(&mut cause.causes, change);
        }
    }
    let ids: Vec<_> = pm.chains.iter().flat_map(|chain| chain.placed()).map(|at| at.cause.id).collect();
    let events: Vec<_> = pm.timeline.iter().map(|event| event.id).collect();
    for (from, to) in links {
        let (Some(from), Some(same)) = (ids.get(*from), ids.get(*to)) else { continue };
        for chain in &mut pm.chains {
            each(&mut chain.causes, &mut |cause| {
                if cause.id == *from {
                    cause.same_as = Some(*same);
                    cause.evidence.events = events.get(*to).copied().into_iter().collect();
                }
            });
        }
    }
    mend(&mut pm.chains);
}

fn chain() -> impl Strategy<Value = Chain> {
    (id(), words(), vec(cause(), 0..3)).prop_map(|(id, problem, causes)| Chain { id, problem, causes })
}

fn review() -> impl Strategy<Value = Review> {
    let texts = (words(), words(), words(), paragraphs(), words(), words());
    let verdict = (
        option::of(one_of(&ActionState::ALL)),
        option::of(one_of(&Effect::ALL)),
        option::of(one_of(&Decision::ALL)),
    );
    (id(), texts, verdict, option::of(day())).prop_map(|(action, texts, verdict, due)| Review {
        action,
        text: texts.0,
        owner: texts.1,
        due,
        ticket: texts.2,
        progress: verdict.0,
        effect: verdict.1,
        note: texts.3,
        decision: verdict.2,
        reason: texts.4,
        new_text: texts.5,
    })
}

fn previous() -> impl Strategy<Value = Previous> {
    prop_oneof![
        Just(Previous::Proposed),
        Just(Previous::None),
        (id(), any::<u32>(), words()).prop_map(|(id, number, title)| Previous::Chosen { id, number, title }),
    ]
}

fn action() -> impl Strategy<Value = ActionItem> {
    let ticket = prop_oneof![
        Just(String::new()),
        Just("PAY-12".to_owned()),
        Just("https://t.example/x/1".to_owned()),
        words()
    ];
    let url =
        prop_oneof![Just(String::new()), Just("https://jira.example/browse/PAY-12?a=b&c=(d)".to_owned())];
    let texts = (words(), words(), (ticket, url), words());
    (id(), texts, option::of(one_of(&Category::ALL)), option::of(day()), one_of(&ActionState::ALL)).prop_map(
        |(id, texts, category, due, state)| ActionItem {
            id,
            candidate: None,
            text: texts.0,
            category,
            owner: texts.1,
            due,
            ticket: texts.2.0,
            ticket_url: texts.2.1,
            pending: None,
            state,
            reason: texts.3,
        },
    )
}

fn agenda() -> impl Strategy<Value = Agenda> {
    let own = vec((0u32..60, prop_oneof![Just(0u32), 0u32..9_000]), 10).prop_map(|times| {
        let mut agenda = Agenda::new(Preset::Min90);
        for (plan, (minutes, spent)) in agenda.phases.iter_mut().zip(times) {
            (plan.minutes, plan.spent) = (minutes, spent);
        }
        agenda
    });
    prop_oneof![one_of(&Preset::ALL).prop_map(Agenda::new), own]
}

fn section() -> impl Strategy<Value = OtherSection> {
    let heading = prop_oneof![
        3 => words(),
        1 => Just("About this record".to_owned()),
        1 => Just("Action items".to_owned()),
        1 => Just("Timeline".to_owned()),
    ];
    let fenced = paragraphs().prop_map(|text| format!("```rust\n{text}\n```\n\n````\n# not a heading\n````"));
    let body = prop_oneof![paragraphs(), fenced, Just("| a | b |\n|---|---|\n| 1 | 2 |".to_owned())];
    (id(), heading, body).prop_map(|(id, heading, body)| OtherSection { id, heading, body })
}

/// Any post-mortem.
pub(crate) fn post_mortem() -> impl Strategy<Value = PostMortem> {
    let told = (facts(), vec(event(), 0..6), remarks(), remarks(), remarks(), remarks());
    let found = (vec(chain(), 0..3), vec((id(), words()), 0..4), vote(), vec(action(), 0..5));
    let set_aside = vec(
        (one_of(&Rule::ALL), words(), instant()).prop_map(|(rule, reason, at)| Override { rule, reason, at }),
        0..3,
    );
    let amended = vec((id(), instant(), words()).prop_map(|(id, at, what)| Amendment { id, at, what }), 0..3);
    let around = (
        previous(),
        vec(review(), 0..3),
        set_aside,
        agenda(),
        prop::array::uniform5(0u32..9),
        option::of(instant()),
        amended,
    );
    let links = vec((0..24usize, 0..24usize), 0..6);
    let received = prop_oneof![Just(None), Just(Some(Received::NotMet)), Just(Some(Received::Met))];
    let met = (option::of(zone()), received);
    (id(), any::<u32>(), told, found, around, met, vec(section(), 0..4), links).prop_map(
        |(id, number, told, found, around, met, sections, links)| {
            let mut pm = PostMortem::new(id, number, told.0);
            pm.timeline = told.1;
            pm.timeline.sort_by_key(|event| event.at);
            pm.remarks = Remarks { went_well: told.2, went_badly: told.3, lucky: told.4, learned: told.5 };
            pm.chains = found.0;
            pm.factors = found.1.into_iter().map(|(id, text)| Factor { id, text, cause: None }).collect();
            (pm.candidates, pm.ballots) = found.2;
            pm.actions = found.3;
            (pm.previous, pm.reviews, pm.overrides, pm.agenda, pm.worth, pm.finished_at, pm.amendments) =
                around;
            (pm.meeting_zone, pm.received) = met;
            pm.sections = sections;
            linked(&mut pm, &links);
            pm
        },
    )
}
