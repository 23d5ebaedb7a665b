use leptos::prelude::*;

use crate::analysis::tables::Column;
use crate::compare::SourceId;
use crate::present::tables::column_name;
use crate::text::ColumnChoice;
use crate::ui::parts::CollectPieces;
use crate::ui::state::use_app;

/// What can be chosen; the first is what the cells tell.
const CHOICES: [(&str, Option<ColumnChoice>); 6] = [
    ("type: as read", None),
    ("text", Some(ColumnChoice::Text)),
    ("date", Some(ColumnChoice::Date)),
    ("number", Some(ColumnChoice::Number)),
    ("money", Some(ColumnChoice::Money)),
    ("percent", Some(ColumnChoice::Percent)),
];

/// Says what a column holds, where it was read wrongly. Kept with the source's corrections; undone like them.
#[component]
pub fn TypeChoice(source: SourceId, table: u32, column: Column, at: usize) -> impl IntoView {
    let app = use_app();
    let label = format!("Type of {}", column_name(&column, at));
    let options = CHOICES.iter().enumerate().map(|(index, (name, choice))| {
        view! {
            <option value=index.to_string() selected=*choice == column.chosen>
                {*name}
            </option>
        }
    });
    let options = options.collect_pieces();
    let choose = move |event: web_sys::Event| {
        let index = event_target_value(&event).parse().unwrap_or(0);
        let choice = CHOICES.get(index).and_then(|(_, choice)| *choice);
        app.choose_type(source, (table, column.at), choice);
    };
    view! {
        <select class="column-choice" class:is-chosen=column.chosen.is_some() aria-label=label on:change=choose>
            {options}
        </select>
    }
}
