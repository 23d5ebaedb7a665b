use std::collections::BTreeMap;

use jiff::civil::Date;
use proptest::prelude::*;

use super::*;
use crate::analysis::entities::EntityKind::*;
use crate::analysis::entities::repair::{Named, Occurrence, Repair, Which};
use crate::ingest::{Edits, Segment};
use crate::text::ColumnChoice;
use crate::workspace::{Change, Verdict};

/// One correction of each form and kind.
fn one_of_each(source: u32) -> Vec<Repair> {
    let named = |kind| Named::of_words("Arden Vale", kind);
    let here = Which::Here(Occurrence {
        source,
        span: Span::new(0, 6),
        words: "Second".into(),
    });
    vec![
        Repair::Merge {
            from: named(Person),
            into: named(Organisation),
        },
        Repair::Rename {
            of: named(Place),
            name: "Arden".into(),
        },
        Repair::Retype {
            of: named(Facility),
            kind: Nationality,
        },
        Repair::Move {
            of: named(Event),
            which: Which::Words("Vale".into()),
            into: Named::apart("Vale", &named(Event)),
        },
        Repair::Remove {
            of: named(Product),
            which: Which::All,
        },
        Repair::Add {
            which: here,
            into: named(Work),
        },
    ]
}

/// As it was when the files of the first version were written.
fn filled() -> Workspace {
    let mut workspace = Workspace::default();
    let text = "First “article”.\n\nSecond article.";
    let at = text.find("Second").unwrap();
    let segment = |start, end, why: &str| Segment {
        span: Span::new(start, end),
        why: why.into(),
    };
    workspace.apply(Change::Add {
        name: "two.txt".into(),
        format: Format::Plain,
        text: text.into(),
        segments: vec![segment(0, at, ""), segment(at, text.len(), "A headline begins here.")],
        edits: Default::default(),
    });
    let source = workspace.sources[1].id;
    let edits = Edits {
        title: Some("Second".into()),
        published: Some(Date::constant(2026, 3, 10)),
        aside: BTreeMap::from([(0, true)]),
        columns: BTreeMap::from([((3, 1), ColumnChoice::Money)]),
        ..Edits::default()
    };
    workspace.apply(Change::Edit { source, edits });
    let reason = "Older edition".to_owned();
    for (finding, verdict) in [("a", Verdict::Confirmed), ("b", Verdict::Dismissed { reason })] {
        workspace.apply(Change::Judge {
            finding: finding.into(),
            verdict: Some(verdict),
        });
    }
    workspace.apply(Change::Repair {
        repairs: one_of_each(source),
    });
    workspace
}

/// With all that the file can hold.
fn fuller() -> Workspace {
    let mut workspace = filled();
    workspace.settings.moved = vec![(2, Some(1)), (1, None)];
    workspace.name = "A name\nof two lines\tand \\more".into();
    workspace.apply(Change::Add {
        name: "table.csv".into(),
        format: Format::Delimited,
        text: "a,b\n=== text 1 4 0\n".into(),
        segments: vec![Segment {
            span: Span::new(0, 19),
            why: String::new(),
        }],
        edits: Default::default(),
    });
    workspace
}

#[test]
fn saved_and_loaded_again_it_is_the_same() {
    let mut each_source = filled();
    each_source.settings.each_source = true;
    each_source.sources[1].edits.updated = Some(Date::constant(2026, 3, 11));
    for workspace in [Workspace::default(), filled(), fuller(), each_source] {
        let bytes = save(&workspace);
        assert!(is_workspace(&bytes));
        let damage = vec![];
        assert_eq!(load(&bytes), Ok(Loaded { workspace, damage }));
    }
}

#[test]
fn files_of_every_version_open() {
    let mut first = filled();
    first.settings.moved = vec![(2, Some(1)), (1, None)];
    let files: [(&[u8], Workspace); 3] = [
        (include_bytes!("versions/1-early.crossread"), filled()),
        (include_bytes!("versions/1.crossread"), first),
        (include_bytes!("versions/2.crossread"), fuller()),
    ];
    for (bytes, expected) in files {
        assert!(is_workspace(bytes));
        let loaded = load(bytes).unwrap();
        assert_eq!((loaded.workspace, loaded.damage), (expected, vec![]));
    }
    // The newest is what is written today: a change of the form needs a new file beside the old ones.
    assert_eq!(save(&fuller()), include_bytes!("versions/2.crossread"));
}

#[test]
fn what_is_no_workspace_is_refused() {
    let newer = String::from_utf8(save(&filled())).unwrap().replacen(" 2\n", " 99\n", 1);
    assert_eq!(load(newer.as_bytes()), Err(LoadProblem::Newer { version: 99 }));
    let nothing: [&[u8]; 8] = [
        b"",
        b"{}",
        b"\xff\xfe",
        b"PK\x03\x04",
        b"crossread-workspace",
        b"crossread-workspace\n\x01",
        b"crossread-workspace two\n",
        b"crossread-workspace 1\n",
    ];
    for bytes in nothing {
        assert_eq!(load(bytes), Err(LoadProblem::NotAWorkspace), "{bytes:?}");
    }
    assert_eq!(load(b"crossread-workspace 2\nand more"), Err(LoadProblem::Damaged));
    let first = include_bytes!("versions/1.crossread");
    for end in 0..first.len() - 6 {
        assert!(load(&first[..end]).is_err(), "cut at {end}");
    }
}

