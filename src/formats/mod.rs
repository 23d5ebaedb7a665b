//! (Replaced by the branch of the formats.)
pub mod write;
