//! Tokens of trackers in the keychain of the system: never in a file of ours, never in a log.

use afterword_domain::ConnectionId;
use afterword_service::tickets::Keychain;
use keyring::Entry;

/// Under which name the keychain lists our tokens.
const SERVICE: &str = "app.afterword.tickets";

/// The keychain of the system.
pub(crate) struct SystemKeychain;

fn entry(id: ConnectionId) -> Option<Entry> {
    Entry::new(SERVICE, &id.to_string()).ok()
}

impl Keychain for SystemKeychain {
    fn is_there(&self) -> bool {
        Entry::store_status().is_ok()
    }

    fn token(&self, id: ConnectionId) -> Option<String> {
        entry(id)?.get_password().ok()
    }

    fn keep(&self, id: ConnectionId, token: Option<&str>) -> bool {
        let Some(entry) = entry(id) else { return false };
        match token {
            Some(token) => entry.set_password(token).is_ok(),
            None => matches!(entry.delete_credential(), Ok(()) | Err(keyring::Error::NoEntry)),
        }
    }
}
