//! Which day each time of a sequence belongs to.
//!
//! A time without a date is on the day named last. Four rules settle what that leaves open:
//! - It goes back by more than [`FEW_HOURS`]: midnight has passed, it is the next day.
//! - It goes back by less: somebody noted it late; it stays on the day, and sorting puts it in its place.
//! - It goes back into the hour that the clock shows twice: the clock went back before it.
//! - All times go back, from the first to the last: the list is newest first, and nothing passes midnight
//!   except where a time jumps forward by half a day or more.

use afterword_domain::Instant;
use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};

use super::gap::{Wall, wall};
use super::{Day, Zone, instant, instant_after};

/// The longest step back that is taken for a late note.
const FEW_HOURS: TimeDelta = TimeDelta::hours(3);
/// The shortest step that can only be midnight passed, or a late note from before it.
const NEARLY_A_DAY: TimeDelta = TimeDelta::hours(21);
/// The shortest step forward that passes midnight in a list that is newest first.
const HALF_A_DAY: TimeDelta = TimeDelta::hours(12);

/// One line of a sequence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment {
    /// The day on the line.
    pub(crate) day: Option<Day>,
    /// The time on the line; none names a day alone.
    pub(crate) time: Option<NaiveTime>,
    /// The zone on the line.
    pub(crate) zone: Option<Zone>,
    /// Whether the line is no entry but names the day of those below it.
    pub(crate) heading: bool,
}

/// A sequence with its instants.
#[derive(Debug, Default)]
pub(crate) struct Placed {
    /// One per moment; none for headings, and where no day is known.
    pub(crate) instants: Vec<Option<Instant>>,
    /// How many times passed midnight by the first rule.
    pub(crate) next_days: usize,
    /// Whether the list is newest first.
    pub(crate) newest_first: bool,
    /// How many dates leave open which number is the month.
    pub(crate) ambiguous: usize,
    /// How many times lie in the hour that the clock shows twice.
    pub(crate) repeated: usize,
    /// How many times lie in the hour that the clock skips.
    pub(crate) skipped: usize,
}

/// Times that share a named day: those after a heading, or from a dated line on.
struct Run {
    /// The day that is named, if any.
    named: Option<NaiveDate>,
    /// Whether the first member carries that day itself.
    dated: bool,
    members: Vec<usize>,
}

/// Gives every moment its instant. `base` is the day of times before any named day; without it, it is the first
/// day that the sequence names. `zone` holds where a line says none.
pub(crate) fn place(moments: &[Moment], base: Option<NaiveDate>, zone: Zone) -> Placed {
    let base = base.or_else(|| moments.iter().find_map(|m| m.day?.resolve(None)));
    let runs = runs(moments, base);
    let mut placed = Placed { instants: vec![None; moments.len()], ..Placed::default() };
    placed.ambiguous = moments.iter().filter(|m| m.day.is_some_and(Day::is_ambiguous)).count();
    placed.newest_first = newest_first(moments, &runs, base, zone);
    let mut before = None;
    let in_order: Vec<_> =
        if placed.newest_first { runs.iter().rev().collect() } else { runs.iter().collect() };
    for run in in_order {
        let Some(day) = run.named.or(base) else { continue };
        before = place_run(run, moments, day, zone, before, &mut placed).or(before);
    }
    placed
}

fn runs(moments: &[Moment], base: Option<NaiveDate>) -> Vec<Run> {
    let mut runs = vec![Run { named: None, dated: false, members: Vec::new() }];
    let mut near = base;
    for (place, moment) in moments.iter().enumerate() {
        if let Some(day) = moment.day.and_then(|day| day.resolve(near)) {
            near = Some(day);
            runs.push(Run { named: Some(day), dated: !moment.heading, members: Vec::new() });
        }
        if !moment.heading
            && let Some(run) = runs.last_mut()
        {
            run.members.push(place);
        }
    }
    runs.retain(|run| !run.members.is_empty());
    runs
}

fn newest_first(moments: &[Moment], runs: &[Run], base: Option<NaiveDate>, zone: Zone) -> bool {
    let days: Vec<_> = runs.iter().filter_map(|run| run.named).collect();
    let (back, forward) = days.windows(2).fold((0, 0), |(back, forward), pair| {
        (back + usize::from(pair[1] < pair[0]), forward + usize::from(pair[1] > pair[0]))
    });
    if back + forward > 0 {
        return forward == 0;
    }
    let times = runs.iter().flat_map(|run| run.members.iter().map(move |member| (run, &moments[*member])));
    let times: Vec<_> = times
        .filter_map(|(run, moment)| {
            let (time, zone) = (moment.time?, moment.zone.unwrap_or(zone));
            let day = run.named.or(base);
            let is_repeated = day.is_some_and(|day| matches!(wall(day, time, zone), Some(Wall::Twice(..))));
            Some((time, is_repeated))
        })
        .collect();
    let steps = || times.windows(2).map(|pair| (pair[1].0 - pair[0].0, pair[0].1 && pair[1].1));
    let back = |step: TimeDelta| step < TimeDelta::zero();
    let is_anchored = times.iter().any(|(_, is_repeated)| !is_repeated);
    // Nearly a day back is midnight and nothing else, in whatever order the list is.
    let fits = |step: TimeDelta| step >= HALF_A_DAY || (step <= TimeDelta::zero() && -step < NEARLY_A_DAY);
    steps().filter(|(step, _)| back(*step)).count() >= 2
        && steps().all(|(step, is_repeated)| fits(step) || is_repeated && is_anchored)
}

