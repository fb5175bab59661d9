//! Why an act did not happen.

use afterword_domain::Refusal;
use afterword_store::StoreError;

use crate::Problem;

/// Why an act did not happen.
#[derive(Debug)]
pub(crate) enum Fault {
    Refused(Refusal),
    Store(StoreError),
    /// Somebody stopped it.
    Stopped,
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Refused(refusal) => Self::Refused { refusal },
            Fault::Store(error) => error.into(),
            Fault::Stopped => Self::Stopped,
        }
    }
}
