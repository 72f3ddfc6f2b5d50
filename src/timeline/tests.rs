//! What a chart shows and keeps to, whatever the corpus.

use super::fixture::{Case, incident, random};
use super::lod::{MARK_SIZE, place};
use super::*;
use crate::model::{ActorCode, EventCategory, EventDate};
use crate::project::day_number;
use crate::scene::{Anchor, Mark, Point, Rect, Shape, Subject};
use chrono::NaiveDate;
use proptest::prelude::*;
use std::fmt::Write;

fn focus_on(case: &Case, category: EventCategory) -> Focus {
    let found = case
        .corpus
        .events
        .iter()
        .find(|event| event.category == category);
    Focus {
        selected: found.map(|event| event.id),
        hovered: None,
    }
}

fn texts(scene: &Scene) -> Vec<(Rect, &str)> {
    let boxed = |shape| match shape {
        &Shape::Text {
            pos,
            anchor,
            size,
            weight,
            ref text,
            ..
        } => {
            let width = text::width_pts(text, size, weight);
            let x = match anchor {
                Anchor::Start => pos.x,
                Anchor::Middle => pos.x - width / 2.0,
                Anchor::End => pos.x - width,
            };
            // From the height of capitals to the baseline: what is surely inked.
            Some((
                Rect::new(x, pos.y - size * 0.66, width, size * 0.66),
                text.as_str(),
            ))
        }
        Shape::Rect { .. } | Shape::Line { .. } | Shape::Circle { .. } | Shape::Path { .. } => None,
    };
    scene
        .items
        .iter()
        .filter_map(|item| boxed(&item.shape))
        .collect()
}

#[track_caller]
fn check_no_overlap(scene: &Scene) {
    let texts = texts(scene);
    for (at, (rect, text)) in texts.iter().enumerate() {
        let clash = texts[..at].iter().find(|(other, _)| other.overlaps(*rect));
        assert!(clash.is_none(), "{text:?} at {rect:?} lies over {clash:?}");
    }
}

/// Lanes and marks as a table for people to read.
fn summary(chart: &Chart) -> String {
    let mut out = String::new();
    for Mark {
        subject,
        bounds,
        name,
    } in &chart.scene.marks
    {
        let kind = match subject {
            Subject::Lane(_) => "lane",
            Subject::Event(_) => "event",
            Subject::Cluster(_) => "cluster",
        };
        let Point { x, y } = bounds.center();
        writeln!(out, "{kind:<8}{x:>5.0}{y:>5.0}  {name}").unwrap();
    }
    out
}

#[test]
fn an_incident_reads_lane_by_lane() {
    let case = Case::new(incident());
    let chart = layout(&case.input(900.0, 500.0));
    insta::assert_snapshot!(summary(&chart));
}

#[test]
fn no_text_lies_over_another_in_window_and_page() {
    for corpus in [incident(), random(300, 9, 900, 3), random(40, 5, 20_000, 5)] {
        let case = Case::new(corpus);
        for width in [500.0, 900.0, 1600.0] {
            let input = case.input(width, 600.0);
            check_no_overlap(&layout(&input).scene);
            let selected = ChartInput {
                focus: focus_on(&case, EventCategory::Deny),
                ..input
            };
            check_no_overlap(&layout(&selected).scene);
            let options = ExportOptions {
                width: Some(width),
                ..ExportOptions::default()
            };
            check_no_overlap(&layout_for_export(&input, &options));
        }
    }
}

#[test]
fn nothing_on_the_page_is_cut() {
    let case = Case::new(incident());
    let options = ExportOptions {
        title: "A title that is far too long for one line of a narrow page and so must be wrapped "
            .repeat(3),
        width: Some(420.0),
    };
    let page = layout_for_export(&case.input(1.0, 1.0), &options);
    for (rect, text) in texts(&page) {
        let fits =
            rect.x >= 0.0 && rect.right() <= page.size.width && rect.bottom() <= page.size.height;
        assert!(
            fits,
            "{text:?} at {rect:?} leaves the page of {:?}",
            page.size
        );
    }
}

#[test]
fn the_page_names_filter_categories_and_sources() {
    let case = Case::new(incident());
    let page = layout_for_export(&case.input(1.0, 1.0), &ExportOptions::default());
    let all: Vec<&str> = texts(&page).into_iter().map(|(_, text)| text).collect();
    for wanted in [
        "All events",
        "4 Mar – 30 Apr 2018 · 43 events from 3 articles",
        "Expel, recall",
        "Sources",
        "The Norland Gazette, 15 March 2018, “Envoys leave”",
    ] {
        assert!(all.contains(&wanted), "{wanted:?} is missing in {all:?}");
    }
}

