//! The HTML report as a reader gets it: every link leads somewhere, nothing of a source becomes markup.

use std::collections::BTreeSet;

use crossread::report::{self, Compared, Reported};

use crate::chain;

fn html(texts: &[(u32, &str)]) -> String {
    let (engine, comparison) = chain::compared(texts);
    let sources = texts
        .iter()
        .filter_map(|(id, _)| engine.source(*id).map(|source| (*id, source)))
        .map(|(id, source)| Reported {
            id,
            name: "pasted",
            document: &source.document,
            analysis: &source.analysis,
        })
        .collect();
    report::html(&Compared {
        sources,
        comparison: &comparison,
        corrections: &[],
    })
}

fn between<'a>(html: &'a str, before: &'a str) -> impl Iterator<Item = &'a str> {
    html.split(before).skip(1).filter_map(|rest| rest.split('"').next())
}

#[test]
fn every_link_leads_to_one_place() {
    let texts: Vec<(u32, &str)> = crossread::workspace::EXAMPLE
        .iter()
        .enumerate()
        .map(|(index, (_, text))| (index as u32 + 1, *text))
        .collect();
    let html = html(&texts);
    let ids: Vec<&str> = between(&html, " id=\"").collect();
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(known.len(), ids.len(), "every id is one");
    let links: Vec<&str> = between(&html, " href=\"").collect();
    assert!(links.len() > 50, "findings, points and quotations link to the texts");
    for link in links {
        let target = link.strip_prefix('#').unwrap_or_else(|| panic!("{link} leads out"));
        assert!(known.contains(target), "{link}");
    }
    assert!(html.contains("<mark>"));
}

#[test]
fn hostile_words_stay_words() {
    let text = "</title><script>alert(1)</script>\n\nThe <b>mayor</b> said \"<img src=x onerror=alert(2)>\" on Monday.\n\n\
        Name | <style>\n---|---\n</td></table><a href=\"https://elsewhere.example\"> | 3\n";
    let html = html(&[(1, text), (2, text)]);
    assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("<b>mayor"));
    assert!(!html.contains("href=\"https:"));
}
