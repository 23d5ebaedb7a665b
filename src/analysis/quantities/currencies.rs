//! Currencies: signs, codes and words, as ISO 4217 codes.
//!
//! A plain `$` or `dollars` is read as the United States' dollar and `Rs` or `rupees` as India's, as news agencies
//! do; a name that many countries share and nobody is usual for (`pesos`, `kroner`) stays the word itself.

/// Signs and prefixes that stand before a number, as written. Longest first within one start: a text is matched in this order.
const SIGNS: &[(&str, &str)] = &[
    ("US$", "USD"),
    ("A$", "AUD"),
    ("AU$", "AUD"),
    ("C$", "CAD"),
    ("CA$", "CAD"),
    ("NZ$", "NZD"),
    ("HK$", "HKD"),
    ("S$", "SGD"),
    ("NT$", "TWD"),
    ("R$", "BRL"),
    ("$", "USD"),
    ("£", "GBP"),
    ("€", "EUR"),
    ("¥", "JPY"),
    ("₩", "KRW"),
    ("₹", "INR"),
    ("₽", "RUB"),
    ("₺", "TRY"),
    ("₴", "UAH"),
    ("₪", "ILS"),
    ("₦", "NGN"),
    ("₱", "PHP"),
    ("฿", "THB"),
    ("₫", "VND"),
    ("Rs", "INR"),
    ("RM", "MYR"),
    ("Rp", "IDR"),
    ("Tk", "BDT"),
];

/// Codes that texts use before or after a number (`40bn USD`, `EUR 3m`): the ISO code and the form in texts, folded.
pub const CODES: &[(&str, &str)] = &[
    ("AED", "aed"),
    ("ARS", "ars"),
    ("AUD", "aud"),
    ("BDT", "bdt"),
    ("BRL", "brl"),
    ("CAD", "cad"),
    ("CHF", "chf"),
    ("CLP", "clp"),
    ("CNY", "cny"),
    ("COP", "cop"),
    ("CZK", "czk"),
    ("DKK", "dkk"),
    ("EGP", "egp"),
    ("EUR", "eur"),
    ("GBP", "gbp"),
    ("HKD", "hkd"),
    ("HUF", "huf"),
    ("IDR", "idr"),
    ("ILS", "ils"),
    ("INR", "inr"),
    ("IQD", "iqd"),
    ("IRR", "irr"),
    ("JPY", "jpy"),
    ("KES", "kes"),
    ("KRW", "krw"),
    ("KWD", "kwd"),
    ("MXN", "mxn"),
    ("MYR", "myr"),
    ("NGN", "ngn"),
    ("NOK", "nok"),
    ("NZD", "nzd"),
    ("PHP", "php"),
    ("PKR", "pkr"),
    ("PLN", "pln"),
    ("QAR", "qar"),
    ("CNY", "rmb"),
    ("RON", "ron"),
    ("RUB", "rub"),
    ("SAR", "sar"),
    ("SEK", "sek"),
    ("SGD", "sgd"),
    ("THB", "thb"),
    ("TRY", "try"),
    ("TWD", "twd"),
    ("UAH", "uah"),
    ("USD", "usd"),
    ("VND", "vnd"),
    ("ZAR", "zar"),
];

