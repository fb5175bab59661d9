//! The meeting that is led: its clock, its phase, its votes, and what the shared screen shows of it. None of this is an
//! act, and undo leaves it alone.
//!
//! A meeting is led once its clock was started here, until another one is started or the application ends. Looking
//! something up, in the library or in another post-mortem, changes neither phase, clock nor shared screen.

use afterword_domain::{Phase, PostMortemId};

use crate::led::Led;
use crate::room::{self, RoomPhones, RoomView};
use crate::voting::VoteAct;
use crate::{Applied, Now, Problem, Workspace};

/// What is done in the meeting of an open workspace.
#[derive(Clone, Copy)]
pub struct Meeting<'a> {
    workspace: &'a Workspace,
}

impl Workspace {
    /// The meeting that is led here.
    #[must_use]
    pub fn meeting(&self) -> Meeting<'_> {
        Meeting { workspace: self }
    }
}

impl Meeting<'_> {
    /// Starts the clock of a meeting in a phase, which is led from then on, or pauses it where no phase is named. A pause
    /// leaves the shared screen as it is. A meeting that is finished or can't be changed has no clock.
    ///
    /// # Errors
    /// Storage problems.
    pub fn enter(&self, id: PostMortemId, phase: Option<Phase>, now: &Now) -> Result<(), Problem> {
        let mut state = self.workspace.opened()?;
        self.workspace.write_clock(&mut state, now)?;
        let before = state.led;
        match phase {
            Some(phase) if self.workspace.can_lead(&state, id)? => {
                state.write_phase(id, phase)?;
                state.led = Some(Led::start(id, phase, now.uptime));
            }
            Some(_) => {}
            None => {
                if let Some(led) = state.led.as_mut().filter(|led| led.id == id) {
                    led.pause();
                }
            }
        }
        for led in before.into_iter().filter(|led| led.id != id) {
            self.workspace.tell_meeting(&mut state, led.id);
        }
        self.workspace.tell_meeting(&mut state, id);
        Ok(())
    }

    /// Takes the meeting on to a phase that the facilitator opened, with its clock running or paused. A phase of a
    /// post-mortem that is not led is only looked up.
    ///
    /// # Errors
    /// Storage problems.
    pub fn open_phase(&self, id: PostMortemId, phase: Phase, now: &Now) -> Result<(), Problem> {
        let mut state = self.workspace.opened()?;
        let is_led = state.led.is_some_and(|led| led.id == id && led.phase != phase);
        if !is_led || !self.workspace.can_lead(&state, id)? {
            return Ok(());
        }
        self.workspace.write_clock(&mut state, now)?;
        if let Some(led) = &mut state.led {
            led.phase = phase;
        }
        state.write_phase(id, phase)?;
        self.workspace.tell_meeting(&mut state, id);
        Ok(())
    }

    /// Returns whether the clock of a meeting runs, so that the display has to stay awake.
    #[must_use]
    pub fn clock_runs(&self) -> bool {
        self.workspace.opened().is_ok_and(|state| state.led.is_some_and(|led| led.runs()))
    }

    /// What the shared screen shows: the phase of the meeting that is led. `phones` is where phones vote, where they can.
    ///
    /// # Errors
    /// Storage problems.
    pub fn room(&self, phones: impl FnOnce(PostMortemId) -> Option<RoomPhones>) -> Result<RoomView, Problem> {
        let state = self.workspace.opened()?;
        let mut view = match state.led {
            Some(led) => {
                let open_box = self.workspace.voting().view(led.id);
                room::view(&state.store.db, led, open_box, phones(led.id))?
            }
            None => RoomView::default(),
        };
        view.revision = state.revision;
        Ok(view)
    }

    /// Something that the facilitator does in an open vote. It is no act, and leaves no trace in the workspace.
    ///
    /// # Errors
    /// [`Problem::Refused`] where a rule says no; storage problems.
    pub fn vote(&self, id: PostMortemId, act: &VoteAct, now: &Now) -> Result<Applied, Problem> {
        let workspace = self.workspace;
        workspace.writable()?;
        workspace.ids(now);
        let made = match act {
            VoteAct::Restart => {
                let state = workspace.opened()?;
                workspace.voting().follow(&state.store.db, id, true)?;
                None
            }
            act => workspace.voting().act(id, act)?,
        };
        workspace.tell_votes(Some(id));
        Ok(Applied { revision: workspace.revision(), made, act: String::new() })
    }
}