/// All words that a workspace says, in any order.
fn says(workspace: &Workspace) -> Vec<String> {
    let mut said: Vec<String> = workspace.inputs.iter().map(|input| input.text.clone()).collect();
    said.extend(workspace.verdicts.iter().map(|verdict| format!("{verdict:?}")));
    said.extend(workspace.repairs.iter().map(|repair| format!("{repair:?}")));
    said.extend(workspace.sources.iter().map(|source| format!("{source:?}")));
    said
}

#[test]
fn one_damaged_byte_is_told_and_costs_little() {
    let whole = fuller();
    let bytes = save(&whole);
    let everything = says(&whole);
    for at in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 4;
        match load(&damaged) {
            Ok(loaded) => {
                assert!(!loaded.damage.is_empty(), "silent at {at}");
                let left = says(&loaded.workspace);
                let lost = everything.iter().filter(|one| !left.contains(one)).count();
                assert!(lost <= 6, "{lost} lost at {at}: {:?}", loaded.damage);
            }
            Err(_) => assert!(at < NAME.len() + 2, "{at}"),
        }
    }
}

#[test]
fn a_file_that_ends_early_gives_what_can_be_saved() {
    let whole = fuller();
    let bytes = save(&whole);
    for end in 100..bytes.len() {
        if let Ok(loaded) = load(&bytes[..end]) {
            assert!(!loaded.damage.is_empty(), "silent at {end}");
        }
    }
    // Without the last byte of the last text, that source alone waits for its text.
    let loaded = load(&bytes[..bytes.len() - 2]).unwrap();
    assert_eq!((loaded.workspace.sources.len(), loaded.workspace.awaited.len()), (2, 1));
    let mut workspace = loaded.workspace;
    assert!(workspace.bring(&whole.inputs[1].text));
    assert_eq!(workspace, whole);
}

#[test]
fn a_text_outlives_what_was_known_of_it() {
    let bytes = save(&fuller());
    let text = String::from_utf8(bytes).unwrap();
    let damaged = text
        .replace("of\t3\t0\t19", "of\t3\t0\t91")
        .replace("table.csv", "tible.csv");
    assert_ne!(damaged, text);
    let loaded = load(damaged.as_bytes()).unwrap();
    let last = loaded.workspace.sources.last().unwrap();
    let (input, text) = loaded.workspace.text_of(last).unwrap();
    assert_eq!((input.name.as_str(), text), ("Recovered text", "a,b\n=== text 1 4 0\n"));
    assert!(!loaded.damage.is_empty());
}

#[test]
fn without_texts_no_word_of_them_is_in_the_file() {
    let whole = fuller();
    let known = |source| (format!("Known {source}"), String::from("Gazette"));
    let bytes = save_without_texts(&whole, known);
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(!text.contains("First “article”") && text.contains(&whole.inputs[0].sha256));
    let loaded = load(&bytes).unwrap();
    assert_eq!(loaded.damage, Vec::<String>::new());
    let mut workspace = loaded.workspace;
    assert_eq!(workspace.awaited[0].sources[1].title, "Known 2");
    assert_eq!(workspace.awaited[0].sources[1].outlet, "Gazette");
    for input in &whole.inputs {
        assert!(workspace.bring(&input.text));
    }
    assert_eq!(workspace, whole);
}

proptest! {
    #[test]
    fn any_texts_and_words_come_back(texts in prop::collection::vec("\\PC*[\\t\\n\\r\\\\ =]{0,4}\\PC+", 0..5), name in "\\PC*", reason in "[\\PC\\n\\t\\\\]*") {
        let mut workspace = Workspace { name, ..Workspace::default() };
        for text in texts {
            let segments = vec![Segment { span: Span::new(0, text.len()), why: reason.clone() }];
            workspace.apply(Change::Add { name: reason.clone(), format: Format::Markdown, text, segments,
 edits: Default::default() });
        }
        workspace.apply(Change::Judge { finding: "f".into(), verdict: Some(Verdict::Dismissed { reason }) });
        prop_assert_eq!(load(&save(&workspace)), Ok(Loaded { workspace, damage: vec![] }));
    }

    #[test]
    fn whatever_bytes_come_nothing_panics(bytes in prop::collection::vec(any::<u8>(), 0..400), at in 0usize..2000, cut in 0usize..2000) {
        let mut file = save(&fuller());
        let at = at.min(file.len());
        file.splice(at..(at + cut).min(file.len()), bytes.iter().copied());
        let _ = load(&file);
        let _ = load(&[NAME.as_bytes(), b"2\n", &bytes].concat());
        let _ = load(&[first::NAME, b"\x01\0\0\0", &bytes].concat());
    }
}
