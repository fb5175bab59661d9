//! Limits the number of connections. New ones displace those without a seat before those of seated phones.

use std::collections::{BTreeMap, HashMap};
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use afterword_domain::SeatId;
use parking_lot::Mutex;
use tokio::sync::Notify;
use tokio::time::{Instant, timeout};

use crate::guard::network;

/// The most connections of one seat: a phone uses one or two, and may have others that its network dropped.
const MOST_OF_A_SEAT: usize = 3;
/// How long a new connection waits for the place of another.
const PATIENCE: Duration = Duration::from_secs(1);
/// The most connections that are leaving at a time. One without a seat closes at once; a seated one may still wait for
/// an answer.
const MOST_LEAVING: usize = 8;

/// The pool of places. When it is full, it evicts the oldest connection without a seat, of the address that has most of
/// those; where all connections are seated, the least recently used one.
pub(crate) struct Places {
    most: usize,
    held: Mutex<Held>,
    freed: Notify,
}

#[derive(Default)]
struct Held {
    next: u64,
    /// From the oldest to the newest.
    connections: BTreeMap<u64, Connection>,
}

struct Connection {
    from: IpAddr,
    seat: Option<SeatId>,
    used: Instant,
    leave: Arc<Notify>,
    is_leaving: bool,
}

/// A place in the pool; dropping it frees it.
pub(crate) struct Place {
    places: Arc<Places>,
    number: u64,
    leave: Arc<Notify>,
}

/// The connection that a request came through.
#[derive(Clone)]
pub(crate) struct Connected {
    places: Arc<Places>,
    number: u64,
}

impl Places {
    pub(crate) fn new(most: usize) -> Arc<Self> {
        Arc::new(Self { most: most.max(1), held: Mutex::default(), freed: Notify::new() })
    }

    /// Takes a place for a connection from this address. Returns none where no place becomes free in time.
    pub(crate) async fn take(self: &Arc<Self>, from: IpAddr) -> Option<Place> {
        timeout(PATIENCE, async {
            loop {
                if let Some(place) = self.free_place(from) {
                    return place;
                }
                self.make_room();
                self.freed.notified().await;
            }
        })
        .await
        .ok()
    }

    fn free_place(self: &Arc<Self>, from: IpAddr) -> Option<Place> {
        let mut held = self.held.lock();
        if held.connections.len() >= self.most {
            return None;
        }
        let (number, leave) = (held.next, Arc::new(Notify::new()));
        held.next += 1;
        let connection = Connection {
            from: network(from),
            seat: None,
            used: Instant::now(),
            leave: Arc::clone(&leave),
            is_leaving: false,
        };
        held.connections.insert(number, connection);
        Some(Place { places: Arc::clone(self), number, leave })
    }

    /// Asks one connection to leave.
    pub(crate) fn make_room(&self) {
        let mut held = self.held.lock();
        if held.connections.values().filter(|one| one.is_leaving).count() >= MOST_LEAVING {
            return;
        }
        if let Some(number) = held.stranger().or_else(|| held.least_used(|one| !one.is_leaving)) {
            held.ask_to_leave(number);
        }
    }
}

impl Held {
    /// Returns the oldest connection without a seat, of the address that has most of those.
    fn stranger(&self) -> Option<u64> {
        let mut of_address: HashMap<IpAddr, (usize, u64)> = HashMap::new();
        for (number, one) in self.connections.iter().filter(|(_, one)| one.seat.is_none() && !one.is_leaving)
        {
            of_address.entry(one.from).or_insert((0, *number)).0 += 1;
        }
        let most = of_address.into_values().max_by_key(|(count, oldest)| (*count, u64::MAX - oldest))?;
        Some(most.1)
    }

    fn least_used(&self, is_meant: impl Fn(&Connection) -> bool) -> Option<u64> {
        let meant = self.connections.iter().filter(|(_, one)| is_meant(one));
        meant.min_by_key(|(_, one)| one.used).map(|(number, _)| *number)
    }

