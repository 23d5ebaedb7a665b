use crate::present::Text;
use crate::ui::state::{Readings, SourceInfo};

/// What was read of the sources, in their order; those not read yet are left out.
pub fn texts<'a>(read: &'a Readings, sources: &[SourceInfo]) -> Vec<Text<'a>> {
    let of = |info: &SourceInfo| {
        let reading = read.get(&info.id)?;
        Some(Text {
            id: info.id,
            document: &reading.document,
            analysis: &reading.analysis,
        })
    };
    sources.iter().filter_map(of).collect()
}
