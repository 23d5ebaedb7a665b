//! A workspace reopened gives the same report, byte for byte: from its file, and without its texts once they are brought.

use std::process::Command;

use crossread::analysis::entities::EntityKind;
use crossread::analysis::entities::repair::{Named, Repair};
use crossread::engine::{Engine, Notes};
use crossread::ingest;
use crossread::report;
use crossread::workspace::{self, Change, EXAMPLE, Verdict, Workspace};

/// The example with corrections of every sort, and the second article split off the first's text.
fn worked_on() -> Workspace {
    let mut workspace = Workspace::default();
    for (name, text) in EXAMPLE {
        let taken = ingest::take(name, text.as_bytes(), None).unwrap();
        workspace.apply(Change::Add {
            name: name.to_owned(),
            format: taken.format,
            text: taken.text,
            segments: taken.segments,
            edits: Default::default(),
        });
    }
    let (first, second) = (workspace.sources[0].id, workspace.sources[1].id);
    let mut edits = workspace.sources[1].edits.clone();
    edits.title = Some("Another title".into());
    edits.published = Some(jiff::civil::date(2026, 2, 3));
    let half = {
        let (_, text) = workspace.text_of(&workspace.sources[3]).unwrap();
        text.find("\n\n").unwrap() as u32
    };
    let changes = [
        Change::Edit { source: second, edits },
        Change::Split {
            source: workspace.sources[3].id,
            at: half,
        },
        Change::MoveStory {
            source: first,
            with: None,
        },
        Change::Repair {
            repairs: vec![Repair::Rename {
                of: Named::of_words("Skarne", EntityKind::Place),
                name: "The island".into(),
            }],
        },
        Change::Rename {
            name: "Worked on".into(),
        },
        Change::Judge {
            finding: "0123456789abcdef".into(),
            verdict: Some(Verdict::Confirmed),
        },
    ];
    for change in changes {
        assert!(workspace.apply(change.clone()), "{change:?}");
    }
    workspace
}

fn report(workspace: &Workspace) -> Vec<u8> {
    let mut engine = Engine::default();
    for source in &workspace.sources {
        let (input, text) = workspace.text_of(source).unwrap();
        engine.analyze_corrected(source.id, input.format, text, &source.edits, &workspace.repairs);
    }
    let ids: Vec<u32> = workspace.sources.iter().map(|source| source.id).collect();
    let comparison = engine.compare(&ids, &workspace.settings);
    let names = workspace.names();
    let notes = Notes {
        verdicts: workspace.verdicts.clone(),
        corrections: workspace.repairs.to_vec(),
    };
    let named = names.iter().map(|(id, name)| (*id, name.as_str()));
    let compared = engine.report(named, &comparison, &workspace.settings, &notes);
    let mut out = Vec::new();
    report::json(&compared, &report::Contents::default(), &mut out).unwrap();
    out
}

#[test]
fn reopened_it_gives_the_same_report() {
    let workspace = worked_on();
    let before = report(&workspace);
    let reopened = workspace::load(&workspace::save(&workspace)).unwrap();
    assert_eq!((&reopened.workspace, reopened.damage), (&workspace, vec![]));
    assert_eq!(report(&reopened.workspace), before);
    let bytes = workspace::save_without_texts(&workspace, |_| Default::default());
    let mut without = workspace::load(&bytes).unwrap().workspace;
    for (_, text) in EXAMPLE.iter().rev() {
        assert!(without.bring(text));
    }
    assert_eq!(report(&without), before);
    let mut merged = workspace.clone();
    merged.merge(reopened.workspace);
    assert_eq!(report(&merged), before);
}

#[test]
fn the_command_line_reads_it() {
    let workspace = worked_on();
    let folder = std::env::temp_dir().join(format!("crossread-workspaces-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = |name: &str| folder.join(name);
    std::fs::write(path("whole.crossread"), workspace::save(&workspace)).unwrap();
    let without = workspace::save_without_texts(&workspace, |_| Default::default());
    std::fs::write(path("without.crossread"), without).unwrap();
    for (name, text) in EXAMPLE {
        std::fs::write(path(name), text).unwrap();
    }
    let analyze = |files: &[&str]| {
        let files = files.iter().map(|name| path(name));
        Command::new(env!("CARGO_BIN_EXE_crossread"))
            .arg("analyze")
            .args(files)
            .output()
            .unwrap()
    };
    let whole = analyze(&["whole.crossread"]);
    assert!(whole.status.success() && whole.stderr.is_empty());
    assert_eq!(whole.stdout, report(&workspace));
    let names = EXAMPLE.map(|(name, _)| name);
    let brought = analyze(&["without.crossread", names[3], names[1], names[0], names[2]]);
    assert!(brought.status.success() && brought.stderr.is_empty());
    assert_eq!(brought.stdout, whole.stdout);
    let some = analyze(&["without.crossread", names[3]]);
    let told = String::from_utf8(some.stderr).unwrap();
    assert_eq!(told.matches("is not in the workspace").count(), 3, "{told}");
    std::fs::write(path("cut.crossread"), &workspace::save(&workspace)[..2_000]).unwrap();
    let cut = analyze(&["cut.crossread"]);
    assert!(!cut.status.success());
    std::fs::remove_dir_all(&folder).unwrap();
}
