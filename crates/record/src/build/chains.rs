//! The chains of whys as they are drawn: every cause with what the room knows of it.

use afterword_domain::chain::links::Links;
use afterword_domain::chain::{Cause, Chain, Placed, find};
use afterword_domain::{CauseId, CauseState, PostMortem, Step, TimelineEvent};
use chrono_tz::Tz;

use super::field::field;
use super::line;
use super::time::instant_in;
use crate::{Block, CauseMark, ChainCause, ChainDrawing, Field, Label};

pub(super) fn drawn(pm: &PostMortem) -> Option<Block> {
    let order: Vec<CauseId> = pm.chains.iter().flat_map(Chain::placed).map(|at| at.cause.id).collect();
    let drawing = |chain: &Chain| ChainDrawing {
        problem: line(&chain.problem),
        causes: causes(pm, &chain.causes, &order),
    };
    let drawings: Vec<_> = pm.chains.iter().map(drawing).collect();
    (!drawings.is_empty()).then_some(Block::Chains(drawings))
}

fn causes(pm: &PostMortem, beside: &[Cause], order: &[CauseId]) -> Vec<ChainCause> {
    let number = |id: CauseId| order.iter().position(|other| *other == id).map(|place| place + 1);
    let one = |cause: &Cause| {
        let at = Placed { cause, depth: 1, beside, ruled_out: false };
        ChainCause {
            number: number(cause.id).unwrap_or_default(),
            text: line(&cause.text),
            marks: marks(&at),
            end: cause.end,
            ruled_out: cause.state == CauseState::RuledOut,
            weak: cause.step == Some(Step::Weak),
            same_as: same(pm, cause).and_then(|same| number(same.id)),
            fields: fields(pm, cause),
            causes: causes(pm, &cause.causes, order),
        }
    };
    beside.iter().map(one).collect()
}

/// What is not known is not said: most causes of a short meeting are possible and were never read aloud.
fn marks(at: &Placed<'_>) -> Vec<CauseMark> {
    let cause = at.cause;
    let state = (cause.state != CauseState::Possible).then_some(CauseMark::State(cause.state));
    let marks = [
        cause.condition.map(CauseMark::Condition),
        state,
        at.is_joint().then_some(CauseMark::Together),
        (cause.step == Some(Step::Weak)).then_some(CauseMark::Weak),
        cause.end.then_some(CauseMark::End),
    ];
    marks.into_iter().flatten().collect()
}

fn fields(pm: &PostMortem, cause: &Cause) -> Vec<Field> {
    let mut fields = Vec::new();
    for event in pm.timeline.iter().filter(|event| cause.evidence.events.contains(&event.id)) {
        fields.push(field(Label::Evidence, event_in_words(event, pm.facts.zone)));
    }
    fields.extend(cause.evidence.links.iter().map(|link| field(Label::Evidence, line(link))));
    if cause.state == CauseState::RuledOut && !line(&cause.reason).is_empty() {
        fields.push(field(Label::RuledOutBecause, line(&cause.reason)));
    }
    if let Some(same) = same(pm, cause) {
        fields.push(field(Label::SameAs, line(&same.text)));
    }
    fields
}

/// An event as evidence: when, and what, in one line.
#[must_use]
pub fn event_in_words(event: &TimelineEvent, zone: Tz) -> String {
    let text: Vec<&str> = event.text.split_whitespace().collect();
    format!("{} {}", instant_in(event.at, zone), text.join(" ")).trim_end().to_owned()
}

/// The cause that this one is the same as, where that says something.
fn same<'a>(pm: &'a PostMortem, cause: &Cause) -> Option<&'a Cause> {
    let root = Links::of(&pm.chains).root(cause.same_as?);
    find(&pm.chains, root).filter(|same| !line(&same.text).is_empty())
}
