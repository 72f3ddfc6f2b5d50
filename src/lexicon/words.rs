//! English words for the tagger: closed classes by list, verbs and nouns with every inflected form made in advance.

use rustc_hash::FxHashMap;
use serde::Deserialize;
use smol_str::SmolStr;
use std::collections::BTreeMap;

bitflags::bitflags! {
    /// Classes a word can belong to, before its sentence decides.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub struct WordClass: u32 {
        /// "the", "some".
        const DETERMINER = 1;
        /// "its", "their".
        const POSSESSIVE = 1 << 1;
        /// "he", "it".
        const PRONOUN = 1 << 2;
        /// "who", "which".
        const RELATIVE = 1 << 3;
        /// "that", "whether".
        const COMPLEMENTIZER = 1 << 4;
        /// "because", "after".
        const SUBORDINATOR = 1 << 5;
        /// "if", "unless".
        const CONDITIONAL = 1 << 6;
        /// "and", "or".
        const COORDINATOR = 1 << 7;
        /// "of", "against".
        const PREPOSITION = 1 << 8;
        /// "will", "could".
        const MODAL = 1 << 9;
        /// Forms of "be".
        const BE = 1 << 10;
        /// Forms of "have".
        const HAVE = 1 << 11;
        /// Forms of "do".
        const DO = 1 << 12;
        /// "not", "never".
        const NEGATOR = 1 << 13;
        /// "two", "dozens".
        const NUMBER = 1 << 14;
        /// "also", "formally".
        const ADVERB = 1 << 15;
        /// "new", "baseless".
        const ADJECTIVE = 1 << 16;
        /// "out", "back" after a verb.
        const PARTICLE = 1 << 17;
        /// A verb whose subject speaks.
        const SPEECH = 1 << 18;
        /// A verb of opinion.
        const MENTAL = 1 << 19;
        /// A noun as often as a verb.
        const AMBIGUOUS = 1 << 20;
        /// A participle that after "be" tells a state: "is concerned".
        const STATIVE = 1 << 21;
        /// A noun whose that-clause may tell what it is: "the claim that".
        const CLAUSAL = 1 << 22;
    }
}

bitflags::bitflags! {
    /// Forms of a verb that a word can be.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub struct VerbForms: u8 {
        /// "deny".
        const BASE = 1;
        /// "denies".
        const THIRD = 2;
        /// "denied", as in "they denied".
        const PAST = 4;
        /// "denied", as in "was denied".
        const PARTICIPLE = 8;
        /// "denying".
        const GERUND = 16;
    }
}

/// What is known of one word form.
#[derive(Debug, Clone, Default)]
pub struct WordInfo {
    /// Its possible classes.
    pub class: WordClass,
    /// Base form and forms, where it can be a verb.
    pub verb: Option<(SmolStr, VerbForms)>,
    /// Singular, where it can be a noun.
    pub noun: Option<SmolStr>,
}

/// Something with a lower-case form: a token.
pub trait AsLower {
    /// The form in lower case.
    fn lower(&self) -> &str;
}

/// Every known word form.
#[derive(Debug, Default)]
pub struct Words {
    table: FxHashMap<SmolStr, WordInfo>,
    /// Phrases that work as one adverb ("in particular"), by first word.
    adverb_phrases: FxHashMap<SmolStr, Vec<Vec<SmolStr>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    closed: BTreeMap<String, Vec<String>>,
    open: BTreeMap<String, Vec<String>>,
    irregular_verbs: BTreeMap<String, [String; 4]>,
    irregular_nouns: BTreeMap<String, String>,
    speech: List,
    mental: List,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    verbs: Vec<String>,
}

