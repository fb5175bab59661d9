//! Tokens for as long as this host runs. The keychain of the system is tested in the real window.

use std::collections::HashMap;

use afterword_service::Keychain;
use parking_lot::Mutex;

#[derive(Default)]
pub(crate) struct Memory(Mutex<HashMap<String, String>>);

impl Keychain for Memory {
    fn is_there(&self) -> bool {
        true
    }

    fn token(&self, name: &str) -> Option<String> {
        self.0.lock().get(name).cloned()
    }

    fn keep(&self, name: &str, token: Option<&str>) -> bool {
        let mut kept = self.0.lock();
        match token {
            Some(token) => kept.insert(name.to_owned(), token.to_owned()),
            None => kept.remove(name),
        };
        true
    }
}
