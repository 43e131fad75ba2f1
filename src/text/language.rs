//! Is this English? Counts of the commonest small words, of accents, and of letters that are not Latin.

use super::lists::{Listed, of_class};
use super::{Token, TokenKind};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// A guess at the article's language, made from its commonest small words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English, or too short to tell.
    #[default]
    English,
    /// Enough text to tell, and not English.
    Other,
}

/// The commonest function words; the file's head says which.
const LIST: &str = list!("languages.txt");

/// The commonest English function words that are rare in other languages.
static ENGLISH: Listed = LazyLock::new(|| of_class(LIST, "english").collect());

/// The commonest function words of other languages in Latin letters that are rare in English.
static OTHER: Listed = LazyLock::new(|| of_class(LIST, "other").collect());

/// Fewer words than this tell nothing by what they lack.
const ENOUGH: usize = 25;

/// The language that `tokens` of `text` seem to be written in.
pub(super) fn guess(text: &str, tokens: &[Token]) -> Language {
    let [mut words, mut english, mut other, mut accented, mut letters, mut foreign] = [0_usize; 6];
    for word in tokens.iter().filter(|t| t.kind == TokenKind::Word).map(|t| t.span.of(text)) {
        words += 1;
        accented += usize::from(!word.is_ascii());
        letters += word.chars().count();
        foreign += word.chars().filter(|&c| c.is_alphabetic() && !latin(c)).count();
        // No listed word is longer.
        if word.len() <= 5 {
            let word = word.to_lowercase();
            english += usize::from(ENGLISH.contains(word.as_str()));
            other += usize::from(OTHER.contains(word.as_str()));
        }
    }
    // English news has a third of such words, its lists of names have none; names bring accents, but few.
    let spoken = other > english && other >= 3 && other * 12 >= words;
    let marked = words >= ENOUGH && english * 12 < words && accented * 10 >= words;
    let bare = words >= 2 * ENOUGH && english * 30 < words;
    let written = foreign >= 8 && foreign * 2 > letters;
    if spoken || marked || bare || written { Language::Other } else { Language::English }
}

/// Whether a letter is Latin, accents and all.
fn latin(c: char) -> bool {
    c < '\u{250}' || matches!(c, '\u{1e00}'..='\u{1eff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    #[track_caller]
    fn check(expected: Language, texts: &[&str]) {
        for text in texts {
            assert_eq!(Document::new(text).language, expected, "{text}");
        }
    }

    #[test]
    fn english() {
        check(
            Language::English,
            &[
                "",
                "Bridge closed.",
                "The council of Nordvik put off its vote on the bridge, the mayor said.",
                "Ann Lee, Bo Berg, Ida Holm, Per Lund, Kari Vik, Ola Dahl, Nora Moe, Jan Foss, Eva Lie, Leif Aas, Siv Bakke, Tor Eng, Liv Hagen, Odd Hauge.",
                "Milk, eggs, flour, butter, sugar, two lemons, salt",
                "María Núñez and Jürgen Müller met José Peña of São Tomé and Zoë Brönte at the café in Århus, where she was to sign the contract with Łódź.",
                "Subject to Section 4, the Lessee shall not assign this Agreement, or any right hereunder, without the prior written consent of the Lessor.",
                "The mayor spoke in German on Monday: “Der Rat hat gestern nicht entschieden, ob die Brücke gebaut wird.” She then told the reporters that it was too early to say what it would cost.",
                "He held up a sign that read 我们不会离开这座桥 and left the square with his friends.",
                "OMG the rain lol",
                "COUNCIL DELAYS VOTE ON THE NEW BRIDGE",
            ],
        );
    }

    #[test]
    fn other_languages() {
        check(
            Language::Other,
            &[
                "Der Rat hat gestern nicht entschieden, ob die Brücke gebaut wird.",
                "Le conseil n’a pas encore voté, dit la maire, et les habitants attendent une décision pour le pont.",
                "El consejo aplazó la votación sobre el puente, dijo la alcaldesa, y los vecinos esperan una respuesta.",
                "De raad heeft gisteren niet besloten of het een nieuwe brug wordt, maar dat komt later, zei de burgemeester.",
                "Kommunestyret har ikke bestemt om det skal bygges en ny bro, og det tar tid, sier ordføreren til avisen.",
                "Kaupunginvaltuusto siirsi äänestystä uudesta sillasta maanantaina, pormestari kertoi. Asukkaat odottavat päätöstä syksyllä, kun rahoitus selviää. Hän lähti kotiin myöhään illalla eikä vastannut lehdistön kysymyksiin enää.",
                "Рада вчора не вирішила, чи будувати новий міст, сказала міська голова.",
                "市议会昨天没有决定是否建造新桥，市长说。",
                "لم يقرر المجلس أمس ما إذا كان سيبني الجسر الجديد، قالت رئيسة البلدية.",
                "市長は昨日、新しい橋について何も決めていないと述べた。",
            ],
        );
    }

    #[test]
    fn listed_words_are_short() {
        let longest = ENGLISH.iter().chain(OTHER.iter()).map(|word| word.len()).max();
        assert!(longest <= Some(5));
    }
}
