//! A project made by hand, with what an import would find in a few articles on one incident: for tests of the window only.

use chrono::NaiveDate;
use demarche::model::{
    Actor, ActorCode, Article, ArticleId, Corpus, DateBasis, DatePrecision, Event, EventCategory,
    EventDate, EventId, IncidentThread, Link, LinkKind, LinkReason, Mention, Publication,
    PublicationBasis, Span, ThreadId,
};
use demarche::project::{
    ArticleReport, FileReport, FileStatus, ImportReport, NoEvents, Project, View,
};
use std::collections::BTreeMap;

/// Day, source, target, category, sentence with the trigger between asterisks.
type Told = (
    &'static str,
    &'static str,
    &'static str,
    EventCategory,
    &'static str,
);

use EventCategory as C;

const EVENTS: [Told; 41] = [
    (
        "2018-03-12",
        "GBR",
        "RUS",
        C::Accuse,
        "On Monday the prime minister *told parliament that it was highly likely* that Russia was responsible for the attack.",
    ),
    (
        "2018-03-12",
        "GBR",
        "RUS",
        C::Demand,
        "London *demanded an explanation* from Moscow by the end of the next day.",
    ),
    (
        "2018-03-13",
        "RUS",
        "GBR",
        C::Deny,
        "On Tuesday the foreign ministry in Moscow *rejected the allegation* and asked for samples of the substance.",
    ),
    (
        "2018-03-13",
        "USA",
        "RUS",
        C::Accuse,
        "The White House later *joined the accusation* against Moscow.",
    ),
    (
        "2018-03-14",
        "GBR",
        "RUS",
        C::Expel,
        "Britain will *expel 23 Russian diplomats*, the prime minister said on Wednesday.",
    ),
    (
        "2018-03-14",
        "FRA",
        "RUS",
        C::Comment,
        "Paris said it was *waiting for evidence* before taking a decision.",
    ),
    (
        "2018-03-15",
        "FRA",
        "RUS",
        C::Accuse,
        "A day later France *agreed that there was no other plausible explanation* than Russian responsibility.",
    ),
    (
        "2018-03-15",
        "DEU",
        "RUS",
        C::Accuse,
        "Germany *blamed Moscow* in a joint statement with its allies.",
    ),
    (
        "2018-03-15",
        "USA",
        "RUS",
        C::Sanction,
        "The Treasury *imposed sanctions* on nineteen Russians on Thursday.",
    ),
    (
        "2018-03-17",
        "RUS",
        "GBR",
        C::Expel,
        "Moscow *expelled 23 British diplomats* in response on Saturday.",
    ),
    (
        "2018-03-17",
        "RUS",
        "GBR",
        C::Coerce,
        "It also *closed the British Council* in Russia.",
    ),
    (
        "2018-03-19",
        "EU",
        "RUS",
        C::Criticise,
        "The ministers of the European Union *condemned the attack* on Monday.",
    ),
    (
        "2018-03-20",
        "RUS",
        "GBR",
        C::Accuse,
        "The Kremlin *accused London of hysteria*.",
    ),
    (
        "2018-03-22",
        "EU",
        "RUS",
        C::Accuse,
        "Leaders of the Union *agreed that it was highly likely* that Russia was responsible.",
    ),
    (
        "2018-03-23",
        "EU",
        "RUS",
        C::Expel,
        "The Union *recalled its ambassador* from Moscow.",
    ),
    (
        "2018-03-26",
        "USA",
        "RUS",
        C::Expel,
        "Washington *ordered sixty Russians to leave* on Monday.",
    ),
    (
        "2018-03-26",
        "DEU",
        "RUS",
        C::Expel,
        "Germany said it would *expel four Russian diplomats*.",
    ),
    (
        "2018-03-26",
        "FRA",
        "RUS",
        C::Expel,
        "France *expelled four Russians* the same day.",
    ),
    (
        "2018-03-26",
        "POL",
        "RUS",
        C::Expel,
        "Poland *expelled four Russians*, its foreign minister said.",
    ),
    (
        "2018-03-26",
        "NLD",
        "RUS",
        C::Expel,
        "The Netherlands *expelled two Russian diplomats*.",
    ),
    (
        "2018-03-26",
        "UKR",
        "RUS",
        C::Expel,
        "Ukraine *expelled thirteen Russians* in solidarity.",
    ),
    (
        "2018-03-26",
        "CAN",
        "RUS",
        C::Expel,
        "Canada *expelled four Russian diplomats* on Monday.",
    ),
    (
        "2018-03-27",
        "NATO",
        "RUS",
        C::Expel,
        "NATO *withdrew the accreditation* of seven members of the Russian mission.",
    ),
    (
        "2018-03-27",
        "RUS",
        "USA",
        C::Threaten,
        "Moscow *warned that it would answer* every expulsion.",
    ),
    (
        "2018-03-29",
        "RUS",
        "USA",
        C::Expel,
        "Russia *expelled sixty American diplomats* on Thursday.",
    ),
    (
        "2018-03-30",
        "RUS",
        "DEU",
        C::Expel,
        "On Friday Moscow *expelled four Germans*.",
    ),
    (
        "2018-03-30",
        "RUS",
        "FRA",
        C::Expel,
        "Four French diplomats were *told to leave*, too.",
    ),
    (
        "2018-03-30",
        "RUS",
        "NLD",
        C::Expel,
        "Two Dutch diplomats were *declared persona non grata* on Friday.",
    ),
    (
        "2018-04-04",
        "RUS",
        "OPCW",
        C::Demand,
        "Russia *called for a joint inquiry* at the organisation's council.",
    ),
    (
        "2018-04-04",
        "GBR",
        "RUS",
        C::Reject,
        "Britain *rejected the proposal* as perverse.",
    ),
    (
        "2018-04-12",
        "OPCW",
        "",
        C::Comment,
        "The organisation *confirmed the British findings* on the substance.",
    ),
    (
        "2018-04-12",
        "RUS",
        "OPCW",
        C::Reject,
        "Moscow *refused to accept* the report.",
    ),
    (
        "2018-06-05",
        "JPN",
        "RUS",
        C::Consult,
        "The Japanese foreign minister *met* his Russian counterpart.",
    ),
    (
        "2018-08-08",
        "USA",
        "RUS",
        C::Sanction,
        "The United States *announced new sanctions* over the attack.",
    ),
    (
        "2018-08-09",
        "RUS",
        "USA",
        C::Criticise,
        "The Kremlin *called the sanctions unlawful* a day later.",
    ),
    (
        "2018-09-05",
        "GBR",
        "RUS",
        C::Legal,
        "Prosecutors *charged two Russian men* on Wednesday.",
    ),
    (
        "2018-09-05",
        "RUS",
        "GBR",
        C::Deny,
        "Moscow *said the names meant nothing* to it.",
    ),
    (
        "2018-10-04",
        "NLD",
        "RUS",
        C::Accuse,
        "The Dutch defence minister *accused Russian agents* of an attempt to hack the organisation.",
    ),
    (
        "2018-10-04",
        "RUS",
        "NLD",
        C::Deny,
        "Russia *dismissed the Dutch allegations* as spy mania.",
    ),
    (
        "2018-10-04",
        "USA",
        "RUS",
        C::Legal,
        "The United States *indicted seven Russian officers* on Thursday.",
    ),
    (
        "2018-10-08",
        "RUS",
        "NLD",
        C::Complain,
        "The foreign ministry *summoned the Dutch ambassador* on Monday.",
    ),
];

