use leptos::prelude::*;

use crate::present::Text;
use crate::present::entities::{Row, rows};
use crate::ui::state::App;
use crate::ui::views::texts;

/// Looks something up among all names as they are now.
pub fn with_rows<T>(app: App, look_up: impl FnOnce(&[Text], &[Row]) -> T) -> T {
    let sources = app.sources.get_untracked();
    let comparison = app.comparison.get_untracked();
    app.read.with_untracked(|read| {
        let texts = texts(read, &sources);
        let rows = rows(&texts, comparison.as_deref());
        look_up(&texts, &rows)
    })
}
