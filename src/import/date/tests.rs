//! Dates read as a table, with one fixed day of publication: Friday 5 October 2018.

use super::*;
use crate::import::token::tokens;
use proptest::prelude::*;

fn published() -> NaiveDate {
    NaiveDate::from_ymd_opt(2018, 10, 5).unwrap()
}

fn tag(text: &str, memory: &mut DateMemory) -> Vec<DateMention> {
    let list = tokens(text, Span::new(0, text.len()));
    DateTagger::new().tag(text, &list, Some(published()), memory)
}

/// "2018-10-05", or "2018-10-01..2018-10-07" for an interval.
fn written(date: EventDate) -> String {
    if date.start == date.end {
        date.start.to_string()
    } else {
        format!("{}..{}", date.start, date.end)
    }
}

#[track_caller]
fn check(text: &str, expect: &[&str]) {
    check_after(&[], text, expect);
}

/// Reads `earlier` first.
#[track_caller]
fn check_after(earlier: &[&str], text: &str, expect: &[&str]) {
    let mut memory = DateMemory::default();
    for sentence in earlier {
        tag(sentence, &mut memory);
    }
    let found: Vec<String> = tag(text, &mut memory)
        .iter()
        .map(|mention| written(mention.date))
        .collect();
    assert_eq!(found, expect, "{text}");
}

#[track_caller]
fn check_kind(text: &str, expect: &[DateMentionKind]) {
    let kinds: Vec<_> = tag(text, &mut DateMemory::default())
        .iter()
        .map(|mention| mention.kind)
        .collect();
    assert_eq!(kinds, expect, "{text}");
}

#[test]
fn full_dates_in_every_order() {
    for text in [
        "Norland did so on 13 April 2018.",
        "Norland did so on April 13, 2018.",
        "Norland did so on Apr. 13, 2018.",
        "Norland did so on the 13th of April, 2018.",
        "Norland did so on 13th April 2018.",
        "Norland did so on Friday, April 13, 2018.",
        "Norland did so on Friday 13 April 2018.",
        "Norland did so on 2018-04-13.",
        "Norland did so on 13/04/2018.",
        "Norland did so on 04/13/2018.",
        "Norland did so on 4/13/18.",
        "Norland did so on 13.04.2018.",
        "Norland did so on 13-Apr-2018.",
    ] {
        check(text, &["2018-04-13"]);
    }
}

#[test]
fn figures_that_fit_both_orders_take_the_one_near_the_publication() {
    check("Norland did so on 02/10/2018.", &["2018-10-02"]);
    check("Norland did so on 10/02/2018.", &["2018-10-02"]);
    check("Norland did so on 04/05/2016.", &["2016-04-05"]);
}

#[test]
fn a_day_without_a_year_is_the_nearest() {
    check("Norland expelled them on 13 April.", &["2018-04-13"]);
    check("Norland expelled them on April 2.", &["2018-04-02"]);
    check("Norland will hold talks on April 2.", &["2019-04-02"]);
    check("Norland holds talks on December 20.", &["2018-12-20"]);
    check("The envoys, due on October 12, will stay.", &["2018-10-12"]);
}

#[test]
fn a_bare_weekday_is_the_most_recent_or_the_coming_one() {
    check("Norland said on Friday it was ready.", &["2018-10-05"]);
    check("Norland said on Thursday it was ready.", &["2018-10-04"]);
    check("Norland accused Sudland Monday of spying.", &["2018-10-01"]);
    check("Talks are scheduled for Monday.", &["2018-10-08"]);
    check("Norland will meet Sudland on Tuesday.", &["2018-10-09"]);
    check(
        "Norland said late on Saturday that it was over.",
        &["2018-09-29"],
    );
    check("Nobody could be reached on Monday.", &["2018-10-01"]);
    check(
        "The rules, which take effect on Tuesday, are new.",
        &["2018-10-09"],
    );
    check("The two did not meet on Tuesday.", &["2018-10-02"]);
}

