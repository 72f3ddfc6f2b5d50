//! Articles made up from sentence forms: diplomacy among three invented states, between weather, sport and trade.

use chrono::{Days, NaiveDate};
use demarche::import::{Coded, Telling};
use demarche::model::{
    Actor, ActorCode, Article, ArticleId, DateBasis, Event, EventCategory, EventDate, EventId,
    Mention, Publication, PublicationBasis, Span,
};

/// Sentences of the longest article.
const LONGEST: u64 = 40;

/// Forms in which `{A}`, `{B}`, `{C}` are states, `{a}`, `{b}` their adjectives, `{Q}`, `{R}` capitals, `{P}` a person, `{O}` an
/// organisation, `{D}` a day, `{N}` a number, `{T}` a topic. The first half tells of acts, the other is what surrounds them.
const FORMS: [&str; 60] = [
    "{A} expelled {N} {b} diplomats {D} in response to what it called a campaign of {T} by {B}'s military intelligence service.",
    "The {a} foreign ministry accused {B} {D} of {T}, and summoned the {b} ambassador to {Q} to lodge a formal protest.",
    "{B} denied the {a} accusations {D}, calling them \"baseless and absurd\", and said that {Q} had produced no evidence.",
    "{a} Foreign Minister {P} said {D} that {B} had carried out {T} against {C} with the help of hackers paid by the state.",
    "\"We reject these claims in the strongest terms,\" {b} foreign ministry spokeswoman {P} told reporters in {R} {D}.",
    "{N} {a} diplomats were ordered to leave {B} within 72 hours, the {b} government announced {D}.",
    "{A} and {C} imposed sanctions on {N} {b} officials and two companies over {T}, the {O} said {D}.",
    "President {P} of {A} met his {b} counterpart {P} in {R} {D} for talks on {T}, trade and the return of prisoners.",
    "The {O} urged {A} and {B} {D} to show restraint and to return to the negotiating table without delay.",
    "{Q} threatened {D} to suspend the fisheries agreement with {B} unless the {N} sailors held since spring are released.",
    "Prosecutors in {Q} charged {N} {b} officers with {T}, according to an indictment that was unsealed {D}.",
    "{B} retaliated {D} by closing the {a} consulate in {R} and by expelling {N} members of its staff.",
    "{A}'s defence minister, {P}, warned {D} that any attack on {C} would be met with a firm response.",
    "{P}, the {a} prime minister, declined to comment {D} on the allegations of {T} made by {B} and {C}.",
    "The two governments signed an agreement on {T} {D} after {N} months of talks mediated by the {O}.",
    "{a} jets struck {N} targets near the {b} border {D}, the army said, after rockets had been fired at a village.",
    "{B} released {N} {a} fishermen {D}, a gesture that {Q} welcomed as a first step.",
    "The {a} parliament condemned {D} the {b} crackdown and called on {R} to allow observers of the {O} into the province.",
    "{Q} recalled its ambassador from {R} for consultations {D}, hours after {P} had described the {a} president as a liar.",
    "{B} said {D} that it had nothing to do with {T}, and demanded that {A} apologise for what it called slander.",
    "{A} seized a tanker under the {b} flag {D} and detained its crew of {N} for alleged {T}.",
    "{a} officials, speaking {D} on condition of anonymity, said that {C} had offered to host a meeting of both sides.",
    "The {O} opened an inquiry {D} into claims by {A} that {B} was behind {T} in which {N} people had been hurt.",
    "{C} backed {A} {D}, its foreign minister {P} saying that the evidence against {B} was \"overwhelming\".",
    "{A} lifted its ban on {b} grain {D} and promised to reopen the border crossing at the end of the month.",
    "{B} vetoed a draft resolution on {T} that {A} and {C} had put before the {O} {D}.",
    "{P}, a spokesman for the {b} president, dismissed the {a} report as a fabrication and urged {Q} {D} to share its data.",
    "After {A} accused it of {T}, {B} hit back {D}, saying the {a} secret service was itself trying to sow discord.",
    "{A} deployed {N} soldiers to its border with {B} {D}, a move which {R} called a provocation.",
    "{A} admitted {D} that one of its patrol boats had entered {b} waters by mistake and apologised to {R}.",
    "Shares in {Q} closed {N} points lower {D} as investors weighed weak factory orders against hopes of cheaper credit.",
    "Heavy rain has cut roads in the north of {A} since {D}, and the weather service expects {N} more days of it.",
    "{P} scored twice {D} as the {a} champions beat their rivals from the coast in front of {N} thousand spectators.",
    "The article was first published in a local newspaper whose editor, {P}, has covered the region for {N} years.",
    "Relations between the neighbours had been improving until last year, when a series of incidents unsettled both publics.",
    "\"Nobody here wants this to go on,\" said {P}, who sells fruit in the old market and has {N} cousins across the river.",
    "Analysts say that neither side gains from a longer dispute, though elections in the spring leave little room for compromise.",
    "The museum, which holds {N} paintings by the {a} school, will be closed for repairs until {D}.",
    "A court in the capital heard {D} how the mayor had accused his deputy of taking {N} thousand crowns in bribes.",
    "The plant employs {N} people and makes pumps, of which a third is sold abroad, mostly in {C}.",
    "It was not immediately clear whether the figures, which are adjusted for the season, had been revised since {D}.",
    "If {A} were to expel more diplomats, {B} could answer in kind, said {P} of the institute for peace studies.",
    "Talks on the budget resume {D}; the opposition has demanded {N} changes and threatens to vote against it.",
    "The ferry carries {N} passengers a day in summer, about half as many as before the bridge was built.",
    "Mr {P}, who was born in {Q} and studied law, has written {N} books on the history of {T}.",
    "The union rejected the company's latest offer {D} and called on its members to stop work for {N} hours.",
    "Scientists found {N} new species of beetle in the marshes, among them one that glows when it is disturbed.",
    "Police said {D} that a man of {N} had been arrested after a fire in a warehouse; nobody was hurt.",
    "Under the treaty, either side may inspect {N} sites a year, a right that has seldom been used.",
    "The price of wheat, which had doubled within {N} months, fell back {D} when the first ships left port.",
    "\"It is a question of trust,\" the minister added, \"and trust is not built in {N} weeks.\"",
    "The film, a drama about {T} in the years after the war, won {N} prizes at the festival {D}.",
    "{P} and {P} will share the prize, worth {N} thousand crowns, for their work on the chemistry of soils.",
    "Reporting by {P} in {Q} and {P} in {R}; editing by {P}.",
    "Many of those who fled have not returned, and of the {N} houses in the valley barely a third has a roof.",
    "The central bank left rates unchanged {D}, saying that inflation would ease in {N} months or so.",
    "Under the previous government, the two ministries had often disagreed about {T}, an official recalled.",
    "Neither the company nor its lawyers answered questions sent by e-mail {D} about the {N} contracts.",
    "The harvest festival brings {N} thousand visitors to the town each year, and hotels are booked long before.",
    "Engineers say that the dam, finished {N} years ago, needs new gates before the next thaw.",
];