    fn ask_to_leave(&mut self, number: u64) {
        if let Some(one) = self.connections.get_mut(&number) {
            one.is_leaving = true;
            one.leave.notify_one();
        }
    }
}

impl Place {
    /// Waits until this connection has to make room for another.
    pub(crate) async fn asked_to_leave(&self) {
        self.leave.notified().await;
    }

    /// Whether a seated phone uses this connection.
    pub(crate) fn is_seated(&self) -> bool {
        self.places.held.lock().connections.get(&self.number).is_some_and(|one| one.seat.is_some())
    }

    pub(crate) fn connected(&self) -> Connected {
        Connected { places: Arc::clone(&self.places), number: self.number }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.places.held.lock().connections.remove(&self.number);
        self.places.freed.notify_one();
    }
}

impl Connected {
    /// Records that the phone on this seat uses the connection. Evicts the seat's least recently used one over
    /// [`MOST_OF_A_SEAT`].
    pub(crate) fn is_used_by(&self, seat: SeatId) {
        let mut held = self.places.held.lock();
        let Some(one) = held.connections.get_mut(&self.number) else { return };
        one.seat = Some(seat);
        one.used = Instant::now();
        let is_of_seat = |one: &Connection| one.seat == Some(seat) && !one.is_leaving;
        if held.connections.values().filter(|one| is_of_seat(one)).count() > MOST_OF_A_SEAT
            && let Some(number) = held.least_used(is_of_seat)
        {
            held.ask_to_leave(number);
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn address(last: u8) -> IpAddr {
        IpAddr::from([192, 168, 1, last])
    }

    fn seat(n: u128) -> SeatId {
        SeatId(Uuid::from_u128(n))
    }

    /// Whether a connection was asked to leave.
    async fn leaves(place: &Place) -> bool {
        timeout(Duration::ZERO, place.asked_to_leave()).await.is_ok()
    }

    #[tokio::test(start_paused = true)]
    async fn a_flood_from_one_address_makes_room_for_another_and_seats_stay() {
        let places = Places::new(10);
        let seated = places.take(address(1)).await.unwrap();
        seated.connected().is_used_by(seat(1));
        let guest = places.take(address(2)).await.unwrap();
        let mut flood = Vec::new();
        for _ in 0..8 {
            flood.push(places.take(address(9)).await.unwrap());
        }
        places.make_room();
        assert!(leaves(&flood[0]).await, "the oldest of the address that holds most");
        drop(flood.remove(0));
        let late = places.take(address(3)).await.unwrap();
        assert!(!leaves(&seated).await && !leaves(&guest).await && !leaves(&late).await);
    }

    #[tokio::test(start_paused = true)]
    async fn without_strangers_the_connection_that_was_used_least_leaves() {
        let places = Places::new(3);
        let mut all = Vec::new();
        for n in 1..=3 {
            let place = places.take(address(n)).await.unwrap();
            place.connected().is_used_by(seat(n.into()));
            tokio::time::advance(Duration::from_secs(1)).await;
            all.push(place);
        }
        all[0].connected().is_used_by(seat(1));
        assert!(places.take(address(4)).await.is_none(), "nobody left in time");
        assert!(!leaves(&all[0]).await && leaves(&all[1]).await && !leaves(&all[2]).await);
    }

    #[tokio::test(start_paused = true)]
    async fn a_seat_holds_no_more_connections_than_a_phone_needs() {
        let places = Places::new(100);
        let mut all = Vec::new();
        for _ in 0..=MOST_OF_A_SEAT {
            let place = places.take(address(1)).await.unwrap();
            place.connected().is_used_by(seat(1));
            tokio::time::advance(Duration::from_secs(1)).await;
            all.push(place);
        }
        assert!(leaves(&all[0]).await && !leaves(&all[1]).await);
    }
}
