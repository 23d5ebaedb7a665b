use serde::{Deserialize, Serialize};

/// The user's word on a finding, kept by the finding's id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    Confirmed,
    Dismissed { reason: String },
}

impl Verdict {
    pub fn is_dismissed(&self) -> bool {
        matches!(self, Verdict::Dismissed { .. })
    }
}
