//! The months and the days of the week in the languages of pages, in lower case, as dates write them.

/// The number of a month by its name, or by the beginning of one that is no other's.
pub(super) fn number(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    if word.chars().count() < 3 {
        return None;
    }
    let mut found = None;
    for names in MONTHS {
        for (at, name) in names.split(' ').enumerate() {
            let month = i8::try_from(at + 1).ok()?;
            if name == word {
                return Some(month);
            }
            if name.starts_with(&word) && word.chars().count() <= 5 {
                match found {
                    Some(other) if other != month => found = Some(0),
                    _ => found = Some(month),
                }
            }
        }
    }
    found.filter(|month| *month > 0)
}

/// Whether a word names a day of the week.
pub(super) fn is_weekday(word: &str) -> bool {
    let word = word.to_lowercase();
    WEEKDAYS.iter().any(|days| days.split(' ').any(|day| day == word))
}

/// English, German (with Austria's January), French, Spanish, Italian, Portuguese, Dutch, Swedish, Danish and Norwegian, Polish,
/// Czech, Russian, Ukrainian, Turkish, Romanian, Hungarian, Indonesian.
#[rustfmt::skip]
const MONTHS: &[&str] = &[
    "january february march april may june july august september october november december",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "jänner feber mär april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "januar februar marts april maj juni juli august september oktober november desember",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "ledna února března dubna května června července srpna září října listopadu prosince",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "január február március április május június július augusztus szeptember október november december",
    "januari februari maret april mei juni juli agustus september oktober november desember",
];

#[rustfmt::skip]
const WEEKDAYS: &[&str] = &[
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "lunes martes miércoles jueves viernes sábado domingo",
    "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "segunda terça quarta quinta sexta feira",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_by_name_and_abbreviation() {
        for (word, expected) in [
            ("June", Some(6)),
            ("Sept", Some(9)),
            ("Mär", Some(3)),
            ("DÉCEMBRE", Some(12)),
            ("juil", Some(7)),
            ("abr", Some(4)),
            // June or July; a word of its own.
            ("jui", None),
            ("ma", None),
            ("maybe", None),
        ] {
            assert_eq!(number(word), expected, "{word}");
        }
        assert!(MONTHS.iter().all(|names| names.split(' ').count() == 12));
    }
}