/// Places a run behind the instant that stands before it. Returns the last instant.
fn place_run(
    run: &Run,
    moments: &[Moment],
    day: NaiveDate,
    zone: Zone,
    before: Option<Instant>,
    placed: &mut Placed,
) -> Option<Instant> {
    let mut order: Vec<_> = run.members.iter().filter(|m| moments[**m].time.is_some()).copied().collect();
    if placed.newest_first {
        order.reverse();
    }
    let (instants, late) = walk(&order, moments, day, zone, before);
    // Read backwards, a named day is that of the member named first, which was walked last.
    let named_last = placed.newest_first && run.named.is_some() && late > 0;
    let instants = match day.checked_sub_days(Days::new(late)).filter(|_| named_last) {
        Some(earlier) => walk(&order, moments, earlier, zone, before).0,
        None => instants,
    };
    placed.next_days += usize::try_from(late).unwrap_or(0);
    let last = instants.last().copied().flatten();
    for (member, at) in order.iter().zip(instants) {
        placed.instants[*member] = at;
        let (zone, time) = (moments[*member].zone.unwrap_or(zone), moments[*member].time.unwrap_or_default());
        match at.and_then(|at| wall(local_day(at, zone), time, zone)) {
            Some(Wall::Twice(..)) => placed.repeated += 1,
            Some(Wall::Skipped(_)) => placed.skipped += 1,
            _ => {}
        }
    }
    // A day without a time stands at its midnight.
    if run.dated
        && let Some(first) = run.members.first().filter(|m| moments[**m].time.is_none())
    {
        placed.instants[*first] = instant(day, NaiveTime::MIN, moments[*first].zone.unwrap_or(zone));
    }
    last
}

/// The instants of times in order, from a day on; and how many midnights were passed. `earlier` is the instant before the
/// first of them.
fn walk(
    order: &[usize],
    moments: &[Moment],
    first: NaiveDate,
    zone: Zone,
    earlier: Option<Instant>,
) -> (Vec<Option<Instant>>, u64) {
    let (mut day, mut midnights) = (first, 0);
    let mut before: Option<Instant> = None;
    let mut instants = Vec::with_capacity(order.len());
    for member in order {
        let moment = &moments[*member];
        let known = before.or(earlier);
        let on = |day: NaiveDate| {
            instant_after(known, day, moment.time.unwrap_or_default(), moment.zone.unwrap_or(zone))
        };
        let mut at = on(day);
        if let (Some(found), Some(before)) = (at, before) {
            if before - found > FEW_HOURS {
                day = day.succ_opt().unwrap_or(day);
                midnights += 1;
                at = on(day);
            } else if found - before >= NEARLY_A_DAY && midnights > 0 {
                at = day.pred_opt().and_then(on);
            }
        }
        before = at.or(before);
        instants.push(at);
    }
    (instants, midnights)
}

