//! What holds for every text: no panic, places within bounds (checked by `chain`), nothing found between a text and
//! itself, and results that do not depend on the order of the sources.

use crossread::compare::{Comparison, SourceId, State};
use crossread::engine::Engine;
use proptest::prelude::*;

use super::chain;

/// Pieces from which news-like text is put together: every construction that an extractor looks for.
const PIECES: [&str; 40] = [
    "The council of Port Ellery said on Tuesday that 212 passengers were safe. ",
    "The council of Port Ellery said on Tuesday that 234 passengers were safe. ",
    "“We had every passenger off before the tide turned,” said Ines Calder. ",
    "“We had almost every passenger off before the tide turned,” said Ines Calder. ",
    "The minister denied that the engine had failed. ",
    "The engine had failed. ",
    "About a third of the 6,300 islanders left between 3 and 5 May 2024. ",
    "Revenue rose 12% to $3.5 million, more than twice the $1.6m of 2023. ",
    "Dr. Owen Farrow (35), of Skarne Air, won 3-2. ",
    "NORTHLINK FERRIES SUSPENDS SERVICE\n\n",
    "\n\n",
    "\n",
    "- First: one thing\n- Second: another thing\n",
    "Company | Revenue (USD million) |\n---|---|\nNorthlink | 18.4 |\nSkarne Air | 3.7 |\n",
    "Company | Turnover (2024, USD million) |\n---|---|\nNorthlink | 21 |\nSkarne Air | 3.7 |\n",
    "> A quotation stands here.\n",
    "# Heading\n",
    "Advertisement\n",
    "Share this article\n",
    "북한은 군사력을 강화하고자 한다. ",
    "Le conseil a dit que le navire est arrivé. ",
    "South Korea,the US,and Japan met in Seoul. ",
    "north korea’s leader Kim Jong Un spoke; Kim left. ",
    "USS Ellery, a KF-16 and two S-400s were seen. ",
    "according to officials who asked not to be named, ",
    "“",
    "”",
    "\"",
    "'",
    "(",
    ")",
    "1,204,330 ",
    "$",
    "%",
    "—",
    "é",
    "\u{200b}",
    "🚢 ",
    "\u{301}",
    "June 30 ",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// A comparison with every source's number replaced by its text, so that two can be held against each other.
fn told(engine: &Engine, comparison: &Comparison) -> Vec<String> {
    let place = |source: SourceId, start: u32, end: u32| {
        let text = &engine.source(source).expect("a place names a source").document.text;
        format!("{}[{start}..{end}]", text)
    };
    let mut told: Vec<String> = Vec::new();
    for finding in &comparison.findings {
        let mut places: Vec<String> = finding
            .evidence
            .iter()
            .map(|it| place(it.source, it.span.start, it.span.end))
            .collect();
        places.sort();
        told.push(format!(
            "finding {} {:?} {} {places:?}",
            finding.id, finding.state, finding.title
        ));
    }
    for point in &comparison.points {
        let mut places: Vec<String> = point
            .statements
            .iter()
            .map(|it| place(it.source, it.span.start, it.span.end))
            .collect();
        places.sort();
        told.push(format!("point {:?} {} {places:?}", point.state, point.title));
    }
    for passage in &comparison.passages {
        let mut ends = [passage.a, passage.b].map(|it| place(it.source, it.span.start, it.span.end));
        ends.sort();
        told.push(format!("passage {ends:?}"));
    }
    told.sort();
    told
}

/// Fewer cases than usual, as each runs the whole chain, unless the environment asks for a number of them.
fn config() -> ProptestConfig {
    let asked = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() {
        asked.cases
    } else {
        96
    };
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..asked
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_text_gives_a_result(a in text(), b in text()) {
        chain::run(&[("a.txt", a.as_bytes()), ("b.md", b.as_bytes()), ("c.html", a.as_bytes()), ("d.csv", b.as_bytes())]);
    }

    #[test]
    fn a_text_agrees_with_itself(a in text()) {
        let (_, comparison) = chain::compared(&[(1, &a), (2, &a)]);
        let one = chain::compared(&[(1, &a)]).1;
        // What a source says against itself stays; nothing is found between the two.
        let within: Vec<&String> = one.findings.iter().map(|finding| &finding.title).collect();
        let between: Vec<&String> =
            comparison.findings.iter().map(|finding| &finding.title).filter(|title| !within.contains(title)).collect();
        prop_assert!(between.is_empty(), "{:?}", between);
        prop_assert!(comparison.points.iter().all(|point| point.state != State::OnlyOneSays));
    }

    #[test]
    fn the_order_of_sources_does_not_matter(a in text(), b in text(), c in text()) {
        let (engine, comparison) = chain::compared(&[(1, &a), (2, &b), (3, &c)]);
        let (mirrored_engine, mirrored) = chain::compared(&[(7, &c), (5, &a), (9, &b)]);
        prop_assert_eq!(told(&engine, &comparison), told(&mirrored_engine, &mirrored));
    }
}
