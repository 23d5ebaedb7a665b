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

/// The bytes of a document that is given in postcard's form; none where it is not one of this build.
#[cfg(feature = "formats")]
pub fn write(document: &[u8]) -> Vec<u8> {
    match postcard::from_bytes(document) {
        Ok(Document::Docx(paper)) => docx::docx(&paper),
        Ok(Document::Xlsx(workbook)) => xlsx::xlsx(&workbook),
        Ok(Document::CsvZip(workbook)) => csv_zip::csv_zip(&workbook),
        Err(_) => vec![],
    }
}
