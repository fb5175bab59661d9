//! What a phone shows to be let back to its seat: 128 random bits.

use std::collections::HashMap;

use afterword_domain::PostMortemId;
use afterword_domain::ballot_box::Claim;
use parking_lot::Mutex;

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
    taken: Mutex<HashMap<String, Taken>>,
}

struct Taken {
    id: PostMortemId,
    claim: Claim,
    /// What the phone calls itself, so that it finds its seat again when the answer that told it was lost.
    phone: Option<String>,
}

impl Tokens {
    /// A token for a seat that a phone took.
    pub(crate) fn give(&self, id: PostMortemId, claim: Claim, phone: Option<String>) -> String {
        let token: String = random::<16>().iter().map(|byte| format!("{byte:02x}")).collect();
        self.taken.lock().insert(token.clone(), Taken { id, claim, phone });
        token
    }

    /// The token and the seat that a phone has already.
    pub(crate) fn of_phone(&self, id: PostMortemId, phone: &str) -> Option<(String, Claim)> {
        let taken = self.taken.lock();
        let (token, one) =
            taken.iter().find(|(_, one)| one.id == id && one.phone.as_deref() == Some(phone))?;
        Some((token.clone(), one.claim))
    }

    /// The seat behind a token.
    pub(crate) fn seat(&self, id: PostMortemId, token: &str) -> Option<Claim> {
        let taken = self.taken.lock();
        let one = taken.get(token)?;
        (one.id == id).then_some(one.claim)
    }

    /// A token that was given back opens nothing any more.
    pub(crate) fn forget(&self, token: &str) {
        self.taken.lock().remove(token);
    }

    /// Forgets seats that are not taken any more.
    pub(crate) fn keep(&self, is_taken: impl Fn(PostMortemId, Claim) -> bool) {
        self.taken.lock().retain(|_, one| is_taken(one.id, one.claim));
    }
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
        let token = tokens.give(vote, claim, Some("phone".into()));
        assert_eq!(tokens.of_phone(vote, "phone"), Some((token.clone(), claim)));
        assert_eq!(tokens.of_phone(vote, "other"), None);
        assert_eq!(token.len(), 32);
        assert_eq!(tokens.seat(vote, &token), Some(claim));
        assert_eq!(tokens.seat(PostMortemId(Uuid::from_u128(3)), &token), None);
        for other in ["", "x", &"0".repeat(32), &"é".repeat(16), &token[1..], &format!("+{}", &token[1..])] {
            assert_eq!(tokens.seat(vote, other), None, "{other}");
            tokens.forget(other);
        }
        assert_eq!(tokens.seat(vote, &token), Some(claim));
        tokens.forget(&token);
        assert_eq!(tokens.seat(vote, &token), None);
    }
}
