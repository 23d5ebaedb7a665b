//! `crossread quotes`: lines in, lines out, offsets in characters.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// The answers of the command to the lines, and whether it ended well.
fn run(lines: &str) -> (Vec<Value>, bool) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crossread"))
        .arg("quotes")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut input = command.stdin.take().expect("its input is piped");
    input.write_all(lines.as_bytes()).expect("it reads");
    drop(input);
    let output = command.wait_with_output().expect("it ends");
    let text = String::from_utf8(output.stdout).expect("JSON is UTF-8");
    let answers = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("one object a line"));
    (answers.collect(), output.status.success())
}

/// `kind words < speaker` of each quotation.
fn shown(text: &str) -> Vec<String> {
    let (answers, _) = run(&format!("{}\n", json!({"id": 7, "text": text})));
    assert_eq!(answers[0]["id"], 7);
    let characters: Vec<char> = text.chars().collect();
    let words = |quote: &Value, start: &str, end: &str| -> Option<String> {
        let (start, end) = (quote[start].as_u64()? as usize, quote[end].as_u64()? as usize);
        Some(characters[start..end].iter().collect())
    };
    let quotes = answers[0]["quotes"].as_array().expect("a list").iter().map(|quote| {
        let kind = quote["kind"].as_str().unwrap_or("");
        let said = words(quote, "start", "end").unwrap_or_default();
        let speaker = words(quote, "speaker_start", "speaker_end").unwrap_or("-".to_owned());
        format!("{kind} {said} < {speaker}")
    });
    quotes.collect()
}

#[test]
fn offsets_count_characters() {
    assert_eq!(
        shown("Zoë’s café – shut. “It stays shut – for now,” said Ida Hale.\n\nPolice said the door was locked."),
        [
            "direct It stays shut – for now < Ida Hale",
            "indirect the door was locked < Police"
        ]
    );
}

#[test]
fn the_speaker_is_the_mention_at_the_cue() {
    assert_eq!(
        shown("Ida Hale runs the port. “It stays shut,” she said. “We are sorry.”\n\n“It was late.”"),
        [
            "direct It stays shut < she",
            "direct We are sorry. < she",
            "direct It was late. < she"
        ]
    );
    assert_eq!(shown("The “smart” lock was open."), ["scare smart < -"]);
}

#[test]
fn answers_stay_in_step() {
    let (answers, well) = run("{\"id\": \"a\", \"text\": \"\"}\nnot JSON\n{\"id\": \"c\", \"text\": \"“Yes.”\"}\n");
    assert!(!well);
    assert_eq!(answers.len(), 3);
    assert_eq!(answers[0], json!({"id": "a", "quotes": []}));
    assert!(answers[1]["error"].is_string());
    assert_eq!(answers[2]["id"], "c");
}
