use super::*;

/// Texts in which phrases stand in brackets, nested or not, to the phrases without them, in the order of their ends.
fn story(marked: &[&str]) -> (Vec<String>, Vec<Phrase>) {
    let (mut texts, mut phrases) = (Vec::new(), Vec::new());
    for (document, text) in marked.iter().enumerate() {
        let (mut plain, mut open) = (String::new(), Vec::new());
        for char in text.chars() {
            match char {
                '[' => open.push(plain.len()),
                ']' => {
                    let start = open.pop().expect("brackets are in pairs");
                    phrases.push(Phrase {
                        document,
                        span: Span::new(start, plain.len()),
                    });
                }
                _ => plain.push(char),
            }
        }
        texts.push(plain);
    }
    (texts, phrases)
}

/// The groups of two and more, as the phrases' words.
fn groups_of(marked: &[&str]) -> Vec<String> {
    let (texts, phrases) = story(marked);
    let slices: Vec<&str> = texts.iter().map(String::as_str).collect();
    let found = resolve(&slices, &phrases);
    let mut all: Vec<usize> = found.iter().flatten().copied().collect();
    all.sort_unstable();
    assert!(all.iter().copied().eq(0..phrases.len()), "each phrase in one group");
    let words = |at: &usize| phrases[*at].span.of(&texts[phrases[*at].document]).to_owned();
    found
        .iter()
        .filter(|group| group.len() > 1)
        .map(|group| group.iter().map(words).collect::<Vec<_>>().join(" = "))
        .collect()
}

#[test]
fn merges() {
    for (marked, expected) in [
        (
            &["[Ada Ferro] sang in Arden.", "Later [Ferro] left the stage."][..],
            &["Ada Ferro = Ferro"][..],
        ),
        (
            &["[Mary Ferro] sang in Arden. [She] left early."],
            &["Mary Ferro = She"],
        ),
        (
            &[
                "[The Inland Water Board] met.",
                "[The board] and the town agreed; [the Inland Water Board] said so.",
            ],
            &["The Inland Water Board = The board = the Inland Water Board"],
        ),
        (
            &[
                "A fire hit [a warehouse] in Arden.",
                "The fire hit [a warehouse] in Arden.",
            ],
            &["a warehouse = a warehouse"],
        ),
        (&["[The man who] sold boats."], &[]),
    ] {
        assert_eq!(groups_of(marked), expected, "{marked:?}");
    }
}

#[test]
fn what_stays_apart() {
    for marked in [
        &["[Ada Ferro] met [Bo Lind]."][..],
        &["[Ada Ferro] sang.", "[Bo Ferro] danced."],
        &["[The mayor] met [a shipyard] owner."],
        &["On [Tuesday] it rained; on [Friday] it did not."],
        &["[John Ferro] rested. [She] left."],
        &["[Korvia] and [Norland] signed."],
    ] {
        assert_eq!(groups_of(marked), Vec::<String>::new(), "{marked:?}");
    }
}

#[test]
fn odd_phrases() {
    let phrase = |document, start, end| Phrase {
        document,
        span: Span { start, end },
    };
    let texts = ["Ælfwine e\u{301}tait là. 🙂 Ok", "", "   \n\n—"];
    let phrases = [
        phrase(0, 0, 0),
        phrase(0, 1, 2),
        phrase(0, 0, 9000),
        phrase(0, 5, 3),
        phrase(0, 12, 13),
        phrase(1, 0, 0),
        phrase(1, 4, 9),
        phrase(2, 0, 3),
        phrase(7, 0, 1),
        phrase(0, 0, 9000),
    ];
    let mut all: Vec<usize> = resolve(&texts, &phrases).concat();
    all.sort_unstable();
    assert_eq!(all, (0..phrases.len()).collect::<Vec<_>>());
    assert_eq!(resolve(&[], &[]), Vec::<Vec<usize>>::new());
}
