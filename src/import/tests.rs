//! What holds for every text, however odd, and a sentence as the stages' tests see it.

use super::analysis::{Analyser, Memory, Sentence};
use super::{assemble, code, code_text};
use crate::lexicon::Lexicon;
use crate::model::{Article, ArticleId, Corpus, Publication, PublicationBasis, Span};
use chrono::NaiveDate;
use proptest::prelude::{any, prop, proptest};
use proptest::strategy::Strategy;
use proptest::{prop_assert, prop_oneof};

/// `text` as one sentence through every stage, in the invented states.
pub(super) fn analysed(text: &str) -> Sentence<'_> {
    let span = Span::new(0, text.len());
    Analyser::new(Lexicon::for_checking()).sentence(text, span, day(), &mut Memory::default())
}

/// The day that tests take for that of publication.
pub(super) fn day() -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2018, 10, 5)
}

/// An article of this text, published on the fifth of October 2018.
pub(super) fn article(text: &str) -> Article {
    Article {
        id: ArticleId(0),
        file: String::new(),
        part: 0,
        text: text.into(),
        title: None,
        body: Span::new(0, text.len()),
        outlet: None,
        dateline: None,
        published: day().map(|date| Publication {
            date,
            basis: PublicationBasis::Analyst,
            evidence: date.to_string(),
            considered: Vec::new(),
        }),
        language: None,
    }
}

/// Codes one article for each text, all published on the fifth of October 2018.
pub(super) fn corpus(texts: &[&str]) -> Corpus {
    let articles = texts.iter().map(|text| {
        let article = article(text);
        let coded = code(&article, Lexicon::for_checking());
        (article, coded)
    });
    assemble(articles.collect())
}

/// Words that open, close, join and govern clauses, in any order.
fn word_salad() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        prop::sample::select(vec![
            "Norland",
            "Sudland's",
            "Norlandic",
            "the",
            "claims",
            "said",
            "that",
            "to",
            "and",
            ",",
            "expelled",
            "accusing",
            "by",
            "who",
            "if",
            "not",
            "was",
            "\u{201c}",
            "\u{201d}",
            ":",
            "(",
            ")",
            "diplomats",
            "according",
            "Tuesday",
            "4",
            "U.S.'s",
            "has",
            ".",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,4}",
    ];
    prop::collection::vec(word, 0..40).prop_map(|words| words.join(" "))
}

fn check_spans(text: &str) -> Result<(), proptest::test_runner::TestCaseError> {
    let corpus = code_text(text, day(), Lexicon::for_checking());
    for mention in corpus.events.iter().flat_map(|event| &event.mentions) {
        for span in [mention.sentence, mention.trigger] {
            prop_assert!(text.get(span.range()).is_some(), "{span:?} in {text:?}");
            prop_assert!(!span.is_empty());
        }
        prop_assert!(mention.sentence.start <= mention.trigger.start);
        prop_assert!(mention.trigger.end <= mention.sentence.end);
    }
    for link in &corpus.links {
        prop_assert!(link.answer != link.answered);
        prop_assert!(link.lag_days.is_none_or(|days| days >= 0));
    }
    Ok(())
}

proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(64))]

    #[test]
    fn any_text_is_coded_with_its_spans_inside(text in any::<String>()) {
        check_spans(&text)?;
    }

    #[test]
    fn any_order_of_words_is_coded_with_its_spans_inside(text in word_salad()) {
        check_spans(&text)?;
    }
}
