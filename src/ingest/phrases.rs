//! The lines that web pages set around articles, in lower case with straight
//! apostrophes, single spaces and no marks at the ends. Own lists.

use crate::text::Aside::{self, Advertisement, Legal, Navigation, Promotion, Share};

/// What a whole line is.
pub(super) fn whole(line: &str) -> Option<Aside> {
    WHOLE
        .binary_search_by(|(phrase, _)| (*phrase).cmp(line))
        .ok()
        .map(|at| WHOLE[at].1)
}

/// What a line is by its first words; for lines of at most `OPENING_WORDS` words.
pub(super) fn opening(line: &str) -> Option<Aside> {
    OPENINGS
        .iter()
        .find(|(phrase, _)| line.starts_with(phrase))
        .map(|(_, aside)| *aside)
}

/// Sections of news sites: a line of these alone is a menu.
pub(super) fn is_section(line: &str) -> bool {
    SECTIONS.binary_search(&line).is_ok()
}

/// Sorted for the search.
#[rustfmt::skip]
const WHOLE: [(&str, Aside); 169] = [
    ("accept", Legal), ("accept all", Legal), ("accept all cookies", Legal), ("accept cookies", Legal),
    ("ad", Advertisement), ("ad feedback", Advertisement), ("add a comment", Share), ("ads", Advertisement),
    ("advertisement", Advertisement), ("advertisements", Advertisement), ("advertising", Advertisement),
    ("all rights reserved", Legal), ("also read", Promotion),
    ("article continues after advertisement", Advertisement), ("article continues below", Advertisement),
    ("article continues below advertisement", Advertisement), ("back to top", Navigation),
    ("click here", Promotion), ("close", Navigation), ("comment", Share), ("comments", Share),
    ("comments are closed", Share), ("continue reading", Promotion), ("continue reading below", Advertisement),
    ("cookie policy", Legal), ("cookie settings", Legal), ("copy link", Share), ("copy url", Share),
    ("do not sell my personal information", Legal), ("don't miss", Promotion), ("download our app", Promotion),
    ("download the app", Promotion), ("editor's picks", Promotion), ("editors' picks", Promotion), ("email", Share),
    ("email address", Promotion), ("email this", Share), ("facebook", Share), ("follow us", Share),
    ("get the app", Promotion), ("go to homepage", Navigation), ("home", Navigation), ("homepage", Navigation),
    ("instagram", Share), ("jump to content", Navigation), ("latest headlines", Promotion),
    ("latest news", Promotion), ("latest stories", Promotion), ("learn more", Promotion),
    ("leave a comment", Share), ("leave a reply", Share), ("like this", Share), ("linkedin", Share),
    ("listen to this article", Share), ("load more", Navigation), ("loading", Navigation), ("log in", Navigation),
    ("log out", Navigation), ("login", Navigation), ("main menu", Navigation), ("main navigation", Navigation),
    ("manage cookies", Legal), ("menu", Navigation), ("more news", Promotion), ("more on this story", Promotion),
    ("more stories", Promotion), ("more top stories", Promotion), ("most popular", Promotion),
    ("most read", Promotion), ("most viewed", Promotion), ("my account", Navigation), ("newsletter", Promotion),
    ("newsletters", Promotion), ("next article", Navigation), ("next post", Navigation), ("no comments", Share),
    ("no comments yet", Share), ("open menu", Navigation), ("our newsletters", Promotion),
    ("paid content", Advertisement), ("pinterest", Share), ("popular posts", Promotion), ("post a comment", Share),
    ("previous article", Navigation), ("previous post", Navigation), ("print", Share),
    ("print this article", Share), ("privacy", Legal), ("privacy policy", Legal),
    ("promoted content", Advertisement), ("read also", Promotion), ("read full story", Promotion),
    ("read more", Promotion), ("read next", Promotion), ("recent posts", Promotion), ("recommended", Promotion),
    ("recommended for you", Promotion), ("recommended reading", Promotion), ("recommended stories", Promotion),
    ("reddit", Share), ("register", Navigation), ("related", Promotion), ("related articles", Promotion),
    ("related content", Promotion), ("related coverage", Promotion), ("related news", Promotion),
    ("related posts", Promotion), ("related stories", Promotion), ("related topics", Promotion), ("save", Share),
    ("save article", Share), ("save for later", Share), ("scroll to continue", Advertisement),
    ("scroll to continue with content", Advertisement), ("search", Navigation), ("see also", Promotion),
    ("share", Share), ("share article", Share), ("share on facebook", Share), ("share on linkedin", Share),
    ("share on twitter", Share), ("share on whatsapp", Share), ("share on x", Share), ("share this", Share),
    ("share this article", Share), ("share this page", Share), ("share this post", Share),
    ("share this story", Share), ("show comments", Share), ("sign in", Navigation), ("sign up", Promotion),
    ("site index", Navigation), ("skip advertisement", Advertisement), ("skip to content", Navigation),
    ("skip to main content", Navigation), ("skip to navigation", Navigation), ("sponsored", Advertisement),
    ("sponsored content", Advertisement), ("start your free trial", Promotion),
    ("story continues after advertisement", Advertisement), ("story continues below", Advertisement),
    ("story continues below advertisement", Advertisement), ("subscribe", Promotion), ("subscribe now", Promotion),
    ("subscribe today", Promotion), ("table of contents", Navigation), ("telegram", Share),
    ("terms and conditions", Legal), ("terms of service", Legal), ("terms of use", Legal),
    ("this advertisement has not loaded yet", Advertisement), ("toggle navigation", Navigation),
    ("top stories", Promotion), ("trending", Promotion), ("trending now", Promotion), ("tweet", Share),
    ("tweet this", Share), ("twitter", Share), ("up next", Promotion), ("view all", Navigation),
    ("view comments", Share), ("watch next", Promotion), ("watch now", Promotion), ("what to read next", Promotion),
    ("whatsapp", Share), ("you are here", Navigation), ("you may also like", Promotion),
    ("you might also like", Promotion), ("youtube", Share),
];

