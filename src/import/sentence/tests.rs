//! Sentence splitting, one kind of trap a test.

use super::sentences;
use crate::model::Span;

/// `text` holds `|` where a sentence should end.
#[track_caller]
fn check(marked: &str) {
    let text = marked.replace('|', "");
    let got: Vec<&str> = sentences(&text, Span::new(0, text.len()))
        .into_iter()
        .map(|span| span.of(&text))
        .collect();
    let expect: Vec<&str> = marked.split('|').map(str::trim).collect();
    assert_eq!(got, expect);
}

#[test]
fn stops_end_sentences() {
    check("Norland denied it. |Sudland did not. |Why? |It said nothing!");
    check("He came in 2018. |20 others left.");
    check("It was over?! |No one knew.");
}

#[test]
fn titles_and_other_abbreviations_do_not() {
    check("Mr. Smith met Gen. Jones. |They talked.");
    check("Sen. Doe and Lt. Col. Roe spoke. |St. Petersburg was calm.");
    check("Norland v. Sudland began on Jan. 5 at No. 10. |It goes on.");
    check("It shipped goods (e.g. Steel) to Norland vs. Sudland.");
    check("The firm, Acme Inc. Norland said, paid.");
    check("He said yes on Dec. 11. |On Dec. 12 he said no.");
    check("It happened in Dec. |The minister left.");
}

#[test]
fn abbreviations_of_letters_end_one_before_a_word_that_opens_one() {
    check("The U.S. President spoke.");
    check("He lives in the U.S. |The minister does not.");
    check(
        "U.S. Secretary of State Jane Doe met the U.N. Security Council in Washington, D.C. |It rained.",
    );
    check("The Sino-U.S. Dialogue went on.");
    check("It bought Acme Inc. |The price was low.");
}

#[test]
fn clock_times_end_one_before_a_capital_that_is_no_zone() {
    check("It began at 7:45 p.m. |Norland denied it.");
    check("It began at 9 a.m. Moscow time.");
    check("It began at 4:00 A.M. local time.");
}

#[test]
fn initials_belong_to_names() {
    check("J. K. Rowling and George W. Bush met. |They talked.");
    check("Donald J. Doe spoke.");
    check("They have no plan B. |The minister knew.");
    check("He is taller than I. |They all know.");
}

#[test]
fn decimals_and_addresses_stay_whole() {
    check("It paid $3.5 million to example.com and 1.2 to us.");
    check("See www.Example.Org/The.Page for more. |It is long.");
}

#[test]
fn closing_quotes_belong_to_their_sentence() {
    check("“It is over.” |He left.");
    check("\"It is over.\" |He left.");
    check("'It is over.' |He left.");
    check("He said: “We know. |We care.” |She left.");
    check("\"It is over.\" he said.");
    check("“It is over. ” |He left.");
    check("He called it “a lie”. |She did not.");
}

#[test]
fn a_quoted_question_goes_on_to_its_speaker() {
    check("“Why?” Smith asked. |No one knew.");
    check("\"Who did it?\" Foreign Minister Jane Doe said.");
    check("“Why?” |The minister did not answer.");
}

#[test]
fn ellipses_go_on_in_lower_case() {
    check("It is... not so simple. |We wait...");
    check("We wait... |The others do not.");
    check("They never give up. [...] |For them it is life.");
    check("He behaves like a child[...] |How can you do that?");
    check("It went on . . . and on.");
}

#[test]
fn brackets_hold_sentences_together() {
    check("He said (it was May. It rained.) and left.");
    check("(He left.) |She came.");
    check("A bracket (that never closes. |It does not matter.");
}

#[test]
fn a_missing_space_still_parts_sentences() {
    check("They hit the wall.|The others left.");
    check("“It is law,” it said.|The United Front agreed.");
    check("St.Petersburg and U.S.Steel stay.");
    check("He said “no.”|The talks went on.");
}

#[test]
fn numbers_of_lists_are_no_sentences() {
    check("1. Norland must go. |2. Sudland must stay.");
    check("Points:|\n1. Norland must go.|\n2. Sudland must stay.");
}

#[test]
fn names_in_lower_case_may_open_a_sentence() {
    check("He was killed. |al-Doe was a commander.");
    check("The prince came. |bin Doe said no.");
    check("The Acme Corp. said no.");
}

#[test]
fn paragraph_breaks_end_sentences_and_line_breaks_do_not() {
    check("Norland expels envoys|\n\nSUDVILLE (NW) - Norland expelled\nthree envoys. |It said so.");
    check("One|\n \nTwo");
}

#[test]
fn other_scripts_split_at_their_own_stops() {
    check("北国否认。|南国没有。");
    check("Норландия это отрицала. |Судландия молчит.");
}

#[test]
fn only_the_asked_part_is_read() {
    let text = "One. Two. Three.";
    let got = sentences(text, Span::new(5, 9));
    assert_eq!(got, vec![Span::new(5, 9)]);
    assert!(sentences(text, Span::new(4, 4)).is_empty());
}

#[test]
fn hostile_text_takes_linear_time() {
    for unit in ["(", "[(", ". ", "\"", "?\" ", "A. ", ".a", "…", "1. \n"] {
        let text = unit.repeat(80_000 / unit.len());
        sentences(&text, Span::new(0, text.len()));
    }
}

proptest::proptest! {
    #[test]
    fn spans_are_in_order_and_cover_all_text(text in "[a-zA-Z0-9 .!?…\"“”'’()\\[\\]\n\\-—é北。]{0,120}") {
        covers(&text)?;
    }

    #[test]
    fn spans_are_in_order_and_cover_any_text(text in "\\PC{0,80}") {
        covers(&text)?;
    }
}

fn covers(text: &str) -> Result<(), proptest::test_runner::TestCaseError> {
    let mut at = 0;
    for span in sentences(text, Span::new(0, text.len())) {
        let (start, end) = (span.range().start, span.range().end);
        proptest::prop_assert!(start >= at && end > start);
        proptest::prop_assert!(text.is_char_boundary(start) && text.is_char_boundary(end));
        proptest::prop_assert!(text[at..start].trim().is_empty());
        proptest::prop_assert_eq!(text[start..end].trim(), &text[start..end]);
        at = end;
    }
    proptest::prop_assert!(text[at..].trim().is_empty());
    Ok(())
}
