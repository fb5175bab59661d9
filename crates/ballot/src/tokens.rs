//! Tokens by which phones return to their seats: 128 random bits each.

use std::collections::HashMap;

use afterword_domain::PostMortemId;
use afterword_domain::ballot_box::Claim;
use parking_lot::Mutex;

/// Returns random bytes of the operating system. Aborts the process where it has none.
pub(crate) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // Can't fail on the supported systems. Aborts nevertheless, since a token of zeros must never be sent.
    if getrandom::fill(&mut bytes).is_err() {
        log::error!("the system gives no random numbers");
        std::process::abort();
    }
    bytes
}

/// The seats that phones took. Outlives the server, so that everybody is still seated when it is reopened.
#[derive(Default)]
pub(crate) struct Tokens {
    taken: Mutex<HashMap<String, Taken>>,
}

struct Taken {
    id: PostMortemId,
    claim: Claim,
    /// The random id that the phone chose, by which it finds its seat when the answer with the token was lost.
    phone: Option<String>,
}

impl Tokens {
    /// Makes and stores a token for a seat that a phone took.
    pub(crate) fn give(&self, id: PostMortemId, claim: Claim, phone: Option<String>) -> String {
        let token: String = random::<16>().iter().map(|byte| format!("{byte:02x}")).collect();
        self.taken.lock().insert(token.clone(), Taken { id, claim, phone });
        token
    }

    /// Returns the token and the seat that a phone has already.
    pub(crate) fn of_phone(&self, id: PostMortemId, phone: &str) -> Option<(String, Claim)> {
        let taken = self.taken.lock();
        let (token, one) =
            taken.iter().find(|(_, one)| one.id == id && one.phone.as_deref() == Some(phone))?;
        Some((token.clone(), one.claim))
    }

    /// Returns the seat of a token; none where the token belongs to another post-mortem.
    pub(crate) fn seat(&self, id: PostMortemId, token: &str) -> Option<Claim> {
        let taken = self.taken.lock();
        let one = taken.get(token)?;
        (one.id == id).then_some(one.claim)
    }

    /// Revokes a token.
    pub(crate) fn forget(&self, token: &str) {
        self.taken.lock().remove(token);
    }

    /// Revokes the tokens of seats that are no longer taken.
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
