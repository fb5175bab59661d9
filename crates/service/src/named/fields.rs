//! What people said in each part of a record, where it stands, and the act that changes it.

use afterword_coach::Context;
use afterword_domain::{Cause, PostMortem};
use afterword_record::{Heading, Label};

use crate::Parts;
use crate::edit::{
    ActionsEdit, Answer, CandidatesEdit, ChainsEdit, CloseEdit, Edit, EventField, FactorsEdit, FactsEdit,
    RemarksEdit, ReviewsEdit, SectionsEdit, TimelineEdit,
};

/// A text of a record.
pub(super) struct Field<'a> {
    /// The heading of its part.
    pub(super) part: &'a str,
    /// What the coach takes it for.
    pub(super) context: Context,
    pub(super) text: &'a str,
    /// The act that writes another text in its place.
    pub(super) edit: Box<dyn Fn(String) -> Edit + 'a>,
}

struct Fields<'a>(Vec<Field<'a>>);

impl<'a> Fields<'a> {
    fn add(&mut self, part: &'a str, context: Context, text: &'a str, edit: impl Fn(String) -> Edit + 'a) {
        self.0.push(Field { part, context, text, edit: Box::new(edit) });
    }
}

/// The texts of the chosen parts of a record, in its order. Owners and those who were there stand in no text.
pub(super) fn fields(pm: &PostMortem, parts: Parts) -> Vec<Field<'_>> {
    let mut all = Fields(Vec::new());
    facts(pm, &mut all);
    if parts.timeline {
        for event in &pm.timeline {
            let id = event.id;
            all.add(Heading::Timeline.word(), Context::Timeline, &event.text, move |text| {
                Edit::Timeline(TimelineEdit::Change { id, field: EventField::Text(text) })
            });
        }
    }
    let analysis = Context::Analysis;
    all.add(Heading::RootCause.word(), analysis, &pm.facts.root_cause, |text| {
        Edit::Facts(FactsEdit::RootCause { text })
    });
    if parts.remarks {
        for (part, list) in [
            (Heading::WentWell.word(), &pm.remarks.went_well),
            (Heading::WentBadly.word(), &pm.remarks.went_badly),
            (Heading::Lucky.word(), &pm.remarks.lucky),
            (Heading::Learned.word(), &pm.remarks.learned),
        ] {
            for remark in list {
                let id = remark.id;
                all.add(part, Context::WellBadly, &remark.text, move |text| {
                    Edit::Remarks(RemarksEdit::Text { id, text })
                });
            }
        }
    }
    for action in &pm.actions {
        let (id, state) = (action.id, action.state);
        all.add(Heading::Actions.word(), Context::Action, &action.text, move |text| {
            Edit::Actions(ActionsEdit::Text { id, text })
        });
        if state == afterword_domain::ActionState::Dropped {
            all.add(Heading::Actions.word(), analysis, &action.reason, move |reason| {
                Edit::Actions(ActionsEdit::State { id, state, reason })
            });
        }
    }
    for factor in &pm.factors {
        let id = factor.id;
        all.add(Heading::Factors.word(), analysis, &factor.text, move |text| {
            Edit::Factors(FactorsEdit::Text { id, text })
        });
    }
    if parts.chains {
        for chain in &pm.chains {
            let id = chain.id;
            all.add(Heading::Chains.word(), Context::Why, &chain.problem, move |text| {
                Edit::Chains(ChainsEdit::Problem { id, text })
            });
            causes(&chain.causes, &mut all);
        }
    }
    if parts.last_time {
        reviews(pm, &mut all);
    }
    // The words of a chosen candidate stand beside its votes.
    let is_told = |chosen: bool| if chosen { parts.ballots && parts.votes } else { parts.considered };
    for candidate in pm.candidates.iter().filter(|candidate| is_told(candidate.chosen)) {
        let id = candidate.id;
        let part = if candidate.chosen { Heading::Votes.word() } else { Heading::NotChosen.word() };
        all.add(part, Context::Action, &candidate.text, move |text| {
            Edit::Candidates(CandidatesEdit::Text { id, text })
        });
        if !candidate.chosen {
            all.add(part, analysis, &candidate.because, move |text| {
                Edit::Candidates(CandidatesEdit::Because { id, text })
            });
        }
    }
    for set_aside in &pm.overrides {
        let rule = set_aside.rule;
        all.add(Heading::Overrides.word(), analysis, &set_aside.reason, move |reason| {
            Edit::Close(CloseEdit::Override { rule, reason })
        });
    }
    if parts.imported {
        for section in &pm.sections {
            let id = section.id;
            all.add(&section.heading, analysis, &section.body, move |text| {
                Edit::Sections(SectionsEdit::Body { id, text })
            });
        }
    }
    all.0
}

fn facts<'a>(pm: &'a PostMortem, all: &mut Fields<'a>) {
    let facts = &pm.facts;
    all.add(Label::Title.word(), Context::Analysis, &facts.title, |text| {
        Edit::Facts(FactsEdit::Title { text })
    });
    all.add(Label::Impact.word(), Context::Analysis, &facts.impact, |text| {
        Edit::Facts(FactsEdit::Impact { text })
    });
    all.add(Heading::Summary.word(), Context::Analysis, &facts.summary, |text| {
        Edit::Facts(FactsEdit::Summary { text })
    });
}

fn causes<'a>(beside: &'a [Cause], all: &mut Fields<'a>) {
    for cause in beside {
        let id = cause.id;
        all.add(Heading::Chains.word(), Context::Why, &cause.text, move |text| {
            Edit::Chains(ChainsEdit::Text { id, text })
        });
        if cause.state == afterword_domain::CauseState::RuledOut {
            all.add(Heading::Chains.word(), Context::Analysis, &cause.reason, move |text| {
                Edit::Chains(ChainsEdit::Reason { id, text })
            });
        }
        causes(&cause.causes, all);
    }
}

/// Makes an answer to a question of a review from its words.
type ToAnswer = fn(String) -> Answer;

fn reviews<'a>(pm: &'a PostMortem, all: &mut Fields<'a>) {
    for review in &pm.reviews {
        let action = review.action;
        let texts: [(&str, Context, ToAnswer); 4] = [
            (&review.text, Context::Action, Answer::Text),
            (&review.new_text, Context::Action, Answer::NewText),
            (&review.reason, Context::Analysis, Answer::Reason),
            (&review.note, Context::Analysis, Answer::Note),
        ];
        for (text, context, answer) in texts {
            all.add(Heading::LastTime.word(), context, text, move |text| {
                Edit::Reviews(ReviewsEdit::Answer { action, answer: answer(text) })
            });
        }
    }
}
