use leptos::prelude::*;

/// Line drawings on a field of 20 by 20, in the colour of the words around them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Plus,
    Close,
    Check,
    Undo,
    Redo,
    Sun,
    Moon,
    Screen,
    Help,
    Lock,
    File,
    List,
    Pencil,
    Bin,
    Eye,
    EyeOff,
    Arrow,
    ChevronRight,
    ChevronDown,
    Link,
    Columns,
    Warning,
    Copy,
    Drop,
    Folder,
    Share,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Icon::Plus => "M10 4v12M4 10h12",
            Icon::Close => "M5 5l10 10M15 5L5 15",
            Icon::Check => "M4 10.5l4 4 8-9",
            Icon::Undo => "M8 5L4 9l4 4M4.5 9H12a4 4 0 010 8H9",
            Icon::Redo => "M12 5l4 4-4 4M15.5 9H8a4 4 0 000 8h3",
            Icon::Sun => {
                "M10 6.5a3.5 3.5 0 100 7 3.5 3.5 0 000-7zM10 2v1.6M10 16.4V18M2 10h1.6M16.4 10H18M4.3 4.3l1.2 1.2M14.5 14.5l1.2 1.2M4.3 15.7l1.2-1.2M14.5 5.5l1.2-1.2"
            }
            Icon::Moon => "M16 11.8A6.5 6.5 0 118.2 4a5.2 5.2 0 007.8 7.8z",
            Icon::Screen => "M3 4.5h14v9H3zM7 17h6M10 13.5V17",
            Icon::Help => "M7.4 7.6a2.6 2.6 0 115 .9c-.6 1-2.4 1.4-2.4 3.2M10 14.9v.1",
            Icon::Lock => "M5.5 9h9v7.5h-9zM7.3 9V6.6a2.7 2.7 0 015.4 0V9",
            Icon::File => "M5.5 2.8h6l3 3v11.4h-9zM11.3 3v3.2h3.1",
            Icon::List => "M4 5.5h12M4 10h12M4 14.5h12",
            Icon::Pencil => "M4 16l.8-3.4L13.2 4.2l2.6 2.6L7.4 15.2zM11.6 5.8l2.6 2.6",
            Icon::Bin => "M4.5 6h11M8 6V4h4v2M6 6l.7 10.5h6.6L14 6M8.6 9v4.5M11.4 9v4.5",
            Icon::Eye => "M2.5 10S5.3 5 10 5s7.5 5 7.5 5-2.8 5-7.5 5-7.5-5-7.5-5zM10 8a2 2 0 100 4 2 2 0 000-4z",
            Icon::EyeOff => "M3.5 12.3S2.5 10 2.5 10 5.3 5 10 5s7.5 5 7.5 5-2.8 5-7.5 5c-.7 0-1.3-.1-1.9-.3M4 16L16 4",
            Icon::Arrow => "M4 10h12M11.5 5.5L16 10l-4.5 4.5",
            Icon::ChevronRight => "M8 5l5 5-5 5",
            Icon::ChevronDown => "M5 8l5 5 5-5",
            Icon::Link => {
                "M8.3 11.7a3 3 0 004.3 0l2.6-2.6a3 3 0 00-4.3-4.3l-1 1M11.7 8.3a3 3 0 00-4.3 0l-2.6 2.6a3 3 0 004.3 4.3l1-1"
            }
            Icon::Columns => "M3.5 4.5h13v11h-13zM10 4.5v11",
            Icon::Warning => "M10 3.5l7 12.5H3zM10 8.3v3.6M10 13.9v.1",
            Icon::Copy => "M7 7h9v9H7zM4 13V4h9",
            Icon::Folder => "M3 5.5h5l1.6 2H17v8.5H3z",
            Icon::Share => "M10 12.5V3M6.3 6.3L10 2.8l3.7 3.5M6 8.5H4.5v8h11v-8H14",
            Icon::Drop => "M10 3v9M6.3 8.5L10 12.2l3.7-3.7M3.5 13v3.5h13V13",
        }
    }
}

/// The drawing alone, hidden from screen readers: a label stands beside it.
pub fn icon(icon: Icon) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <path d=icon.path() />
        </svg>
    }
}
