//! Guards the layers: a module of `src/` uses only modules below it.

use std::fs;
use std::path::{Path, PathBuf};

/// Lowest first, as in `src/lib.rs`.
const LAYERS: [&str; 11] = [
    "text",
    "ingest",
    "analysis",
    "compare",
    "present",
    "report",
    "workspace",
    "formats",
    "engine",
    "worker",
    "ui",
];

/// The browser's crates, which the core never names.
const BROWSER: [&str; 6] = ["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo", "reactive_stores"];

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of src/ can be read") {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The modules named by `crate::…` in a file: `crate::text::Span`, `crate::{analysis, text}`.
fn uses(source: &str) -> Vec<String> {
    let code = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n");
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            None => found.push(leading_word(rest)),
            Some(group) => {
                let mut depth = 0;
                let mut part_begins = true;
                for (index, character) in group.char_indices() {
                    match character {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => part_begins = true,
                        _ if part_begins && character.is_alphabetic() => {
                            part_begins = false;
                            found.push(leading_word(&group[index..]));
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    found
}

fn leading_word(text: &str) -> String {
    text.chars()
        .take_while(|character| character.is_alphanumeric() || *character == '_')
        .collect()
}

#[test]
fn modules_use_only_what_lies_below_them() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for (height, layer) in LAYERS.iter().enumerate() {
        let mut files = Vec::new();
        rust_files(&src.join(layer), &mut files);
        assert!(!files.is_empty(), "no files in src/{layer}");
        for file in files {
            let source = fs::read_to_string(&file).expect("a source file is text");
            let shown = file.strip_prefix(&src).unwrap_or(&file).display().to_string();
            for used in uses(&source) {
                if LAYERS
                    .iter()
                    .position(|other| *other == used)
                    .is_some_and(|used| used > height)
                {
                    wrong.push(format!("{shown} uses {used}, which lies above {layer}"));
                }
            }
            let is_core = !["worker", "ui"].contains(layer);
            for browser in BROWSER.iter().filter(|_| is_core) {
                if source.contains(&format!("use {browser}")) || source.contains(&format!("{browser}::")) {
                    wrong.push(format!("{shown} is of the core and names {browser}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_interface_does_not_call_the_extractors() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
    let mut files = Vec::new();
    rust_files(&src, &mut files);
    for file in files {
        let source = fs::read_to_string(&file).expect("a source file is text");
        for call in [
            "analysis::analyze",
            "compare::compare(",
            "ingest::read(",
            "ingest::take(",
            "Lexed::lex",
        ] {
            assert!(
                !source.contains(call),
                "{} calls {call}: that is the worker's",
                file.display()
            );
        }
    }
}

#[test]
fn the_guard_sees_every_way_of_naming_a_module() {
    let source =
        "use crate::text::Span;\nuse crate::{analysis::{self, dates}, compare};\n// crate::ui\ncrate::engine::x()";
    assert_eq!(uses(source), ["text", "analysis", "compare", "engine"]);
}