const STATES: [[&str; 3]; 3] = [
    ["Norland", "Norlandic", "Norburg"],
    ["Sudland", "Sudlandic", "Sudburg"],
    ["Westland", "Westlandic", "Westburg"],
];
const PEOPLE: [&str; 12] = [
    "Anders Holm",
    "Ines Calder",
    "Maria Oster",
    "Jon Valdis",
    "Petra Lindqvist",
    "Tomas Reyl",
    "Karel Dvorn",
    "Sofia Amaral",
    "Henrik Bauer",
    "Lena Kowal",
    "Omar Sadek",
    "Ruth Avery",
];
const ORGANISATIONS: [&str; 6] = [
    "United Nations",
    "European Union",
    "UN Security Council",
    "OSCE",
    "African Union",
    "IAEA",
];
const TOPICS: [&str; 12] = [
    "cyber attacks",
    "espionage",
    "the poisoning of an exile",
    "interference in its elections",
    "illegal fishing",
    "the shooting down of a drone",
    "arms smuggling",
    "the violation of its airspace",
    "hostage taking",
    "the theft of vaccine research",
    "border raids",
    "money laundering",
];
const DAYS: [&str; 12] = [
    "on Monday",
    "on Tuesday",
    "on Wednesday",
    "on Thursday",
    "yesterday",
    "last week",
    "earlier this month",
    "on 3 October 2018",
    "on October 1",
    "in late September",
    "the day before",
    "on Friday evening",
];

/// Numbers that are the same on every machine (`splitmix64`).
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// The row of numbers that begins at `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len() as u64) as usize]
    }
}

/// Articles, one after the other, until all sentences are used.
#[derive(Debug)]
pub struct Corpus {
    random: Random,
    left: usize,
    made: u32,
}

impl Corpus {
    /// A corpus of `sentences` sentences.
    pub fn new(random: Random, sentences: usize) -> Self {
        Self {
            random,
            left: sentences,
            made: 0,
        }
    }