#[test]
fn last_next_and_this() {
    check("It happened last Friday.", &["2018-09-28"]);
    check("They meet next Friday.", &["2018-10-12"]);
    check("It happened this Tuesday.", &["2018-10-02"]);
    check("It happened last week.", &["2018-09-24..2018-09-30"]);
    check("It happened this week.", &["2018-10-01..2018-10-07"]);
    check("It happened last month.", &["2018-09-01..2018-09-30"]);
    check("It happened last year.", &["2017-01-01..2017-12-31"]);
    check("It happened last summer.", &["2018-06-01..2018-08-31"]);
    check("It happened last quarter.", &["2018-07-01..2018-09-30"]);
    check("It happened last March.", &["2018-03-01..2018-03-31"]);
    check("They meet on Tuesday of next week.", &["2018-10-09"]);
    check("They meet next week on Tuesday.", &["2018-10-09"]);
}

#[test]
fn words_that_point_from_the_publication() {
    check("He said so yesterday.", &["2018-10-04"]);
    check("He will say so tomorrow.", &["2018-10-06"]);
    check("He said so this morning.", &["2018-10-05"]);
    check("He said so last night.", &["2018-10-04"]);
    check("It fell three days ago.", &["2018-10-02"]);
    check("It fell two weeks ago.", &["2018-09-21"]);
    check("It fell three months ago.", &["2018-07-01..2018-07-31"]);
    check("It fell a year ago.", &["2017-01-01..2017-12-31"]);
    check("It fell earlier this month.", &["2018-10-01..2018-10-05"]);
    check("It will fall later this year.", &["2018-10-05..2018-12-31"]);
    check(
        "It fell in the past three days.",
        &["2018-10-02..2018-10-04"],
    );
    check("They met over the weekend.", &["2018-09-29..2018-09-30"]);
    check("It fell the day before yesterday.", &["2018-10-03"]);
    check("It ends two weeks after 13 May 2018.", &["2018-05-27"]);
}

#[test]
fn months_years_and_their_parts() {
    check("In March, Norland left.", &["2018-03-01..2018-03-31"]);
    check("In December, Norland left.", &["2017-12-01..2017-12-31"]);
    check(
        "Norland will leave in December.",
        &["2018-12-01..2018-12-31"],
    );
    check("In mid-March 2014 it left.", &["2014-03-01..2014-03-31"]);
    check("Late last year it left.", &["2017-01-01..2017-12-31"]);
    check("In early 2014 it left.", &["2014-01-01..2014-12-31"]);
    check("It left in 2014.", &["2014-01-01..2014-12-31"]);
    check("It left in 1812.", &["1812-01-01..1812-12-31"]);
    check("It grew in the 1990s.", &["1990-01-01..1999-12-31"]);
    check("It grew in the nineties.", &["1990-01-01..1999-12-31"]);
    check("It grew in the 19th century.", &["1800-01-01..1899-12-31"]);
    check(
        "It grew in the third quarter of 2017.",
        &["2017-07-01..2017-09-30"],
    );
    check("It grew in Q3 2017.", &["2017-07-01..2017-09-30"]);
    check(
        "It grew in the second half of 2016.",
        &["2016-07-01..2016-12-31"],
    );
    check(
        "It left in the summer of 2015.",
        &["2015-06-01..2015-08-31"],
    );
    check(
        "It left in the winter of 2015.",
        &["2015-12-01..2016-02-29"],
    );
    check(
        "It left in the first week of May 2018.",
        &["2018-04-30..2018-05-06"],
    );
    check(
        "It left in the first six months of 2018.",
        &["2018-01-01..2018-06-30"],
    );
    check(
        "It left in the last three days of May 2018.",
        &["2018-05-29..2018-05-31"],
    );
    check("It left in week 31 of 2018.", &["2018-07-30..2018-08-05"]);
    check("It left at the end of 2016.", &["2016-01-01..2016-12-31"]);
}

#[test]
fn holidays_fixed_and_computed() {
    check("They met on Christmas Day 2017.", &["2017-12-25"]);
    check("They met on Easter Monday 2018.", &["2018-04-02"]);
    check("They met on New Year's Eve.", &["2017-12-31"]);
    check("After 9/11 much changed.", &["2001-09-11"]);
    check("Veterans of D-Day met.", &["1944-06-06"]);
    check("Shops opened on Black Friday 2017.", &["2017-11-24"]);
}

