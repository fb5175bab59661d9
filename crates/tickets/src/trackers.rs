//! The kinds of tracker. Each has a file with all that is known of it: its profile, its requests, its faults. A further
//! one is such a file, its `mod` and its line in the table.

mod github;
mod gitlab;
mod jira;
mod linear;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::profile::Profile;

macro_rules! trackers {
    ($($(#[doc = $about:literal])* $name:ident => $profile:path,)*) => {
        /// The kinds of tracker.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum Tracker {
            $($(#[doc = $about])* $name,)*
        }

        impl Tracker {
            /// All kinds.
            pub const ALL: [Self; [$(stringify!($name)),*].len()] = [$(Self::$name),*];

            /// Its name for people.
            #[must_use]
            pub fn label(self) -> &'static str {
                self.profile().form.label
            }

            /// What is known of it.
            #[must_use]
            pub fn profile(self) -> &'static Profile {
                match self {
                    $(Self::$name => &$profile,)*
                }
            }
        }
    };
}

trackers! {
    /// GitHub Issues, on github.com or an Enterprise Server.
    Github => github::PROFILE,
    /// GitLab, on gitlab.com or self-managed.
    Gitlab => gitlab::PROFILE,
    /// Jira Cloud, REST API version 3.
    JiraCloud => jira::CLOUD,
    /// Jira Data Center or Server from 8.14, REST API version 2.
    JiraDataCenter => jira::DATA_CENTER,
    /// Linear.
    Linear => linear::PROFILE,
}
