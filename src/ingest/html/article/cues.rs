//! What a line says of the section that it heads: short lines that pages set above what is not their article. Own lists.

use crate::ingest::boilerplate::fold;
use crate::text::Aside;

/// What the section under a heading or a short line is.
pub(super) fn of(line: &str) -> Option<Aside> {
    if line.is_empty() {
        return None;
    }
    let folded = fold(line);
    let line = folded.trim_matches(|char: char| char.is_ascii_digit() || matches!(char, ' ' | '(' | ')' | ':'));
    let is = |list: &[&str]| list.contains(&line);
    let begins = |list: &[&str]| list.iter().any(|begin| line.starts_with(begin));
    if is(DISCUSSION) || begins(DISCUSSION_BEGINS) {
        Some(Aside::Share)
    } else if is(MORE) || begins(MORE_BEGINS) {
        Some(Aside::Promotion)
    } else if is(ABOUT) || begins(ABOUT_BEGINS) {
        Some(Aside::Navigation)
    } else {
        None
    }
}

/// Whether a line says who took or gave a picture, and nothing else.
pub(super) fn is_credit(line: &str) -> bool {
    if line.is_empty() || line.len() > LONGEST_CREDIT {
        return false;
    }
    let folded = fold(line);
    CREDITS.contains(&folded.as_str())
        || CREDIT_BEGINS.iter().any(|begin| folded.starts_with(begin))
        || CREDIT_ENDS.iter().any(|end| folded.ends_with(end))
}

/// Longest credit, in bytes.
const LONGEST_CREDIT: usize = 100;

#[rustfmt::skip]
const CREDITS: &[&str] = &[
    "photo", "photos", "image", "images", "caption", "hide caption", "show caption", "toggle caption", "view caption", "enlarge", "enlarge image", "enlarge this image", "view gallery",
    "play video", "video", "credit", "picture", "click to enlarge", "view image in fullscreen", "media caption", "image caption", "image copyright", "close", "play", "pause", "mute",
];

#[rustfmt::skip]
const CREDIT_BEGINS: &[&str] = &[
    "photo by", "photo credit", "photo courtesy", "photos by", "photograph by", "photograph:", "photographer:", "photo:", "photos:", "image:", "image credit", "image source",
    "image courtesy", "picture:", "pictures:", "picture by", "credit:", "courtesy of", "illustration by", "illustration:", "getty images", "ap photo", "(photo", "(image", "foto:", "fotos:",
    "bild:", "crédit", "photo :", "image via", "photo via", "screenshot:", "graphic:", "video by", "video:",
];

#[rustfmt::skip]
const CREDIT_ENDS: &[&str] = &[
    "getty images", "getty", "via getty images", "/reuters", "/ap", "/afp", "shutterstock", "istock", "file photo", "ap photo", "(reuters)", "/bloomberg", "unsplash", "alamy", "wireimage",
];

/// What readers write.
#[rustfmt::skip]
const DISCUSSION: &[&str] = &[
    "comments", "comment", "add comment", "add a comment", "post a comment", "write a comment", "responses", "reader comments", "discussion",
    "join the discussion", "join the conversation", "view comments", "show comments", "conversation", "share your thoughts", "your email address will not be published",
    "kommentare", "kommentar", "kommentar schreiben", "kommentar hinterlassen", "schreibe einen kommentar", "commentaires", "réagir", "comentarios", "comentar",
    "commenti", "lascia un commento", "comentários", "reacties", "комментарии", "komentarze",
];

#[rustfmt::skip]
const DISCUSSION_BEGINS: &[&str] = &[
    "leave a reply", "leave a comment", "leave a response", "leave your comment", "comments on ", "comments for ", "responses to ", "thoughts on ", "comments to ",
    "laisser un commentaire", "deja un comentario", "deja una respuesta", "deixe um comentário", "hinterlasse ",
];

/// Other articles.
#[rustfmt::skip]
const MORE: &[&str] = &[
    "related", "related articles", "related stories", "related posts", "related news", "related content", "related links", "related topics", "related coverage",
    "related reading", "recommended", "recommended for you", "recommended stories", "recommended reading", "recommended articles", "most read", "most popular",
    "most viewed", "most shared", "most commented", "popular", "popular posts", "popular articles", "popular stories", "popular now", "trending", "trending now", "trending stories",
    "more stories", "more news", "more articles", "more posts", "more top stories", "more on this story", "more on this topic", "more on this", "more like this", "more coverage",
    "latest", "latest news", "latest stories", "latest articles", "latest posts", "latest videos", "latest headlines", "top stories", "top news", "editor's picks", "editors' picks",
    "editor's choice", "editors' choice", "don't miss", "up next", "read next", "what to read next", "read this next", "next up", "see also", "also read", "read also", "read more", "further reading",
    "you may like", "you may also like", "you might like", "you might also like", "you may also be interested in", "from the web", "around the web", "from around the web",
    "promoted stories", "sponsored stories", "sponsored content", "sponsored links", "paid content", "recent posts", "recent articles", "recent stories", "recent news",
    "featured", "featured stories", "featured posts", "featured articles", "newsletter", "newsletters", "sign up for our newsletter", "subscribe to our newsletter",
    "ähnliche beiträge", "ähnliche artikel", "mehr zum thema", "weitere artikel", "das könnte sie auch interessieren", "das könnte dich auch interessieren", "auch interessant",
    "meistgelesen", "lesen sie auch", "à lire aussi", "sur le même sujet", "lire aussi", "articles similaires", "les plus lus", "lo más leído", "artículos relacionados",
    "noticias relacionadas", "te puede interesar", "también te puede interesar", "leggi anche", "articoli correlati", "potrebbe interessarti", "più letti", "leia também", "leia mais",
    "notícias relacionadas", "mais lidas", "lees ook", "читайте также", "czytaj także", "läs också",
];

#[rustfmt::skip]
const MORE_BEGINS: &[&str] = &[
    "more from ", "more stories from ", "more by ", "more in ", "more about ", "more on ", "latest from ", "latest in ", "best of ", "popular in ", "popular on ", "trending in ", "trending on ",
    "most popular in ", "most read in ", "recommended from ", "recommended by ", "related to this ", "stories you may", "you may also ", "you might also ", "sign up for ", "sign up to ",
    "subscribe to ", "get the latest ", "part of complete coverage", "other stories", "other articles", "other news", "readers also ", "people also ",
];

/// Who wrote and who publishes it.
#[rustfmt::skip]
const ABOUT: &[&str] = &[
    "about the author", "about the authors", "about author", "about the writer", "about me", "about us", "contact us", "contact", "tags", "topics", "filed under", "categories", "share", "share this",
    "share this article", "share this story", "share this post", "share on", "follow us", "über den autor", "über die autorin", "schlagwörter", "à propos de l'auteur", "sobre el autor",
    "sull'autore", "sobre o autor", "etiquetas", "temas", "themen",
];

#[rustfmt::skip]
const ABOUT_BEGINS: &[&str] = &["written by ", "follow us on ", "share this on "];
