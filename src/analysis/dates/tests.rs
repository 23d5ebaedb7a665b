//! Sentences and the dates in them, read from a source of Tuesday, 2 July 2024.

use jiff::civil::date;

use super::*;
use crate::text::{Block, BlockKind, Field, Language};

fn read(text: &str, published: Option<Date>) -> (Document, Vec<DateMention>) {
    let block = Block {
        span: Span::new(0, text.len()),
        kind: BlockKind::Paragraph,
        language: Language::English,
        aside: None,
    };
    let mut document = Document {
        text: text.to_owned(),
        blocks: vec![block],
        ..Document::default()
    };
    document.meta.published = published.map(|value| Field { value, span: None });
    let lexed = Lexed::lex(&document);
    let mentions = extract(&document, &lexed);
    (document, mentions)
}

/// Each date as `span = first..last`, the last only where it differs, `?` where nothing tells.
fn found(text: &str, published: Option<Date>) -> String {
    let (document, mentions) = read(text, published);
    let found: Vec<String> = mentions
        .iter()
        .map(|mention| {
            let days = match mention.days {
                None => "?".to_owned(),
                Some((first, last)) if first == last => first.to_string(),
                Some((first, last)) => format!("{first}..{last}"),
            };
            format!("{} = {days}", document.slice(mention.span))
        })
        .collect();
    found.join("; ")
}

fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, expected)| (text, expected, found(text, Some(date(2024, 7, 2)))))
        .filter(|(_, expected, found)| *expected != found)
        .map(|(text, expected, found)| format!("{text}\n  expected {expected}\n  found    {found}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn weekdays_of_plans() {
    check(&[
        (
            "The council has asked for an extra sailing on Thursday.",
            "Thursday = 2024-07-04",
        ),
        (
            "Tugs are expected to reach the bank on Wednesday.",
            "Wednesday = 2024-07-03",
        ),
        ("It was expected to close on Friday.", "Friday = ?"),
        ("The council said on Friday that it will close.", "Friday = 2024-06-28"),
    ]);
}

#[test]
fn absolute_dates() {
    check(&[
        ("It began on 30 June 2024.", "30 June 2024 = 2024-06-30"),
        ("It began on June 30th, 2024, at noon.", "June 30th, 2024 = 2024-06-30"),
        ("It began on the 3rd of May 2021.", "the 3rd of May 2021 = 2021-05-03"),
        ("Dated 2024-06-30.", "2024-06-30 = 2024-06-30"),
        ("Dated 30/06/2024.", "30/06/2024 = 2024-06-30"),
        ("Dated 03/04/2024.", "03/04/2024 = ?"),
        ("Dated 30.06.2024.", "30.06.2024 = 2024-06-30"),
        ("It began on Sept. 3, 2023.", "Sept. 3, 2023 = 2023-09-03"),
        ("They met on Tuesday, 4 June 2024.", "Tuesday, 4 June 2024 = 2024-06-04"),
        ("They met on June 30.", "June 30 = 2024-06-30"),
        ("They met on 28 December.", "28 December = 2024-12-28"),
        ("It ran June 3-5, 2024.", "June 3-5, 2024 = 2024-06-03..2024-06-05"),
        ("It ran from 3 to 5 May.", "3 to 5 May = 2024-05-03..2024-05-05"),
        (
            "It ran from 28 June to 2 July 2023.",
            "28 June to 2 July 2023 = 2023-06-28..2023-07-02",
        ),
        (
            "It ran from May to July 2023.",
            "May to July 2023 = 2023-05-01..2023-07-31",
        ),
        ("It began in June 2024.", "June 2024 = 2024-06-01..2024-06-30"),
        ("It began in early June.", "early June = 2024-06-01..2024-06-10"),
        ("It began in mid-May 2023.", "mid-May 2023 = 2023-05-11..2023-05-20"),
        ("It began in November.", "November = 2024-11-01..2024-11-30"),
        ("It began last November.", "last November = 2023-11-01..2023-11-30"),
    ]);
}

#[test]
fn years_and_quarters() {
    check(&[
        (
            "In 2019 he left; since 1999 little changed.",
            "2019 = 2019-01-01..2019-12-31; 1999 = 1999-01-01..1999-12-31",
        ),
        ("The report (2023) says so.", "2023 = 2023-01-01..2023-12-31"),
        ("The 2023 election was close.", "2023 = 2023-01-01..2023-12-31"),
        ("The 2022 World Cup was far.", "2022 = 2022-01-01..2022-12-31"),
        ("It fell in the 1990s.", "the 1990s = 1990-01-01..1999-12-31"),
        ("It fell in mid-2023.", "mid-2023 = 2023-05-02..2023-09-01"),
        ("From 2019 to 2021 it fell.", "2019 to 2021 = 2019-01-01..2021-12-31"),
        ("It fell in 2019–21.", "2019–21 = 2019-01-01..2021-12-31"),
        ("In 2023/24 it rose.", "2023/24 = 2023-01-01..2024-12-31"),
        (
            "In the second quarter of 2023 it rose.",
            "the second quarter of 2023 = 2023-04-01..2023-06-30",
        ),
        ("It rose in Q3 2022.", "Q3 2022 = 2022-07-01..2022-09-30"),
        (
            "It rose in the first half of 2023.",
            "the first half of 2023 = 2023-01-01..2023-06-30",
        ),
        ("The plan for fiscal year 2024 is out.", "fiscal year 2024 = ?"),
        ("FY2025 is next.", "FY2025 = ?"),
        (
            "In 2019 officials left over the 1998 bombings.",
            "2019 = 2019-01-01..2019-12-31; 1998 = 1998-01-01..1998-12-31",
        ),
        (
            "He won the June poll and the May one.",
            "June = 2024-06-01..2024-06-30; May = 2024-05-01..2024-05-31",
        ),
        ("In 1697, the town fell.", "1697 = 1697-01-01..1697-12-31"),
        ("It fell for two quarters in 2008-9.", "2008-9 = 2008-01-01..2009-12-31"),
        ("The June 15, 2000 summit was brief.", "June 15, 2000 = 2000-06-15"),
    ]);
}

#[test]
fn relative_dates() {
    check(&[
        ("He left on Tuesday.", "Tuesday = 2024-07-02"),
        ("He left on Wednesday morning.", "Wednesday = 2024-06-26"),
        ("He left last Tuesday.", "last Tuesday = 2024-06-25"),
        ("He will leave on Friday.", "Friday = 2024-07-05"),
        ("He leaves next Monday.", "next Monday = 2024-07-08"),
        ("He said on Monday that he will go.", "Monday = 2024-07-01"),
        (
            "He left yesterday and is back today.",
            "yesterday = 2024-07-01; today = 2024-07-02",
        ),
        ("He left last week.", "last week = 2024-06-24..2024-06-30"),
        ("He left three years ago.", "three years ago = 2021-01-01..2021-12-31"),
        ("He left more than two years ago.", "more than two years ago = ?"),
        ("It must be ready by Thursday.", "Thursday = 2024-07-04"),
        ("He is to travel there Monday.", "Monday = 2024-07-08"),
        (
            "It opens in January next year.",
            "January next year = 2025-01-01..2025-01-31",
        ),
        ("It closed on 4 June of last year.", "4 June of last year = 2023-06-04"),
        ("He left a month ago.", "a month ago = 2024-06-01..2024-06-30"),
        (
            "He came this year and goes next year.",
            "this year = 2024-01-01..2024-12-31; next year = 2025-01-01..2025-12-31",
        ),
        ("He had left two days earlier.", "two days earlier = ?"),
    ]);
}

#[test]
fn periods() {
    check(&[
        (
            "It fell over the past two years.",
            "the past two years = 2022-07-02..2024-07-02",
        ),
        (
            "It rose in recent weeks and the coming days.",
            "recent weeks = ?; the coming days = ?",
        ),
        (
            "It opened earlier this year.",
            "earlier this year = 2024-01-01..2024-12-31",
        ),
        ("It opened late last month.", "late last month = 2024-06-01..2024-06-30"),
        (
            "It closed the same day and reopened the following week.",
            "the same day = ?; the following week = ?",
        ),
        ("It will open by the end of the year.", "the end of the year = ?"),
        (
            "It opened at the beginning of July 2020.",
            "the beginning of July 2020 = 2020-07-01..2020-07-10",
        ),
        (
            "It fell in the first nine months of 2021.",
            "the first nine months of 2021 = ?",
        ),
        ("It fell in the first week of June.", "the first week of June = ?"),
        ("It burned in the summer of 2019.", "the summer of 2019 = ?"),
        ("It stood since the 19th century.", "the 19th century = ?"),
        (
            "It grew in the '70s and the late 1990s.",
            "the '70s = 1970-01-01..1979-12-31; the late 1990s = 1996-08-31..1999-12-31",
        ),
        (
            "He left a few days ago, and decades ago.",
            "a few days ago = ?; decades ago = ?",
        ),
        (
            "He left the day before yesterday.",
            "the day before yesterday = 2024-06-30",
        ),
        ("It works from Monday to Friday.", "Monday to Friday = ?"),
        (
            "In 2017, 2018 and 2019 it rose.",
            "2017 = 2017-01-01..2017-12-31; 2018 = 2018-01-01..2018-12-31; 2019 = 2019-01-01..2019-12-31",
        ),
        (
            "In March, April and May it rose.",
            "March = 2024-03-01..2024-03-31; April = 2024-04-01..2024-04-30; May = 2024-05-01..2024-05-31",
        ),
        (
            "It opened on Christmas Day and in Ramadan.",
            "Christmas Day = ?; Ramadan = ?",
        ),
        (
            "It rose in H1 2021 and FY2020-21.",
            "H1 2021 = 2021-01-01..2021-06-30; FY2020-21 = ?",
        ),
        ("They met on Sat, May 1, 2021.", "Sat, May 1, 2021 = 2021-05-01"),
        (
            "It fell, and the third quarter of this year is worse.",
            "the third quarter of this year = ?",
        ),
    ]);
}

#[test]
fn no_periods() {
    check(&[
        ("He sat in the sun and was wed in the fall of the town.", ""),
        ("The end of the war and the last week of the siege were grim.", ""),
        ("The first three were late; the next was not.", ""),
        ("Christmas Island and Easter Road are far.", ""),
        ("A man in his 60s left with 90s music.", ""),
        ("The new year budget and the past president.", ""),
        ("The spring water and the summer holidays.", ""),
    ]);
}

#[test]
fn nothing_tells_without_an_anchor() {
    for (text, expected) in [
        ("He left on June 30.", "June 30 = ?"),
        ("He left on Tuesday.", "Tuesday = ?"),
        ("He left yesterday.", "yesterday = ?"),
        ("He left on 30 June 2024.", "30 June 2024 = 2024-06-30"),
    ] {
        assert_eq!(found(text, None), expected);
    }
}

#[test]
fn not_dates() {
    check(&[
        ("They may march, and we may not.", ""),
        ("A march of 2000 people passed.", ""),
        ("The Sunday Times wrote about Good Friday.", ""),
        ("The 1999-strong force left with 2,024 men.", ""),
        ("The 2000 troops left.", ""),
        ("A 24-hour strike began at 10:30.", ""),
        ("April Alder met June Birch.", ""),
        ("May they live long.", ""),
        ("It has 2000 seats and 1950 members.", ""),
        ("Call 020-7946-0000 or 1234-56.", ""),
        (
            "The second half was dull, the fourth quarter worse, says Norland Today.",
            "",
        ),
        ("A quarter of them left for the last day of term.", ""),
        ("It cost 1999 dollars.", ""),
        ("The KF-16 and the Type 1990 flew.", ""),
    ]);
}

#[test]
fn the_stated_parts_are_kept() {
    let (_, mentions) = read("It began on June 30.", None);
    assert_eq!(
        (mentions[0].year, mentions[0].month, mentions[0].day),
        (None, Some(6), Some(30))
    );
    assert_eq!(mentions[0].form, DateForm::YearlessDay);
}

proptest::proptest! {
    #[test]
    fn any_text_is_read(text in "([0-9]{1,4}|[-–/.,]| |June|May |Tuesday|last |year|of |early |mid-|s |quarter|first |\\PC){0,30}") {
        let (document, mentions) = read(&text, Some(Date::MAX));
        for mention in mentions {
            assert!(!document.slice(mention.span).is_empty());
        }
    }
}

#[test]
fn told_from_another_date() {
    check(&[
        (
            "The ferry sank on 3 May 2024. Two days later it was raised.",
            "3 May 2024 = 2024-05-03; Two days later = 2024-05-05",
        ),
        (
            "The ferry sank on 1 January 2024, and the next day the captain left.",
            "1 January 2024 = 2024-01-01; the next day = 2024-01-02",
        ),
        (
            "It was sold on 30 December 2023. The following week it sank.",
            "30 December 2023 = 2023-12-30; The following week = 2024-01-01..2024-01-07",
        ),
        (
            "It rose in 2019. The following year it fell.",
            "2019 = 2019-01-01..2019-12-31; The following year = 2020-01-01..2020-12-31",
        ),
        (
            "It rose in May 2023. Two months earlier it had fallen.",
            "May 2023 = 2023-05-01..2023-05-31; Two months earlier = 2023-03-01..2023-03-31",
        ),
        // Two dates, none, one in another form.
        (
            "It ran from 3 May 2024 to 5 May 2024. Two days later it sank.",
            "3 May 2024 to 5 May 2024 = 2024-05-03..2024-05-05; Two days later = ?",
        ),
        (
            "It left on 3 May 2024 and came on 5 May 2024. Two days later it sank.",
            "3 May 2024 = 2024-05-03; 5 May 2024 = 2024-05-05; Two days later = ?",
        ),
        ("It sank. Two days later it was raised.", "Two days later = ?"),
        (
            "It rose in 2019. Two days later it fell.",
            "2019 = 2019-01-01..2019-12-31; Two days later = ?",
        ),
        (
            "It sank on 3 May 2024. Nobody knew. Two days later it was raised.",
            "3 May 2024 = 2024-05-03; Two days later = ?",
        ),
    ]);
}

#[test]
fn fiscal_years() {
    check(&[
        (
            "India's fiscal year 2023-24 was good.",
            "fiscal year 2023-24 = 2023-04-01..2024-03-31",
        ),
        (
            "It rose in the US fiscal year 2024.",
            "fiscal year 2024 = 2023-10-01..2024-09-30",
        ),
        ("Japan's fiscal 2024 was good.", "fiscal 2024 = 2024-04-01..2025-03-31"),
        (
            "Australia's 2023-24 financial year was good.",
            "2023-24 = 2023-07-01..2024-06-30",
        ),
        ("The 2023/24 fiscal year was good.", "2023/24 = ?"),
        ("Britain's fiscal 2024 was good.", "fiscal 2024 = ?"),
        ("The firm's fiscal 2024 was good.", "fiscal 2024 = ?"),
        ("The financial year 2023-24 was good.", "The financial year 2023-24 = ?"),
        (
            "Profit rose in the fiscal year ended 31 March 2024.",
            "the fiscal year ended 31 March 2024 = 2023-04-01..2024-03-31",
        ),
        (
            "Profit rose in the year ending June 30, 2024.",
            "the year ending June 30, 2024 = 2023-07-01..2024-06-30",
        ),
        ("The year ended badly.", ""),
    ]);
}
