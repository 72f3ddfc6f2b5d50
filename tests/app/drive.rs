//! Reading, filtering, moving and selecting on the chart.

use super::look::{Probe, actor_name, press_key};
use demarche::app::command::Command;
use demarche::app::settings::Source;
use demarche::model::{EventCategory, EventDate, EventId};
use demarche::project::{TimeWindow, day_number};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

/// A week in March 2018 in which every mark stands alone.
const MARCH: (&str, &str) = ("2018-03-11", "2018-03-19");

fn march() -> TimeWindow {
    let day = |text: &str| day_number(text.parse().unwrap());
    TimeWindow {
        start_day: day(MARCH.0),
        end_day: day(MARCH.1),
    }
}

fn in_march() -> Probe {
    let mut probe = Probe::with_demo();
    probe.ask(Command::SetWindow(Some(march())));
    probe
}

#[test]
fn every_lane_of_the_demo_has_a_name() {
    let probe = Probe::with_demo();
    for code in ["RUS", "GBR", "OPCW"] {
        let name = actor_name(code);
        assert!(
            probe.marks().iter().any(|mark| mark.starts_with(&name)),
            "{name} has no lane among {:?}",
            probe.marks()
        );
    }
}

#[test]
fn hiding_a_category_hides_its_marks_and_says_so_in_the_headline() {
    let mut probe = in_march();
    assert!(
        probe
            .event_marks()
            .iter()
            .any(|mark| mark.contains("denies"))
    );
    probe.click("Deny, 3 events");
    assert!(
        !probe
            .event_marks()
            .iter()
            .any(|mark| mark.contains("denies"))
    );
    assert_eq!(probe.shown(), 38);
    assert!(probe.has_text_with("38 of 41 events"));
    probe.click("Deny, 3 events");
    assert_eq!(probe.shown(), 41);
    assert!(probe.open().filter().is_empty(), "all again is no filter");
}

#[test]
fn only_leaves_one_country_and_all_brings_the_others_back() {
    let mut probe = Probe::with_demo();
    let japan = actor_name("JPN");
    probe.click(&format!("Only {japan}"));
    assert_eq!(probe.shown(), 1);
    probe.click("All countries");
    assert_eq!(probe.shown(), 41);
}

#[test]
fn a_filter_that_leaves_nothing_offers_the_way_back() {
    let mut probe = Probe::with_demo();
    probe.click("No categories");
    assert_eq!(probe.shown(), 0);
    probe.harness.get_by_label("No event passes this filter");
    probe.click_first("Show all events");
    assert_eq!(probe.shown(), 41);
}

#[test]
fn words_are_searched_in_sentences() {
    let mut probe = Probe::with_demo();
    probe.harness.get_by_label("Search").focus();
    probe.harness.run();
    probe
        .harness
        .get_by_label("Search")
        .type_text("british council");
    probe.harness.run();
    assert_eq!(probe.shown(), 1);
    probe.click("Clear the search");
    assert_eq!(probe.shown(), 41);
}

#[test]
fn ctrl_f_puts_the_keyboard_into_the_search_field() {
    let mut probe = Probe::with_demo();
    probe
        .harness
        .key_press_modifiers(Modifiers::COMMAND, Key::F);
    probe.harness.run();
    assert!(probe.harness.get_by_label("Search").is_focused());
}

#[test]
fn letters_typed_into_the_search_field_are_no_commands() {
    let mut probe = in_march();
    probe.harness.get_by_label("Search").focus();
    probe.harness.run();
    press_key(&mut probe, Key::F);
    assert_eq!(probe.open().view.window, Some(march()), "F did not fit");
}

#[test]
fn a_date_range_is_typed_and_half_typed_dates_change_nothing() {
    let mut probe = Probe::with_demo();
    probe.type_into("From", "2018-10");
    assert_eq!(probe.shown(), 4);
    probe.type_into("From", "-0");
    assert_eq!(probe.shown(), 4, "2018-10-0 is no date yet");
}

#[test]
fn clicking_a_mark_selects_it_and_shows_its_sentence() {
    let mut probe = in_march();
    probe.click_mark("denies");
    assert_eq!(probe.open().focus.selected, Some(EventId(2)));
    assert!(probe.has_text_with("asked for samples of the substance"));
    assert!(probe.has_text_with("rule deny-claim"));
    assert!(probe.has_text_with("1 of 3"));
    assert!(probe.has_text_with("answered after 1 day"));
}

#[test]
fn the_next_source_of_an_event_can_be_read() {
    let mut probe = in_march();
    probe.click_mark("denies");
    probe.click("Next source");
    assert!(probe.has_text_with("2 of 3"));
    probe.click("Previous source");
    assert!(probe.has_text_with("1 of 3"));
}

#[test]
fn what_answers_an_event_can_be_followed() {
    let mut probe = in_march();
    probe.click_mark("denies");
    let britain = actor_name("GBR");
    probe.click_with(&format!(
        "{britain} expels, 14 March · retaliates, 1 day later"
    ));
    assert_eq!(probe.open().focus.selected, Some(EventId(4)));
}

#[test]
fn an_accusation_without_answer_says_so_in_careful_words() {
    let mut probe = Probe::with_demo();
    probe.ask(Command::Select(Some(EventId(7))));
    assert!(probe.has_text_with("no response found in these articles"));
    probe.ask(Command::Select(Some(EventId(0))));
    assert!(!probe.has_text_with("no response found in these articles"));
}

