//! `crossread passages`, as its users run it.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// The answers of the command to lines of input.
fn answers(lines: &[Value]) -> Vec<Value> {
    let mut run = Command::new(env!("CARGO_BIN_EXE_crossread"))
        .arg("passages")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let input: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let mut stdin = run.stdin.take().expect("piped");
    stdin.write_all(input.as_bytes()).expect("it reads");
    drop(stdin);
    let out = run.wait_with_output().expect("it ends").stdout;
    let out = String::from_utf8(out).expect("JSON is UTF-8");
    out.lines()
        .map(|line| serde_json::from_str(line).expect("an object a line"))
        .collect()
}

/// The words that the answer points at in a text, by its keys.
fn words(text: &str, answer: &Value, start: &str, end: &str) -> Vec<String> {
    let place = |passage: &Value, key: &str| passage[key].as_u64().expect("an offset") as usize;
    let passages = answer["passages"].as_array().expect("a list");
    passages
        .iter()
        .map(|passage| {
            let (start, end) = (place(passage, start), place(passage, end));
            text.chars().skip(start).take(end - start).collect()
        })
        .collect()
}

#[test]
fn offsets_count_characters() {
    let a = "Ä 渡し船 – The pilot boat towed the crippled trawler back into harbour before dawn, unharmed.";
    let b = "🚢 Witnesses said the pilot boat towed the crippled trawler back into harbour before dawn.";
    let answers = answers(&[json!({ "a": a, "b": b }), json!({ "a": a, "b": "" }), json!("no pair")]);
    assert_eq!(
        words(a, &answers[0], "a_start", "a_end"),
        ["The pilot boat towed the crippled trawler back into harbour before dawn"]
    );
    assert_eq!(
        words(b, &answers[0], "b_start", "b_end"),
        ["the pilot boat towed the crippled trawler back into harbour before dawn"]
    );
    assert_eq!(answers[1], json!({ "passages": [] }));
    assert!(answers[2]["error"].is_string());
}

#[test]
fn what_pages_set_around_articles_is_left_out() {
    let legal = "© 2031 Harbour News Group and its partners in all the northern ports of the republic";
    let a = format!("Beans want a warm bed and a tall pole.\n\n{legal}\n");
    let b = format!("The ferry sank on Monday in the outer harbour.\n\n{legal}\n");
    assert_eq!(answers(&[json!({ "a": a, "b": b })]), [json!({ "passages": [] })]);
}
