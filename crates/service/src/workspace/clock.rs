//! The clock of the meeting that is led: written down every few seconds, stopped where the meeting ends, and which
//! phases something was done in.

use afterword_domain::{Phase, PostMortemId};
use afterword_store::history::{self, Touched};
use afterword_store::table::{phase_clock, post_mortem};

use super::file::CLOSING;
use super::{State, Workspace};
use crate::led::Led;
use crate::{Area, Change, Now, Problem};

impl Workspace {
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

    /// Returns whether a post-mortem can have a meeting that is going on.
    pub(crate) fn can_lead(&self, state: &State, id: PostMortemId) -> Result<bool, Problem> {
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
    pub(crate) fn write_clock(&self, state: &mut State, now: &Now) -> Result<(), Problem> {
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

    /// Notes that something was done in the phase that is led. Where that can't be written down, the act stands.
    pub(super) fn acted(&self, id: PostMortemId, now: &Now) {
        let Ok(mut state) = self.opened() else { return };
        let Some(led) = state.led.filter(|led| led.id == id) else { return };
        let db = &state.store.db;
        let (Ok(mut clock), Ok(Some(head))) = (phase_clock::get(db, id.0), post_mortem::get(db, id)) else {
            return;
        };
        // Finishing is the last act of a meeting.
        let is_led = head.finished_at.is_none_or(|at| at.timestamp() == now.utc.timestamp());
        if !is_led || !clock.acted.insert(led.phase) {
            return;
        }
        clock.spent.entry(led.phase).or_insert(0);
        if history::unrecorded(&mut state.store, |db| phase_clock::set(db, id.0, &clock)).is_ok() {
            self.tell(&mut state, vec![Change { id, areas: vec![Area::Meeting] }], false);
        }
    }

    pub(crate) fn tell_meeting(&self, state: &mut State, id: PostMortemId) {
        self.tell(state, vec![Change { id, areas: vec![Area::Meeting] }], false);
    }
}

impl State {
    /// Writes down which phase a meeting is in.
    pub(crate) fn write_phase(&mut self, id: PostMortemId, phase: Phase) -> Result<(), Problem> {
        history::unrecorded(&mut self.store, |db| {
            let mut clock = phase_clock::get(db, id.0)?;
            clock.spent.entry(phase).or_insert(0);
            clock.current = Some(phase);
            phase_clock::set(db, id.0, &clock).map_err(Problem::from)
        })
    }
}
