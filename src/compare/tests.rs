//! The whole comparison, on stories of our own.

use proptest::prelude::*;

use super::testing::{compared, comparison, read, sources};
use super::*;

const COURIER: &str = "Ferry sinks off Port Merrow\n\n\
    The ferry Saint Alder sank off Port Merrow on 3 May 2031 after a fire in its engine room. \
    Fourteen passengers were killed, the coast guard said. \
    The Transport Ministry ordered an inquiry into the maintenance of the vessel.\n\n\
    Fishing boats from the village of Karsund pulled 120 survivors from the water. \
    The mayor of Karsund opened the school to the survivors for the night.\n";

const POST: &str = "Fire on the Saint Alder\n\n\
    A fire in the engine room sank the ferry Saint Alder off Port Merrow on 4 May 2031. \
    The coast guard said 12 passengers were killed. \
    Fishing boats from Karsund pulled more than 100 survivors from the water.\n\n\
    The Transport Ministry has ordered an inquiry into the maintenance of the vessel. \
    Shares of the owner, Alder Lines, lost nine percent on Monday.\n";

const GARDEN: &str = "How to grow beans\n\n\
    Beans want a warm bed and a tall pole. Sow them when the soil is dry, two by two, and water them in the morning. \
    Pick the pods young, and the plant keeps flowering until the first frost.\n";

fn titles(comparison: &Comparison, state: State) -> Vec<String> {
    comparison
        .points
        .iter()
        .filter(|point| point.state == state)
        .map(|point| point.title.clone())
        .collect()
}

#[test]
fn two_reports_of_one_accident() {
    let comparison = comparison(&[COURIER, POST]);
    assert_eq!(comparison.stories.len(), 1);
    assert_eq!(comparison.origins.len(), 2);
    let all = titles(&comparison, State::AllSay);
    assert!(all.iter().any(|title| title.contains("ordered an inquiry")), "{all:?}");
    assert!(
        all.iter().any(|title| title.contains("Fishing boats")),
        "120 fits more than 100: {all:?}"
    );
    let one = titles(&comparison, State::OnlyOneSays);
    assert!(one.iter().any(|title| title.contains("opened the school")), "{one:?}");
    assert!(one.iter().any(|title| title.contains("Shares of the owner")), "{one:?}");
    let rules: Vec<(Rule, State)> = comparison
        .findings
        .iter()
        .map(|finding| (finding.rule, finding.state))
        .collect();
    assert_eq!(
        rules,
        [
            (Rule::Figure, State::CannotBothBeTrue),
            (Rule::Date, State::CannotBothBeTrue)
        ],
        "{:#?}",
        comparison.findings
    );
    let killed = comparison
        .points
        .iter()
        .find(|point| point.title.contains("killed"))
        .expect("a point");
    assert_eq!(
        (killed.state, killed.findings.as_slice(), killed.statements.len()),
        (State::CannotBothBeTrue, &[0][..], 2)
    );
}

#[test]
fn a_copy_is_no_second_voice() {
    let copy = COURIER
        .replace("Ferry sinks", "Ferry lost")
        .replace("for the night", "until Sunday");
    let comparison = comparison(&[COURIER, &copy, POST]);
    let origins: Vec<Vec<SourceId>> = comparison.origins.iter().map(|origin| origin.sources.clone()).collect();
    assert_eq!(origins, [vec![0, 1], vec![2]]);
    assert!(
        comparison.origins[0].why.contains(" words of “"),
        "{}",
        comparison.origins[0].why
    );
    let school = comparison
        .points
        .iter()
        .find(|point| point.title.contains("opened the school"))
        .expect("a point");
    assert_eq!(
        (school.state, school.origins, &school.silent[..]),
        (State::OnlyOneSays, 1, &[2][..])
    );
    assert!(
        comparison
            .passages
            .iter()
            .any(|passage| (passage.a.source, passage.b.source) == (0, 1) && passage.words > 20)
    );
}

#[test]
fn copies_count_where_every_source_is_to_count() {
    let copy = COURIER.replace("Ferry sinks", "Ferry lost");
    let texts = [COURIER, &copy, POST];
    let settings = Settings {
        each_source: true,
        ..Settings::default()
    };
    let counted = compared(&texts, &settings);
    assert_eq!(counted.origins.len(), 2);
    let school = counted
        .points
        .iter()
        .find(|point| point.title.contains("opened the school"));
    let school = school.expect("a point");
    assert_eq!((school.state, school.origins), (State::SomeSay, 2));
}

#[test]
fn other_stories_are_not_compared() {
    let comparison = comparison(&[COURIER, GARDEN, POST]);
    let stories: Vec<Vec<SourceId>> = comparison.stories.iter().map(|story| story.sources.clone()).collect();
    assert_eq!(stories, [vec![0, 2], vec![1]]);
    assert!(!comparison.stories[0].words.is_empty() && comparison.stories[1].words.is_empty());
    assert!(comparison.points.iter().all(|point| !point.silent.contains(&1)));
    assert!(
        comparison
            .points
            .iter()
            .all(|point| point.statements.iter().all(|statement| statement.source != 1))
    );
}

#[test]
fn one_agency_is_one_voice() {
    let by_wire = |text: &str| text.replacen("\n\n", "\n\nPORT MERROW (Reuters) - ", 1);
    let comparison = comparison(&[&by_wire(COURIER), &by_wire(POST)]);
    assert_eq!(comparison.origins.len(), 1);
    assert!(
        comparison.origins[0].why.contains("both state Reuters"),
        "{}",
        comparison.origins[0].why
    );
}

