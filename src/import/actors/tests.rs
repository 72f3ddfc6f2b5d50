use super::*;
use crate::import::token;
use crate::lexicon::Lexicon;

fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

/// One mention as `head role codes "words"`.
fn show(text: &str, mention: &ActorMention) -> String {
    let codes: Vec<&str> = mention.actors.iter().map(ActorCode::as_str).collect();
    let head = format!("{:?}", mention.head).to_lowercase();
    let codes = if codes.is_empty() {
        "-".to_owned()
    } else {
        codes.join("+")
    };
    format!("{head} {codes} [{}]", mention.span.of(text))
}

fn read(text: &str, when: &str, memory: &mut ActorMemory) -> Vec<ActorMention> {
    let list = token::tokens(text, Span::new(0, text.len()));
    ActorTagger::new(&Lexicon::bundled().actors).mentions(text, &list, day(when), memory)
}

/// The mentions of one sentence published on 5 October 2018.
#[track_caller]
fn check(text: &str, expect: &[&str]) {
    let mentions = read(text, "2018-10-05", &mut ActorMemory::default());
    let got: Vec<String> = mentions.iter().map(|mention| show(text, mention)).collect();
    assert_eq!(got, expect, "{text}");
}

/// The mentions of the last of several sentences, read with one memory.
#[track_caller]
fn check_last(sentences: &[&str], expect: &[&str]) {
    let mut memory = ActorMemory::default();
    let mut got = Vec::new();
    for text in sentences {
        let mentions = read(text, "2018-10-05", &mut memory);
        got = mentions.iter().map(|mention| show(text, mention)).collect();
    }
    assert_eq!(got, expect, "{sentences:?}");
}

#[test]
fn noun_groups_give_actor_by_modifier_and_role_by_head() {
    check(
        "Dutch Defence Minister Ank Bijleveld said four Russian citizens had been expelled.",
        &[
            "official NLD [Dutch Defence Minister Ank Bijleveld]",
            "citizens RUS [four Russian citizens]",
        ],
    );
    check(
        "A spokesman for the Iranian foreign ministry denied the claim.",
        &["official IRN [A spokesman for the Iranian foreign ministry]"],
    );
    check(
        "The German chancellor, Angela Merkel, met officials in Tehran.",
        &[
            "official DEU [The German chancellor, Angela Merkel]",
            "official IRN [officials in Tehran]",
        ],
    );
    check(
        "The authorities of the Netherlands, the United Kingdom and the United States agreed.",
        &[
            "institution NLD [The authorities of the Netherlands]",
            "name GBR [the United Kingdom]",
            "name USA [the United States]",
        ],
    );
}

#[test]
fn envoys_belong_to_their_sender() {
    check(
        "Moscow's ambassador to London met the US ambassador to Russia.",
        &[
            "official RUS [Moscow's ambassador to London]",
            "official USA [the US ambassador to Russia]",
        ],
    );
    check(
        "Iran's envoy to the UN left.",
        &["official IRN [Iran's envoy to the UN]"],
    );
    check(
        "Turkey recalled its ambassador to Israel.",
        &[
            "name TUR [Turkey]",
            "official TUR [its ambassador]",
            "name ISR [Israel]",
        ],
    );
}

#[test]
fn a_role_outranks_a_name() {
    check(
        "NATO chief Stoltenberg spoke.",
        &["official NATO [NATO chief Stoltenberg]"],
    );
    check("It praised its NATO ally Turkey.", &["name TUR [Turkey]"]);
    check(
        "UN envoy Staffan de Mistura spoke.",
        &["official UN [UN envoy Staffan de Mistura]"],
    );
    check(
        "Former US president Jimmy Carter spoke.",
        &["other - [Former US president Jimmy Carter]"],
    );
}

#[test]
fn those_who_act_for_nobody_are_known() {
    check(
        "Russian-backed rebels fled.",
        &["other - [Russian-backed rebels]"],
    );
    check(
        "A Chinese company denied the charge.",
        &["other - [A Chinese company]"],
    );
    check(
        "Iranian opposition leaders spoke.",
        &["other - [Iranian opposition leaders]"],
    );
    check(
        "Huawei sued the United States.",
        &["other - [Huawei]", "name USA [the United States]"],
    );
    check(
        "The US charged a Chinese businessman.",
        &["name USA [The US]", "citizens CHN [a Chinese businessman]"],
    );
}

