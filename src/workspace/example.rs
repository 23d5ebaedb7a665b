//! A story of our own, to try Crossread with: four short articles about a ferry that
//! does not exist. One copies another in part; figures, a quotation and a deadline disagree.

/// The file name and the text of each article.
pub const EXAMPLE: [(&str, &str); 4] = [
    ("harbour-courier.txt", include_str!("example/1-harbour-courier.txt")),
    ("skarne-daily.txt", include_str!("example/2-skarne-daily.txt")),
    ("northern-ledger.txt", include_str!("example/3-northern-ledger.txt")),
    ("coast-and-trade.txt", include_str!("example/4-coast-and-trade.txt")),
];