#[test]
fn ranges_are_one_mention_with_two_ends() {
    check(
        "They met from 3 to 9 May 2018.",
        &["2018-05-03..2018-05-09"],
    );
    check("They met on March 4-6, 2018.", &["2018-03-04..2018-03-06"]);
    check(
        "They fought between 1939 and 1945.",
        &["1939-01-01..1945-12-31"],
    );
    check("They fought in 2014-15.", &["2014-01-01..2015-12-31"]);
    check(
        "They met from Monday to Wednesday.",
        &["2018-10-01..2018-10-03"],
    );
    check(
        "They fought from October 2014 to March 2015.",
        &["2014-10-01..2015-03-31"],
    );
    check(
        "It froze from November to February.",
        &["2017-11-01..2018-02-28"],
    );
    let text = "They met from 3 to 9 May 2018.";
    let mention = tag(text, &mut DateMemory::default()).remove(0);
    let ends = mention
        .ends
        .unwrap()
        .map(|(span, date)| (span.of(text), written(date)));
    assert_eq!(
        ends,
        [
            ("3", "2018-05-03".to_owned()),
            ("9 May 2018", "2018-05-09".to_owned())
        ]
    );
}

#[test]
fn hours_stay_within_the_day() {
    check("Norland left an hour ago.", &["2018-10-05"]);
    check("Norland left 48 hours ago.", &["2018-10-03"]);
    check("Norland will leave in two hours.", &["2018-10-05"]);
    check_after(
        &["Norland came on 3 May."],
        "Hours later it left.",
        &["2018-05-03"],
    );
    check("Norland left in the last 24 hours.", &[]);
}

#[test]
fn what_lies_ahead_needs_a_verb_that_says_so() {
    check("Norland will have a vote in two weeks.", &["2018-10-19"]);
    check("Norland will vote in a week's time.", &["2018-10-12"]);
    check("It was the third attack in two weeks.", &[]);
    check("A fortnight later Norland left.", &["2018-10-19"]);
    check(
        "He was believed to have fled in January.",
        &["2018-01-01..2018-01-31"],
    );
}

#[test]
fn figures_in_a_list_are_all_days() {
    check(
        "Norland met them on 9/20, 9/22 and 9/25.",
        &["2018-09-20", "2018-09-22", "2018-09-25"],
    );
    check(
        "Norland met them between 9/20 and 9/25.",
        &["2018-09-20..2018-09-25"],
    );
    check("It won 11/20, 11/22 or so.", &[]);
}

#[test]
fn a_wrong_weekday_does_not_move_a_day_of_these_weeks() {
    check("Norland left on Monday, October 3.", &["2018-10-03"]);
    check("Norland left on Friday, March 4.", &["2016-03-04"]);
}

#[test]
fn the_inspector_prints_a_range_and_its_ends_and_words_for_the_present() {
    for (text, expect) in [
        (
            "It ruled from 2014 to 2016.",
            "2014-01-01..2015-12-31, 2014-01-01..2014-12-31, 2016-01-01..2016-12-31",
        ),
        (
            "It ruled from 2014 until the end of 2016.",
            "2014-01-01..2016-12-31, 2014-01-01..2014-12-31, 2016-01-01..2016-12-31",
        ),
        ("Norland is at war now.", "2018-10-05..2018-10-05"),
    ] {
        let found: Vec<String> = inspect_dates(text, published(), &[])
            .iter()
            .map(|(_, start, end)| format!("{start}..{end}"))
            .collect();
        assert_eq!(found.join(", "), expect, "{text}");
    }
    check("Norland is at war now.", &[]);
}

#[test]
fn lists_share_a_month_and_a_year() {
    check(
        "They met on 4 and 5 May 1945.",
        &["1945-05-04", "1945-05-05"],
    );
    check(
        "They met on May 4 and 5, 1945.",
        &["1945-05-04", "1945-05-05"],
    );
    check(
        "They met in August and September 1944.",
        &["1944-08-01..1944-08-31", "1944-09-01..1944-09-30"],
    );
    check(
        "They met on Wednesday and Thursday.",
        &["2018-10-03", "2018-10-04"],
    );
}

