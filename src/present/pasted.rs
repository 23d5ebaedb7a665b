//! Which form of a paste to take.

/// Elements that say more about an article than its plain text does. `div` and `span` do not count: editors
/// wrap plain text in them.
const STRUCTURE: [&str; 13] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "ul",
    "ol",
    "blockquote",
    "article",
    "time",
];

/// Whether pasted HTML carries structure that its plain text lacks.
pub fn carries_structure(html: &str) -> bool {
    html.match_indices('<').any(|(at, _)| {
        let rest = &html.as_bytes()[at + 1..];
        let length = rest
            .iter()
            .position(|byte| !byte.is_ascii_alphanumeric())
            .unwrap_or(rest.len());
        STRUCTURE
            .iter()
            .any(|name| rest[..length].eq_ignore_ascii_case(name.as_bytes()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn structure() {
        let cases = [
            ("", false),
            ("plain <3 text", false),
            ("<meta charset='utf-8'><span style=\"x\">words</span>", false),
            ("<div><span>| a | b |</span></div><br>", false),
            ("<pre>code</pre>", false),
            ("<P>words", true),
            ("<div><h2 class=x>Head</h2></div>", true),
            ("<table><tr><td>1", true),
            ("<", false),
        ];
        for (html, expected) in cases {
            assert_eq!(carries_structure(html), expected, "{html}");
        }
    }
}
