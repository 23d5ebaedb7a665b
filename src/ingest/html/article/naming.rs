//! What the names that a page gives an element (its classes, its id, its role) say about its text.

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;
use scraper::node::Element;

use crate::text::Aside;

/// Longest names looked at, in bytes: some pages write whole programs into them.
const LONGEST: usize = 400;

/// What an element's names say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Named {
    /// It holds the article's text.
    pub body: bool,
    /// It stands around the article.
    pub aside: Option<Aside>,
    /// However much it holds: comments, the page's foot.
    pub surely: bool,
    /// It is a caption or a credit.
    pub caption: bool,
    /// It says who wrote the article, and when.
    pub byline: bool,
    /// The same for elements of the same classes; 0 for those of none.
    pub key: u64,
}

pub(super) fn named(element: &Element) -> Named {
    let mut found = Named {
        body: element.attr("itemprop").is_some_and(|names| {
            names
                .split_whitespace()
                .any(|name| name.eq_ignore_ascii_case("articleBody"))
        }),
        key: element.attr("class").map_or(0, |class| FxBuildHasher.hash_one(class)),
        ..Named::default()
    };
    // A post of WordPress has its tags, categories and author among its classes: they are not names of the element.
    if element
        .classes()
        .any(|class| matches!(class, "hentry" | "status-publish" | "type-post" | "type-page"))
    {
        return found;
    }
    for (attribute, value) in element.attrs() {
        let marks = matches!(
            attribute,
            "class" | "id" | "data-component" | "data-testid" | "data-test-id" | "data-module"
        );
        if marks && value.len() <= LONGEST {
            for name in value.split_ascii_whitespace() {
                found.read(name);
            }
        }
    }
    found
}

impl Named {
    fn read(&mut self, name: &str) {
        let parts = Parts::of(name);
        let words = parts.words();
        let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
        // `has-sidebar`, `no-comments`, `with-related`: said of a page's whole.
        let first = words.first().copied().unwrap_or("");
        if matches!(first, "has" | "no" | "with" | "without" | "hide" | "show" | "is") {
            return;
        }
        let joined = parts.joined();
        if BODY.iter().any(|body| joined.contains(body)) && !has(NOT_BODY) {
            self.body = true;
            return;
        }
        if has(CAPTION) {
            self.caption = true;
            return;
        }
        if has(BYLINE) {
            self.byline = true;
        }
        let by_words = || WORDS.iter().find(|(list, _)| has(list)).map(|(_, aside)| *aside);
        let by_joined = || {
            JOINED
                .iter()
                .find(|(list, _)| list.iter().any(|part| joined.contains(part)))
                .map(|(_, aside)| *aside)
        };
        if self.aside.is_none() {
            self.aside = by_words().or_else(by_joined);
            self.surely = self.aside == Some(Aside::Share) || self.aside.is_some() && has(SURELY);
        }
    }
}

/// The words of a name, in lower case: parted by marks and by capitals.
struct Parts {
    lower: String,
}

impl Parts {
    fn of(name: &str) -> Self {
        let mut lower = String::with_capacity(name.len() + 4);
        let mut small = false;
        for char in name.chars() {
            if !char.is_ascii_alphanumeric() {
                lower.push(' ');
                small = false;
                continue;
            }
            if char.is_ascii_uppercase() && small {
                lower.push(' ');
            }
            small = char.is_ascii_lowercase();
            lower.push(char.to_ascii_lowercase());
        }
        Self { lower }
    }

    fn words(&self) -> Vec<&str> {
        self.lower.split_ascii_whitespace().collect()
    }

    fn joined(&self) -> String {
        self.lower.split_ascii_whitespace().collect()
    }
}

/// Names of an article's body, without the marks between their words.
#[rustfmt::skip]
const BODY: &[&str] = &[
    "articlebody", "articletext", "articlecontent", "articlecopy", "articlemaincontent", "articlewrap", "entrycontent", "entrybody", "postcontent",
    "postbody", "posttext", "postentry", "storybody", "storycontent", "storytext", "storycopy", "bodytext", "bodycopy", "bodycontent",
    "contentbody", "newsbody", "newstext", "newscontent", "blogcontent", "blogbody", "blogpostbody", "singlecontent", "contentarticle", "textcontent",
    "articlesection", "fieldnamebody", "fieldbody", "articledetail", "storydetail", "richtext", "instapaperbody", "maincontent",
];

