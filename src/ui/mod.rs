//! The interface. `state` holds what is shown and every verb; `parts` know
//! nothing of the domain; `views` show it, one folder each; `app` composes.

pub mod app;
mod dialogs;
mod later;
pub mod parts;
pub mod state;
pub mod views;