#[rustfmt::skip]
const OPENINGS: [(&str, Aside); 85] = [
    ("follow us on ", Share), ("like us on ", Share), ("find us on ", Share), ("click to share ", Share),
    ("share this on ", Share), ("share this article on ", Share), ("share via ", Share), ("join us on ", Share),
    ("follow us: ", Share), ("share: facebook", Share), ("share on facebook ", Share), ("tweet share", Share),
    ("read more: ", Promotion), ("read also: ", Promotion), ("also read: ", Promotion), ("related: ", Promotion),
    ("read next: ", Promotion), ("see also: ", Promotion), ("more: ", Promotion), ("related story: ", Promotion),
    ("related article: ", Promotion), ("related articles: ", Promotion), ("related stories: ", Promotion),
    ("more on this: ", Promotion), ("don't miss: ", Promotion), ("recommended: ", Promotion),
    ("you may also like: ", Promotion), ("watch: ", Promotion), ("subscribe to our ", Promotion),
    ("subscribe to the ", Promotion), ("sign up for our ", Promotion), ("sign up for the ", Promotion),
    ("sign up to our ", Promotion), ("sign up to receive ", Promotion), ("get the latest news ", Promotion),
    ("get our ", Promotion), ("download our app", Promotion), ("download the app", Promotion),
    ("support our journalism", Promotion), ("support independent journalism", Promotion),
    ("join our newsletter", Promotion), ("join our whatsapp", Promotion), ("join our telegram", Promotion),
    ("enter your email", Promotion), ("click here to ", Promotion), ("click here for ", Promotion),
    ("to read more", Promotion), ("read the full story", Promotion), ("read the full article", Promotion),
    ("continue reading ", Promotion), ("© ", Legal), ("copyright ©", Legal), ("copyright 1", Legal),
    ("copyright 2", Legal), ("copyright (c)", Legal), ("(c) 1", Legal), ("(c) 2", Legal), ("©1", Legal),
    ("©2", Legal), ("this material may not be published", Legal), ("we use cookies", Legal),
    ("this site uses cookies", Legal), ("this website uses cookies", Legal), ("by continuing to use this ", Legal),
    ("by clicking accept", Legal), ("by using this site", Legal), ("by signing up, you agree", Legal),
    ("by subscribing, you agree", Legal), ("by submitting, you agree", Legal),
    ("this content is protected by copyright", Legal), ("story continues below ", Advertisement),
    ("article continues below ", Advertisement), ("article continues after ", Advertisement),
    ("advertisement - ", Advertisement), ("advertisement: ", Advertisement), ("tags: ", Navigation),
    ("tagged: ", Navigation), ("tagged with: ", Navigation), ("filed under: ", Navigation),
    ("filed under ", Navigation), ("categories: ", Navigation), ("category: ", Navigation),
    ("topics: ", Navigation), ("posted in ", Navigation), ("you are here: ", Navigation),
];

#[rustfmt::skip]
const SECTIONS: [&str; 98] = [
    "about", "about us", "africa", "americas", "art", "arts", "asia", "australia", "auto", "books", "business",
    "careers", "celebrity", "classifieds", "contact", "contact us", "culture", "economy", "education",
    "entertainment", "environment", "epaper", "europe", "events", "fashion", "features", "finance", "food",
    "football", "forum", "gallery", "games", "gaming", "health", "help", "home", "horoscope", "international",
    "jobs", "latest", "latest news", "law", "lifestyle", "live", "live tv", "local", "local news", "log in",
    "login", "markets", "media", "middle east", "money", "more", "movies", "music", "nation", "national", "news",
    "obituaries", "op-ed", "opinion", "opinions", "photos", "podcasts", "politics", "real estate", "religion",
    "reviews", "science", "search", "shop", "shopping", "shows", "sign in", "sitemap", "society", "sport", "sports",
    "stocks", "store", "style", "subscribe", "tech", "technology", "television", "travel", "trending", "tv", "uk",
    "uk news", "us", "us news", "video", "videos", "weather", "world", "world news",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(WHOLE.is_sorted_by(|left, right| left.0 < right.0));
        assert!(SECTIONS.is_sorted_by(|left, right| left < right));
    }
}