#[test]
fn what_earlier_sentences_fixed() {
    let day = ["Norland expelled two envoys on 13 April 2018."];
    check_after(&day, "The next day Sudland protested.", &["2018-04-14"]);
    check_after(&day, "The day before, it had warned them.", &["2018-04-12"]);
    check_after(&day, "A day earlier it had warned them.", &["2018-04-12"]);
    check_after(&day, "Two days later Sudland protested.", &["2018-04-15"]);
    check_after(&day, "On the same day Sudland protested.", &["2018-04-13"]);
    check_after(
        &day,
        "The following week Sudland protested.",
        &["2018-04-16..2018-04-22"],
    );
    check_after(
        &day,
        "Later that year they met.",
        &["2018-01-01..2018-12-31"],
    );
    check_after(&day, "On the 20th, Sudland protested.", &["2018-04-20"]);
    let story = [
        "The war began on 3 March 1931.",
        "Norland took the coast in May.",
    ];
    check_after(
        &story,
        "By August it had the hills.",
        &["1931-08-01..1931-08-31"],
    );
    check_after(
        &["It fell in November 1931."],
        "In January it rose.",
        &["1932-01-01..1932-01-31"],
    );
}

#[test]
fn a_news_story_with_a_past_year_in_it_stays_news() {
    let story = [
        "Norland said on Thursday it was ready.",
        "Relations froze in 2014.",
        "Sudland said on Monday it was not.",
    ];
    check_after(&story, "Talks will open on October 12.", &["2018-10-12"]);
    check_after(&story, "Its envoy left on September 28.", &["2018-09-28"]);
}

