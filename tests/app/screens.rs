//! Start screen, import report, export dialog, busy and broken states.

use super::look::{Probe, press_key};
use demarche::app::Settings;
use demarche::app::command::Command;
use demarche::app::settings::{Source, ThemeChoice};
use demarche::app::state::Dialog;
use demarche::scene::ThemeKind;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Runs frames until the import is over.
fn wait_for_import(probe: &mut Probe) {
    let start = Instant::now();
    while probe.state().busy.is_some() {
        assert!(start.elapsed() < Duration::from_mins(1), "the import hangs");
        std::thread::sleep(Duration::from_millis(20));
        probe.harness.step();
    }
    probe.harness.run();
}

#[test]
fn the_start_screen_offers_folder_sample_path_and_recent_folders() {
    let settings = Settings {
        recent: vec![PathBuf::from("/articles/strait")],
        ..Settings::default()
    };
    let probe = Probe::empty(settings);
    for label in [
        "Open folder…",
        "Open the sample",
        "Path of a folder or file",
        "Open strait",
    ] {
        probe.harness.get_by_label(label);
    }
    assert!(probe.harness.query_by_label("Timeline").is_none());
}

#[test]
fn a_folder_is_opened_by_its_typed_path_and_remembered() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("note.txt"),
        "Norland expels envoys\n\n5 May 2019\n\nNorland expelled two Sudland diplomats.",
    )
    .unwrap();
    let config = tempfile::tempdir().unwrap();
    let (settings, _) = Settings::load(config.path().join("settings.json"));
    let mut probe = Probe::empty(settings);
    probe.type_into(
        "Path of a folder or file",
        &folder.path().display().to_string(),
    );
    press_key(&mut probe, Key::Enter);
    wait_for_import(&mut probe);
    assert_eq!(probe.open().corpus().articles.len(), 1);
    let (kept, _) = Settings::load(config.path().join("settings.json"));
    assert_eq!(kept.recent, [folder.path()]);
    assert_eq!(
        kept.last,
        Some(Source::Paths(vec![folder.path().to_owned()]))
    );
}

/// Writes an article, made up for this test, that tells of one event.
fn write_story(folder: &std::path::Path, file: &str, day: u32) {
    let text = format!("{day} May 2019\n\nRussia expelled two French diplomats on {day} May 2019.");
    std::fs::write(folder.join(file), text).unwrap();
}

fn opened(folder: &std::path::Path) -> Probe {
    let mut probe = Probe::empty(Settings::default());
    probe.ask(Command::OpenPaths(vec![folder.to_owned()]));
    wait_for_import(&mut probe);
    probe
}

#[test]
fn a_folder_is_read_again_and_the_import_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    write_story(folder.path(), "a.txt", 5);
    write_story(folder.path(), "b.txt", 20);
    let mut probe = opened(folder.path());
    assert_eq!(probe.shown(), 2);
    let first = probe.open().corpus().events[0].id;
    probe.ask(Command::Select(Some(first)));

    press_key(&mut probe, Key::F5);
    wait_for_import(&mut probe);
    assert!(probe.has_text_with("was read again: nothing changed"));

    write_story(folder.path(), "c.txt", 1);
    std::fs::remove_file(folder.path().join("b.txt")).unwrap();
    press_key(&mut probe, Key::F5);
    wait_for_import(&mut probe);
    assert!(probe.has_text_with("was read again: 1 new, 1 gone"));
    assert_eq!(probe.shown(), 2);
    // The same event is still selected, though another now comes before it.
    let selected = probe.open().selected().unwrap();
    assert_eq!(selected.date.unwrap().start.to_string(), "2019-05-05");
    assert_ne!(selected.id, first);

    probe.click("Undo import");
    let days: Vec<String> = probe
        .open()
        .corpus()
        .events
        .iter()
        .map(|event| event.date.unwrap().start.to_string())
        .collect();
    assert_eq!(days, ["2019-05-05", "2019-05-20"]);
    assert!(probe.state().previous.is_none());
}

