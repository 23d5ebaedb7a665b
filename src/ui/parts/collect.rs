use leptos::prelude::*;

/// Pieces of the page one after the other, whatever they are drawn by: lists share one type, and Leptos is not
/// compiled again for every kind of line.
pub trait CollectPieces {
    fn collect_pieces(self) -> Vec<AnyView>;
}

impl<I: IntoIterator<Item: IntoView + 'static>> CollectPieces for I {
    fn collect_pieces(self) -> Vec<AnyView> {
        self.into_iter().map(|piece| piece.into_any()).collect()
    }
}