impl Words {
    /// The bundled words, with the verbs and nouns of the event rules added.
    pub fn bundled<'a>(
        rule_verbs: impl Iterator<Item = &'a str>,
        rule_nouns: impl Iterator<Item = &'a str>,
    ) -> Self {
        let file: File = toml::from_str(include_str!("../../assets/lexicon/words.toml"))
            .expect("the bundled word list is well formed, as a test shows");
        let mut words = Self::default();
        for (name, list) in file.closed.iter().chain(&file.open) {
            if let Some(class) = class_of_list(name) {
                for word in list {
                    words.entry(word).class |= class;
                }
            }
        }
        let empty = Vec::new();
        for phrase in file.closed.get("adverb_phrases").unwrap_or(&empty) {
            words.add_phrase(phrase);
        }
        let verbs = file.open.get("verbs").unwrap_or(&empty);
        for verb in verbs {
            words.add_verb(verb, &file.irregular_verbs);
        }
        for verb in rule_verbs {
            words.add_verb(verb, &file.irregular_verbs);
        }
        let irregular: FxHashMap<&str, &str> = file
            .irregular_nouns
            .iter()
            .map(|(plural, singular)| (singular.as_str(), plural.as_str()))
            .collect();
        // An irregular plural is first of all that: "people" is more than one person.
        for (plural, singular) in &file.irregular_nouns {
            words.entry(plural).noun = Some(SmolStr::new(singular));
        }
        let nouns = file.open.get("nouns").unwrap_or(&empty);
        for noun in nouns {
            words.add_noun(noun, irregular.get(noun.as_str()).copied());
        }
        for noun in rule_nouns {
            words.add_noun(noun, irregular.get(noun).copied());
        }
        for (list, class) in [
            (&file.speech, WordClass::SPEECH),
            (&file.mental, WordClass::MENTAL),
        ] {
            for verb in &list.verbs {
                words.entry(verb).class |= class;
            }
        }
        words
    }

    /// What is known of `lower`, a word in lower case.
    pub fn get(&self, lower: &str) -> Option<&WordInfo> {
        self.table.get(lower)
    }

    /// How many of the tokens, from the first on, form one adverb ("for its part"); 0 when none do.
    pub fn adverb_phrase(&self, tokens: &[impl AsLower]) -> usize {
        let Some(first) = tokens.first() else {
            return 0;
        };
        let fits = |rest: &&Vec<SmolStr>| {
            rest.len() < tokens.len()
                && rest
                    .iter()
                    .zip(&tokens[1..])
                    .all(|(word, token)| word == token.lower())
        };
        self.adverb_phrases
            .get(first.lower())
            .into_iter()
            .flatten()
            .find(fits)
            .map_or(0, |rest| rest.len() + 1)
    }

    fn add_phrase(&mut self, phrase: &str) {
        let mut words = phrase.split(' ').map(SmolStr::new);
        if let Some(first) = words.next() {
            self.adverb_phrases
                .entry(first)
                .or_default()
                .push(words.collect());
        }
    }

    /// Classes of the base form `lemma`.
    pub fn class_of(&self, lemma: &str) -> WordClass {
        self.table
            .get(lemma)
            .map_or(WordClass::empty(), |info| info.class)
    }

    fn entry(&mut self, word: &str) -> &mut WordInfo {
        self.table.entry(SmolStr::new(word)).or_default()
    }

    fn add_verb(&mut self, lemma: &str, irregular: &BTreeMap<String, [String; 4]>) {
        let base = SmolStr::new(lemma);
        let [third, past, participle, gerund] = irregular
            .get(lemma)
            .cloned()
            .unwrap_or_else(|| regular_forms(lemma));
        let mut forms = vec![
            (lemma, VerbForms::BASE),
            (&third, VerbForms::THIRD),
            (&past, VerbForms::PAST),
            (&participle, VerbForms::PARTICIPLE),
            (&gerund, VerbForms::GERUND),
        ];
        // "canceled", "labeling": Americans keep one consonant.
        let (single_past, single_gerund) = (format!("{lemma}ed"), format!("{lemma}ing"));
        if past.strip_prefix(lemma) == Some("led") {
            forms.push((&single_past, VerbForms::PAST | VerbForms::PARTICIPLE));
            forms.push((&single_gerund, VerbForms::GERUND));
        }
        for (form, flags) in forms {
            let info = self.entry(form);
            match &mut info.verb {
                // "found" is first of all the past of "find": the first lemma of a form stays.
                Some((known, forms)) if *known == base => *forms |= flags,
                Some(_) => {}
                None => info.verb = Some((base.clone(), flags)),
            }
        }
    }

    fn add_noun(&mut self, lemma: &str, irregular_plural: Option<&str>) {
        let base = SmolStr::new(lemma);
        let plural = irregular_plural.map_or_else(|| with_s(lemma), ToOwned::to_owned);
        for form in [lemma, &plural] {
            self.entry(form).noun.get_or_insert_with(|| base.clone());
        }
    }
}