/// Words after a number, folded.
pub const WORDS: &[(&str, &str)] = &[
    ("dollar", "USD"),
    ("dollars", "USD"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("yen", "JPY"),
    ("yuan", "CNY"),
    ("renminbi", "CNY"),
    ("won", "KRW"),
    ("rupee", "INR"),
    ("rupees", "INR"),
    ("rouble", "RUB"),
    ("roubles", "RUB"),
    ("ruble", "RUB"),
    ("rubles", "RUB"),
    ("ringgit", "MYR"),
    ("rupiah", "IDR"),
    ("baht", "THB"),
    ("shekel", "ILS"),
    ("shekels", "ILS"),
    ("lira", "TRY"),
    ("hryvnia", "UAH"),
    ("hryvnias", "UAH"),
    ("naira", "NGN"),
    ("rand", "ZAR"),
    ("zloty", "PLN"),
    ("zlotys", "PLN"),
    ("forint", "HUF"),
    ("forints", "HUF"),
    ("taka", "BDT"),
    ("dirham", "AED"),
    ("dirhams", "AED"),
    ("reais", "BRL"),
    ("sterling", "GBP"),
    ("riyal", "riyal"),
    ("riyals", "riyal"),
    ("rial", "rial"),
    ("rials", "rial"),
    ("peso", "peso"),
    ("pesos", "peso"),
    ("franc", "franc"),
    ("francs", "franc"),
    ("dinar", "dinar"),
    ("dinars", "dinar"),
    ("krona", "krona"),
    ("kronor", "krona"),
    ("krone", "krone"),
    ("kroner", "krone"),
    ("shilling", "shilling"),
    ("shillings", "shilling"),
];

/// `pounds` weigh or pay: only the text around tells which.
pub const POUNDS: &[&str] = &["pound", "pounds", "quid"];

/// A country's adjective before a shared name (`Australian dollars`), folded; the name singular.
pub const NATIONAL: &[(&str, &str, &str)] = &[
    ("us", "dollar", "USD"),
    ("u.s.", "dollar", "USD"),
    ("american", "dollar", "USD"),
    ("australian", "dollar", "AUD"),
    ("canadian", "dollar", "CAD"),
    ("zealand", "dollar", "NZD"),
    ("kong", "dollar", "HKD"),
    ("singapore", "dollar", "SGD"),
    ("taiwan", "dollar", "TWD"),
    ("british", "pound", "GBP"),
    ("egyptian", "pound", "EGP"),
    ("lebanese", "pound", "LBP"),
    ("syrian", "pound", "SYP"),
    ("sudanese", "pound", "SDG"),
    ("indian", "rupee", "INR"),
    ("pakistani", "rupee", "PKR"),
    ("nepalese", "rupee", "NPR"),
    ("lankan", "rupee", "LKR"),
    ("mexican", "peso", "MXN"),
    ("philippine", "peso", "PHP"),
    ("argentine", "peso", "ARS"),
    ("chilean", "peso", "CLP"),
    ("colombian", "peso", "COP"),
    ("cuban", "peso", "CUP"),
    ("swiss", "franc", "CHF"),
    ("cfa", "franc", "XAF"),
    ("congolese", "franc", "CDF"),
    ("iraqi", "dinar", "IQD"),
    ("kuwaiti", "dinar", "KWD"),
    ("jordanian", "dinar", "JOD"),
    ("serbian", "dinar", "RSD"),
    ("swedish", "krona", "SEK"),
    ("icelandic", "krona", "ISK"),
    ("norwegian", "krone", "NOK"),
    ("danish", "krone", "DKK"),
    ("kenyan", "shilling", "KES"),
    ("ugandan", "shilling", "UGX"),
    ("tanzanian", "shilling", "TZS"),
    ("saudi", "riyal", "SAR"),
    ("qatari", "riyal", "QAR"),
    ("iranian", "rial", "IRR"),
    ("omani", "rial", "OMR"),
    ("yemeni", "rial", "YER"),
    ("turkish", "lira", "TRY"),
    ("chinese", "yuan", "CNY"),
    ("japanese", "yen", "JPY"),
    ("korean", "won", "KRW"),
    ("russian", "rouble", "RUB"),
    ("russian", "ruble", "RUB"),
];

/// The currency that exactly this sign names.
pub fn of_sign(text: &str) -> Option<&'static str> {
    SIGNS.iter().find(|(sign, _)| *sign == text).map(|(_, code)| *code)
}

/// The currency that a folded word names after a number.
pub fn of_word(word: &str) -> Option<&'static str> {
    WORDS.iter().find(|(name, _)| *name == word).map(|(_, code)| *code)
}

/// The currency whose sign or code the text begins with, and that sign's length in bytes.
pub fn prefix(text: &str) -> Option<(&'static str, usize)> {
    let signs = SIGNS.iter().map(|(sign, code)| (*sign, *code));
    let codes = CODES
        .iter()
        .filter(|(code, folded)| code.eq_ignore_ascii_case(folded))
        .map(|(code, _)| (*code, *code));
    let (sign, code) = signs.chain(codes).find(|(sign, _)| text.starts_with(sign))?;
    Some((code, sign.len()))
}

/// The currency of a folded adjective and noun: `australian` `dollars`.
pub fn national(adjective: &str, noun: &str) -> Option<&'static str> {
    let singular = match noun {
        "kronor" => "krona",
        "kroner" => "krone",
        other => other.strip_suffix('s').unwrap_or(other),
    };
    NATIONAL
        .iter()
        .find(|(country, name, _)| *country == adjective && *name == singular)
        .map(|(_, _, code)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_codes_and_words() {
        assert_eq!(prefix("US$40"), Some(("USD", 3)));
        assert_eq!(prefix("€5"), Some(("EUR", 3)));
        assert_eq!(prefix("EUR 5"), Some(("EUR", 3)));
        assert_eq!(prefix("40"), None);
        assert_eq!(of_sign("Rs"), Some("INR"));
        assert_eq!(of_sign("Rsx"), None);
        assert_eq!(national("norwegian", "kroner"), Some("NOK"));
        assert_eq!(national("australian", "dollars"), Some("AUD"));
        assert_eq!(national("brave", "dollars"), None);
    }
}
