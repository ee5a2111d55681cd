//! The names of the months, for reading and for showing.

use super::fold;

/// January to December.
const NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The name of a month, 1 to 12.
pub(super) fn month_name(number: u32) -> &'static str {
    NAMES.iter().zip(1..).find(|(_, at)| *at == number).map_or("", |(name, _)| name)
}

/// The first three letters of the name of a month, 1 to 12.
pub(super) fn month_abbreviation(number: u32) -> &'static str {
    month_name(number).get(..3).unwrap_or_default()
}

/// The months' names in the other languages that planners' sheets come in, January to December. English
/// is looked up first, so a word that begins an English name is never taken for another month.
const ELSEWHERE: [&str; 11] = [
    "januar februar märz april mai juni juli august september oktober november dezember",
    // Austria's January and February, and the German abbreviation of March.
    "jänner feber mrz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "januari februari maart april mei juni juli augustus september oktober november december",
    // The Dutch abbreviation of March beside the Swedish names.
    "januari februari mrt april maj juni juli augusti september oktober november december",
    "januar februar marts april maj juni juli august september oktober november december",
    "januar februar mars april mai juni juli august september oktober november desember",
    "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
];

/// The month, 1 to 12, whose name begins with a word of at least three letters, in any case, with or
/// without accents: in English, else in one of the languages of [`ELSEWHERE`]. A word that begins
/// the names of two months, such as the French `jui`, is none.
pub(super) fn month_named(word: &str) -> Option<u32> {
    let word = unaccented(word);
    if word.chars().count() < 3 {
        return None;
    }
    let begins = |name: &str| unaccented(name).starts_with(&word);
    if let Some((_, number)) = NAMES.iter().zip(1..).find(|(name, _)| begins(name)) {
        return Some(number);
    }
    let names = ELSEWHERE.iter().flat_map(|names| names.split(' ').zip(1..));
    let mut found = names.filter(|(name, _)| begins(name)).map(|(_, number)| number);
    let first = found.next()?;
    found.all(|number| number == first).then_some(first)
}

/// A word in lower case, without the accents that names of months have.
fn unaccented(word: &str) -> String {
    let plain = |letter: char| match letter {
        'ä' | 'á' | 'à' => 'a',
        'é' | 'è' | 'ê' => 'e',
        'û' | 'ü' => 'u',
        'ç' => 'c',
        'ń' => 'n',
        'ź' => 'z',
        other => other,
    };
    fold(word).chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn names(words: &str, number: u32) {
        for word in words.split(' ') {
            assert_eq!(month_named(word), Some(number), "{word}");
        }
    }

    #[test]
    fn months_in_the_languages_of_planners() {
        names("jan Januar jänner janv janvier ene gen styczeń", 1);
        names("FÉVR févr fev febbraio luty", 2);
        names("mar Mär mrz März mars mrt maart março marzec", 3);
        names("avr abr apr kwi", 4);
        names("mai may maj mei mag mayo", 5);
        names("juin giu jun czerwiec", 6);
        names("juil lug jul lipiec", 7);
        names("août aout ago aug sierpień", 8);
        names("set sept wrz", 9);
        names("Okt oct ott out paź", 10);
        names("nov listopad", 11);
        names("Dez déc dic des gru", 12);
    }

    #[test]
    fn a_word_that_begins_two_months_is_none() {
        for word in ["jui", "ma", "ju", "mär2", "soon", "lis2", ""] {
            assert_eq!(month_named(word), None, "{word}");
        }
    }
}
