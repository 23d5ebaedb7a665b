//! Word lists of the reader of dates; our own, parted by white space.

/// Whether a folded word is in a list.
pub fn among(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split_ascii_whitespace().any(|other| other == word)
}

/// Words that follow a year and count nothing.
pub const LINKS: &str = "
    and or but to in on at of for from with by as when after before until was is were are has had have will would
    the a an it he she they we this that its his her their because while where which who under over through alone
    onwards onward said says there more some about against between during despite following without than if so not
    also only just by-election into could should can may might did does do via amid per compared";

/// What four digits count rather than date.
pub const COUNTED: &str = "
    thousand hundred
    % percent per million billion km kg m people troops soldiers metres meters miles feet tonnes tons dollars
    euros pounds hours gmt hp mw men women children civilians homes houses votes jobs kilometres kilometers police
    seats";

/// Nouns that a year stands before: `the 2023 election`.
pub const DATED_NOUNS: &str = "
    election elections census budget season war coup earthquake treaty agreement accord constitution referendum
    summit invasion revolution report study survey campaign deal law act resolution financial fiscal olympics
    games playoffs finals championship championships film book model edition attack attacks crisis pandemic flood
    floods tsunami vote poll primary presidential parliamentary general annual massacre uprising protests bombing
    bombings riots strike strikes debut";

/// Words after which a four-digit number is a year.
pub const LEADS_TO_YEAR: &str = "
    in since during until till circa c. year years spring summer autumn winter";

/// Words after which a four-digit number is a year unless a noun follows that it could count.
pub const MAY_LEAD_TO_YEAR: &str = "
    by of before after from to through and between for late early than on";

/// Words that make a name of a weekday: `Good Friday`.
pub const NAMED_DAYS: &str = "
    bloody black good easter palm ash super cyber maundy holy shrove giving fat ruby freaky -";

/// Words that a weekday makes a name of: `Sunday Times`.
pub const WEEKDAY_NAMES: &str = "
    times mail telegraph mirror express herald tribune post independent people world league school service roast
    club evening edition review live agreement accord";

/// Words that make a time ago vague: `more than two years ago`.
pub const VAGUE: &str = "
    than about around nearly almost some over roughly least under or to";

/// Words before a month by itself.
pub const LEADS_TO_MONTH: &str = "
    in since until till by during through from last next this early late mid and to of between - – before after";

/// Words for an unstated number of units of time.
pub const FEW: &str = "few several couple many";

/// Words before a season by itself.
pub const SEASON_LEADS: &str = "in during over by until since through throughout before after";

/// Words before a time ago that belong to it: `about a week ago`.
pub const ROUGHLY: &str = "about around nearly almost some over roughly approximately under";
