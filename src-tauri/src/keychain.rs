//! Stores tokens of trackers in the system's keychain, never in a file of Afterword or in a log.

use afterword_service::Keychain;
use keyring::Entry;

/// The service name under which the keychain lists the tokens.
const SERVICE: &str = "app.afterword.tickets";

pub(crate) struct SystemKeychain;

fn entry(name: &str) -> Option<Entry> {
    Entry::new(SERVICE, name).ok()
}

impl Keychain for SystemKeychain {
    fn is_there(&self) -> bool {
        Entry::store_status().is_ok()
    }

    fn token(&self, name: &str) -> Option<String> {
        entry(name)?.get_password().ok()
    }

    fn keep(&self, name: &str, token: Option<&str>) -> bool {
        let Some(entry) = entry(name) else { return false };
        match token {
            Some(token) => entry.set_password(token).is_ok(),
            None => matches!(entry.delete_credential(), Ok(()) | Err(keyring::Error::NoEntry)),
        }
    }
}
