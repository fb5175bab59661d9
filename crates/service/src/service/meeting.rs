//! The meeting that is led: its clock, its phase, and what the shared screen shows of it. None of this is an act, and
//! undo leaves it alone.
//!
//! A meeting is led once its clock was started here, until another one is started or the application ends. Looking
//! something up, in the library or in another post-mortem, changes neither phase, clock nor shared screen.

use afterword_domain::{Phase, PostMortemId};
use afterword_store::history::{self, Touched};
use afterword_store::table::{phase_clock, post_mortem};

use super::{CLOSING, Service, State};
use crate::clock::Led;
use crate::room::{self, RoomPhones, RoomView};
use crate::{Area, Change, Now, Problem};

impl Service {
    /// Starts the clock of a meeting in a phase, which is led from then on, or pauses it where no phase is named. A pause
    /// leaves the shared screen as it is. A meeting that is finished or can't be changed has no clock.
    ///
    /// # Errors
    /// Storage problems.
    pub fn enter(&self, id: PostMortemId, phase: Option<Phase>, now: &Now) -> Result<(), Problem> {
        let mut state = self.opened()?;
        self.write_clock(&mut state, now)?;
        let before = state.led;
        match phase {
            Some(phase) if self.can_lead(&state, id)? => {
                write_phase(&mut state, id, phase)?;
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
            self.tell_meeting(&mut state, led.id);
        }
        self.tell_meeting(&mut state, id);
        Ok(())
    }

    /// Takes the meeting on to a phase that the facilitator opened, with its clock running or paused. A phase of a
    /// post-mortem that is not led is only looked up.
    ///
    /// # Errors
    /// Storage problems.
    pub fn open_phase(&self, id: PostMortemId, phase: Phase, now: &Now) -> Result<(), Problem> {
        let mut state = self.opened()?;
        if state.led.is_none_or(|led| led.id != id || led.phase == phase) || !self.can_lead(&state, id)? {
            return Ok(());
        }
        self.write_clock(&mut state, now)?;
        if let Some(led) = &mut state.led {
            led.phase = phase;
        }
        write_phase(&mut state, id, phase)?;
        self.tell_meeting(&mut state, id);
        Ok(())
    }

    /// Writes the clock down before the workspace is left.
    ///
    /// # Errors
    /// [`Problem::Busy`] where a request does not come to its end; storage problems.
    pub(crate) fn write_down(&self, now: &Now) -> Result<(), Problem> {
        let mut state = self.state.try_lock_for(CLOSING).ok_or(Problem::Busy)?;
        match state.closed {
            Some(_) => Ok(()),
            None => self.write_clock(&mut state, now),
        }
    }

    /// Returns whether the clock of a meeting runs, so that the display has to stay awake.
    #[must_use]
    pub fn clock_runs(&self) -> bool {
        let state = self.state.lock();
        state.closed.is_none() && state.led.is_some_and(|led| led.runs())
    }

    /// What the shared screen shows: the phase of the meeting that is led. `phones` is where phones vote, where they can.
    ///
    /// # Errors
    /// Storage problems.
    pub fn room(&self, phones: impl FnOnce(PostMortemId) -> Option<RoomPhones>) -> Result<RoomView, Problem> {
        let state = self.opened()?;
        let mut view = match state.led {
            Some(led) => room::view(&state.store.db, led, self.voting.view(led.id), phones(led.id))?,
            None => RoomView::default(),
        };
        view.revision = state.revision;
        Ok(view)
    }

    /// Returns whether a post-mortem can have a meeting that is going on.
    fn can_lead(&self, state: &State, id: PostMortemId) -> Result<bool, Problem> {
        let head = post_mortem::get(&state.store.db, id)?;
        Ok(self.writable().is_ok() && head.is_some_and(|head| !head.is_concluded()))
    }

    /// Stops the clock where an act ended the meeting. The act is done, whether the clock can be written down or not.
    pub(super) fn end_with(&self, state: &mut State, touched: &Touched, now: &Now) {
        let is_touched = state.led.is_some_and(|led| touched.contains_key(&led.id.0));
        if is_touched && self.stop_ended(state, now).is_err() {
            log::warn!("the clock of a meeting that ended could not be written down");
        }
    }

    /// Stops the clock of a meeting that was finished or deleted, by an act, by undo or by another program.
    pub(super) fn stop_ended(&self, state: &mut State, now: &Now) -> Result<(), Problem> {
        let Some(led) = state.led.filter(Led::runs) else { return Ok(()) };
        if self.can_lead(state, led.id)? {
            return Ok(());
        }
        let written = self.write_clock(state, now);
        if let Some(led) = &mut state.led {
            led.pause();
        }
        self.tell_meeting(state, led.id);
        written
    }

    /// Writes down what the clock saw since it was written down last.
    pub(super) fn write_clock(&self, state: &mut State, now: &Now) -> Result<(), Problem> {
        let Some(led) = &mut state.led else { return Ok(()) };
        let (id, phase, seconds) = (led.id.0, led.phase, led.pending(now.uptime));
        if seconds == 0 {
            return Ok(());
        }
        history::unrecorded(&mut state.store, |db| -> Result<(), Problem> {
            let mut clock = phase_clock::get(db, id)?;
            // The post-mortem may be deleted, or its start undone, while the clock runs.
            if let Some(spent) = clock.spent.get_mut(&phase) {
                *spent = spent.saturating_add(seconds);
                phase_clock::set(db, id, &clock)?;
            }
            Ok(())
        })?;
        led.written(seconds);
        Ok(())
    }

    fn tell_meeting(&self, state: &mut State, id: PostMortemId) {
        self.tell(state, vec![Change { id, areas: vec![Area::Meeting] }], false);
    }
}

/// Writes down which phase a meeting is in.
fn write_phase(state: &mut State, id: PostMortemId, phase: Phase) -> Result<(), Problem> {
    history::unrecorded(&mut state.store, |db| {
        let mut clock = phase_clock::get(db, id.0)?;
        clock.spent.entry(phase).or_insert(0);
        clock.current = Some(phase);
        phase_clock::set(db, id.0, &clock).map_err(Problem::from)
    })
}
