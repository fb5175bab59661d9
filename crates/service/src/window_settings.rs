//! What the user chose for the windows on this machine: theme and size of each, and whether letters are commands.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// That of the system.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// How large a window shows everything, as a factor between 0.5 and 3.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(from = "f64")]
pub struct Zoom(f64);

impl Zoom {
    const SMALLEST: f64 = 0.5;
    const LARGEST: f64 = 3.0;

    /// Returns the factor.
    #[must_use]
    pub fn factor(self) -> f64 {
        self.0
    }
}

impl Default for Zoom {
    fn default() -> Self {
        Self(1.0)
    }
}

impl From<f64> for Zoom {
    fn from(factor: f64) -> Self {
        if factor.is_nan() { Self::default() } else { Self(factor.clamp(Self::SMALLEST, Self::LARGEST)) }
    }
}

/// How one window looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Appearance {
    /// Light or dark.
    #[serde(deserialize_with = "or_default")]
    pub theme: Theme,
    /// How large it shows everything.
    #[serde(deserialize_with = "or_default")]
    pub zoom: Zoom,
}

/// What the user chose for the windows on this machine. A value that can't be read counts as not chosen.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct WindowSettings {
    /// The facilitator's window.
    #[serde(deserialize_with = "or_default")]
    pub facilitator: Appearance,
    /// The room view.
    #[serde(deserialize_with = "or_default")]
    pub room: Appearance,
    /// Whether single letters, digits and signs are commands (WCAG 2.1.4).
    #[serde(deserialize_with = "or_true")]
    pub letter_keys: bool,
}

impl Default for WindowSettings {
    fn default() -> Self {
        Self { facilitator: Appearance::default(), room: Appearance::default(), letter_keys: true }
    }
}

/// Reads a value, or the default where something else stands in its place.
pub(crate) fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned + Default,
{
    let value = serde_json::Value::deserialize(deserializer)?;
    Ok(T::deserialize(value).unwrap_or_default())
}

fn or_true<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    Ok(serde_json::Value::deserialize(deserializer)?.as_bool().unwrap_or(true))
}
