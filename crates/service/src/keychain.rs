//! The keychain of the system, where tokens of trackers are kept.

use afterword_domain::text::is_blank;
use afterword_tickets::Connection;

use crate::Problem;

/// Where tokens are kept. Hosts bring their own.
pub trait Keychain: Send + Sync {
    /// Whether there is one.
    fn is_there(&self) -> bool;
    /// The token that is kept under a name.
    fn token(&self, name: &str) -> Option<String>;
    /// Keeps a token under a name, or forgets it. Returns whether that was done.
    fn keep(&self, name: &str, token: Option<&str>) -> bool;
}

/// The name under which the token of a connection is kept. It holds the kind of the tracker, its origin and the project:
/// a connection that is changed to lead elsewhere, by whoever may edit the workspace file, finds no token.
#[must_use]
pub fn token_name(connection: &Connection) -> String {
    let origin = afterword_tickets::origin(connection).unwrap_or_default();
    let project = connection.project.trim().trim_matches('/');
    format!("{} {} {origin} {project}", connection.id, connection.tracker.label())
}

/// The token of a connection: the one that was typed, else the one that is kept.
///
/// # Errors
/// [`Problem::TokenNeeded`].
pub fn token(
    keychain: &dyn Keychain,
    connection: &Connection,
    typed: Option<String>,
) -> Result<String, Problem> {
    let typed = typed.filter(|token| !is_blank(token));
    typed.or_else(|| kept_token(keychain, connection)).ok_or(Problem::TokenNeeded)
}

pub(crate) fn kept_token(keychain: &dyn Keychain, connection: &Connection) -> Option<String> {
    keychain.token(&token_name(connection))
}
