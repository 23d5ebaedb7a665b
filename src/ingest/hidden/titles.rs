//! A page's title without its outlet, the outlet behind it, and what an address says.

use jiff::civil::Date;

use super::authors::key;
use crate::ingest::calendar::leading_date;

/// A title without the outlet behind it. `page`: it is the page's title, behind which an outlet always stands.
pub(super) fn without_outlet(title: &str, outlet: Option<&str>, page: bool) -> String {
    let Some((at, length)) = last_mark(title) else {
        return title.to_owned();
    };
    let (head, tail) = (title[..at].trim(), title[at + length..].trim());
    let words = |part: &str| part.split_whitespace().count();
    let is_outlet = outlet.is_some_and(|outlet| {
        let (outlet, tail) = (key(outlet), key(tail));
        !tail.is_empty() && (outlet.contains(&tail) || tail.contains(&outlet))
    });
    if is_outlet || page && words(head) >= 3 && words(tail) <= 4 {
        // `Headline | Section | Outlet`
        let head = if page {
            without_outlet(head, outlet, false)
        } else {
            head.to_owned()
        };
        return head;
    }
    title.to_owned()
}

/// The last mark with spaces around it, or a bar.
fn last_mark(title: &str) -> Option<(usize, usize)> {
    [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", "|"]
        .iter()
        .filter_map(|mark| title.rfind(mark).map(|at| (at, mark.len())))
        .max()
}

/// The outlet's name behind a headline in a page's title.
pub(super) fn named_behind(whole: &str, title: &str) -> Option<String> {
    let (at, length) = last_mark(whole)?;
    let tail = whole[at + length..].trim();
    let behind = whole[..at].trim().starts_with(title) || title.starts_with(whole[..at].trim());
    (behind && !tail.is_empty() && tail.split_whitespace().count() <= 5).then(|| tail.to_owned())
}

/// The host of an address, without `www.`.
pub(super) fn host(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (host.contains('.') && host.len() < 80).then(|| host.to_ascii_lowercase())
}

/// The day that an address names: `/2026/03/10/`, `/2026-03-10/`.
pub(super) fn day_in(address: &str) -> Option<Date> {
    let parts: Vec<&str> = address.split('/').collect();
    let number = |part: &str, digits: usize| -> Option<i16> {
        (part.len() <= digits && !part.is_empty())
            .then(|| part.parse().ok())
            .flatten()
    };
    let separate = parts.windows(3).find_map(|part| {
        let year = number(part[0], 4).filter(|year| (1990..2100).contains(year))?;
        Date::new(year, number(part[1], 2)? as i8, number(part[2], 2)? as i8).ok()
    });
    separate.or_else(|| {
        let part = parts
            .iter()
            .find(|part| part.len() >= 10 && part.as_bytes()[4] == b'-')?;
        leading_date(part.get(..10)?).map(|(date, _)| date)
    })
}
