//! Documents out: plain models to the bytes of office files. The same model gives the same bytes.

#[cfg(feature = "formats")]
mod csv_zip;
#[cfg(feature = "formats")]
mod docx;
#[cfg(feature = "formats")]
mod package;
#[cfg(feature = "formats")]
mod xlsx;

use serde::{Deserialize, Serialize};

use crate::report::Paper;
use crate::report::workbook::Workbook;

/// What can be written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Document {
    Docx(Paper),
    Xlsx(Workbook),
    /// A CSV file for each sheet.
    CsvZip(Workbook),
}

/// The bytes of a document.
#[cfg(feature = "formats")]
pub fn write(document: &Document) -> Vec<u8> {
    match document {
        Document::Docx(paper) => docx::docx(paper),
        Document::Xlsx(workbook) => xlsx::xlsx(workbook),
        Document::CsvZip(workbook) => csv_zip::csv_zip(workbook),
    }
}