#[test]
fn answers_are_counted_beside_the_filters() {
    let mut probe = Probe::with_demo();
    assert!(probe.has_text_with("2 of 10 accusations answered"));
    assert!(probe.has_text_with("median lag 1 day"));
    probe.click(&format!("Only {}", EventCategory::Consult.label()));
    assert!(probe.has_text_with("No accusations in this choice"));
}

#[test]
fn escape_clears_the_selection() {
    let mut probe = in_march();
    probe.click_mark("denies");
    press_key(&mut probe, Key::Escape);
    assert_eq!(probe.open().focus.selected, None);
    assert!(probe.has_text_with("No event selected"));
}

#[test]
fn brackets_walk_the_thread_and_stop_at_its_ends() {
    let mut probe = in_march();
    probe.click_mark("denies");
    press_key(&mut probe, Key::CloseBracket);
    assert_eq!(probe.open().focus.selected, Some(EventId(4)));
    press_key(&mut probe, Key::CloseBracket);
    press_key(&mut probe, Key::CloseBracket);
    assert_eq!(probe.open().focus.selected, Some(EventId(9)));
    for _ in 0..5 {
        press_key(&mut probe, Key::OpenBracket);
    }
    assert_eq!(probe.open().focus.selected, Some(EventId(0)));
}

#[test]
fn next_event_goes_on_screen_when_it_was_off() {
    let mut probe = in_march();
    probe.ask(Command::Select(Some(EventId(39))));
    press_key(&mut probe, Key::N);
    assert_eq!(probe.open().focus.selected, Some(EventId(40)));
    let window = probe.open().window();
    let day = day_number("2018-10-08".parse().unwrap());
    assert!(window.start_day < day && day < window.end_day);
}

#[test]
fn one_event_long_before_does_not_press_the_others_into_a_corner() {
    let mut project = super::demo::project();
    let date = &mut project.corpus.events[0].date;
    let long_ago = "1983-09-01".parse().unwrap();
    *date = date.map(|date| EventDate {
        start: long_ago,
        end: long_ago,
        ..date
    });
    let mut probe = Probe::with_demo();
    probe.shell_mut().show_project(project, &Source::Sample);
    probe.harness.run();
    assert!(probe.open().window().days() < 400.0);
    assert!(probe.has_text_with("39 of 41 events in view"));
    press_key(&mut probe, Key::F);
    assert!(probe.open().window().days() > 10_000.0, "F still fits all");
}

#[test]
fn double_click_fits_all_events() {
    let mut probe = in_march();
    probe.double_click_canvas();
    assert_eq!(probe.open().view.window, None);
}

#[test]
fn keys_zoom_pan_and_fit() {
    let mut probe = in_march();
    let before = probe.open().window();
    press_key(&mut probe, Key::Plus);
    assert!(probe.open().window().days() < before.days());
    press_key(&mut probe, Key::Minus);
    assert!((probe.open().window().days() - before.days()).abs() < 1e-6);
    press_key(&mut probe, Key::ArrowRight);
    assert!(probe.open().window().start_day > before.start_day);
    press_key(&mut probe, Key::ArrowLeft);
    assert!((probe.open().window().start_day - before.start_day).abs() < 1e-6);
    press_key(&mut probe, Key::F);
    assert_eq!(probe.open().view.window, None);
}

#[test]
fn the_wheel_zooms_about_the_cursor() {
    let mut probe = in_march();
    let (x, before) = (0.7, probe.open().window());
    let day = probe.day_under(x);
    probe.wheel(x, 40.0, Modifiers::NONE);
    let after = probe.open().window();
    assert!(after.days() < before.days());
    assert!(
        (probe.day_under(x) - day).abs() < 0.02,
        "the day under the cursor stays"
    );
}

#[test]
fn the_wheel_over_the_gutter_and_with_shift_leaves_time_alone() {
    let mut probe = in_march();
    let before = probe.open().window();
    probe.wheel(0.02, -40.0, Modifiers::NONE);
    probe.wheel(0.7, -40.0, Modifiers::SHIFT);
    assert_eq!(probe.open().window(), before);
}

#[test]
fn lanes_scroll_when_the_window_is_low() {
    let mut probe = Probe::with_demo();
    probe.harness.set_size(egui::vec2(1280.0, 560.0));
    probe.harness.run();
    probe.wheel(0.02, -40.0, Modifiers::NONE);
    assert!(probe.open().scroll_y > 0.0);
}

#[test]
fn dragging_pans() {
    let mut probe = in_march();
    let before = probe.open().window();
    probe.drag_canvas((0.7, 0.8), (0.5, 0.8));
    let after = probe.open().window();
    assert!(
        after.start_day > before.start_day,
        "dragging left goes on in time"
    );
    assert!((after.days() - before.days()).abs() < 1e-6);
}

#[test]
fn a_range_is_dragged_in_the_activity_and_cleared_beside_it() {
    let mut probe = Probe::with_demo();
    probe.drag_activity(0.05, 0.25);
    let window = probe.open().view.window.unwrap();
    assert!(window.days() > 20.0 && window.days() < 80.0, "{window:?}");
    probe.click_activity(0.8);
    assert_eq!(probe.open().view.window, None);
}

#[test]
fn the_chart_is_laid_out_again_only_when_something_changed() {
    let mut probe = in_march();
    let before = probe.shell().layouts();
    for _ in 0..10 {
        probe.harness.step();
    }
    assert_eq!(probe.shell().layouts(), before);
    press_key(&mut probe, Key::Plus);
    assert_eq!(probe.shell().layouts(), before + 1);
}
