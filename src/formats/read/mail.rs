//! E-mails with their attachments, and web pages saved with all their files (MHTML).

use std::borrow::Cow;

use jiff::civil::Date;
use mail_parser::{Address, HeaderValue, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::markup::escape;
use crate::ingest::{Edits, Format};

/// How deep messages may lie in messages is up to the parser; how many parts are looked at is not.
const PARTS: usize = 400;

/// An e-mail's own text.
pub(super) struct Letter {
    pub format: Format,
    pub text: String,
    pub edits: Edits,
}

/// Something that hangs on an e-mail.
pub(super) struct Attachment {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// An e-mail's text and what hangs on it; `None` if it is no e-mail.
pub(super) fn read(bytes: &[u8]) -> Option<(Option<Letter>, Vec<Attachment>)> {
    // Apple's Mail puts the number of bytes on a line of its own before.
    let digits = bytes
        .iter()
        .take_while(|byte| byte.is_ascii_digit() || **byte == b' ')
        .count();
    let counted = digits > 0 && matches!(bytes.get(digits), Some(b'\n' | b'\r'));
    let message = MessageParser::default().parse(if counted { &bytes[digits + 1..] } else { bytes })?;
    let attachments = message.attachments().take(PARTS).filter_map(attachment).collect();
    Some((letter(&message), attachments))
}

fn letter(message: &Message) -> Option<Letter> {
    let html: Vec<&str> = message
        .html_bodies()
        .filter_map(|part| match &part.body {
            PartType::Html(text) => Some(text.as_ref()),
            _ => None,
        })
        .collect();
    let (format, text) = if html.is_empty() {
        let texts = message.text_body.iter().filter_map(|at| message.part(*at));
        let texts: Vec<String> = texts
            .filter_map(|part| part.text_contents().map(str::to_owned))
            .collect();
        (Format::Plain, texts.join("\n\n"))
    } else {
        (Format::Html, html.join("\n"))
    };
    let named = |address: Option<&Address>| {
        let first = address.and_then(|address| address.first());
        first
            .and_then(|first| first.name().or(first.address()))
            .map(str::to_owned)
    };
    let edits = Edits {
        title: message
            .subject()
            .map(|subject| subject.trim().to_owned())
            .filter(|subject| !subject.is_empty()),
        author: named(message.from()),
        published: message.date().and_then(|date| {
            Date::new(
                i16::try_from(date.year).ok()?,
                i8::try_from(date.month).ok()?,
                i8::try_from(date.day).ok()?,
            )
            .ok()
        }),
        ..Edits::default()
    };
    (!text.trim().is_empty()).then_some(Letter { format, text, edits })
}

/// What hangs on a message; pictures within its text are left out without a word.
fn attachment(part: &MessagePart) -> Option<Attachment> {
    let inline = part.content_id().is_some() && part.content_disposition().is_none_or(|it| it.ctype() != "attachment");
    let kind = part.content_type().map(|kind| {
        (
            kind.ctype().to_ascii_lowercase(),
            kind.subtype().unwrap_or("").to_ascii_lowercase(),
        )
    });
    let (main, sub) = kind.unwrap_or_default();
    if main == "image" && inline || sub.ends_with("signature") || sub == "delivery-status" || sub == "rfc822-headers" {
        return None;
    }
    let bytes: Cow<[u8]> = match &part.body {
        PartType::Message(message) => Cow::Borrowed(message.raw_message()),
        _ => Cow::Borrowed(part.contents()),
    };
    let name = part.attachment_name().map(str::to_owned);
    let name = name.unwrap_or_else(|| match (&part.body, sub.as_str()) {
        (PartType::Message(_), _) => "attached message.eml".to_owned(),
        (_, "html") => "attachment.html".to_owned(),
        (_, "plain") => "attachment.txt".to_owned(),
        (_, sub) => format!("attachment.{sub}"),
    });
    let name = if matches!(part.body, PartType::Message(_)) && !name.ends_with(".eml") {
        format!("{name}.eml")
    } else {
        name
    };
    Some(Attachment {
        name,
        bytes: bytes.into_owned(),
    })
}

/// The page of a web archive, and the address from which it was saved.
pub(super) fn read_web_archive(bytes: &[u8]) -> Option<Letter> {
    let message = MessageParser::default().parse(bytes)?;
    let mut pages = message
        .parts
        .iter()
        .take(PARTS * 10)
        .filter_map(|part| match &part.body {
            PartType::Html(text) => Some((part, text.as_ref())),
            _ => None,
        });
    let snapshot = message
        .header("Snapshot-Content-Location")
        .and_then(HeaderValue::as_text)
        .map(str::to_owned);
    let (part, text) = pages.next()?;
    let address = snapshot
        .or_else(|| part.content_location().map(str::to_owned))
        .filter(|it| it.starts_with("http"));
    let mut text = text.to_owned();
    // Its own `<title>` is better where it has one.
    if let Some(subject) = message
        .subject()
        .filter(|_| !text.to_ascii_lowercase().contains("<title"))
    {
        text = format!("<title>{}</title>{text}", escape(subject));
    }
    Some(Letter {
        format: Format::Html,
        text,
        edits: Edits {
            address,
            ..Edits::default()
        },
    })
}