#[test]
fn a_selection_labels_its_thread_with_the_lag_and_fades_the_rest() {
    let case = Case::new(incident());
    let input = ChartInput {
        focus: focus_on(&case, EventCategory::Deny),
        ..case.input(1400.0, 700.0)
    };
    let scene = layout(&input).scene;
    let all: Vec<&str> = texts(&scene).into_iter().map(|(_, text)| text).collect();
    for wanted in [
        "denies · 1 day",
        "expels · 1 day",
        "expels · 3 days",
        "accuses",
    ] {
        assert!(all.contains(&wanted), "{wanted:?} is missing in {all:?}");
    }
    assert!(
        !all.contains(&"sanctions"),
        "what is not in the thread has no label"
    );
    let dashed = |item: &&crate::scene::Item| match &item.shape {
        Shape::Path { stroke, .. } => stroke.is_some_and(|stroke| stroke.dash.is_some()),
        Shape::Rect { .. } | Shape::Line { .. } | Shape::Circle { .. } | Shape::Text { .. } => {
            false
        }
    };
    assert_eq!(
        scene.items.iter().filter(dashed).count(),
        3,
        "one curve for each link of the thread"
    );
    let hue = input.theme.groups.of(crate::model::CategoryGroup::Measure);
    let sanction = |item: &&crate::scene::Item| match item.shape {
        Shape::Rect { fill, radius, .. } => {
            radius > 0.0 && fill == Some(hue.mixed(input.theme.canvas, 0.4))
        }
        Shape::Line { .. } | Shape::Circle { .. } | Shape::Path { .. } | Shape::Text { .. } => {
            false
        }
    };
    assert_eq!(
        scene.items.iter().filter(sanction).count(),
        1,
        "the sanction steps back"
    );
}

#[test]
fn a_selected_event_that_the_filter_hides_fades_nothing() {
    let case = Case::new(incident());
    let focus = focus_on(&case, EventCategory::Deny);
    let shown: Vec<_> = case
        .corpus
        .events
        .iter()
        .map(|event| event.id)
        .filter(|id| Some(*id) != focus.selected)
        .collect();
    let index = ChartIndex::new(&case.corpus, crate::lexicon::Lexicon::bundled(), &shown);
    let plain = ChartInput {
        index: &index,
        ..case.input(900.0, 500.0)
    };
    assert_eq!(layout(&plain), layout(&ChartInput { focus, ..plain }));
}

#[test]
fn an_empty_corpus_still_has_an_axis() {
    let case = Case::new(crate::model::Corpus::default());
    let chart = layout(&case.input(800.0, 400.0));
    assert!(chart.lanes.is_empty());
    assert!(chart.scene.marks.is_empty());
    assert!(texts(&chart.scene).len() > 5, "the dates are there");
    let page = layout_for_export(&case.input(800.0, 400.0), &ExportOptions::default());
    assert!(page.size.height > 100.0);
}

#[test]
fn thousands_of_events_on_one_day_become_one_mark_a_lane() {
    let case = Case::new(random(3_000, 3, 1, 1));
    let mut view = case.view.clone();
    view.window = Some(TimeWindow {
        start_day: 7_300.0,
        end_day: 7_310.0,
    });
    let chart = layout(&ChartInput {
        view: &view,
        ..case.input(900.0, 500.0)
    });
    let clusters = chart
        .scene
        .marks
        .iter()
        .filter(|mark| matches!(mark.subject, Subject::Cluster(_)));
    assert_eq!(clusters.count(), 3);
    assert!(chart.aggregated > 2_000);
}

#[test]
fn sixty_lanes_scroll_and_stay_in_the_plot() {
    let case = Case::new(random(2_000, 60, 400, 9));
    let input = case.input(900.0, 500.0);
    let top = layout(&input);
    assert_eq!(top.lanes.len(), 60);
    assert!(top.lanes_height > 2_000.0);
    let bottom = layout(&ChartInput {
        scroll_y: 1e9,
        ..input
    });
    let lane_of = |chart: &Chart, last: bool| -> ActorCode {
        let mut lanes = chart
            .scene
            .marks
            .iter()
            .filter_map(|mark| match mark.subject {
                Subject::Lane(code) => Some(code),
                Subject::Event(_) | Subject::Cluster(_) => None,
            });
        if last {
            lanes.next_back().unwrap()
        } else {
            lanes.next().unwrap()
        }
    };
    assert_eq!(lane_of(&top, false), top.lanes[0]);
    assert_eq!(lane_of(&bottom, true), top.lanes[59]);
}

#[test]
fn lanes_stand_by_events_then_by_name() {
    let case = Case::new(incident());
    let counts: Vec<usize> = case.index.lanes().iter().map(LaneIndex::len).collect();
    assert!(counts.is_sorted_by(|a, b| a >= b), "{counts:?}");
    assert_eq!(case.index.lanes()[0].code.as_str(), "RUSX");
    assert_eq!(
        counts.iter().sum::<usize>() + case.index.undated(),
        case.corpus.events.len()
    );
}