    /// All of them at once.
    pub fn articles(self) -> Vec<Article> {
        self.collect()
    }
}

impl Iterator for Corpus {
    type Item = Article;

    fn next(&mut self) -> Option<Article> {
        if self.left == 0 {
            return None;
        }
        let count = (5 + self.random.below(LONGEST - 5) as usize).min(self.left);
        self.left -= count;
        self.made += 1;
        let mut text = String::new();
        let mut cast = [0, 1, 2];
        cast.rotate_left(self.random.below(3) as usize);
        for number in 0..count {
            if number > 0 {
                text.push_str(if number % 3 == 0 { "\n\n" } else { " " });
            }
            let form = self.random.of(&FORMS);
            if self.random.below(3) == 0 {
                cast.swap(0, 1);
            }
            fill(form, cast, &mut self.random, &mut text);
        }
        Some(article(self.made, text))
    }
}

/// Writes `form` with its gaps filled; `cast` numbers the states that `A`, `B`, `C` stand for.
fn fill(form: &str, cast: [usize; 3], random: &mut Random, text: &mut String) {
    let mut rest = form;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (gap, left) = after.split_once('}').unwrap_or((after, ""));
        match gap {
            "A" => text.push_str(STATES[cast[0]][0]),
            "B" => text.push_str(STATES[cast[1]][0]),
            "C" => text.push_str(STATES[cast[2]][0]),
            "a" => text.push_str(STATES[cast[0]][1]),
            "b" => text.push_str(STATES[cast[1]][1]),
            "Q" => text.push_str(STATES[cast[0]][2]),
            "R" => text.push_str(STATES[cast[1]][2]),
            "P" => text.push_str(random.of(&PEOPLE)),
            "O" => text.push_str(random.of(&ORGANISATIONS)),
            "D" => text.push_str(random.of(&DAYS)),
            "T" => text.push_str(random.of(&TOPICS)),
            _ => text.push_str(&(2 + random.below(60)).to_string()),
        }
        rest = left;
    }
    text.push_str(rest);
}

fn article(number: u32, text: String) -> Article {
    let day = first_day() + Days::new(u64::from(number) % 3_000);
    Article {
        id: ArticleId(number),
        file: format!("{number}.txt"),
        part: 0,
        title: None,
        body: Span::new(0, text.len()),
        text: text.into(),
        outlet: None,
        dateline: None,
        published: Some(Publication {
            date: day,
            basis: PublicationBasis::Analyst,
            evidence: day.to_string(),
            considered: Vec::new(),
        }),
        language: Some("en".into()),
    }
}

fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2012, 1, 1).unwrap_or_default()
}

/// Articles with `events` events in all, ten each, of three states over eight years: as many for each pair as there can be.
pub fn crowd(mut random: Random, events: usize) -> Vec<(Article, Coded)> {
    let state = |code: &str, name: &str| Actor {
        code: ActorCode::new(code).expect("three capitals"),
        role: None,
        name: name.into(),
    };
    let states = [
        state("NRL", "Norland"),
        state("SDL", "Sudland"),
        state("WSL", "Westland"),
    ];
    (0..events / 10)
        .map(|number| {
            let text = "Norland and Sudland spoke about it again.".to_owned();
            let article = article(number as u32, text);
            let span = article.body;
            let events = (0..10).map(|id| {
                let source = random.below(3) as usize;
                let target = (source + 1 + random.below(2) as usize) % 3;
                let day = first_day() + Days::new(random.below(3_000));
                event(
                    id,
                    [&states[source], &states[target]],
                    day,
                    &mut random,
                    span,
                )
            });
            let coded = Coded {
                events: events.collect(),
                tellings: vec![Telling::default(); 10],
                ..Coded::default()
            };
            (article, coded)
        })
        .collect()
}

fn event(
    id: u32,
    [source, target]: [&Actor; 2],
    day: NaiveDate,
    random: &mut Random,
    span: Span,
) -> Event {
    let category = random.of(&EventCategory::ALL);
    Event {
        id: EventId(id),
        date: Some(EventDate::day(day, DateBasis::Stated)),
        source: source.clone(),
        target: Some(target.clone()),
        category,
        cameo: category.cameo().to_owned(),
        goldstein: 0.0,
        confidence: 0.8,
        presupposed: false,
        group: None,
        rule: "none".into(),
        mentions: vec![Mention {
            article: ArticleId(0),
            sentence: span,
            trigger: span,
        }],
    }
}
