use leptos::prelude::*;

use crate::present::quotes::QuoteId;
use crate::ui::parts::CollectPieces;
use crate::ui::views::quotes::SingleQuote;

/// The quotes by the entity.
#[component]
pub fn Quoted(quotes: Vec<QuoteId>) -> impl IntoView {
    (!quotes.is_empty()).then(|| {
        let items = quotes
            .into_iter()
            .map(|id| view! { <SingleQuote id /> })
            .collect_pieces();
        view! {
            <section>
                <h3>"Quoted"</h3>
                <ul class="quote-items">{items}</ul>
            </section>
        }
    })
}
