//! One module per table.

pub mod action_item;
pub mod amendment;
pub mod ballot;
pub mod candidate;
pub mod cause;
pub mod chain;
pub mod draft;
pub mod factor;
pub mod history;
pub mod incident_role;
pub mod kept_sentence;
pub mod meta;
pub mod other_section;
pub mod parked_idea;
pub mod participant;
pub mod phase;
pub mod phase_clock;
pub mod post_mortem;
pub mod remark;
pub mod review;
pub mod rule_override;
pub mod tally;
pub mod timeline_event;

/// A step of the schema. Steps are only ever appended; a step that has shipped is never edited.
pub struct Step {
    /// The format that the step leads to.
    pub version: i64,
    /// What it does.
    pub sql: &'static str,
}

/// All steps, table by table.
pub const STEPS: &[&[Step]] = &[
    meta::STEPS,
    history::STEPS,
    post_mortem::STEPS,
    participant::STEPS,
    incident_role::STEPS,
    review::STEPS,
    timeline_event::STEPS,
    parked_idea::STEPS,
    remark::STEPS,
    chain::STEPS,
    cause::STEPS,
    factor::STEPS,
    candidate::STEPS,
    ballot::STEPS,
    tally::STEPS,
    action_item::STEPS,
    rule_override::STEPS,
    phase::STEPS,
    phase_clock::STEPS,
    amendment::STEPS,
    other_section::STEPS,
    kept_sentence::STEPS,
    draft::STEPS,
];

/// The tables whose rows an act changes; all of them can be undone.
pub const TRACKED: &[&str] = &[
    "post_mortem",
    "participant",
    "incident_role",
    "review",
    "timeline_event",
    "parked_idea",
    "remark",
    "chain",
    "cause",
    "factor",
    "candidate",
    "ballot",
    "tally",
    "action_item",
    "rule_override",
    "phase",
    "amendment",
    "other_section",
    "kept_sentence",
];

/// The meeting's clock: it tells what happened and is never undone by itself, only brought back with a deleted post-mortem.
pub const CLOCK: &str = "phase_clock";
