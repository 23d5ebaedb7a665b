use leptos::ev::MouseEvent;

/// What a press does, for `on:click`. All presses share one type: Leptos is not compiled again for every one of them.
pub fn press(act: impl FnMut(MouseEvent) + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(act)
}