#[test]
fn modifiers_cover_only_themselves() {
    check(
        "Iran's denial of the Dutch allegations came late.",
        &["modifier IRN [Iran's]", "modifier NLD [Dutch]"],
    );
    check(
        "US-China trade talks resumed.",
        &["modifier USA+CHN [US-China]"],
    );
    check("The anti-Russian campaign goes on.", &[]);
    check(
        "Dutch expel four Russians",
        &["name NLD [Dutch]", "citizens RUS [four Russians]"],
    );
}

#[test]
fn false_friends_are_nobody() {
    check(
        "The Washington Post reported from the South China Sea.",
        &[],
    );
    check(
        "Michael Jordan scored; they ate turkey off china plates in May.",
        &[],
    );
    check("He told us that New Mexico was hot.", &[]);
}

#[test]
fn coordinated_nationalities_share_a_head() {
    check(
        "Russian and Chinese diplomats were expelled from Britain.",
        &[
            "citizens RUS [Russian]",
            "citizens CHN [Chinese diplomats]",
            "name GBR [Britain]",
        ],
    );
}

#[test]
fn short_forms_mean_who_was_named_before() {
    check_last(
        &[
            "Dutch Defence Minister Ank Bijleveld spoke.",
            "Bijleveld denied it.",
        ],
        &["official NLD [Bijleveld]"],
    );
    check_last(
        &[
            "The Russian Foreign Ministry spoke.",
            "The ministry rejected the claim.",
        ],
        &["institution RUS [The ministry]"],
    );
    check_last(
        &["Japan met South Korea.", "Both sides agreed."],
        &["pronoun JPN+KOR [Both sides]"],
    );
    check(
        "The Kremlin, which denied the claims, said it would answer.",
        &[
            "name RUS [The Kremlin]",
            "pronoun RUS [which]",
            "pronoun RUS [it]",
        ],
    );
    check("It is unclear who won.", &[]);
    check_last(&["Someone spoke.", "The minister denied it."], &[]);
}

#[test]
fn terms_of_office_decide() {
    check("Lavrov denied it.", &["official RUS [Lavrov]"]);
    check("Tony Blair denied it.", &["other - [Tony Blair]"]);
    check(
        "Prime Minister May spoke on May 5.",
        &["official GBR [Prime Minister May]"],
    );
    check("Barbara Bush spoke in the Trump Tower.", &[]);
    check(
        "Russia's Putin met Norway's Prime Minister Erna Solberg.",
        &[
            "official RUS [Russia's Putin]",
            "official NOR [Norway's Prime Minister Erna Solberg]",
        ],
    );
}

#[test]
fn a_state_borrows_the_name_of_anothers_institution() {
    check(
        "Chile's Defense Department agreed.",
        &["institution CHL [Chile's Defense Department]"],
    );
    check(
        "The Libyan House of Representatives met.",
        &["institution LBY [The Libyan House of Representatives]"],
    );
    check(
        "The State Department agreed.",
        &["institution USA [The State Department]"],
    );
}

#[test]
fn titles_may_follow_the_name() {
    check(
        "Anna Nordson, a spokeswoman for the Norwegian government, said Iran lied.",
        &[
            "official NOR [Anna Nordson, a spokeswoman for the Norwegian government]",
            "name IRN [Iran]",
        ],
    );
    check_last(
        &[
            "Anna Nordson, a Norwegian diplomat's lawyer, spoke.",
            "Nordson left.",
        ],
        &["other - [Nordson]"],
    );
}

#[test]
fn an_article_alone_makes_no_modifier() {
    check(
        "The United States match the offer.",
        &["name USA [The United States]"],
    );
    check("The Iran deal holds.", &["modifier IRN [Iran]"]);
    check(
        "The British relinquished control.",
        &["name GBR [The British]"],
    );
}

#[test]
fn isolated_mentions_have_a_country() {
    let lexicon = &Lexicon::bundled().actors;
    let country = |mention: &str| inspect_actor(mention, lexicon).map(|code| code.to_string());
    for (mention, expect) in [
        ("Japan's Ministry of Defence", Some("JPN")),
        ("president of the European Commission", Some("EUR")),
        ("World Trade Organization", Some("IGO")),
        ("UN Security Council", Some("UNO")),
        ("a former MI6 officer", Some("GBR")),
        ("Hezbollah", Some("LBN")),
        ("farmers in Poland", Some("POL")),
        ("Osaka police", Some("JPN")),
        ("several gunmen", None),
        ("the minister", None),
    ] {
        assert_eq!(country(mention).as_deref(), expect, "{mention}");
    }
}