#[test]
fn a_change_in_the_open_folder_is_told_and_read_on_request() {
    let folder = tempfile::tempdir().unwrap();
    write_story(folder.path(), "a.txt", 5);
    let mut probe = opened(folder.path());
    write_story(folder.path(), "b.txt", 20);
    let start = Instant::now();
    while !probe.has_text_with("has changed on disk: 1 new") {
        assert!(start.elapsed() < Duration::from_mins(1), "nothing was told");
        std::thread::sleep(Duration::from_millis(50));
        probe.harness.step();
    }
    assert_eq!(probe.shown(), 1);
    probe.click("Read again");
    wait_for_import(&mut probe);
    assert_eq!(probe.shown(), 2);
}

#[test]
fn another_day_of_publication_is_set_beside_the_evidence_and_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("a.txt"),
        "5 May 2019\n\nRussia expelled two French diplomats on Monday.",
    )
    .unwrap();
    let mut probe = opened(folder.path());
    let day = |probe: &Probe| {
        let event = &probe.open().corpus().events[0];
        event.date.unwrap().start.to_string()
    };
    assert_eq!(day(&probe), "2019-04-29");
    let first = probe.open().corpus().events[0].id;
    probe.ask(Command::Select(Some(first)));
    probe.click("5 May 2019");
    assert!(probe.has_text_with("a header line"));
    probe.type_into("Another day of publication", "2019-06-05");
    probe.click("Set");
    wait_for_import(&mut probe);
    assert_eq!(day(&probe), "2019-06-03");
    probe.click("5 June 2019");
    assert!(probe.has_text_with("set by hand"));
    probe.click("Back to the evidence");
    wait_for_import(&mut probe);
    assert_eq!(day(&probe), "2019-04-29");
}

#[test]
fn opening_another_folder_can_be_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    write_story(folder.path(), "a.txt", 5);
    let mut probe = Probe::with_demo();
    probe.ask(Command::OpenPaths(vec![folder.path().to_owned()]));
    wait_for_import(&mut probe);
    assert_eq!(probe.shown(), 1);
    probe.ask(Command::Act(demarche::app::command::Action::UndoImport));
    assert_eq!(probe.shown(), 41);
}

#[test]
fn a_folder_that_is_not_there_is_named_and_the_old_project_stays() {
    let mut probe = Probe::with_demo();
    probe.ask(Command::OpenPaths(vec!["/no/such/folder".into()]));
    wait_for_import(&mut probe);
    assert!(probe.has_text_with("/no/such/folder"));
    assert_eq!(probe.shown(), 41);
    probe.click_first("Dismiss");
    assert!(!probe.has_text_with("/no/such/folder"));
}

#[test]
fn the_first_start_opens_the_sample() {
    let mut probe = Probe::empty(Settings::default());
    probe.shell_mut().start(Vec::new());
    wait_for_import(&mut probe);
    assert!(!probe.open().corpus().articles.is_empty());
    assert_eq!(probe.state().settings.last, Some(Source::Sample));
}

#[test]
fn a_cancelled_import_leaves_the_old_project() {
    let mut probe = Probe::with_demo();
    probe.shell_mut().ask(Command::OpenPaths(vec![
        concat!(env!("CARGO_MANIFEST_DIR"), "/sample-data").into(),
    ]));
    probe.shell_mut().ask(Command::StopImport);
    probe.harness.step();
    wait_for_import(&mut probe);
    assert_eq!(probe.shown(), 41);
    assert!(probe.has_text_with("Salisbury and The Hague, 2018"));
}

#[test]
fn unread_files_are_named_quietly_when_the_project_opens() {
    let probe = Probe::with_demo();
    assert!(probe.has_text_with("1 file could not be read: wire/broken.html"));
}

#[test]
fn the_report_says_what_was_not_read_and_why_nothing_was_found() {
    let mut probe = Probe::with_demo();
    probe
        .harness
        .key_press_modifiers(Modifiers::COMMAND, Key::I);
    probe.harness.run();
    assert!(probe.has_text_with("15 files read, 1 skipped, 1 not readable"));
    probe.click("Without events or with warnings");
    for words in [
        "no events: no state or organisation is named; no publication date was found",
        "skipped: an image",
        "not read: expected text, found binary data",
    ] {
        assert!(probe.has_text_with(words), "{words}");
    }
    press_key(&mut probe, Key::Escape);
    assert_eq!(probe.state().dialog, None);
}

