//! Words as markup takes them.

/// Puts a text behind what is there, as HTML and XML take it in content and in attributes. What becomes of all but the
/// characters of their syntax, of control characters above all, `put` decides.
pub fn escape(text: &str, out: &mut String, mut put: impl FnMut(char, &mut String)) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => put(other, out),
        }
    }
}
