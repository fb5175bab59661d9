//! Tokens for as long as this host runs. The keychain of the system is tested in the real window.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use afterword_domain::ConnectionId;
use afterword_service::tickets::Keychain;

#[derive(Default)]
pub(crate) struct Memory(Mutex<HashMap<ConnectionId, String>>);

impl Keychain for Memory {
    fn is_there(&self) -> bool {
        true
    }

    fn token(&self, id: ConnectionId) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&id).cloned()
    }

    fn keep(&self, id: ConnectionId, token: Option<&str>) -> bool {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match token {
            Some(token) => kept.insert(id, token.to_owned()),
            None => kept.remove(&id),
        };
        true
    }
}