fn class_of_list(name: &str) -> Option<WordClass> {
    Some(match name {
        "determiners" => WordClass::DETERMINER,
        "possessives" => WordClass::POSSESSIVE,
        "pronouns" => WordClass::PRONOUN,
        "relatives" => WordClass::RELATIVE,
        "complementizers" => WordClass::COMPLEMENTIZER,
        "subordinators" => WordClass::SUBORDINATOR,
        "conditionals" => WordClass::CONDITIONAL,
        "coordinators" => WordClass::COORDINATOR,
        "prepositions" => WordClass::PREPOSITION,
        "modals" => WordClass::MODAL,
        "be" => WordClass::BE,
        "have" => WordClass::HAVE,
        "do" => WordClass::DO,
        "negators" => WordClass::NEGATOR,
        "numbers" => WordClass::NUMBER,
        "adverbs" => WordClass::ADVERB,
        "adjectives" => WordClass::ADJECTIVE,
        "particles" => WordClass::PARTICLE,
        "ambiguous" => WordClass::AMBIGUOUS,
        "statives" => WordClass::STATIVE,
        "clausal" => WordClass::CLAUSAL,
        _ => return None,
    })
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// "deny" -> "denies", "reach" -> "reaches", "ban" -> "bans".
fn with_s(word: &str) -> String {
    let bytes = word.as_bytes();
    let before_last = bytes.len().checked_sub(2).map(|at| bytes[at]);
    if word.ends_with('y') && !before_last.is_some_and(is_vowel) {
        format!("{}ies", &word[..word.len() - 1])
    } else if ["s", "x", "z", "ch", "sh"]
        .iter()
        .any(|end| word.ends_with(end))
    {
        format!("{word}es")
    } else {
        format!("{word}s")
    }
}

/// Third person, past, participle and gerund of a regular verb. One short syllable doubles its last consonant ("ban");
/// longer verbs that double ("expel") are listed as irregular.
fn regular_forms(lemma: &str) -> [String; 4] {
    let bytes = lemma.as_bytes();
    let len = bytes.len();
    let ends_in_y = lemma.ends_with('y') && len > 1 && !is_vowel(bytes[len - 2]);
    let (past, gerund) = if ends_in_y {
        (format!("{}ied", &lemma[..len - 1]), format!("{lemma}ing"))
    } else if lemma.ends_with("ee") || lemma.ends_with("ye") || lemma.ends_with("oe") {
        (format!("{lemma}d"), format!("{lemma}ing"))
    } else if lemma.ends_with('e') {
        (format!("{lemma}d"), format!("{}ing", &lemma[..len - 1]))
    } else if doubles(bytes) {
        let last = &lemma[len - 1..];
        (format!("{lemma}{last}ed"), format!("{lemma}{last}ing"))
    } else {
        (format!("{lemma}ed"), format!("{lemma}ing"))
    };
    [with_s(lemma), past.clone(), past, gerund]
}

fn doubles(bytes: &[u8]) -> bool {
    let vowels = bytes.iter().filter(|&&byte| is_vowel(byte)).count();
    match bytes {
        [.., before, vowel, last] => {
            vowels == 1
                && is_vowel(*vowel)
                && !is_vowel(*before)
                && !is_vowel(*last)
                && !matches!(last, b'w' | b'x' | b'y')
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        Words::bundled(
            ["expel", "deny", "cancel"].into_iter(),
            ["expulsion"].into_iter(),
        )
    }

    #[track_caller]
    fn check(form: &str, lemma: &str, forms: VerbForms) {
        let words = words();
        let info = words.get(form).expect("the form is known");
        assert_eq!(info.verb, Some((SmolStr::new(lemma), forms)), "{form}");
    }

    #[test]
    fn verbs_are_known_in_every_form() {
        check("denies", "deny", VerbForms::THIRD);
        check("denied", "deny", VerbForms::PAST | VerbForms::PARTICIPLE);
        check("denying", "deny", VerbForms::GERUND);
        check("expelled", "expel", VerbForms::PAST | VerbForms::PARTICIPLE);
        check("said", "say", VerbForms::PAST | VerbForms::PARTICIPLE);
        check("banned", "ban", VerbForms::PAST | VerbForms::PARTICIPLE);
        check(
            "canceled",
            "cancel",
            VerbForms::PAST | VerbForms::PARTICIPLE,
        );
    }

    #[test]
    fn nouns_are_known_in_both_numbers() {
        let words = words();
        let noun = |form: &str| words.get(form).and_then(|info| info.noun.clone());
        assert_eq!(noun("expulsions").as_deref(), Some("expulsion"));
        assert_eq!(noun("people").as_deref(), Some("person"));
        assert_eq!(noun("allies").as_deref(), Some("ally"));
    }
}
