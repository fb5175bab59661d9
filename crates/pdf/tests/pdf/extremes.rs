//! Post-mortems that want to break the page.

use afterword_domain::*;

use crate::samples::{at, cause, chain, event, ordinary};

/// A lifecycle whose first four instants fall into two minutes of a ten-day incident.
pub(crate) fn close_marks() -> PostMortem {
    let mut pm = ordinary();
    pm.facts.lifecycle = Lifecycle {
        started: Some(at("2024-11-15T13:54:00Z")),
        detected: Some(at("2024-11-15T13:54:20Z")),
        declared: Some(at("2024-11-15T13:55:00Z")),
        mitigated: Some(at("2024-11-15T13:56:00Z")),
        resolved: Some(at("2024-11-25T09:12:31Z")),
    };
    pm
}

/// A lifecycle whose last four instants are one.
pub(crate) fn late_marks() -> PostMortem {
    let mut pm = ordinary();
    let end = Some(at("2024-11-25T09:12:31Z"));
    pm.facts.lifecycle = Lifecycle {
        started: Some(at("2024-11-15T13:54:00Z")),
        detected: end,
        declared: end,
        mitigated: end,
        resolved: end,
    };
    pm
}

/// Many events, each with a link.
pub(crate) fn long_timeline(events: usize) -> PostMortem {
    let mut pm = ordinary();
    pm.timeline = (0..events)
        .map(|n| {
            let kind = EventKind::ALL[n % 6];
            let mut e = event(
                n as i64,
                kind,
                &format!(
                    "Event number {n}: something was seen, and told in one sentence of ordinary length."
                ),
            );
            e.starred = n % 7 == 0;
            if n % 5 == 0 {
                e.links = vec![format!("https://graphs.example.com/d/checkout/errors?event={n}")];
            }
            e
        })
        .collect();
    pm
}

/// A line of causes without a branch.
pub(crate) fn line(length: usize) -> Vec<Cause> {
    (0..length).rev().fold(Vec::new(), |below, n| {
        let condition = Condition::ALL[n % 5];
        let end = n + 1 == length;
        vec![cause(
            &format!("Cause {n}: because the one below it was so at the time, and nobody could know."),
            Some(condition),
            end,
            below,
        )]
    })
}

/// A tree with a branch at every level.
pub(crate) fn tree(depth: usize) -> Vec<Cause> {
    (0..depth).rev().fold(Vec::new(), |below, n| {
        vec![
            cause(
                &format!("Level {n}, first branch, which ends here."),
                Some(Condition::Policy),
                true,
                Vec::new(),
            ),
            cause(
                &format!("Level {n}, second branch, which goes on."),
                Some(Condition::Technical),
                false,
                below,
            ),
        ]
    })
}

/// Twelve chains of twenty causes, one as deep as chains may be, one with 200 causes.
pub(crate) fn many_chains() -> PostMortem {
    let mut pm = ordinary();
    pm.chains = (0..12).map(|n| chain(&format!("Problem number {n}"), line(20))).collect();
    pm.chains.push(chain("As deep as chains get", line(40)));
    pm.chains.push(chain("A branch at every level", tree(40)));
    let broad = (0..40).map(|n| cause(&format!("Broad {n}"), None, false, line(4))).collect();
    pm.chains.push(chain("200 causes", broad));
    pm
}

/// Texts that nobody should type and somebody will.
pub(crate) const HOSTILE: [&str; 14] = [
    "#set page(width: 1pt); #panic() $ x _ y * z ` @label <label> // comment",
    "\\u{0} \\ #{} [ ] { } = heading\n= heading\n- list\n+ enum\n/ term: x",
    "مرحبا بالعالم، هذا حادث في الدفع (API v2) — 47 دقيقة",
    "שלום עולם: התשלום נכשל 30% מהזמן https://example.com/a?b=c",
    "👩‍🚒🧯 deploy 🚀🚀🚀 é́́ Z̴̛͓a̷l̶g̵o̸",
    "支付服务在十四点三十八分开始出现故障，百分之三十的结账失败。決済サービス障害 결제 장애",
    "zero\u{200b}width\u{2060} \u{feff}marks\u{202e}override\u{202c}\u{ad}soft",
    "\u{0}\u{1}\u{7f}\u{85}\u{fffe}\u{ffff}\u{fdd0}",
    "tabs\tand\rreturns\r\nand\u{2028}lines\u{2029}",
    "   leading and trailing   ",
    "http:// https:// https://x https://a.b/c) (https://en.wikipedia.example/wiki/A_(b)) javascript:alert(1)",
    "\u{2003}\u{3000}\u{1680}",
    "ﷺ ﷽ 𓀀 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 ㍿ ½ Ⅷ",
    "नमस्ते ไทยไม่มีช่องว่าง தமிழ்",
];

/// Every field filled with one text.
pub(crate) fn filled_with(text: &str) -> PostMortem {
    let mut pm = ordinary();
    let s = || text.to_owned();
    pm.facts.title = s();
    pm.facts.service = s();
    pm.facts.impact = s();
    pm.facts.summary = s();
    pm.facts.root_cause = s();
    for e in &mut pm.timeline {
        e.text = s();
        e.links = vec![s()];
    }
    for list in RemarkList::ALL {
        pm.remarks.list_mut(list).iter_mut().for_each(|r| r.text = s());
    }
    for a in &mut pm.actions {
        (a.text, a.owner, a.ticket) = (s(), s(), s());
        (a.state, a.reason) = (ActionState::Dropped, s());
    }
    pm.candidates.iter_mut().for_each(|c| c.text = s());
    pm.factors.iter_mut().for_each(|f| f.text = s());
    for r in &mut pm.reviews {
        (r.text, r.owner, r.ticket, r.note, r.reason, r.new_text) = (s(), s(), s(), s(), s(), s());
    }
    fn fill(causes: &mut [Cause], text: &str) {
        for c in causes {
            text.clone_into(&mut c.text);
            fill(&mut c.causes, text);
        }
    }
    for c in &mut pm.chains {
        c.problem = s();
        fill(&mut c.causes, text);
    }
    pm.overrides.iter_mut().for_each(|o| o.reason = s());
    pm.amendments.iter_mut().for_each(|a| a.what = s());
    pm.sections.iter_mut().for_each(|o| (o.heading, o.body) = (s(), s()));
    pm
}
