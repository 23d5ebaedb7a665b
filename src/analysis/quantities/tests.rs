//! Sentences and the quantities in them: positives and false positives side by side.

use super::*;
use crate::analysis::dates;
use crate::text::{Block, BlockKind, Language};

fn read(text: &str) -> (Document, Vec<Quantity>) {
    let block = Block {
        span: Span::new(0, text.len()),
        kind: BlockKind::Paragraph,
        language: Language::English,
        aside: None,
    };
    let document = Document {
        text: text.to_owned(),
        blocks: vec![block],
        ..Document::default()
    };
    let lexed = Lexed::lex(&document);
    let dates = dates::extract(&document, &lexed);
    let quantities = extract(&document, &lexed, &dates);
    for quantity in &quantities {
        assert!(!document.slice(quantity.span).is_empty(), "{quantity:?} in {text:?}");
        assert!(quantity.low <= quantity.high, "{quantity:?} in {text:?}");
    }
    (document, quantities)
}

/// Each quantity as `span = plain form [what]`, joined by `; `.
fn found(text: &str) -> String {
    let (document, quantities) = read(text);
    let found: Vec<String> = quantities
        .iter()
        .map(|quantity| {
            let of = quantity
                .of
                .map(|of| format!(" [{}]", document.slice(of)))
                .unwrap_or_default();
            format!("{} = {}{of}", document.slice(quantity.span), quantity.normalised())
        })
        .collect();
    found.join("; ")
}

fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, expected)| (text, expected, found(text)))
        .filter(|(_, expected, found)| *expected != found)
        .map(|(text, expected, found)| format!("{text}\n  expected {expected}\n  found    {found}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn magnitudes() {
    check(&[
        ("A 6.2-magnitude quake struck.", "6.2 = 6.2 [magnitude]"),
        ("A magnitude-6.2 quake struck.", "6.2 = 6.2 [magnitude]"),
        ("A quake of magnitude 6.2 struck.", "6.2 = 6.2 [magnitude]"),
        (
            "The tremor off Karsund had a magnitude of 6.2.",
            "6.2 = 6.2 [magnitude]",
        ),
        ("It was minus-20 degrees outside.", "minus-20 degrees = −20 degrees"),
        (
            "Oil slipped $1.12 to $82.40.",
            "$1.12 = down 1.12 USD [Oil]; $82.40 = 82.4 USD",
        ),
    ]);
}

#[test]
fn counts() {
    check(&[
        (
            "The army has 550,000 troops in the north.",
            "550,000 = 550,000 [troops]",
        ),
        ("In all, 12 people were killed.", "12 = 12 [people]"),
        ("They sent two dozen fighter jets.", "two dozen = 24 [fighter jets]"),
        ("Half a million people fled.", "Half a million = 500,000 [people]"),
        (
            "About 1.2m voters stayed away.",
            "About 1.2m = about 1.2 million [voters]",
        ),
        (
            "Two hundred and five soldiers deserted.",
            "Two hundred and five = 205 [soldiers]",
        ),
        (
            "Some 40 Norland-backed fighters left.",
            "Some 40 = about 40 [Norland-backed fighters]",
        ),
        ("Hundreds of people gathered.", "Hundreds = at least 100 [people]"),
        (
            "Tens of thousands of workers struck.",
            "Tens of thousands = at least 10,000 [workers]",
        ),
        ("The 12-member council met.", "12 = 12 [member]"),
        ("A 300-strong force landed.", "300-strong = 300 [force]"),
        ("The two countries agreed.", "two = 2 [countries]"),
        ("Police arrested 12,34,567 voters.", "12,34,567 = 1,234,567 [voters]"),
        ("One person died.", "One = 1 [person]"),
        ("The region has 3 lakh farmers.", "3 lakh = 300,000 [farmers]"),
        ("Twelve of the soldiers survived.", "Twelve = 12 [soldiers]"),
        (
            "More than a half million people and one and a half million goats moved.",
            "More than a half million = more than 500,000 [people]; one and a half million = 1.5 million [goats]",
        ),
        ("Several hundred men left.", "Several hundred = at least 100 [men]"),
        (
            "They hold 112 of the 454 harbour seats.",
            "112 = 112 [harbour seats]; 454 = 454 [harbour seats]",
        ),
        ("They bought five new 737 jets.", "five = 5 [new 737 jets]"),
        ("It holds 40k seats.", "40k = 40,000 [seats]"),
        (
            "A dozen ships sailed and 1,204,330 people watched.",
            "A dozen = 12 [ships]; 1,204,330 = 1,204,330 [people]",
        ),
    ]);
}

#[test]
fn bounds_and_ranges() {
    check(&[
        ("More than 200 people came.", "More than 200 = more than 200 [people]"),
        ("At least 40 houses burned.", "At least 40 = at least 40 [houses]"),
        ("No fewer than 40 ships sank.", "No fewer than 40 = at least 40 [ships]"),
        ("Up to 30 villages are cut off.", "Up to 30 = at most 30 [villages]"),
        ("Fewer than 50 seats are left.", "Fewer than 50 = less than 50 [seats]"),
        ("Nearly 300 people came.", "Nearly 300 = nearly 300 [people]"),
        (
            "An estimated 5,000 people live here.",
            "An estimated 5,000 = about 5,000 [people]",
        ),
        ("It takes 40 to 50 workers.", "40 to 50 = 40 to 50 [workers]"),
        ("It takes 40–50 workers.", "40–50 = 40 to 50 [workers]"),
        (
            "Between 40 and 50 tanks were lost.",
            "Between 40 and 50 = 40 to 50 [tanks]",
        ),
        ("It would cost $40–50bn.", "$40–50bn = 40 billion to 50 billion USD"),
        ("Growth of 2% to 3% is likely.", "2% to 3% = up 2 to 3%"),
        ("It grew from 40 to 50 members.", "40 = 40; 50 = 50 [members]"),
        (
            "Between two and three million people moved.",
            "Between two and three million = 2 million to 3 million [people]",
        ),
        ("We expect 500 or so guests.", "500 or so = about 500 [guests]"),
        ("There were 200+ complaints.", "200+ = at least 200 [complaints]"),
        ("The index slid to -36.", "-36 = −36 [index]"),
        (
            "Claims fell 43,000 to 317,000.",
            "43,000 = down 43,000 [Claims]; 317,000 = 317,000",
        ),
        ("Rates rose 2 to 3 per cent.", "2 to 3 per cent = up 2 to 3% [Rates]"),
        ("The index fell below 9,000.", "below 9,000 = less than 9,000 [index]"),
        ("It cost just over $89.", "just over $89 = just over 89 USD"),
        ("The talks went on over two years.", "two years = 2 years"),
    ]);
}

#[test]
fn money() {
    check(&[
        (
            "They signed a $40 billion contract.",
            "$40 billion = 40 billion USD [contract]",
        ),
        ("It made a profit of $3m.", "$3m = 3 million USD [profit]"),
        (
            "It paid £3.5 million in damages.",
            "£3.5 million = 3.5 million GBP [damages]",
        ),
        ("The road costs Rs 2 crore.", "Rs 2 crore = 20 million INR"),
        (
            "A fund of 10 billion ringgit was set up.",
            "10 billion ringgit = 10 billion MYR [fund]",
        ),
        (
            "US$5bn and A$6m were spent.",
            "US$5bn = 5 billion USD; A$6m = 6 million AUD",
        ),
        ("It cost €500.", "€500 = 500 EUR"),
        ("He won 400,000 won.", "400,000 won = 400,000 KRW"),
        (
            "It sold for 30 million Australian dollars.",
            "30 million Australian dollars = 30 million AUD",
        ),
        ("It raised EUR 3m.", "EUR 3m = 3 million EUR"),
        ("It raised 3bn USD.", "3bn USD = 3 billion USD"),
        (
            "They lost millions of dollars.",
            "millions of dollars = at least 1 million USD",
        ),
        ("The price is $9.99.", "$9.99 = 9.99 USD [price]"),
    ]);
}

#[test]
fn money_of_the_world() {
    check(&[
        (
            "They stole N500 million and R1,500.",
            "N500 million = 500 million NGN; R1,500 = 1,500 ZAR",
        ),
        (
            "They stole P20-million and K2.5 million.",
            "P20-million = 20 million PHP; K2.5 million = 2.5 million kwacha",
        ),
        (
            "They stole Sh2 billion and Ksh1,500.",
            "Sh2 billion = 2 billion shilling; Ksh1,500 = 1,500 KES",
        ),
        (
            "They stole RM1.2bil and RM 300.",
            "RM1.2bil = 1.2 billion MYR; RM 300 = 300 MYR",
        ),
        ("They stole GH¢500 and J$500.", "GH¢500 = 500 GHS; J$500 = 500 JMD"),
        (
            "They stole Rs.500 crore and US $5 million.",
            "Rs.500 crore = 5 billion INR; US $5 million = 5 million USD",
        ),
        (
            "They stole 500 million Namibian dollars.",
            "500 million Namibian dollars = 500 million NAD",
        ),
        (
            "They stole 500 US dollars and 20 cedis.",
            "500 US dollars = 500 USD; 20 cedis = 20 GHS",
        ),
        ("They stole 50 cents and 50p.", "50 cents = 50 cent; 50p = 50 penny"),
        ("They wore N95 masks on the R61 with a P-8 and the K9 unit.", ""),
        ("The E484K and N501Y strains spread.", ""),
    ]);
}

#[test]
fn times_without_a_number() {
    check(&[
        (
            "They waited several days and a few weeks.",
            "several days = at least 2 days; a few weeks = at least 2 weeks",
        ),
        ("Several men and a few women left.", ""),
    ]);
}

#[test]
fn percentages_ratios_multiples_changes() {
    check(&[
        ("Some 45% of voters agreed.", "Some 45% = about 45% [voters]"),
        ("Turnout was 45 per cent.", "45 per cent = 45% [Turnout]"),
        ("Prices rose 12%.", "12% = up 12% [Prices]"),
        (
            "Output fell by about 3.5 percent.",
            "about 3.5 percent = down about 3.5% [Output]",
        ),
        ("Shares were up 4%.", "4% = up 4% [Shares]"),
        (
            "Support fell 3 percentage points.",
            "3 percentage points = down 3 percentage points [Support]",
        ),
        ("A 12% rise in rents was announced.", "12% = up 12%"),
        ("There was an increase of 12%.", "12% = up 12%"),
        ("Unemployment rose to 12%.", "12% = 12% [Unemployment]"),
        (
            "About a third of farmers left.",
            "About a third = about 33.333% [farmers]",
        ),
        ("Two-thirds of the members voted.", "Two-thirds = 66.667% [members]"),
        ("Half of all pupils failed.", "Half = 50% [pupils]"),
        ("One in five children is poor.", "One in five = 20% [children]"),
        (
            "The rate is 12 per 100,000 people.",
            "12 per 100,000 = 12 per 100,000 [people]",
        ),
        ("Exports more than doubled.", "more than doubled = up more than 2 times"),
        ("It is three times as large.", "three times = 3 times"),
        ("It grew tenfold.", "tenfold = up 10 times"),
        (
            "Rates rose by 25 basis points.",
            "25 basis points = up 0.25 percentage points [Rates]",
        ),
        ("The price of gold rose 9%.", "9% = up 9% [price of gold]"),
        ("They make up 20% of staff.", "20% = 20% [staff]"),
        ("Tourism is 80% of Norland's output.", "80% = 80% [Norland's output]"),
        ("He is 50% more likely to win.", "50% = 50%"),
        (
            "Prices rose two-tenths of a percent.",
            "two-tenths of a percent = up 0.2% [Prices]",
        ),
        (
            "Rates rose by half a percentage point.",
            "half a percentage point = up 0.5 percentage points [Rates]",
        ),
        ("Output is at pre-war levels of 2%.", "2% = 2% [pre-war levels]"),
        ("They dropped 12 bombs.", "12 = 12 [bombs]"),
    ]);
}

#[test]
fn ranks_ages_measures_durations() {
    check(&[
        ("It is the third-largest city.", "third-largest = 3rd [city]"),
        ("She was ranked fifth.", "fifth = 5th"),
        ("A 34-year-old man was held.", "34-year-old = 34 years old [man]"),
        ("A man aged 34 was held.", "aged 34 = 34 years old"),
        (
            "The actor, 26, left, and she was 91.",
            "26 = 26 years old [actor]; 91 = 91 years old",
        ),
        ("Police named Ann Sample, 40.", "40 = 40 years old [Ann Sample]"),
        ("Ann Sample, 34, said so.", "34 = 34 years old [Ann Sample]"),
        ("Sample, 34, a plumber, said so.", "34 = 34 years old [Sample]"),
        ("Ann Sample, age 34, said so.", "34 = 34 years old [Ann Sample]"),
        ("The siege lasted three weeks.", "three weeks = 3 weeks"),
        ("The wall is 12 kilometres long.", "12 kilometres = 12 km [wall]"),
        ("A 12-kilometre bridge collapsed.", "12-kilometre = 12 km [bridge]"),
        (
            "Winds of 60 miles an hour hit the coast.",
            "60 miles an hour = 60 mph [Winds]",
        ),
        (
            "It sails at 30 knots, 12 nautical miles off.",
            "30 knots = 30 knots; 12 nautical miles = 12 nautical miles",
        ),
        ("Temperatures fell to -5 °C.", "-5 °C = −5 °C [Temperatures]"),
        (
            "It covers 300 square kilometres.",
            "300 square kilometres = 300 square km",
        ),
        ("The plant gives 1,200 MW of power.", "1,200 MW = 1,200 MW [power]"),
        ("Five tons of rice were lost.", "Five tons = 5 tonnes [rice]"),
        ("The tower is 90m high.", "90m = 90 m [tower]"),
        ("It has 2TB of storage.", "2TB = 2 TB [storage]"),
        ("It drove at 90 km/h.", "90 km/h = 90 km/h"),
    ]);
}

#[test]
fn not_quantities() {
    check(&[
        ("The KF-16 and the F-35 took off.", ""),
        ("The G20 met about COVID-19.", ""),
        ("Article 5 and section 12 apply, see page 3.", ""),
        ("He lives at No. 10 Downing Street.", ""),
        ("He lives at 12 Old Mill Road.", ""),
        ("A Boeing 737 landed near Route 66.", ""),
        ("It opens at 10:30 and closes at 5 p.m.", ""),
        ("Call 555-0134-22 or 020 7946 0000.", ""),
        ("One of the men fled and no one saw it.", ""),
        ("They blamed one another, but which one was it?", ""),
        ("The two met again.", ""),
        ("They won 3-2 and then lost 1–4.", ""),
        ("Version 3.2.1 is out.", ""),
        ("It is a 747-400, in 3-D and with 5G.", ""),
        ("In 2024 the talks began, and since 1999 nothing changed.", ""),
        ("He waited a second time.", ""),
        ("First, they came; a third man followed.", ""),
        ("He broke 18 U.S.C. 1001.", ""),
        ("A two-state solution and six-party talks failed.", ""),
        ("He works 9-to-5 at World War Two sites.", ""),
        ("1. Go home", ""),
        ("See note [12] of the 401(k) plan.", ""),
        ("They play in the second half.", ""),
        ("The first came on 9/11.", ""),
        ("One day he left; one thing is clear.", ""),
        (
            "Boeing built the Boeing 717 here, and the 717 flew from the 717 hangar.",
            "",
        ),
        ("The Group of Eight and its track-two talks ended.", ""),
        ("The historic 2000 summit is over.", ""),
        ("It is a per million figure.", ""),
        ("Reactors three and four are shut.", ""),
        ("Some 1, 300 boats left at 10: 30, after a 65 - 53 win.", ""),
        ("They missed the 2012 playoffs with a 284-286 record.", ""),
    ]);
}

#[test]
fn intervals() {
    for (text, low, high) in [
        ("It has 1.2 million users.", 1.15e6, 1.25e6),
        ("It has 43 users.", 43.0, 43.0),
        ("It has 550,000 users.", 545_000.0, 555_000.0),
        ("It has about 200 users.", 180.0, 220.0),
        ("It has nearly 200 users.", 180.0, 200.0),
        ("It has more than 200 users.", 200.0, f64::INFINITY),
        ("It has fewer than 200 users.", 0.0, 200.0),
        ("It has twelve users.", 12.0, 12.0),
        ("It has two dozen users.", 18.0, 30.0),
        ("It has half a million users.", 450_000.0, 550_000.0),
        ("It cost $40 billion.", 39.5e9, 40.5e9),
        ("It weighs 5 kg.", 4.5, 5.5),
    ] {
        let (_, quantities) = read(text);
        assert_eq!(quantities.len(), 1, "{text}");
        let got = (quantities[0].low, quantities[0].high);
        assert!(
            (got.0 - low).abs() < 1e-6 && (got.1 == high || (got.1 - high).abs() < 1e-6),
            "{text} {got:?}"
        );
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_read(text in "([$£0-9.,%-]|one|two |hundred |million |to | in | per cent|-|a |third|of |\\PC){0,40}") {
        read(&text);
    }
}
