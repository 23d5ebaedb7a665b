//! One amount: a currency sign, a number in digits or words, a scale.

use super::QuantityKind;
use super::currencies;
use super::numbers::{Convention, parse_number, parse_number_in};
use super::sentence::Sentence;
use super::vocabulary::{Class, Numeral, short_scale};
use crate::text::TokenKind;

/// A number with its scale and the currency sign before it, from token `first` up to `end`, exclusive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    pub first: usize,
    pub end: usize,
    pub value: f64,
    /// The unit of the last stated digit, scaled.
    pub step: f64,
    pub digits: bool,
    /// A scale word stands with it (`million`, `dozen`).
    pub scaled: bool,
    /// The factor of that scale, 1 without.
    pub scale: f64,
    pub currency: Option<&'static str>,
    /// `hundreds`, `several thousand`: at least `value`.
    pub indefinite: bool,
}

impl Amount {
    fn new(first: usize, end: usize, value: f64, step: f64) -> Amount {
        Amount {
            first,
            end,
            value,
            step,
            digits: false,
            scaled: false,
            scale: 1.0,
            currency: None,
            indefinite: false,
        }
    }

    fn times(mut self, scale: f64, end: usize) -> Amount {
        self.value *= scale;
        self.step *= scale;
        self.scale *= scale;
        self.scaled = true;
        self.end = end;
        self
    }

    /// The amount that begins at the token.
    pub fn read(sentence: &Sentence, at: usize) -> Option<Amount> {
        if let Some((currency, next)) = currency_before(sentence, at) {
            let mut amount = digits(sentence, next)?;
            amount.first = at;
            amount.currency = Some(currency);
            return Some(scale(sentence, amount));
        }
        match sentence.kind(at)? {
            TokenKind::Number => digits(sentence, at).map(|amount| scale(sentence, and_a_half(sentence, amount))),
            TokenKind::Word => indefinite(sentence, at).or_else(|| words(sentence, at)),
            _ => None,
        }
    }

    /// The amount with the scale of a later one: the first of `40–50bn`.
    pub fn scaled_as(self, other: &Amount) -> Amount {
        let end = self.end;
        self.times(other.scale, end)
    }
}

/// A currency's sign or code before a number, and where the number begins.
fn currency_before(sentence: &Sentence, at: usize) -> Option<(&'static str, usize)> {
    match sentence.kind(at)? {
        TokenKind::Symbol => {
            let code = currencies::of_sign(sentence.written(at))?;
            // `$US5`, `$NZ5`
            let turned = sentence.glued(at + 1) && sentence.glued(at + 2) && sentence.is_number(at + 2);
            if turned && sentence.word(at) == "$" {
                let country = match sentence.word(at + 1) {
                    "us" => "USD",
                    "a" | "au" => "AUD",
                    "nz" => "NZD",
                    "hk" => "HKD",
                    "s" => "SGD",
                    _ => return None,
                };
                return Some((country, at + 2));
            }
            sentence.is_number(at + 1).then_some((code, at + 1))
        }
        TokenKind::Word if sentence.is(at, Class::Opener) => {
            let written = sentence.written(at);
            // `GH¢`, `US$`; agencies part `US $5`.
            let signed = matches!(sentence.word(at + 1), "$" | "¢" | "₵")
                && (sentence.glued(at + 1) || written == "US")
                && sentence.is_number(at + 2);
            if signed && written.bytes().all(|byte| byte.is_ascii_uppercase()) {
                let code = match written {
                    "US" => Some("USD"),
                    _ => currencies::of_sign(sentence.span(at, at + 1).of(sentence.text)),
                };
                return Some((code?, at + 2));
            }
            let bare = written.strip_suffix('.').unwrap_or(written);
            let code = currencies::of_sign(bare).or(sentence
                .sense(at)
                .code
                .filter(|_| written.bytes().all(|byte| byte.is_ascii_uppercase())))?;
            let next = if sentence.word(at + 1) == "." { at + 2 } else { at + 1 };
            // `P 1,000`; `Type R 500` is no sum.
            let sum = !currencies::is_letter(bare)
                || sentence.glued(next)
                || sentence.word(next).contains(',')
                || matches!(sentence.sense(next + 1).numeral, Some(Numeral::Scale(_)));
            (sentence.is_number(next) && sum).then_some((code, next))
        }
        _ => None,
    }
}

fn digits(sentence: &Sentence, at: usize) -> Option<Amount> {
    if !sentence.is_number(at) {
        return None;
    }
    let number = parse_number(sentence.written(at))?;
    let mut amount = Amount::new(at, at + 1, number.value, number.step);
    amount.digits = true;
    // Groups of three parted by spaces that do not break: `1 204 330`.
    while amount.end < at + 6 && continues_group(sentence, amount.end) {
        amount.end += 1;
    }
    if amount.end > at + 1 {
        let whole = parse_number_in(sentence.span(at, amount.end - 1).of(sentence.text), Convention::English)?;
        (amount.value, amount.step) = (whole.value, whole.step);
    }
    Some(amount)
}