#[test]
fn the_user_moves_sources_between_stories() {
    let read: Vec<_> = [COURIER, GARDEN, POST].iter().map(|text| read(text)).collect();
    let stories = |moved: &[Moved]| -> Vec<(Vec<SourceId>, Vec<SourceId>)> {
        let settings = Settings {
            moved: moved.to_vec(),
            ..Settings::default()
        };
        let stories = compare(&sources(&read), &settings).stories;
        stories.into_iter().map(|story| (story.sources, story.moved)).collect()
    };
    assert_eq!(
        stories(&[(2, None)]),
        [(vec![0], vec![]), (vec![1], vec![]), (vec![2], vec![2])]
    );
    assert_eq!(stories(&[(2, Some(1))]), [(vec![0], vec![]), (vec![1, 2], vec![2])]);
    assert_eq!(stories(&[(1, Some(0)), (7, None)]), [(vec![0, 1, 2], vec![1])]);
}

#[test]
fn nothing_is_compared_with_nothing() {
    assert_eq!(compare(&[], &Settings::default()), Comparison::default());
    let alone = comparison(&[COURIER]);
    assert!(alone.points.is_empty() && alone.findings.is_empty() && alone.passages.is_empty());
    let empty = comparison(&["", ""]);
    assert_eq!(
        (empty.origins.len(), empty.stories.len(), empty.points.len()),
        (2, 2, 0)
    );
}

#[test]
fn a_text_and_itself_do_not_differ() {
    for text in [COURIER, POST, GARDEN] {
        let comparison = comparison(&[text, text]);
        assert_eq!(comparison.findings, []);
        assert_eq!(comparison.origins.len(), 1);
        assert!(
            comparison.points.iter().all(|point| point.state == State::AllSay),
            "{:#?}",
            comparison.points
        );
    }
}

/// Everything that points into a text.
fn places(comparison: &Comparison) -> Vec<Place> {
    let points = comparison.points.iter().flat_map(|point| &point.statements);
    let mut places: Vec<Place> = points
        .map(|said| Place {
            source: said.source,
            span: said.span,
        })
        .collect();
    places.extend(comparison.passages.iter().flat_map(|passage| [passage.a, passage.b]));
    let evidence = comparison.findings.iter().flat_map(|finding| &finding.evidence);
    places.extend(evidence.map(|evidence| Place {
        source: evidence.source,
        span: evidence.span,
    }));
    places
}

/// Texts made of sentences and scraps that the rules care about.
fn text() -> impl Strategy<Value = String> {
    let scraps: &[&str] = &[
        "The ferry Saint Alder sank off Port Merrow on 3 May 2031.",
        "The ferry Saint Alder did not sink off Port Merrow on 5 May 2031.",
        "The coast guard said 12 passengers were killed in the fire.",
        "The coast guard said at least 14 passengers were killed in the fire.",
        "\n\n",
        "\n\nPort | Cargo (tonnes) | Ships |\n---|---|---|\nMerrow | 120 | 7 |\nKarsund | 80 | 4 |\n\n",
        "\n\nPort | Cargo (in tonnes) |\n---|---|\nMerrow | 150 |\nKarsund | 80 |\n\n",
        "“We will rebuild the harbour,” the mayor of Karsund said.",
        "Ünïcode e\u{301} \u{200b} 渡し船が沈んだ。",
        "12 12 12 12 12 12 12 12 12",
        "no no no no no no no no no no",
    ];
    prop::collection::vec(prop::sample::select(scraps), 0..12).prop_map(|parts| parts.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_the_sources_does_not_matter(texts in prop::collection::vec(text(), 1..5)) {
        let read: Vec<_> = texts.iter().map(|text| read(text)).collect();
        let mut sources = sources(&read);
        let forward = compare(&sources, &Settings::default());
        sources.reverse();
        prop_assert_eq!(&forward, &compare(&sources, &Settings::default()));
        for place in places(&forward) {
            let text = &read[place.source as usize].document.text;
            prop_assert!(text.get(place.span.range()).is_some_and(|words| !words.is_empty()));
        }
        for point in &forward.points {
            prop_assert!(point.findings.iter().all(|finding| (*finding as usize) < forward.findings.len()));
        }
    }

    #[test]
    fn a_copy_brings_no_finding(text in text()) {
        let alone = comparison(&[&text]).findings.len();
        prop_assert_eq!(comparison(&[&text, &text]).findings.len(), alone);
    }
}

#[test]
fn statements_that_do_not_say_the_same_are_not_agreed_on() {
    use super::testing::comparison;
    for (a, b, state) in [
        (
            "The geologist Ida Hale, who was involved in the study of the Tarn footprints, called the dates too old.",
            "The geologist Ida Hale, who was not involved in the study of the Tarn footprints, called the dates too old.",
            State::Differs,
        ),
        (
            "The bronze statue of the poet was unveiled in Osterby in 2019.",
            "The bronze statue of the poet was unveiled in Osterby in 2021.",
            State::Differs,
        ),
        (
            "The bronze statue of the poet was unveiled in Osterby in 2019.",
            "The bronze statue of the poet was unveiled in Osterby on 12 April 2019.",
            State::AllSay,
        ),
    ] {
        let states: Vec<State> = comparison(&[a, b]).points.iter().map(|point| point.state).collect();
        assert_eq!(states, [state], "{a} / {b}");
    }
}
