//! What a phone shows to be let back to its seat: 128 random bits.

use std::collections::HashMap;
use std::sync::Mutex;

use afterword_domain::PostMortemId;
use afterword_domain::ballot_box::Claim;

const LENGTH: usize = 16;

/// Random bytes of the operating system.
pub(crate) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // The systems that this runs on have no way to fail here; a token of zeros must never go out all the same.
    if getrandom::fill(&mut bytes).is_err() {
        log::error!("the system gives no random numbers");
        std::process::abort();
    }
    bytes
}

/// The seats that phones took. They outlast the server, so that one that is opened again finds everybody seated.
#[derive(Default)]
pub(crate) struct Tokens {
    taken: Mutex<HashMap<[u8; LENGTH], (PostMortemId, Claim)>>,
}

impl Tokens {
    /// A token for a seat.
    pub(crate) fn give(&self, id: PostMortemId, claim: Claim) -> String {
        let token = random::<LENGTH>();
        self.lock().insert(token, (id, claim));
        token.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The seat behind a token.
    pub(crate) fn seat(&self, id: PostMortemId, token: &str) -> Option<Claim> {
        let (of, claim) = *self.lock().get(&bytes(token)?)?;
        (of == id).then_some(claim)
    }

    /// A token that was given back opens nothing any more.
    pub(crate) fn forget(&self, token: &str) {
        if let Some(bytes) = bytes(token) {
            self.lock().remove(&bytes);
        }
    }

    /// Forgets the seats of votes that are over.
    pub(crate) fn keep(&self, is_open: impl Fn(PostMortemId) -> bool) {
        self.lock().retain(|_, (id, _)| is_open(*id));
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<[u8; LENGTH], (PostMortemId, Claim)>> {
        self.taken.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

fn bytes(token: &str) -> Option<[u8; LENGTH]> {
    if token.len() != 2 * LENGTH || !token.is_ascii() {
        return None;
    }
    let mut bytes = [0; LENGTH];
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&token[2 * place..2 * place + 2], 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use afterword_domain::SeatId;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_token_opens_its_own_seat_in_its_own_vote_until_it_is_given_back() {
        let (tokens, vote) = (Tokens::default(), PostMortemId(Uuid::from_u128(1)));
        let claim = Claim { seat: SeatId(Uuid::from_u128(2)), number: 1 };
        let token = tokens.give(vote, claim);
        assert_eq!(token.len(), 32);
        assert_eq!(tokens.seat(vote, &token), Some(claim));
        assert_eq!(tokens.seat(PostMortemId(Uuid::from_u128(3)), &token), None);
        for other in ["", "x", &"0".repeat(32), &"é".repeat(16), &token[1..], &format!("+{}", &token[1..])] {
            assert_eq!(tokens.seat(vote, other), None, "{other}");
        }
        tokens.forget(&token);
        assert_eq!(tokens.seat(vote, &token), None);
    }
}