#[test]
fn the_export_dialog_proposes_a_file_and_keeps_its_ending_true() {
    let mut probe = Probe::with_demo();
    probe.click("Export…");
    probe.click("PDF");
    let Some(Dialog::Export(form)) = probe.state().dialog.clone() else {
        panic!("the export dialog is not up");
    };
    assert!(
        form.path.ends_with("salisbury-and-the-hague-2018.pdf"),
        "{}",
        form.path
    );
    probe.harness.get_by_label("Save");
}

#[test]
fn a_chart_is_saved_off_the_frame_and_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("chart.svg");
    let mut probe = Probe::with_demo();
    probe.click("Export…");
    let Some(Dialog::Export(form)) = probe.state().dialog.clone() else {
        panic!("the export dialog is not up");
    };
    probe.ask(Command::Export(form, path.clone()));
    let start = Instant::now();
    while probe.state().exporting {
        assert!(start.elapsed() < Duration::from_mins(1), "the export hangs");
        std::thread::sleep(Duration::from_millis(20));
        probe.harness.step();
    }
    probe.harness.run();
    let svg = std::fs::read_to_string(&path).unwrap();
    assert!(svg.contains("<svg"));
    assert!(probe.has_text_with("chart.svg saved in"));
}

#[test]
fn a_chart_that_cannot_be_saved_says_where() {
    let mut probe = Probe::with_demo();
    probe.click("Export…");
    let Some(Dialog::Export(form)) = probe.state().dialog.clone() else {
        panic!("the export dialog is not up");
    };
    probe.ask(Command::Export(form, "/no/such/folder/chart.svg".into()));
    let start = Instant::now();
    while probe.state().exporting {
        assert!(start.elapsed() < Duration::from_mins(1), "the export hangs");
        std::thread::sleep(Duration::from_millis(20));
        probe.harness.step();
    }
    probe.harness.run();
    assert!(probe.has_text_with("/no/such/folder"));
}

#[test]
fn the_theme_is_chosen_in_the_menu() {
    let mut probe = Probe::with_demo();
    probe.click("Menu");
    probe.click("Theme: dark");
    probe.harness.run();
    let state = probe.state();
    assert_eq!(state.look, ThemeKind::Dark);
    assert_eq!(state.settings.theme, ThemeChoice::Dark);
}

#[test]
fn the_start_screen_can_be_visited_and_left_again() {
    let mut probe = Probe::with_demo();
    probe.click("Menu");
    probe.click("Start screen");
    assert!(probe.harness.query_by_label("Timeline").is_none());
    probe.click("Back to the chart");
    probe.harness.get_by_label("Timeline");
}

#[test]
fn no_size_makes_the_window_stumble() {
    let mut probe = Probe::with_demo();
    for (width, height) in [
        (320.0, 200.0),
        (900.0, 560.0),
        (2560.0, 1440.0),
        (60.0, 40.0),
    ] {
        probe.harness.set_size(egui::vec2(width, height));
        probe.harness.run();
    }
    assert_eq!(probe.shown(), 41);
}

/// Needs a Vulkan or GL driver, a software one will do: run with `--ignored` where there is one.
#[test]
#[ignore = "needs a driver for pixels, a software one will do"]
fn the_painted_window_shows_lanes_and_hues() {
    let mut probe = Probe::with_demo();
    let picture = probe.harness.render().unwrap();
    let has = |hue: [u8; 3]| {
        let near = |a: u8, b: u8| a.abs_diff(b) <= 2;
        picture
            .pixels()
            .filter(|pixel| (0..3).all(|at| near(pixel.0[at], hue[at])))
            .count()
    };
    for hue in [[0xD5, 0x5E, 0x00], [0xB0, 0x47, 0x9A], [0x00, 0x72, 0xB2]] {
        assert!(has(hue) > 40, "{hue:?} is not to be seen");
    }
    assert!(
        has([0x24, 0x52, 0x7A]) > 500,
        "the accent is not to be seen"
    );
}
