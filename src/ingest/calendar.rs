//! Dates of publication as header lines write them, in the languages whose months are listed. A date whose day and month
//! could be swapped is left alone, unless it is known which of them comes first.

use jiff::civil::Date;

use super::months;

/// A date with its year at the start of `text`: the date and the bytes it takes.
pub(crate) fn leading_date(text: &str) -> Option<(Date, usize)> {
    leading_date_in(text, None)
}

/// As [`leading_date`]; `day_first` says which of `06/07/2024` is the day, where that is known.
pub(super) fn leading_date_in(text: &str, day_first: Option<bool>) -> Option<(Date, usize)> {
    let mut parts = Parts { text, at: 0 };
    parts.weekday();
    let first = parts.peek()?;
    if first.starts_with(|char: char| char.is_ascii_digit()) {
        numeric(&mut parts, day_first).or_else(|| {
            let mut parts = Parts { text, at: parts.at };
            if let Some(date) = parts.by_signs() {
                return Some(date);
            }
            let day = parts.day()?;
            parts.word_if(&["of", "de", "del", "di"]);
            let month = parts.month()?;
            parts.word_if(&["de", "del"]);
            let year = parts.year()?;
            Some((date(year, month, day)?, parts.at))
        })
    } else {
        let month = parts.month()?;
        let day = parts.day()?;
        let year = parts.year()?;
        Some((date(year, month, day)?, parts.at))
    }
}

/// `2024-06-30`, with or without a time; `2024/06/30`; `20240630`; `30.06.2024`; `30/06/2024` where one reading is meant.
fn numeric(parts: &mut Parts, day_first: Option<bool>) -> Option<(Date, usize)> {
    let rest = &parts.text[parts.at..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 8 && rest.starts_with(['1', '2']) {
        let number = |range: std::ops::Range<usize>| rest[range].parse::<i16>().ok();
        let (month, day) = (i8::try_from(number(4..6)?).ok()?, i8::try_from(number(6..8)?).ok()?);
        return Some((date(number(0..4)?, month, day)?, parts.at + 8));
    }
    let end = rest
        .bytes()
        .take(10)
        .take_while(|byte| byte.is_ascii_digit() || b"-/.".contains(byte))
        .count();
    let written = rest[..end].trim_end_matches(['.', '-', '/']);
    let mark = ['-', '/', '.'].into_iter().find(|mark| written.contains(*mark))?;
    let mut numbers = written.split(mark);
    let (first, second, third) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let number = |part: &str| part.parse::<i16>().ok();
    let (first_value, second_value, third_value) = (number(first)?, number(second)?, number(third)?);
    let (year, month, day) = match (first.len(), third.len(), mark) {
        (4, ..) => (first_value, second_value, third_value),
        (_, 4, '.') => (third_value, second_value, first_value),
        (_, 4, _) if first_value > 12 || first_value == second_value => (third_value, second_value, first_value),
        (_, 4, _) if second_value > 12 || day_first == Some(false) => (third_value, first_value, second_value),
        (_, 4, _) if day_first == Some(true) => (third_value, second_value, first_value),
        _ => return None,
    };
    let clean = !rest[written.len()..].starts_with(|char: char| char.is_ascii_digit());
    let date = date(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)?;
    clean.then_some((date, parts.at + written.len()))
}

fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    (1700..2200)
        .contains(&year)
        .then(|| Date::new(year, month, day).ok())
        .flatten()
}