fn continues_group(sentence: &Sentence, at: usize) -> bool {
    let (Some(previous), Some(token)) = (sentence.tokens.get(at - 1), sentence.tokens.get(at)) else {
        return false;
    };
    let gap = sentence.text.get(previous.span.end as usize..token.span.start as usize);
    sentence.is_number(at)
        && sentence
            .written(at)
            .split(['.', ','])
            .next()
            .is_some_and(|group| group.len() == 3)
        && matches!(gap, Some("\u{a0}" | "\u{2009}" | "\u{202f}"))
}

/// Scale words and short forms after digits.
fn scale(sentence: &Sentence, amount: Amount) -> Amount {
    let at = amount.end;
    if let Some(scale) = short(sentence, &amount) {
        return amount.times(scale, at + 1);
    }
    let mut amount = amount;
    // `3 lakh crore` has two.
    for _ in 0..2 {
        let at = amount.end + usize::from(sentence.is_hyphen(amount.end));
        match sentence.sense(at).numeral {
            Some(Numeral::Scale(scale)) => amount = amount.times(scale, at + 1),
            Some(Numeral::Hundred) if !amount.scaled => amount = amount.times(100.0, at + 1),
            Some(Numeral::Dozen) if !amount.scaled => amount = amount.times(12.0, at + 1),
            _ => break,
        }
    }
    amount
}

/// `bn`, `k` or `m` right after digits. `m` means million with money, or glued before a noun that is no extent.
fn short(sentence: &Sentence, amount: &Amount) -> Option<f64> {
    let at = amount.end;
    let written = sentence.written(at);
    let scale = short_scale(written)?;
    let glued = sentence.glued(at);
    let counted = || {
        let next = at + 1 + usize::from(sentence.is_hyphen(at + 1));
        sentence.is_nominal(next) && !sentence.is(next, Class::Extent) && sentence.sense(next).unit.is_none()
    };
    let clear = match written {
        "bn" | "Bn" | "BN" | "bln" | "tn" | "trn" | "tln" | "mn" | "mln" | "bil" | "tril" => true,
        _ if amount.currency.is_some() => glued || matches!(written, "m" | "b" | "M" | "B"),
        "m" | "k" | "K" | "M" => glued && (counted() || sentence.sense(at + 1).currency.is_some()),
        _ => false,
    };
    clear.then_some(scale)
}

/// `hundreds`, `tens of thousands`, `several hundred`.
fn indefinite(sentence: &Sentence, at: usize) -> Option<Amount> {
    // `several days`, `a few weeks`: two at least.
    let few = at + usize::from(sentence.word(at) == "a" && matches!(sentence.word(at + 1), "few" | "couple"));
    if matches!(sentence.word(few), "several" | "few" | "couple") {
        let end = few + 1 + usize::from(sentence.word(few) == "couple" && sentence.word(few + 1) == "of");
        let lasts = sentence
            .sense(end)
            .unit
            .is_some_and(|unit| unit.kind == QuantityKind::Duration);
        if lasts && sentence.word(end).ends_with('s') {
            let mut amount = Amount::new(at, end, 2.0, 1.0);
            amount.indefinite = true;
            return Some(amount);
        }
    }
    let (mut value, mut end) = match sentence.sense(at).plural_scale {
        Some(scale) => (scale, at + 1),
        None if sentence.word(at) == "tens" => (10.0, at + 1),
        None => return None,
    };
    if sentence.word(end) == "of"
        && let Some(scale) = sentence.sense(end + 1).plural_scale
    {
        value *= scale;
        end += 2;
    } else if sentence.word(at) == "tens" {
        return None;
    }
    let mut amount = Amount::new(at, end, value, value);
    amount.scaled = true;
    amount.indefinite = true;
    Some(amount)
}

/// A number in words: `two hundred and five`, `a dozen`, `half a million`, `twenty-five`.
fn words(sentence: &Sentence, at: usize) -> Option<Amount> {
    let is_large = |at: usize| {
        matches!(
            sentence.sense(at).numeral,
            Some(Numeral::Hundred | Numeral::Dozen | Numeral::Scale(_))
        )
    };
    match sentence.word(at) {
        "half" if sentence.word(at + 1) == "a" && is_large(at + 2) => return part_of_scale(sentence, at, at + 2, 0.5),
        "quarter" if sentence.word(at + 1) == "of" && sentence.word(at + 2) == "a" && is_large(at + 3) => {
            return part_of_scale(sentence, at, at + 3, 0.25);
        }
        "half" if is_large(at + 1) && sentence.before(at, 1) != "and" => {
            return part_of_scale(sentence, at, at + 1, 0.5);
        }
        "a" if sentence.word(at + 1) == "half" && is_large(at + 2) => return part_of_scale(sentence, at, at + 2, 0.5),
        "a" | "an" if is_large(at + 1) => {}
        // A scale by itself belongs to something before it: `several hundred`, `per million`.
        _ if is_large(at) => return few_of_scale(sentence, at),
        _ => {
            sentence.sense(at).numeral?;
        }
    }
    let mut reader = Words::default();
    let mut end = at;
    if matches!(sentence.word(at), "a" | "an") {
        reader.current = 1.0;
        reader.open = false;
        end += 1;
    }
    let start = end;
    loop {
        let mut next = end;
        if end > start && sentence.is_hyphen(end) {
            next += 1;
        } else if end > start && sentence.word(end) == "and" && reader.allows_and() {
            next += 1;
            if is_large(next) {
                break;
            }
        }
        let taken = sentence.sense(next).numeral.is_some_and(|numeral| reader.take(numeral));
        if !taken {
            break;
        }
        end = next + 1;
    }
    let mut amount = Amount::new(at, end, reader.total + reader.current, reader.step);
    amount.scaled = reader.step > 1.0;
    amount.scale = if amount.scaled { reader.step } else { 1.0 };
    Some(and_a_half(sentence, amount))
}