#[test]
fn a_mark_stands_at_noon_of_its_day() {
    let case = Case::new(incident());
    let chart = layout(&case.input(1400.0, 700.0));
    let scale = scale::Scale::new(chart.window, chart.plot_left, chart.plot_right);
    let mark = chart
        .scene
        .marks
        .iter()
        .find(|mark| mark.name == "USAX coerces, to RUSX, 24 April 2018")
        .unwrap();
    let noon = day_number(NaiveDate::from_ymd_opt(2018, 4, 24).unwrap()) + 0.5;
    assert!((f64::from(mark.bounds.center().x) - scale.x_from_day(noon)).abs() < 0.01);
    assert_eq!(chart.scene.hit(mark.bounds.center()), Some(mark));
}

fn any_case() -> impl Strategy<Value = (Case, TimeWindow, Size, f32)> {
    let window = (0.0..12_000.0, 0.01..20_000.0).prop_map(|(start_day, span)| TimeWindow {
        start_day,
        end_day: start_day + span,
    });
    let size =
        (1.0f32..2_000.0, 1.0f32..1_500.0).prop_map(|(width, height)| Size::new(width, height));
    (
        0u32..400,
        1u32..40,
        1u32..8_000,
        any::<u64>(),
        window,
        size,
        0.0f32..3_000.0,
    )
        .prop_map(|(count, lanes, days, seed, window, size, scroll)| {
            (
                Case::new(random(count, lanes, days, seed)),
                window,
                size,
                scroll,
            )
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn layout_holds_its_promises_for_any_corpus((mut case, window, size, scroll_y) in any_case()) {
        case.view.window = Some(window);
        let selected = case.corpus.events.first().map(|event| event.id);
        let input = ChartInput {
            focus: Focus { selected, hovered: selected },
            scroll_y,
            ..case.input(size.width, size.height)
        };
        let chart = layout(&input);
        let plot = Rect::new(0.0, chart.lanes_top, chart.plot_right, size.height - chart.lanes_top);
        for mark in &chart.scene.marks {
            let Rect { x, y, width, height } = mark.bounds;
            prop_assert!([x, y, width, height].iter().all(|value| value.is_finite()));
            let inside = plot.grown(0.01).contains(Point::new(x, y))
                && plot.grown(0.01).contains(Point::new(x + width, y + height));
            prop_assert!(inside, "{:?} outside {plot:?}", mark.bounds);
        }
        let debug = format!("{:?}", chart.scene.items);
        prop_assert!(!debug.contains("NaN") && !debug.contains("inf"));
        let in_window = case.corpus.events.iter().filter_map(|event| event.date).filter(|date: &EventDate| {
            (chart.window.start_day..=chart.window.end_day).contains(&scale::mark_day(*date))
        });
        prop_assert_eq!(chart.in_window, in_window.count());
        prop_assert!(chart.aggregated <= chart.in_window);
        prop_assert_eq!(&chart, &layout(&input));
    }

    #[test]
    fn the_page_never_fails((case, _, size, _) in any_case()) {
        let options = ExportOptions { title: String::new(), width: Some(size.width) };
        let page = layout_for_export(&case.input(1.0, 1.0), &options);
        prop_assert!(page.size.height.is_finite() && page.size.height > 0.0);
    }

    #[test]
    fn every_event_has_one_spot_and_marks_do_not_touch((case, window, size, _) in any_case()) {
        let scale = scale::Scale::new(window, 100.0, 100.0 + size.width);
        for lane in case.index.lanes() {
            let entries = lane.between(scale.window().start_day, scale.window().end_day);
            let spots = place(entries, &scale, 3);
            let placed: Vec<_> = spots.iter().flat_map(|spot| spot.entries).collect();
            prop_assert_eq!(placed, entries.iter().collect::<Vec<_>>());
            for pair in 1..spots.len() {
                let (a, b) = (spots[pair - 1], spots[pair]);
                let gap = (b.x - b.width / 2.0) - (a.x + a.width / 2.0);
                let beside = a.row != b.row && !a.is_cluster() && !b.is_cluster();
                prop_assert!(beside || gap > -0.5, "{gap} between {a:?} and {b:?}");
            }
            prop_assert!(spots.iter().all(|spot| spot.row < 3 && spot.width >= MARK_SIZE));
        }
    }
}

/// Prints how long layout takes: `cargo test --release --lib time_layout -- --ignored --nocapture`.
#[test]
#[ignore = "prints times, for a quiet machine"]
fn time_layouts() {
    for (count, lanes) in [(40, 12), (3_000, 30), (100_000, 30), (1_000_000, 30)] {
        let case = Case::new(random(count, lanes, 8_000, 11));
        let mut times = Vec::new();
        for step in 0..60 {
            let mut view = case.view.clone();
            let span = 8_000.0 / 1.15f64.powi(step);
            view.window = Some(TimeWindow {
                start_day: 9_000.0 - span / 3.0,
                end_day: 9_000.0 + span,
            });
            let input = ChartInput {
                view: &view,
                ..case.input(1_400.0, 900.0)
            };
            let start = std::time::Instant::now();
            assert!(!layout(&input).scene.items.is_empty());
            times.push(start.elapsed());
        }
        times.sort();
        println!(
            "{count} events: median {:?}, longest {:?}",
            times[30], times[59]
        );
    }
}
