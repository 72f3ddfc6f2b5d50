use super::*;
use chrono::NaiveDate;

fn source(kind: FileKind, text: &str) -> Source<'_> {
    Source {
        file: "test.toml",
        kind,
        text,
    }
}

#[track_caller]
fn check_wrong(files: &[(FileKind, &str)], expect: &str) {
    let sources: Vec<_> = files
        .iter()
        .map(|(kind, text)| source(*kind, text))
        .collect();
    let error = ActorLexicon::parse(&sources).unwrap_err();
    assert_eq!(error.to_string(), expect);
}

const NORLAND: (FileKind, &str) = (
    FileKind::States,
    "[NOL]\nname = \"Norland\"\nadjectives = [\"Norlander\"]\n",
);

#[test]
fn bundled_files_are_sound() {
    if let Err(error) = ActorLexicon::parse(&load::BUNDLED) {
        panic!("{error}");
    }
}

#[test]
fn mistakes_name_file_and_entry() {
    check_wrong(
        &[
            NORLAND,
            (
                FileKind::Leaders,
                "[XX1]\nhead_of_state = [\"Anna Nord: 2012..\"]",
            ),
        ],
        "test.toml, XX1: no state or organisation has this code",
    );
    check_wrong(
        &[
            NORLAND,
            (
                FileKind::Leaders,
                "[NOL]\nhead_of_state = [\"Anna Nord: 2014..2012\"]",
            ),
        ],
        "test.toml, NOL: \"Anna Nord: 2014..2012\": the term \"2014..2012\" ends before it begins",
    );
    check_wrong(
        &[
            NORLAND,
            (FileKind::Leaders, "[NOL]\nhead_of_state = [\"Anna Nord\"]"),
        ],
        "test.toml, NOL: \"Anna Nord\": a person needs a term of office, such as \": 2012-12..2020-09\"",
    );
    check_wrong(
        &[
            NORLAND,
            (FileKind::Bodies, "[NOL]\nminstry = [\"Nordhall\"]"),
        ],
        "test.toml, minstry: expected a role such as foreign_ministry",
    );
    check_wrong(
        &[
            NORLAND,
            (FileKind::Places, "NOL = [\"Nordtown\", \"Nordtown\"]"),
        ],
        "test.toml, NOL: \"Nordtown\": this name is there twice",
    );
    check_wrong(
        &[(
            FileKind::States,
            "[NOL]\nname = \"Norland\"\n[SUL]\nname = \"Sudland\"\nalso = [\"Norland\"]",
        )],
        "test.toml, SUL: \"Norland\": this name is there twice",
    );
    check_wrong(
        &[(FileKind::States, "[nol]\nname = \"Norland\"")],
        "test.toml, nol: expected an actor code such as RUS or OPCW",
    );
}

#[test]
fn codes_have_names_for_people() {
    let lexicon = ActorLexicon::bundled();
    let name = |code: &str| lexicon.name_of(&ActorCode::new(code).unwrap());
    assert_eq!(name("GBR"), "United Kingdom");
    assert_eq!(name("OPCW"), "OPCW");
    assert_eq!(name("EU"), "European Union");
    assert_eq!(name("QQQ"), "QQQ");
}

#[test]
fn datelines_name_states() {
    let lexicon = ActorLexicon::bundled();
    let state = |place: &str| lexicon.state_of_place(place).map(|code| code.to_string());
    assert_eq!(state("TOKYO").as_deref(), Some("JPN"));
    assert_eq!(state("Tokyo [Japan]").as_deref(), Some("JPN"));
    assert_eq!(state("ST. PETERSBURG, Russia").as_deref(), Some("RUS"));
    assert_eq!(state("Nowhere"), None);
}

#[test]
fn readings_hold_in_their_terms_and_case() {
    let lexicon = ActorLexicon::bundled();
    let day = |year| NaiveDate::from_ymd_opt(year, 6, 1);
    let readings = lexicon.phrases().lookup("Vladimir Putin");
    assert!(readings.iter().any(|putin| putin.holds(day(2018))));
    assert!(!readings.iter().any(|putin| putin.holds(day(1995))));
    assert!(readings.iter().all(|putin| putin.holds(None)));
    let us = &lexicon.phrases().lookup("US")[0];
    assert!(us.fits(|_| Case::Upper));
    assert!(!us.fits(|_| Case::Lower));
    let turkey = &lexicon.phrases().lookup("Turkey")[0];
    assert!(turkey.fits(|_| Case::Capital));
    assert!(!turkey.fits(|_| Case::Lower));
}

#[test]
fn phrases_split_like_text() {
    let words = |text: &str| {
        let words: Vec<String> = split(text)
            .into_iter()
            .map(|(word, _)| word.into())
            .collect();
        words.join("|")
    };
    assert_eq!(words("People's Daily"), "people|'s|daily");
    assert_eq!(words("U.S. State Department"), "u.s.|state|department");
    assert_eq!(words("St. Lucia"), "st|.|lucia");
    assert_eq!(words("Washington, D.C."), "washington|,|d.c.");
    assert_eq!(words("Côte d'Ivoire"), "cote|d'ivoire");
}