/// Answer, answered, kind.
const LINKS: [(u32, u32, LinkKind); 14] = [
    (2, 0, LinkKind::Denies),
    (4, 2, LinkKind::RetaliatesFor),
    (9, 4, LinkKind::RetaliatesFor),
    (9, 2, LinkKind::RetaliatesFor),
    (24, 15, LinkKind::RetaliatesFor),
    (25, 16, LinkKind::RetaliatesFor),
    (26, 17, LinkKind::RetaliatesFor),
    (27, 19, LinkKind::RetaliatesFor),
    (29, 28, LinkKind::Rejects),
    (31, 30, LinkKind::Rejects),
    (34, 33, LinkKind::CommentsOn),
    (36, 35, LinkKind::Denies),
    (38, 37, LinkKind::Denies),
    (40, 37, LinkKind::RetaliatesFor),
];

/// The project.
pub fn project() -> Project {
    let corpus = corpus();
    let report = report(&corpus);
    Project {
        dates: demarche::project::SetDates::default(),
        name: "Salisbury and The Hague, 2018".to_owned(),
        corpus,
        report,
        view: View::default(),
    }
}

fn corpus() -> Corpus {
    let mut articles = Vec::new();
    let mut events: Vec<Event> = Vec::new();
    for (place, told) in EVENTS.chunks(3).enumerate() {
        let id = ArticleId(place as u32);
        let (article, mentions) = article(id, told);
        articles.push(article);
        for ((told, mention), number) in told.iter().zip(mentions).zip(events.len()..) {
            events.push(event(number as u32, told, mention));
        }
    }
    // One act told again elsewhere, one whose day is not known, one without any date.
    let again = events[6].mentions[0].clone();
    events[2].mentions.push(again);
    let again = events[3].mentions[0].clone();
    events[2].mentions.push(again);
    widen(&mut events[23], "2018-03-27", "2018-04-05");
    events[30].date = None;
    Corpus {
        stories: Vec::new(),
        articles,
        links: LINKS.iter().map(|link| link_of(&events, *link)).collect(),
        threads: threads(),
        events,
    }
}