/// The day that a clock in a zone shows at an instant.
fn local_day(at: Instant, zone: Zone) -> NaiveDate {
    match zone {
        Zone::Fixed(offset) | Zone::Named(offset, _) => at.with_timezone(&offset).date_naive(),
        Zone::Region(tz) => at.with_timezone(&tz).date_naive(),
    }
}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;

    use super::super::stamp;
    use super::*;

    fn placed(lines: &[&str]) -> (Vec<String>, Placed) {
        let moments: Vec<_> = lines
            .iter()
            .map(|line| {
                let heading = line.starts_with('#');
                let stamp = stamp(line.trim_start_matches(['#', ' '])).unwrap();
                Moment { day: stamp.day, time: stamp.time, zone: stamp.zone, heading }
            })
            .collect();
        let placed = place(&moments, NaiveDate::from_ymd_opt(2024, 11, 15), Zone::Region(Tz::UTC));
        let said = placed.instants.iter().flatten().map(|at| at.format("%d %H:%M").to_string()).collect();
        (said, placed)
    }

    #[test]
    fn a_time_that_goes_back_by_many_hours_is_on_the_next_day() {
        let (said, placed) = placed(&["22:50", "23:58", "00:12", "09:00", "08:30"]);
        assert_eq!(said, ["15 22:50", "15 23:58", "16 00:12", "16 09:00", "16 08:30"]);
        assert_eq!(placed.next_days, 1);
    }

    #[test]
    fn a_small_step_back_is_a_late_note_of_the_same_day() {
        let (said, placed) = placed(&["14:41", "14:38", "14:50"]);
        assert_eq!(said, ["15 14:41", "15 14:38", "15 14:50"]);
        assert_eq!(placed.next_days, 0);
    }

    #[test]
    fn a_late_note_from_before_midnight_stays_before_midnight() {
        let (said, _) = placed(&["23:50", "00:05", "23:58", "00:10"]);
        assert_eq!(said, ["15 23:50", "16 00:05", "15 23:58", "16 00:10"]);
    }

    #[test]
    fn a_list_that_descends_throughout_is_newest_first_and_passes_no_midnight() {
        let (said, placed) = placed(&["22:00", "15:00", "09:00", "08:59"]);
        assert_eq!(said, ["15 22:00", "15 15:00", "15 09:00", "15 08:59"]);
        assert!(placed.newest_first);
    }

    #[test]
    fn a_newest_first_list_passes_midnight_where_a_time_jumps_forward() {
        let (said, _) = placed(&["01:00", "00:20", "23:30", "22:00"]);
        assert_eq!(said, ["16 01:00", "16 00:20", "15 23:30", "15 22:00"]);
    }

    #[test]
    fn a_named_day_holds_until_the_next_one() {
        let (said, _) = placed(&["10:00", "# 2024-11-20", "09:00", "11:00", "# Nov 22", "08:00"]);
        assert_eq!(said, ["15 10:00", "20 09:00", "20 11:00", "22 08:00"]);
    }

    #[test]
    fn days_in_descending_order_are_newest_first() {
        let (said, _) = placed(&["2024-11-16 00:10", "23:50", "2024-11-14 12:00"]);
        assert_eq!(said, ["16 00:10", "15 23:50", "14 12:00"]);
    }

    fn in_berlin(day: &str, lines: &[&str]) -> (Vec<String>, Placed) {
        let moment = |line: &&str| {
            let stamp = stamp(line).unwrap();
            Moment { day: stamp.day, time: stamp.time, zone: stamp.zone, heading: false }
        };
        let moments: Vec<_> = lines.iter().map(moment).collect();
        let placed = place(&moments, day.parse().ok(), Zone::Region(Tz::Europe__Berlin));
        (placed.instants.iter().flatten().map(|at| at.format("%d %H:%M").to_string()).collect(), placed)
    }

    #[test]
    fn the_order_of_the_notes_tells_the_two_passes_of_an_hour_apart() {
        let day = "2025-10-26";
        let (said, placed) = in_berlin(day, &["02:40", "02:55", "02:10", "02:20", "03:05"]);
        assert_eq!(said, ["26 00:40", "26 00:55", "26 01:10", "26 01:20", "26 02:05"]);
        assert_eq!((placed.repeated, placed.next_days), (4, 0));
        let (said, _) = in_berlin(day, &["03:05", "02:20", "02:10", "02:55", "02:40"]);
        assert_eq!(said, ["26 02:05", "26 01:20", "26 01:10", "26 00:55", "26 00:40"]);
        let (said, _) = in_berlin(day, &["02:40", "02:20 CET", "02:50", "02:30 CEST", "02:15Z"]);
        assert_eq!(said, ["26 00:40", "26 01:20", "26 01:50", "26 00:30", "26 02:15"]);
        let dated = ["2025-10-26 02:40", "2025-10-26 02:55", "2025-10-26 02:10", "2025-10-26 02:20"];
        assert_eq!(in_berlin(day, &dated).0, ["26 00:40", "26 00:55", "26 01:10", "26 01:20"]);
        // What was told out of order says nothing of the hour.
        assert_eq!(in_berlin(day, &["2025-10-26 12:00", "2025-10-26 02:10"]).0[1], "26 00:10");
    }

    #[test]
    fn a_skipped_hour_is_counted_and_stands_at_its_end() {
        let (said, placed) = in_berlin("2025-03-30", &["01:50", "02:30", "03:10"]);
        assert_eq!(said, ["30 00:50", "30 01:00", "30 01:10"]);
        assert_eq!((placed.repeated, placed.skipped), (0, 1));
    }

    #[test]
    fn without_any_day_there_is_no_instant() {
        let moment = Moment { day: None, time: NaiveTime::from_hms_opt(1, 0, 0), zone: None, heading: false };
        assert_eq!(place(&[moment], None, Zone::Region(Tz::UTC)).instants, [None]);
    }
}
