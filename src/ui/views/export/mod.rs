//! What leaves: the dialog of reports, and the buttons that save a list, copy a part or save a drawing.

mod copy;
mod dialog;
mod drawing;
mod list;
mod outcome;

pub use copy::CopyRich;
pub use dialog::ExportDialog;
pub use drawing::SaveDrawing;
pub use list::ListCsv;
