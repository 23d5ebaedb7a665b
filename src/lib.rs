//! Crossread: read one story across its sources.
