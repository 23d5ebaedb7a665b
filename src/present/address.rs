//! The part of the page's address after the hash: which view is shown, and which sources are read.

use crate::compare::SourceId;

/// The views in the order of their tabs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    #[default]
    Overview,
    Read,
    Compare,
    Entities,
    Tables,
    Figures,
    Quotes,
    Wording,
    Timeline,
}

impl View {
    pub const ALL: [View; 9] = [
        View::Overview,
        View::Read,
        View::Compare,
        View::Entities,
        View::Tables,
        View::Figures,
        View::Quotes,
        View::Wording,
        View::Timeline,
    ];

    /// The name in the address.
    pub fn slug(self) -> &'static str {
        match self {
            View::Overview => "overview",
            View::Read => "read",
            View::Compare => "compare",
            View::Entities => "entities",
            View::Tables => "tables",
            View::Figures => "figures",
            View::Quotes => "quotes",
            View::Wording => "wording",
            View::Timeline => "timeline",
        }
    }

    /// The name on the tab and in the view's heading.
    pub fn name(self) -> &'static str {
        match self {
            View::Overview => "Overview",
            View::Read => "Read",
            View::Compare => "Compare",
            View::Entities => "Entities",
            View::Tables => "Tables",
            View::Figures => "Figures",
            View::Quotes => "Quotes",
            View::Wording => "Wording",
            View::Timeline => "Timeline",
        }
    }
}

/// At most this many sources are read side by side.
pub const COLUMNS: usize = 3;

/// `#read/3+5`: the view, and the sources read side by side.
pub fn write(view: View, columns: &[SourceId]) -> String {
    let mut address = format!("#{}", view.slug());
    if view == View::Read {
        for (index, source) in columns.iter().enumerate() {
            address.push(if index == 0 { '/' } else { '+' });
            address.push_str(&source.to_string());
        }
    }
    address
}

/// The view that an address names, and its sources; an address of no view gives none.
pub fn parse(address: &str) -> Option<(View, Vec<SourceId>)> {
    let address = address.trim_start_matches('#');
    let (slug, rest) = address.split_once('/').unwrap_or((address, ""));
    let view = View::ALL.into_iter().find(|view| view.slug() == slug)?;
    let mut columns: Vec<SourceId> = Vec::new();
    for id in rest.split('+').filter_map(|id| id.parse().ok()) {
        if !columns.contains(&id) && columns.len() < COLUMNS {
            columns.push(id);
        }
    }
    Some((view, columns))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        type Case = (&'static str, Option<(View, Vec<SourceId>)>);
        let cases: [Case; 8] = [
            ("#overview", Some((View::Overview, vec![]))),
            ("compare", Some((View::Compare, vec![]))),
            ("#read/3", Some((View::Read, vec![3]))),
            ("#read/3+5", Some((View::Read, vec![3, 5]))),
            ("#read/3+3+x+4+5+6", Some((View::Read, vec![3, 4, 5]))),
            ("#read/", Some((View::Read, vec![]))),
            ("", None),
            ("#elsewhere/3", None),
        ];
        for (address, expected) in cases {
            assert_eq!(parse(address), expected, "{address}");
        }
    }

    #[test]
    fn an_address_reads_back_as_written() {
        for view in View::ALL {
            let columns = if view == View::Read { vec![4, 2] } else { vec![] };
            assert_eq!(parse(&write(view, &columns)), Some((view, columns)));
        }
    }
}