fn article(id: ArticleId, told: &[Told]) -> (Article, Vec<Mention>) {
    let title = format!("Envoys and answers, part {}", id.0 + 1);
    let mut text = title.clone();
    let mut mentions = Vec::new();
    for (_, _, _, _, sentence) in told {
        text.push_str("\n\nThe capital was quiet in the morning, and officials gave few details. ");
        let start = text.len();
        let mut parts = sentence.split('*');
        text.push_str(parts.next().unwrap());
        let trigger_start = text.len();
        text.push_str(parts.next().unwrap());
        let trigger = Span::new(trigger_start, text.len());
        text.push_str(parts.next().unwrap());
        mentions.push(Mention {
            article: id,
            sentence: Span::new(start, text.len()),
            trigger,
        });
        text.push_str(" The ambassador was called in the same afternoon.");
    }
    let article = Article {
        id,
        file: format!("wire/{:02}.txt", id.0 + 1),
        part: 0,
        body: Span::new(title.len() + 2, text.len()),
        title: Some(Span::new(0, title.len())),
        outlet: Some(
            ["North Wire", "The Harbour Post", "Daily Courier"][id.0 as usize % 3].to_owned(),
        ),
        dateline: None,
        published: Some(Publication {
            date: day(told[0].0),
            basis: PublicationBasis::Header,
            evidence: told[0].0.to_owned(),
            considered: Vec::new(),
        }),
        language: Some("en".to_owned()),
        text: text.into(),
    };
    (article, mentions)
}

fn event(number: u32, told: &Told, mention: Mention) -> Event {
    let (date, source, target, category, _) = told;
    Event {
        id: EventId(number),
        date: Some(EventDate::day(day(date), DateBasis::Relative)),
        source: actor(source),
        target: (!target.is_empty()).then(|| actor(target)),
        category: *category,
        cameo: category.cameo().to_owned(),
        goldstein: -2.0,
        confidence: 0.91,
        presupposed: false,
        group: None,
        rule: format!("{}-claim", category.id().to_lowercase()).into(),
        mentions: vec![mention],
    }
}

fn widen(event: &mut Event, start: &str, end: &str) {
    event.date = Some(EventDate {
        start: day(start),
        end: day(end),
        precision: DatePrecision::Range,
        basis: DateBasis::Relative,
    });
}

fn actor(code: &str) -> Actor {
    Actor {
        code: ActorCode::new(code).unwrap(),
        role: None,
        name: code.to_owned(),
    }
}

fn link_of(events: &[Event], (answer, answered, kind): (u32, u32, LinkKind)) -> Link {
    let start = |id: u32| events[id as usize].date.map(|date| date.start);
    Link {
        answer: EventId(answer),
        answered: EventId(answered),
        kind,
        lag_days: start(answer)
            .zip(start(answered))
            .map(|(later, earlier)| (later - earlier).num_days() as i32),
        confidence: 0.8,
        reason: LinkReason::Stated,
    }
}

fn threads() -> Vec<IncidentThread> {
    let lists: [&[u32]; 4] = [&[0, 2, 4, 9], &[15, 24], &[35, 36], &[37, 38, 40]];
    lists
        .iter()
        .enumerate()
        .map(|(place, ids)| IncidentThread {
            id: ThreadId(place as u32),
            events: ids.iter().map(|id| EventId(*id)).collect(),
        })
        .collect()
}

fn report(corpus: &Corpus) -> ImportReport {
    let told_in = |article: &Article| {
        let tells = |event: &&Event| event.mentions[0].article == article.id;
        corpus.events.iter().filter(tells).count()
    };
    let mut files: Vec<FileReport> = corpus
        .articles
        .iter()
        .map(|article| FileReport {
            stated: None,
            file: article.file.clone(),
            bytes: article.text.len() as u64,
            status: FileStatus::Read,
            articles: vec![ArticleReport {
                basis: None,
                same_story_as: None,
                evidence: None,
                title: article.title_text().map(str::to_owned),
                outlet: article.outlet.clone(),
                published: article.published_day(),
                events: told_in(article),
                no_events: None,
                silent: BTreeMap::new(),
                warnings: Vec::new(),
            }],
        })
        .collect();
    files.push(FileReport {
        stated: None,
        file: "wire/weather.txt".to_owned(),
        bytes: 900,
        status: FileStatus::Read,
        articles: vec![ArticleReport {
            basis: None,
            same_story_as: None,
            evidence: None,
            title: Some("Rain in the north".to_owned()),
            outlet: None,
            published: None,
            events: 0,
            no_events: Some(NoEvents::NoActor),
            silent: BTreeMap::new(),
            warnings: vec!["no publication date was found".to_owned()],
        }],
    });
    files.push(FileReport {
        stated: None,
        file: "wire/photo.jpg".to_owned(),
        bytes: 120_000,
        status: FileStatus::Skipped("an image".to_owned()),
        articles: Vec::new(),
    });
    files.push(FileReport {
        stated: None,
        file: "wire/broken.html".to_owned(),
        bytes: 12,
        status: FileStatus::Failed("expected text, found binary data".to_owned()),
        articles: Vec::new(),
    });
    ImportReport { files }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}
