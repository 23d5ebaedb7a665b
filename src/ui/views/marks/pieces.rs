use leptos::prelude::*;

use crate::present::passage::Piece;
use crate::ui::parts::CollectPieces;

/// A passage with the words marked that no other passage has.
#[component]
pub fn Pieces(pieces: Vec<Piece>) -> impl IntoView {
    let parts = pieces.into_iter().map(|piece| {
        if piece.only_here {
            view! { <mark class="only-here">{piece.text}</mark> }.into_any()
        } else {
            piece.text.into_any()
        }
    });
    view! { <span class="pieces">{parts.collect_pieces()}</span> }
}