#[test]
fn what_is_no_date() {
    for text in [
        "May said she would go.",
        "Mrs May was told.",
        "They may go to the capital.",
        "Thousands joined a march on the capital.",
        "He will march tomorrow's mile."
            .split(" tomorrow")
            .next()
            .unwrap(),
        "The Boeing 737 and the Boeing 1900 landed.",
        "They bought 7 May-class ships.",
        "The Sun newspaper said so.",
        "He sat. They stood.",
        "A 2,000-strong crowd met 1,200 people.",
        "Power failed in 1500 homes.",
        "They left Fort 1812 and room 2014.",
        "He worked for two weeks and 10 years.",
        "They meet every Monday and each year.",
        "Norland won 2-1 and is open 24/7.",
        "It cost $2000 and 1950 euros.",
        "The 32-year-old came second.",
        "Article 5 and Resolution 1973 bind them.",
        "They met at 10:30 and 18:00.",
        "More came in recent days and coming weeks.",
        "It is the lowest in six years.",
        "The fall of the city was swift.",
        "They marched on Bloody Sunday.",
        "Norland was to host a spring clean.",
        "The 1930 UTC flight left.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn what_a_date_does_in_its_sentence() {
    use DateMentionKind::{Modifier, Since, Until, When};
    check_kind("Monday's statement angered them.", &[When]);
    check_kind("They have met since 2014.", &[Since]);
    check_kind("They met after the 2014 war.", &[Since]);
    check_kind("They will go by 2020.", &[Until]);
    check_kind("They have until Monday.", &[Until]);
    check_kind("Norland left the 2015 nuclear deal.", &[Modifier]);
    check_kind("The agreement of 2015 holds.", &[Modifier]);
    check_kind("Trade was lower than in 2016.", &[Modifier]);
}

#[test]
fn without_a_publication_day_only_full_dates_resolve() {
    let text = "On Friday, on 3 May and on 13 April 2018 they met.";
    let list = tokens(text, Span::new(0, text.len()));
    let found = DateTagger::new().tag(text, &list, None, &mut DateMemory::default());
    let spans: Vec<&str> = found.iter().map(|mention| mention.span.of(text)).collect();
    assert_eq!(spans, ["13 April 2018"]);
    assert_eq!(found[0].date.basis, DateBasis::Stated);
}

#[test]
fn lines_of_one_document_lean_on_each_other() {
    let line = |id: u8, text: &str, prev: &str| {
        format!(r#"{{"id":{id},"doc":"a","anchor":"2018-10-05","text":"{text}","prev":[{prev}]}}"#)
    };
    let mut reader = DateLines::new();
    let first = reader
        .line(&line(1, "Çok: it began on 3 March 1931.", ""))
        .unwrap();
    assert_eq!(
        first,
        r#"{"id":1,"pred":[{"start_char":17,"end_char":29,"start":"1931-03-03","end":"1931-03-03"}]}"#
    );
    let second = reader
        .line(&line(2, "It ended in May.", r#""A line.""#))
        .unwrap();
    assert_eq!(
        second,
        r#"{"id":2,"pred":[{"start_char":12,"end_char":15,"start":"1931-05-01","end":"1931-05-31"}]}"#
    );
    assert!(reader.line("no JSON").is_err());
}

#[test]
fn endless_lists_end() {
    for piece in [
        "1 and ",
        "5-",
        "the week of ",
        "two days before ",
        "May to ",
        "2018, ",
        "'",
        "on 1/",
        "last ",
    ] {
        let text = piece.repeat(5_000);
        let mentions = tag(&text, &mut DateMemory::default());
        assert!(
            mentions
                .iter()
                .all(|mention| mention.date.start <= mention.date.end),
            "{piece}"
        );
    }
}

/// Words that often make dates, to mix.
fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        prop::sample::select(vec![
            "5",
            "31",
            "2018",
            "1914-18",
            "29",
            "99999",
            "0000",
            "the",
            "of",
            "to",
            "from",
            "between",
            "and",
            "May",
            "February",
            "Sept.",
            "Friday",
            "last",
            "next",
            "that",
            "day",
            "week",
            "year",
            "century",
            "months",
            "ago",
            "later",
            "before",
            "after",
            "two",
            "first",
            "10/5/18",
            "-",
            "–",
            ",",
            "Easter",
            "9/11",
            "mid-March",
            "'",
            "’s",
            "1990s",
            "Q3",
            "end",
            "early",
            "will",
            "said",
            "in",
            "Year",
            "2018-02-30",
            "13.13.2018",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,6}",
    ];
    prop::collection::vec(word, 0..20).prop_map(|list| list.join(" "))
}

#[test]
fn a_time_of_day_is_of_the_day_last_told_when_asked_for() {
    for (text, expect) in [
        ("The embassy closed at 5:30 p.m. local time.", 1),
        ("The convoy left at 19:15.", 1),
        ("By 9 a.m. the gates were shut.", 1),
        ("They closed it at 5 p.m. on 13 April 2018.", 0),
        ("Norland won 3:15 in the end.", 0),
        ("Chapter 4:20 tells of 5 men.", 0),
    ] {
        let mut memory = DateMemory::default();
        tag("It began on 3 May 2018.", &mut memory);
        let list = tokens(text, Span::new(0, text.len()));
        let mentions = DateTagger::of_every_word().tag(text, &list, Some(published()), &mut memory);
        let found = mentions
            .iter()
            .filter(|found| written(found.date) == "2018-05-03")
            .count();
        assert_eq!(found, expect, "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_gives_sound_mentions(earlier in words(), text in words(), days in prop::option::of(-96_000_000i64..96_000_000)) {
        let tagger = DateTagger::new();
        let anchor = days.and_then(|days| calendar::step(published(), days));
        let mut memory = DateMemory::default();
        tagger.tag(&earlier, &tokens(&earlier, Span::new(0, earlier.len())), anchor, &mut memory);
        let list = tokens(&text, Span::new(0, text.len()));
        let mentions = tagger.tag(&text, &list, anchor, &mut memory);
        let mut end = 0;
        for mention in &mentions {
            prop_assert!(mention.span.range().start >= end);
            end = mention.span.range().end;
            prop_assert!(text.get(mention.span.range()).is_some());
            prop_assert!(mention.date.start <= mention.date.end);
            prop_assert!(mention.tokens.start < mention.tokens.end && mention.tokens.end <= list.len());
        }
    }
}