/// Every phrase of the bundled files is found again in running text, as one unit.
#[test]
fn every_name_comes_back_from_text() {
    let lexicon = &Lexicon::bundled().actors;
    let mut count = 0;
    for file in lexicon_names() {
        let list = token::tokens(&file, Span::new(0, file.len()));
        let words: Vec<_> = list
            .iter()
            .map(|token| crate::lexicon::actors::split(&token.lower))
            .collect();
        let expect = crate::lexicon::actors::split(&file);
        let got: Vec<_> = list.iter().map(|token| token.lower.as_str()).collect();
        assert_eq!(words.len(), expect.len(), "{file:?} is read as {got:?}");
        assert!(!lexicon.phrases().lookup(&file).is_empty(), "{file}");
        count += 1;
    }
    assert!(count > 1000, "{count}");
}

/// All quoted names in the bundled name files.
fn lexicon_names() -> Vec<String> {
    let files = [
        include_str!("../../../assets/lexicon/actors/states.toml"),
        include_str!("../../../assets/lexicon/actors/organisations.toml"),
        include_str!("../../../assets/lexicon/actors/bodies.toml"),
        include_str!("../../../assets/lexicon/actors/offices.toml"),
        include_str!("../../../assets/lexicon/actors/places.toml"),
        include_str!("../../../assets/lexicon/actors/leaders.toml"),
        include_str!("../../../assets/lexicon/actors/leaders_past.toml"),
        include_str!("../../../assets/lexicon/actors/ministers.toml"),
        include_str!("../../../assets/lexicon/actors/others.toml"),
    ];
    let mut names = Vec::new();
    for line in files.iter().flat_map(|file| file.lines()) {
        let data = !line.starts_with(['#', '['])
            && !line.starts_with("interchange")
            && !line.starts_with("combining");
        for quoted in line.split('"').skip(1).step_by(2).filter(|_| data) {
            let text = quoted.split(": ").next().unwrap_or(quoted);
            let full = text
                .split('|')
                .map(str::trim)
                .filter(|name| !name.starts_with('='));
            names.extend(full.map(str::to_owned));
        }
    }
    names
}

proptest::proptest! {
    #[test]
    fn any_text_gives_ordered_mentions(text in "\\PC{0,120}") {
        let mentions = read(&text, "2018-10-05", &mut ActorMemory::default());
        let mut end = 0;
        for mention in mentions {
            proptest::prop_assert!(mention.tokens.start >= end);
            proptest::prop_assert!(mention.tokens.end > mention.tokens.start);
            proptest::prop_assert!(!mention.span.of(&text).is_empty());
            end = mention.tokens.end;
        }
    }

    #[test]
    fn words_in_any_order_are_read(picks in proptest::collection::vec(0_usize..24, 0..20)) {
        let words = ["Russia", "'s", "the", "foreign", "minister", "of", ",", "US", "Anna", "de", "and", "former", "ally",
            "UN", "envoy", "to", "Mr", ".", "it", "who", "four", "North", "Korea-backed", "Dutch"];
        let text = picks.iter().map(|&pick| words[pick]).collect::<Vec<_>>().join(" ");
        let mentions = read(&text, "2018-10-05", &mut ActorMemory::default());
        for pair in mentions.windows(2) {
            proptest::prop_assert!(pair[0].tokens.end <= pair[1].tokens.start, "{text}");
        }
    }
}

/// Every name, adjective and capital of the state file names its own state.
#[test]
fn every_state_is_known_by_every_name() {
    let file: toml::Table =
        toml::from_str(include_str!("../../../assets/lexicon/actors/states.toml")).unwrap();
    let lexicon = ActorLexicon::bundled();
    let mut wrong = Vec::new();
    for (code, entry) in &file {
        let lists = ["adjectives", "capitals"]
            .into_iter()
            .filter_map(|key| entry.get(key)?.as_array());
        let names = lists
            .flatten()
            .chain(entry.get("name"))
            .filter_map(toml::Value::as_str);
        for name in names {
            let got = inspect_actor(name, &lexicon);
            if got.map(|got| got.to_string()).as_deref() != Some(code) {
                wrong.push(format!("{name}: {got:?}, not {code}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
