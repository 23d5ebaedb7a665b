//! Every list and table as a CSV file, in one archive.

use super::package::Package;
use crate::report::workbook::{Workbook, csv};

/// The byte order mark tells spreadsheets that the files are UTF-8.
pub fn csv_zip(workbook: &Workbook) -> Vec<u8> {
    let mut package = Package::default();
    for sheet in &workbook.sheets {
        package.add(&format!("{}.csv", sheet.slug), &format!("\u{feff}{}", csv(sheet)));
    }
    package.finish()
}
