//! PDF: what stands where tells tables, columns, items and notes; prose is no table.

use super::{blocks, make, read};

type Line = (f64, f64, f64, &'static str);

/// The blocks of a page, and the rows of its tables.
fn page(lines: &[Line]) -> (Vec<String>, Vec<Vec<Vec<String>>>) {
    let (document, _) = read("page.pdf", &make::pdf_of_lines(lines));
    let row = |row: &Vec<crossread::text::GridCell>| {
        row.iter()
            .map(|cell| document.slice(cell.span).to_owned())
            .collect::<Vec<_>>()
    };
    let tables = document.grids.iter().map(|grid| grid.rows.iter().map(row).collect());
    (blocks(&document), tables.collect())
}

const PROSE: [&str; 4] = [
    "The harbour office published its yearly count of boats on Monday, and",
    "the council discussed it for two hours before the members could agree",
    "on a plan for the north pier, which has been closed since the storm of",
    "last winter and will not reopen before the end of summer.",
];

#[test]
fn tables_without_rules() {
    let mut lines: Vec<Line> = PROSE
        .iter()
        .enumerate()
        .map(|(at, text)| (60.0, 780.0 - 14.0 * at as f64, 10.0, *text))
        .collect();
    for (at, row) in [
        ["Route", "Sailings", "", "Delays", ""],
        ["", "2023", "2024", "2023", "2024"],
        ["Ellery to Skarne", "312", "330", "14", "9"],
        ["Lorne", "180", "175", "9", "12"],
    ]
    .iter()
    .enumerate()
    {
        let y = 700.0 - 15.0 * at as f64;
        for (x, text) in [60.0, 148.0, 178.0, 208.0, 238.0].iter().zip(row) {
            if !text.is_empty() {
                // A name over two columns stands over their middle.
                let x = if at == 0 && *x > 60.0 { x + 2.0 } else { *x };
                lines.push((x, y, 10.0, text));
            }
        }
    }
    let (blocks, tables) = page(&lines);
    assert!(
        blocks[0].starts_with("p The harbour") && blocks[0].ends_with("end of summer."),
        "{blocks:#?}"
    );
    assert_eq!(tables.len(), 1, "{blocks:#?}");
    assert_eq!(
        tables[0],
        [
            ["Route", "Sailings", "Sailings", "Delays", "Delays"],
            ["", "2023", "2024", "2023", "2024"],
            ["Ellery to Skarne", "312", "330", "14", "9"],
            ["Lorne", "180", "175", "9", "12"],
        ]
    );
}

#[test]
fn cells_of_several_lines() {
    let (blocks, tables) = page(&[
        (60.0, 780.0, 10.0, "Measure"),
        (160.0, 780.0, 10.0, "Who answers for it"),
        (300.0, 780.0, 10.0, "State in June"),
        (60.0, 755.0, 10.0, "Deeper channel"),
        (160.0, 755.0, 10.0, "Harbour office and"),
        (300.0, 755.0, 10.0, "Begun, to be fin-"),
        (160.0, 743.0, 10.0, "the district"),
        (300.0, 743.0, 10.0, "ished by autumn"),
        (60.0, 720.0, 10.0, "New lights"),
        (160.0, 720.0, 10.0, "District council"),
        (300.0, 720.0, 10.0, "Ordered"),
    ]);
    assert_eq!(tables.len(), 1, "{blocks:#?}");
    assert_eq!(
        tables[0],
        [
            ["Measure", "Who answers for it", "State in June"],
            [
                "Deeper channel",
                "Harbour office and the district",
                "Begun, to be finished by autumn"
            ],
            ["New lights", "District council", "Ordered"],
        ]
    );
}

/// As browsers print them: the lines of a row's cells do not stand on one height.
#[test]
fn cells_that_are_centred() {
    let mut lines: Vec<Line> = vec![
        (60.0, 780.0, 10.0, "Measure"),
        (120.0, 780.0, 10.0, "Who answers for it"),
        (260.0, 780.0, 10.0, "State in June"),
    ];
    for (at, [first, second, who, state, more]) in [
        [
            "Deeper",
            "channel",
            "Harbour office",
            "Begun, to be",
            "finished by autumn",
        ],
        [
            "New pier",
            "lights",
            "District council",
            "Ordered by the",
            "harbour office",
        ],
        [
            "Second",
            "lifeboat",
            "Coast rescue service",
            "Waiting for the",
            "money of others",
        ],
    ]
    .into_iter()
    .enumerate()
    {
        let y = 750.0 - 32.0 * at as f64;
        lines.extend([
            (60.0, y + 6.0, 10.0, first),
            (60.0, y - 6.0, 10.0, second),
            (120.0, y, 10.0, who),
            (260.0, y + 6.0, 10.0, state),
            (260.0, y - 6.0, 10.0, more),
        ]);
    }
    let (blocks, tables) = page(&lines);
    assert_eq!(tables.len(), 1, "{blocks:#?}");
    assert_eq!(
        tables[0],
        [
            ["Measure", "Who answers for it", "State in June"],
            ["Deeper channel", "Harbour office", "Begun, to be finished by autumn"],
            ["New pier lights", "District council", "Ordered by the harbour office"],
            [
                "Second lifeboat",
                "Coast rescue service",
                "Waiting for the money of others"
            ],
        ]
    );
}

#[test]
fn what_is_no_table() {
    // Two columns of prose, set close.
    let mut prose: Vec<Line> = Vec::new();
    let right = [
        "A second column tells of the ferries that",
        "crossed the strait in those years and of the",
        "captains, who knew the tides better than all",
        "the others did in those days of wind and rain",
    ];
    let left = [
        "The first column tells of an old quarrel over",
        "the sandbank, which two towns claimed as it",
        "had the best mussels of the coast and the one",
        "safe landing for boats in a storm from north",
    ];
    for (at, (left, right)) in left.iter().zip(right).enumerate() {
        let y = 780.0 - 12.0 * at as f64;
        prose.push((60.0, y, 10.0, left));
        prose.push((281.0, y, 10.0, right));
    }
    let contents: Vec<Line> = [
        ("Harbours of the north", "3"),
        ("Boats and owners", "7"),
        ("Tides", "12"),
        ("Sources", "31"),
    ]
    .iter()
    .enumerate()
    .flat_map(|(at, (title, number))| {
        let y = 780.0 - 15.0 * at as f64;
        [(60.0, y, 10.0, *title), (500.0, y, 10.0, *number)]
    })
    .collect();
    let list: Vec<Line> = [
        "The register lists every vessel",
        "Each entry names its owner",
        "A missing entry is fined",
    ]
    .iter()
    .zip(["1.", "2.", "3."])
    .enumerate()
    .flat_map(|(at, (text, number))| {
        let y = 780.0 - 15.0 * at as f64;
        [(60.0, y, 10.0, number), (85.0, y, 10.0, *text)]
    })
    .collect();
    // A justified column too narrow for its words.
    let mut loose: Vec<Line> = Vec::new();
    for (at, words) in [
        ["residents", "affected", "by"],
        ["complained", "about", "noise. In"],
        ["passengers", "were", "late, said"],
        ["harbour", "office", "staff who"],
    ]
    .into_iter()
    .enumerate()
    {
        for (x, word) in [60.0, 130.0, 190.0].into_iter().zip(words) {
            loose.push((x, 780.0 - 12.0 * at as f64, 10.0, word));
        }
    }
    for (name, lines) in [
        ("prose", &prose),
        ("contents", &contents),
        ("list", &list),
        ("loose", &loose),
    ] {
        let (blocks, tables) = page(lines);
        assert!(tables.is_empty(), "{name}: {blocks:#?}");
    }
    let (blocks, _) = page(&prose);
    assert_eq!(blocks.len(), 1, "the sentence goes on in the next column: {blocks:#?}");
    assert!(blocks[0].contains("storm from north A second"), "{blocks:#?}");
    let (blocks, _) = page(&list);
    assert_eq!(
        blocks,
        [
            "p 1. The register lists every vessel",
            "p 2. Each entry names its owner",
            "p 3. A missing entry is fined"
        ]
    );
}

#[test]
fn numbers_below_a_table_are_no_page_numbers() {
    let rows = |first: f64| -> Vec<Line> {
        let cells = [
            ["Town", "Boats", "Nets"],
            ["Arden", "14", "3"],
            ["Vale", "25", "8"],
            ["Lorne", "31", "9"],
        ];
        let lines = cells.iter().enumerate().flat_map(|(at, row)| {
            let y = first - 15.0 * at as f64;
            [60.0, 160.0, 260.0]
                .into_iter()
                .zip(*row)
                .map(move |(x, text)| (x, y, 10.0, text))
        });
        lines.collect()
    };
    let mut first = rows(90.0);
    first.push((297.0, 20.0, 8.0, "1"));
    let second: Vec<Line> = vec![
        (60.0, 780.0, 10.0, "The boats are counted in June."),
        (297.0, 20.0, 8.0, "2"),
    ];
    let (document, _) = read("page.pdf", &make::pdf_of_pages(&[&first, &second]));
    let last = document.grids[0].rows.last().expect("a row");
    let last: Vec<&str> = last.iter().map(|cell| document.slice(cell.span)).collect();
    assert_eq!(last, ["Lorne", "31", "9"]);
    assert!(
        blocks(&document).iter().all(|block| block != "p 1" && block != "p 2"),
        "{:#?}",
        blocks(&document)
    );
}

#[test]
fn notes_stand_after_the_text() {
    let mut lines: Vec<Line> = PROSE
        .iter()
        .enumerate()
        .map(|(at, text)| (60.0, 780.0 - 14.0 * at as f64, 10.0, *text))
        .collect();
    lines.push((60.0, 710.0, 10.0, "The count was made in June."));
    lines.push((191.5, 713.5, 6.0, "1"));
    lines.push((60.0, 100.0, 5.0, "1"));
    lines.push((63.5, 98.0, 8.0, "Figures of the port office."));
    let second: Vec<Line> = vec![(60.0, 780.0, 10.0, "A week later the pier reopened.")];
    let (document, _) = read("page.pdf", &make::pdf_of_pages(&[&lines, &second]));
    let blocks = blocks(&document);
    let count = blocks.len();
    assert!(blocks[count - 3].contains("in June.¹"), "{blocks:#?}");
    assert_eq!(blocks[count - 2], "p A week later the pier reopened.");
    assert!(
        blocks[count - 1].ends_with("Figures of the port office."),
        "{blocks:#?}"
    );
}

#[test]
fn what_is_drawn_twice_stands_once() {
    let (blocks, _) = page(&[
        (60.0, 780.0, 10.0, "What comes next"),
        (60.3, 780.0, 10.0, "What comes next"),
        (60.0, 750.0, 10.0, "The pier reopens in autumn."),
    ]);
    assert_eq!(blocks, ["h What comes next", "p The pier reopens in autumn."]);
}
