//! Light, dark, or as the system says; remembered where the browser allows it.

use leptos::prelude::*;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

const KEY: &str = "crossread-theme";

impl Theme {
    pub fn name(self) -> &'static str {
        match self {
            Theme::System => "System",
            Theme::Light => "Light",
            Theme::Dark => "Dark",
        }
    }

    /// The one after it, round and round.
    pub fn next(self) -> Theme {
        match self {
            Theme::System => Theme::Light,
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::System,
        }
    }

    /// The remembered one.
    pub fn remembered() -> Theme {
        match storage()
            .and_then(|storage| storage.get_item(KEY).ok().flatten())
            .as_deref()
        {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::System,
        }
    }

    /// Shows and remembers it.
    pub fn put_on(self) {
        let Some(root) = document().document_element() else {
            return;
        };
        let value = match self {
            Theme::System => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        };
        let (shown, kept) = match value {
            Some(value) => (
                root.set_attribute("data-theme", value),
                storage().map(|storage| storage.set_item(KEY, value)),
            ),
            None => (
                root.remove_attribute("data-theme"),
                storage().map(|storage| storage.remove_item(KEY)),
            ),
        };
        // A browser that refuses either shows the system's theme: nothing to tell.
        drop((shown, kept));
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// Removes what is remembered.
pub fn forget() {
    if let Some(storage) = storage() {
        // Nothing of it is left where it cannot be removed.
        let _ = storage.remove_item(KEY);
    }
}
