//! A person as both Jiras tell of them.

use serde::Deserialize;

/// Cloud names people by `accountId` and has no usernames; Data Center has `name` and no account ids.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct User {
    pub(super) account_id: Option<String>,
    pub(super) name: Option<String>,
    pub(super) display_name: String,
    #[serde(default = "yes")]
    pub(super) active: bool,
}

fn yes() -> bool {
    true
}
