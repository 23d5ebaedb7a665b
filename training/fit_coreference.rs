//! scratch dump
use crossread::analysis::entities::coreference::{self, Phrase, pair, pronouns};
use crossread::text::Span;
use std::io::Write;
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let out = std::env::args().nth(2).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let mut bin = std::io::BufWriter::new(std::fs::File::create(format!("{out}.bin")).unwrap());
    let mut idx = std::io::BufWriter::new(std::fs::File::create(format!("{out}.idx")).unwrap());
    let mut rd = std::io::BufWriter::new(std::fs::File::create(format!("{out}.txt")).unwrap());
    let mut pbin = std::io::BufWriter::new(std::fs::File::create(format!("p_{out}.bin")).unwrap());
    let mut pidx = std::io::BufWriter::new(std::fs::File::create(format!("p_{out}.idx")).unwrap());
    std::fs::write(format!("p_{out}.names"), pronouns::FEATURES.join("\n")).unwrap();
    std::fs::write(format!("{out}.names"), pair::FEATURES.join("\n")).unwrap();
    for (s, line) in text.lines().enumerate() {
        let v: serde_json::Value = serde_json::from_str(line).unwrap();
        let docs: Vec<&str> = v["docs"].as_array().unwrap().iter().map(|d| d["text"].as_str().unwrap()).collect();
        let ids: Vec<&str> = v["docs"].as_array().unwrap().iter().map(|d| d["id"].as_str().unwrap()).collect();
        let byte = |d: usize, c: u64| docs[d].char_indices().nth(c as usize).map_or(docs[d].len(), |x| x.0);
        let phrases: Vec<Phrase> = v["mentions"].as_array().unwrap().iter().map(|m| {
            let d = ids.iter().position(|i| *i == m["doc"].as_str().unwrap()).unwrap();
            Phrase { document: d, span: Span::new(byte(d, m["start"].as_u64().unwrap()), byte(d, m["end"].as_u64().unwrap())) }
        }).collect();
        let (readings, related) = coreference::read(&docs, &phrases);
        let story = pair::Story::new(&readings, related);
        for (i, r) in readings.iter().enumerate() {
            writeln!(rd, "{s}\t{i}\t{}\t{:?}\t{:?}\t{:?}\t{:?}\t{:?}\t{}\t{:?}\t{:?}\t{:?}\t{:?}", r.span.of(docs[r.document as usize]), r.manner, r.sort, r.gender, r.plural, r.determiner, r.head, r.words, r.name, r.key, r.roles).unwrap();
        }
        pronouns::place(&readings, coreference::groups(&story, &readings), |candidates| {
            for c in candidates {
                for x in [s as i32, c.pronoun as i32, c.phrase as i32, pronouns::case(&readings[c.pronoun]) as i32] { pidx.write_all(&x.to_le_bytes()).unwrap(); }
                for x in c.features { pbin.write_all(&x.to_le_bytes()).unwrap(); }
            }
        });
        for i in 0..readings.len() {
            for j in 0..i {
                if let Some(case) = pair::case(&readings[i], &readings[j]) {
                    for x in [s as i32, i as i32, j as i32, case as i32] { idx.write_all(&x.to_le_bytes()).unwrap(); }
                    for x in pair::features(&story, &readings[i], &readings[j]) { bin.write_all(&x.to_le_bytes()).unwrap(); }
                }
            }
        }
    }
}
