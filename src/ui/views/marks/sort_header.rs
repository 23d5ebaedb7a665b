use leptos::prelude::*;

use crate::ui::parts::press;

/// How a table is sorted: by which column and which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sorting<Column> {
    pub by: Column,
    pub descending: bool,
}

impl<Column: Copy + PartialEq> Sorting<Column> {
    /// The sorting after a press on a column's header: the other way round where it was sorted by it already.
    pub fn pressed(self, column: Column) -> Self {
        Sorting {
            by: column,
            descending: self.by == column && !self.descending,
        }
    }
}

/// A column's header that sorts by it. `first_down`: its first order runs from the largest down.
#[component]
pub fn SortHeader<Column: Copy + PartialEq + Send + Sync + 'static>(
    column: Column,
    sorting: RwSignal<Sorting<Column>>,
    #[prop(into)] label: String,
    #[prop(optional)] class: &'static str,
    #[prop(optional)] first_down: bool,
    #[prop(optional)] under: String,
    /// Stands below all that.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let direction = move || {
        let sorting = sorting.get();
        (sorting.by == column).then_some(sorting.descending != first_down)
    };
    let aria = move || match direction() {
        None => "none",
        Some(true) => "descending",
        Some(false) => "ascending",
    };
    let arrow = move || match direction() {
        None => "",
        Some(true) => "↓",
        Some(false) => "↑",
    };
    view! {
        <th scope="col" class=class aria-sort=aria>
            <button type="button" class="sort" on:click=press(move |_| sorting.update(|sorting| *sorting = sorting.pressed(column)))>
                {label}
                <span class="sort-arrow" aria-hidden="true">
                    {arrow}
                </span>
            </button>
            {(!under.is_empty()).then(|| view! { <span class="column-type">{under}</span> })}
            {children.map(|children| children())}
        </th>
    }
}
