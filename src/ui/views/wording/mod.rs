//! Wording: how the sources put it. Rates, distinctive words and namings, each with its places in the texts.

mod distinctive;
mod examples;
mod naming;
mod rates;
mod view;

pub use view::Wording;

/// What has its places shown: the list, the row in it, and the item of that row.
type Picked = Option<(usize, usize, usize)>;

/// Shows the places of an item, or puts them away.
fn toggle(picked: leptos::prelude::RwSignal<Picked>, item: (usize, usize, usize)) {
    use leptos::prelude::Update;
    picked.update(|picked| *picked = if *picked == Some(item) { None } else { Some(item) });
}
