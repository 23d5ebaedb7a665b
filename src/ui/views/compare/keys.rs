use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// Arrow keys move the focus between the matrix's cells; Home and End to the row's first and last. Only the row's
/// first cell is a tab stop, so that Tab goes from row to row and not through every cell.
pub fn move_focus(event: KeyboardEvent) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return;
    };
    if !target.has_attribute("data-cell") {
        return;
    }
    let Some(row) = target.closest("tr").ok().flatten() else {
        return;
    };
    let Some(cell) = target.closest("th, td").ok().flatten() else {
        return;
    };
    let at = previous_cells(&cell);
    let found = match event.key().as_str() {
        "ArrowRight" => in_row(&row, |index| index > at, false),
        "ArrowLeft" => in_row(&row, |index| index < at, true),
        "Home" => in_row(&row, |_| true, false),
        "End" => in_row(&row, |_| true, true),
        "ArrowDown" => beside(&row, at, Element::next_element_sibling),
        "ArrowUp" => beside(&row, at, Element::previous_element_sibling),
        _ => return,
    };
    event.prevent_default();
    if let Some(found) = found {
        // A button that has just gone cannot take the focus: it stays where it is.
        let _ = found.focus();
    }
}

fn previous_cells(cell: &Element) -> u32 {
    let mut count = 0;
    let mut before = cell.previous_element_sibling();
    while let Some(element) = before {
        count += 1;
        before = element.previous_element_sibling();
    }
    count
}

/// The button in the first (or last) cell of the row whose index is wanted.
fn in_row(row: &Element, wanted: impl Fn(u32) -> bool, last: bool) -> Option<HtmlElement> {
    let cells = row.children();
    let mut indices: Vec<u32> = (0..cells.length()).filter(|index| wanted(*index)).collect();
    if last {
        indices.reverse();
    }
    indices.into_iter().find_map(|index| button_in(&cells.item(index)?))
}

/// The button in the same column of the next row that has one there, or else in the row's title.
fn beside(row: &Element, at: u32, step: fn(&Element) -> Option<Element>) -> Option<HtmlElement> {
    let mut next = step(row);
    while let Some(row) = next {
        if row.class_list().contains("matrix-row") {
            let cells = row.children();
            return cells
                .item(at)
                .and_then(|cell| button_in(&cell))
                .or_else(|| button_in(&row));
        }
        next = step(&row);
    }
    None
}

fn button_in(element: &Element) -> Option<HtmlElement> {
    element.query_selector("[data-cell]").ok().flatten()?.dyn_into().ok()
}
