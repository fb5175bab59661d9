//! A label with its value.

use super::block;
use crate::{Field, Label};

pub(super) fn field(label: Label, value: impl Into<String>) -> Field {
    Field { label, value: block(&value.into()) }
}