/// `two and a half million`, `three and a half years`.
fn and_a_half(sentence: &Sentence, mut amount: Amount) -> Amount {
    let end = amount.end;
    let half = ["and", "a", "half"]
        .iter()
        .enumerate()
        .all(|(index, word)| sentence.word(end + index) == *word);
    if !half || amount.scaled {
        return amount;
    }
    amount.value += 0.5;
    amount.step = 0.1;
    amount.end = end + 3;
    match sentence.sense(end + 3).numeral {
        Some(Numeral::Scale(scale)) => amount.times(scale, end + 4),
        Some(Numeral::Dozen) => amount.times(12.0, end + 4),
        _ => amount,
    }
}

/// `several thousand`, `a few hundred`: at least the scale.
fn few_of_scale(sentence: &Sentence, at: usize) -> Option<Amount> {
    let scale = match sentence.sense(at).numeral? {
        Numeral::Hundred => 100.0,
        Numeral::Scale(scale) => scale,
        _ => return None,
    };
    if !matches!(sentence.before(at, 1), "several" | "few" | "many") {
        return None;
    }
    let mut amount = Amount::new(at - 1, at + 1, scale, scale);
    amount.scaled = true;
    amount.indefinite = true;
    Some(amount)
}

/// `half a million`: a tenth of the scale is the last unit that the words state.
fn part_of_scale(sentence: &Sentence, first: usize, at: usize, part: f64) -> Option<Amount> {
    let scale = match sentence.sense(at).numeral? {
        Numeral::Hundred => 100.0,
        Numeral::Dozen => 12.0,
        Numeral::Scale(scale) => scale,
        Numeral::Small(_) | Numeral::Tens(_) => return None,
    };
    let mut amount = Amount::new(first, at + 1, part * scale, scale / 10.0);
    amount.scaled = true;
    amount.scale = scale;
    Some(amount)
}

/// The value of number words read so far.
struct Words {
    total: f64,
    current: f64,
    step: f64,
    /// A unit may follow: after `twenty`, `hundred`, or at the start.
    open: bool,
    /// The last scale: the next must be smaller.
    last: f64,
}

impl Default for Words {
    fn default() -> Self {
        Words {
            total: 0.0,
            current: 0.0,
            step: 1.0,
            open: true,
            last: f64::INFINITY,
        }
    }
}

impl Words {
    fn allows_and(&self) -> bool {
        self.step >= 100.0
    }

    /// Adds the next word, if it goes on with the number.
    fn take(&mut self, numeral: Numeral) -> bool {
        let below_hundred = self.current % 100.0;
        match numeral {
            Numeral::Small(value) => {
                let fits = below_hundred == 0.0
                    || (below_hundred >= 20.0 && below_hundred % 10.0 == 0.0 && (1.0..10.0).contains(&value));
                if !self.open || !fits {
                    return false;
                }
                self.current += value;
                self.open = false;
                self.step = 1.0;
            }
            Numeral::Tens(value) => {
                if !self.open || below_hundred != 0.0 {
                    return false;
                }
                self.current += value;
                self.step = 1.0;
            }
            Numeral::Hundred => {
                if self.current >= 100.0 || self.last <= 100.0 {
                    return false;
                }
                self.current = self.current.max(1.0) * 100.0;
                self.open = true;
                self.step = 100.0;
            }
            Numeral::Dozen => {
                if self.current >= 100.0 || self.total > 0.0 {
                    return false;
                }
                self.current = self.current.max(1.0) * 12.0;
                self.open = false;
                self.step = 12.0;
                self.last = 0.0;
            }
            Numeral::Scale(scale) => {
                if scale >= self.last || self.last == 0.0 {
                    return false;
                }
                let stated = self.current.max(1.0);
                self.total += stated * scale;
                self.current = 0.0;
                self.open = true;
                self.step = scale;
                self.last = scale;
            }
        }
        true
    }
}