/// Words by which a name that begins as a body's is that of a part of it.
#[rustfmt::skip]
const NOT_BODY: &[&str] = &[
    "header", "footer", "head", "foot", "meta", "info", "image", "img", "photo", "media", "video", "caption", "title", "headline", "author",
    "byline", "date", "time", "share", "social", "related", "comments", "comment", "ad", "ads", "sidebar", "tags", "links", "link", "teaser",
    "summary", "promo", "newsletter", "tools", "bar", "skip", "list", "item", "inline", "aside",
];

const SURELY: &[&str] = &["footer", "cookie", "cookies", "gdpr", "consent"];

#[rustfmt::skip]
const CAPTION: &[&str] = &[
    "caption", "captions", "figcaption", "credit", "credits", "photocredit", "imagecaption", "cutline", "copyrightholder",
];

#[rustfmt::skip]
const BYLINE: &[&str] = &[
    "byline", "bylines", "author", "authors", "dateline", "timestamp", "published", "pubdate", "publishdate", "datetime", "postmeta", "entrymeta",
    "articlemeta", "writtenby", "date", "updated",
];

/// Words of names, by what they say.
#[rustfmt::skip]
const WORDS: &[(&[&str], Aside)] = &[
    (&["nav", "navigation", "navbar", "menu", "menus", "breadcrumb", "breadcrumbs", "pagination", "pager", "paging", "toolbar", "topbar",
       "skiplink", "sitemap", "tag", "tags", "taglist", "topics", "categories", "keywords", "toc", "tableofcontents", "sidebar", "rail",
       "masthead", "footer", "bio", "bios", "modal", "popup", "popover", "tooltip", "dropdown", "overlay", "login", "signin", "print", "hidden"], Aside::Navigation),
    (&["share", "sharing", "sharebar", "sharedaddy", "social", "socials", "comments", "comment", "commentlist", "disqus", "respond", "replies", "addthis",
       "sharethis", "livefyre", "facebook", "twitter", "pinterest", "follow", "reactions", "rating", "ratings", "likes", "reply"], Aside::Share),
    (&["ad", "ads", "adv", "advert", "adverts", "advertisement", "advertising", "adsense", "adslot", "adunit", "banner", "sponsor", "sponsored",
       "sponsors", "taboola", "outbrain", "revcontent", "dfp", "gpt", "adbox", "adcontainer", "commercial", "affiliate"], Aside::Advertisement),
    (&["related", "relatedposts", "relatedlinks", "recommended", "recommendation", "recommendations", "newsletter", "newsletters", "subscribe", "subscription",
       "signup", "promo", "promos", "promotion", "teaser", "teasers", "trending", "popular", "upsell", "readmore", "seealso",
       "recirc", "recirculation", "mostread", "widget", "widgets", "carousel", "slider", "shopping", "donate", "donation", "membership",
       "playlist", "player", "gallery", "slideshow", "upnext", "latest", "morestories", "jumplink", "callout", "crosspromo", "optin", "mailchimp", "factbox", "infobox", "video", "videos", "videoplayer", "podcast", "paywall", "poll", "quiz", "feedback"], Aside::Promotion),
    (&["cookie", "cookies", "gdpr", "consent", "copyright", "disclaimer", "legal", "privacy"], Aside::Legal),
];

/// The same for names whose words stand together.
#[rustfmt::skip]
const JOINED: &[(&[&str], Aside)] = &[
    (&["authorbio", "authorbox", "authorinfo", "aboutauthor", "abouttheauthor", "authorprofile", "biobox", "userinfo", "visuallyhidden",
       "screenreader", "sronly", "rightbar", "rightcol", "rightrail", "siderail", "sidecol", "secondarycol", "navlinks", "postnavigation"], Aside::Navigation),
    (&["socialshare", "sharebuttons", "sharelinks", "sharetools", "socialicons", "sociallinks", "commentsection"], Aside::Share),
    (&["adcontainer", "adwrapper", "advertis", "googlead"], Aside::Advertisement),
    (&["relatedarticle", "relatedpost", "relatedstor", "relatedcontent", "relatedlink", "morefrom", "moreon", "youmayalso", "readalso", "readnext",
       "alsoread", "mostpopular", "emailsignup", "inlinelink", "storylinks", "recommendedfor"], Aside::Promotion),
];
