//! Which phases of a meeting something was done in while they were led.

use afterword_domain::PostMortemId;
use afterword_store::history;
use afterword_store::table::{phase_clock, post_mortem};

use super::Service;
use crate::{Area, Change, Now};

impl Service {
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
}
