//! The user's corrections of names in words.

use crate::analysis::entities::repair::{Repair, Which};
use crate::report::named;

/// A correction in words: what was said of which mentions.
pub fn correction(repair: &Repair) -> String {
    match repair {
        Repair::Merge { from, into } => format!("“{}” is the same as “{}”", from.name, into.name),
        Repair::Rename { of, name } => format!("“{}” is called “{name}”", of.name),
        Repair::Retype { of, kind } => format!("“{}” is of the kind {}", of.name, named(*kind)),
        Repair::Move { of, which, into } if of.name == into.name => {
            format!("{} is another “{}”", mentions(which, &of.name), into.name)
        }
        Repair::Move { of, which, into } => {
            format!("{} is “{}”, not “{}”", mentions(which, &of.name), into.name, of.name)
        }
        Repair::Remove { of, which } => format!("{} is not a name", mentions(which, &of.name)),
        Repair::Add { which, into } => format!(
            "{} is a name: “{}” ({})",
            mentions(which, &into.name),
            into.name,
            named(into.kind)
        ),
    }
}

fn mentions(which: &Which, name: &str) -> String {
    match which {
        Which::All => format!("“{name}”"),
        Which::Words(words) => format!("Every “{words}”"),
        Which::Here(place) => format!("One “{}”", place.words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::entities::EntityKind;
    use crate::analysis::entities::repair::{Named, Occurrence};
    use crate::text::Span;

    #[test]
    fn corrections_in_words() {
        let ada = || Named::of_words("Ada Ferro", EntityKind::Person);
        let words = || Which::Words("Ferro".into());
        let here = || {
            Which::Here(Occurrence {
                source: 2,
                span: Span::new(3, 8),
                words: "Ferro".into(),
            })
        };
        for (repair, expected) in [
            (
                Repair::Merge {
                    from: Named::of_words("A. Ferro", EntityKind::Person),
                    into: ada(),
                },
                "“A. Ferro” is the same as “Ada Ferro”",
            ),
            (
                Repair::Rename {
                    of: ada(),
                    name: "Dr Ferro".into(),
                },
                "“Ada Ferro” is called “Dr Ferro”",
            ),
            (
                Repair::Retype {
                    of: ada(),
                    kind: EntityKind::Place,
                },
                "“Ada Ferro” is of the kind place",
            ),
            (
                Repair::Move {
                    of: ada(),
                    which: words(),
                    into: Named::apart("Ferro", &ada()),
                },
                "Every “Ferro” is “Ferro”, not “Ada Ferro”",
            ),
            (
                Repair::Move {
                    of: ada(),
                    which: here(),
                    into: Named::apart("Ada Ferro", &ada()),
                },
                "One “Ferro” is another “Ada Ferro”",
            ),
            (
                Repair::Remove {
                    of: ada(),
                    which: Which::All,
                },
                "“Ada Ferro” is not a name",
            ),
            (
                Repair::Add {
                    which: words(),
                    into: ada(),
                },
                "Every “Ferro” is a name: “Ada Ferro” (person)",
            ),
        ] {
            assert_eq!(correction(&repair), expected);
        }
    }
}