struct Parts<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Parts<'a> {
    /// The next run of letters or digits, past spaces, points and commas.
    fn next(&self) -> Option<(&'a str, usize)> {
        let rest = &self.text[self.at..];
        let words = rest.trim_start_matches([' ', '\u{a0}', ',', '.', '-']);
        if rest.len() - words.len() > 4 {
            return None;
        }
        let letters = words.starts_with(char::is_alphabetic);
        let end = words
            .find(|char: char| {
                if letters {
                    !char.is_alphabetic()
                } else {
                    !char.is_ascii_digit()
                }
            })
            .unwrap_or(words.len());
        (end > 0).then(|| (&words[..end], self.text.len() - words.len() + end))
    }

    fn peek(&self) -> Option<&'a str> {
        self.next().map(|(word, _)| word)
    }

    fn word_if(&mut self, expected: &[&str]) {
        if let Some((word, end)) = self.next()
            && expected.iter().any(|expected| word.eq_ignore_ascii_case(expected))
        {
            self.at = end;
        }
    }

    fn weekday(&mut self) {
        if let Some((word, end)) = self.next() {
            let named = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
                .iter()
                .any(|day| word.get(..3).is_some_and(|head| head.eq_ignore_ascii_case(day)));
            let whole = word.len() == 3 || word.ends_with("day") || matches!(word.len(), 4 | 5);
            if named && whole || months::is_weekday(word) {
                self.at = end;
            }
        }
        // Past the spaces and commas, so that a numeric date is seen at once.
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start_matches([' ', ',', '.']).len();
    }

    fn month(&mut self) -> Option<i8> {
        let (word, end) = self.next()?;
        let month = months::number(word)?;
        self.at = end;
        Some(month)
    }

    /// `2024年6月30日`, `2024년 6월 30일`
    fn by_signs(&self) -> Option<(Date, usize)> {
        let mut rest = &self.text[self.at..];
        let mut numbers = [0i16; 3];
        for (number, signs) in numbers.iter_mut().zip([['年', '년'], ['月', '월'], ['日', '일']]) {
            rest = rest.trim_start_matches(' ');
            let digits = rest.bytes().take(5).take_while(u8::is_ascii_digit).count();
            *number = rest[..digits].parse().ok()?;
            rest = rest[digits..].trim_start_matches(' ').strip_prefix(signs)?;
        }
        let [year, month, day] = numbers;
        let date = date(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)?;
        Some((date, self.text.len() - rest.len()))
    }

    fn day(&mut self) -> Option<i8> {
        let (word, end) = self.next()?;
        let day: i8 = word.parse().ok().filter(|day| (1..=31).contains(day))?;
        let rest = &self.text[end..];
        let ordinal = ["st", "nd", "rd", "th", "er", "º", "°"].into_iter().find(|ending| {
            rest.get(..ending.len())
                .is_some_and(|next| next.eq_ignore_ascii_case(ending))
        });
        self.at = end + ordinal.map_or(0, str::len);
        Some(day)
    }

    fn year(&mut self) -> Option<i16> {
        let (word, end) = self.next().filter(|(word, _)| word.len() == 4)?;
        self.at = end;
        word.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_dates_with_a_year() {
        for (text, expected) in [
            ("2024-06-30", Some("2024-06-30")),
            ("2024-06-30T10:00:00Z", Some("2024-06-30")),
            ("2024/06/30 10:00", Some("2024-06-30")),
            ("June 30, 2024", Some("2024-06-30")),
            ("Sunday, June 30th, 2024 at 5 pm", Some("2024-06-30")),
            ("Sun 30 Jun 2024", Some("2024-06-30")),
            ("30 June 2024", Some("2024-06-30")),
            ("30th of June, 2024", Some("2024-06-30")),
            ("Sept. 3, 2023", Some("2023-09-03")),
            ("30.06.2024", Some("2024-06-30")),
            ("3.6.2024", Some("2024-06-03")),
            ("30/06/2024", Some("2024-06-30")),
            ("06/30/2024", Some("2024-06-30")),
            ("05/05/2024", Some("2024-05-05")),
            ("20240630T101500+0900", Some("2024-06-30")),
            ("30-Jun-2024", Some("2024-06-30")),
            ("Sonntag, 30. Juni 2024, 10:15", Some("2024-06-30")),
            ("dimanche 30 juin 2024", Some("2024-06-30")),
            ("1er août 2024", Some("2024-08-01")),
            ("30 de junio de 2024", Some("2024-06-30")),
            ("30 giugno 2024", Some("2024-06-30")),
            ("30 juni 2024", Some("2024-06-30")),
            ("2024年6月30日 10:15", Some("2024-06-30")),
            ("2024년 6월 30일", Some("2024-06-30")),
            ("30 jui 2024", None),
            // Either of two days.
            ("06/07/2024", None),
            ("June 30", None),
            ("June 2024", None),
            ("31 June 2024", None),
            ("30 people in 2024", None),
            ("2024", None),
            ("1234567890", None),
            ("Monday", None),
            ("", None),
            ("日本", None),
        ] {
            let found = leading_date(text).map(|(date, _)| date.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
