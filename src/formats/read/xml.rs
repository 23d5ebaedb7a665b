//! XML as a tree of elements, read without any document type: entities that a file defines, and those outside it, are
//! never resolved. What is broken is read as far as it goes.

use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Elements deeper than this are put beside each other: walking the tree may recurse.
const DEEPEST: usize = 120;
/// How many elements and texts a tree may have.
const MOST: usize = 4_000_000;

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Element {
    /// Without the prefix of its namespace.
    pub name: String,
    /// Without prefixes, too.
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Child>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Child {
    Element(Element),
    Text(String),
}

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut all = self.attributes.iter();
        all.find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The elements directly within.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// The first element of a name directly within.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// All elements of a name, at any depth, in order; not those within another of them.
    pub fn all<'a>(&'a self, name: &str) -> Vec<&'a Element> {
        let mut found = Vec::new();
        let mut open: Vec<&Element> = vec![self];
        while let Some(element) = open.pop() {
            if element.name == name {
                found.push(element);
            } else {
                let before = open.len();
                open.extend(element.elements());
                open[before..].reverse();
            }
        }
        found
    }

    /// All text within.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.add_text(&mut text);
        text
    }

    fn add_text(&self, text: &mut String) {
        for child in &self.children {
            match child {
                Child::Element(element) => element.add_text(text),
                Child::Text(words) => text.push_str(words),
            }
        }
    }
}

/// What a file of XML holds, under a root without a name.
pub(super) fn parse(bytes: &[u8]) -> Element {
    let text = decode(bytes);
    let mut open: Vec<Element> = vec![Element::default()];
    let (mut count, mut deeper) = (0, 0);
    events(&text, |event| {
        match event {
            // What is too deep stands, with what is within it, in the last element that is not.
            Happens::Open(element) if open.len() > DEEPEST => {
                deeper += 1;
                add(&mut open, element);
            }
            Happens::Open(element) => open.push(element),
            Happens::Close if deeper > 0 => deeper -= 1,
            Happens::Close => close(&mut open),
            Happens::Text(words) => {
                if let Some(element) = open.last_mut() {
                    match element.children.last_mut() {
                        Some(Child::Text(before)) => before.push_str(&words),
                        _ => element.children.push(Child::Text(words)),
                    }
                }
            }
        }
        count += 1;
        count < MOST
    });
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().unwrap_or_default()
}

/// Puts the innermost open element into the one around it.
fn close(open: &mut Vec<Element>) {
    if open.len() > 1
        && let Some(element) = open.pop()
    {
        add(open, element);
    }
}

fn add(open: &mut [Element], element: Element) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(Child::Element(element));
    }
}

/// What stands in XML, one after the other.
pub(super) enum Happens {
    /// Its children are empty: they follow.
    Open(Element),
    Close,
    Text(String),
}

/// Tells what stands in XML until `take` says that it has enough, or the XML is broken.
pub(super) fn events(text: &str, mut take: impl FnMut(Happens) -> bool) {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    loop {
        let goes_on = match reader.read_event() {
            Ok(Event::Start(start)) => take(Happens::Open(element(&start))),
            Ok(Event::Empty(start)) => take(Happens::Open(element(&start))) && take(Happens::Close),
            Ok(Event::End(_)) => take(Happens::Close),
            Ok(Event::Text(text)) => take(Happens::Text(text.xml10_content().into_owned())),
            Ok(Event::CData(text)) => take(Happens::Text(text.into_inner().into_owned())),
            Ok(Event::GeneralRef(name)) => {
                let char = match name.resolve_char_ref() {
                    Ok(Some(char)) => Some(char),
                    _ => predefined(&name.into_inner()),
                };
                char.is_none_or(|char| take(Happens::Text(char.to_string())))
            }
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => true,
        };
        if !goes_on {
            return;
        }
    }
}

fn element(start: &BytesStart) -> Element {
    let mut attributes = start.attributes();
    let pair = |attribute: Attribute| {
        let name = attribute.key.local_name().into_inner().to_owned();
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        let value = value.map_or_else(|_| attribute.value.to_string(), |value| value.into_owned());
        (name, value)
    };
    Element {
        name: start.local_name().into_inner().to_owned(),
        attributes: attributes.with_checks(false).flatten().map(pair).collect(),
        children: Vec::new(),
    }
}

fn predefined(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => None,
    }
}

/// XML is UTF-8 unless it begins with a mark of UTF-16.
pub(super) fn decode(bytes: &[u8]) -> String {
    let (encoding, from) = encoding_rs::Encoding::for_bom(bytes).unwrap_or((encoding_rs::UTF_8, 0));
    encoding.decode_without_bom_handling(&bytes[from..]).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trees() {
        let root = parse(b"<w:a x='1'><w:b>One &amp; &#x74;wo</w:b><b/>tail</w:a>");
        let a = root.child("a").unwrap();
        assert_eq!(a.attribute("x"), Some("1"));
        assert_eq!(a.child("b").unwrap().text(), "One & two");
        assert_eq!(root.all("b").len(), 2);
        assert_eq!(a.text(), "One & twotail");
    }

    #[test]
    fn entities_of_the_file_are_not_resolved() {
        let bomb = b"<!DOCTYPE a [<!ENTITY x \"boom\"><!ENTITY y SYSTEM \"file:///etc/passwd\">]><a>&x;&y;safe</a>";
        assert_eq!(parse(bomb).text().trim(), "safe");
    }

    #[test]
    fn broken_xml_is_read_as_far_as_it_goes() {
        assert_eq!(parse(b"<a><b>one</b><c>two").text(), "onetwo");
        assert_eq!(parse(b"<a>one</x></a></a>two").text(), "onetwo");
        assert_eq!(parse(b"").text(), "");
        let deep = "<a>".repeat(100_000) + "deep";
        assert_eq!(parse(deep.as_bytes()).text(), "deep");
    }
}
