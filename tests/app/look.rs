//! A window without a display, with the means to find, press and drag what is in it.

use super::demo;
use demarche::app::command::Command;
use demarche::app::settings::Source;
use demarche::app::state::{OpenProject, State};
use demarche::app::{Settings, Shell};
use demarche::lexicon::Lexicon;
use demarche::model::ActorCode;
use demarche::timeline::scale::Scale;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, Rect, pos2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};
use std::cell::RefCell;
use std::rc::Rc;

/// Width of the gutter with the lanes' names, as a share of the canvas, is well below this.
const PLOT_STARTS_BEFORE: f32 = 0.2;

/// The window under test.
pub struct Probe {
    /// Drives it.
    pub harness: Harness<'static, Option<Shell>>,
}

impl Probe {
    /// The window with nothing open.
    pub fn empty(settings: Settings) -> Self {
        // The shell keeps the harness's own context to wake it, so it is made when the harness has one.
        let made = Rc::new(RefCell::new(None));
        let slot = made.clone();
        let mut harness = Harness::builder()
            .with_size(vec2(1440.0, 900.0))
            .with_theme(egui::Theme::Light)
            .with_max_steps(120)
            .with_step_dt(1.0 / 60.0)
            .with_context_setup(move |ctx| {
                *slot.borrow_mut() = Some(Shell::new(ctx, settings));
            })
            .build_ui_state(
                move |ui, shell: &mut Option<Shell>| {
                    let shell = shell.get_or_insert_with(|| made.borrow_mut().take().unwrap());
                    shell.logic(ui.ctx());
                    shell.ui(ui);
                },
                None,
            );
        harness.run();
        Self { harness }
    }

    /// The window on the demo project.
    pub fn with_demo() -> Self {
        let mut probe = Self::empty(Settings::default());
        probe
            .shell_mut()
            .show_project(demo::project(), &Source::Sample);
        probe.harness.run();
        probe
    }

    /// The window's content.
    pub fn shell(&self) -> &Shell {
        self.harness.state().as_ref().unwrap()
    }

    /// The window's content, to be told something.
    pub fn shell_mut(&mut self) -> &mut Shell {
        self.harness.state_mut().as_mut().unwrap()
    }

    /// What the window knows.
    pub fn state(&self) -> &State {
        self.shell().state()
    }

    /// Carries out a command.
    pub fn ask(&mut self, command: Command) {
        self.shell_mut().ask(command);
        self.harness.run();
    }

    /// The open project.
    pub fn open(&self) -> &OpenProject {
        self.state().open.as_ref().unwrap()
    }

    /// How many events pass the filter.
    pub fn shown(&self) -> usize {
        self.open().choice.index.shown().len()
    }

    /// Presses the widget with this very label.
    pub fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.harness.run();
    }

    /// Presses the first widget with this label.
    pub fn click_first(&mut self, label: &str) {
        self.harness.get_all_by_label(label).next().unwrap().click();
        self.harness.run();
    }

    /// Presses the button whose name contains `part`.
    pub fn click_with(&mut self, part: &str) {
        self.harness.get_by_label_contains(part).click();
        self.harness.run();
    }

    /// Presses the first mark whose name contains `part`.
    pub fn click_mark(&mut self, part: &str) {
        let at = self
            .named(Role::Button)
            .into_iter()
            .find(|(name, _)| name.contains(part) && name.contains("2018"))
            .map(|(_, rect)| rect.center())
            .unwrap();
        self.press_at(at);
        self.harness.run();
    }

    /// Types into the field with this label.
    pub fn type_into(&mut self, label: &str, text: &str) {
        let field = |probe: &Self| -> Rect {
            probe
                .harness
                .get_by_role_and_label(Role::TextInput, label)
                .rect()
        };
        self.press_at(field(self).right_center() - vec2(4.0, 0.0));
        self.harness.event(Event::Text(text.to_owned()));
        self.harness.run();
    }

    /// Names of lanes and marks.
    pub fn marks(&self) -> Vec<String> {
        let mut names: Vec<String> = self.event_marks();
        names.extend(
            self.named(Role::RowHeader)
                .into_iter()
                .map(|(name, _)| name),
        );
        names
    }

    /// Names of the marks of single events.
    pub fn event_marks(&self) -> Vec<String> {
        let canvas = self.canvas();
        self.named(Role::Button)
            .into_iter()
            .filter(|(_, rect)| canvas.contains_rect(*rect))
            .map(|(name, _)| name)
            .collect()
    }

    /// Whether any node says something that contains `part`.
    pub fn has_text_with(&self, part: &str) -> bool {
        let says = |node: &Node<'_>| {
            let node = node.accesskit_node();
            let label = node.label().is_some_and(|label| label.contains(part));
            label || node.value().is_some_and(|value| value.contains(part))
        };
        self.harness
            .root()
            .children_recursive()
            .any(|node| says(&node))
    }

    fn named(&self, role: Role) -> Vec<(String, Rect)> {
        self.harness
            .root()
            .children_recursive()
            .filter(|node| node.accesskit_node().role() == role)
            .filter_map(|node| Some((node.accesskit_node().label()?, node.rect())))
            .collect()
    }

    /// Where the chart is.
    pub fn canvas(&self) -> Rect {
        self.harness.get_by_label("Timeline").rect()
    }

    fn activity(&self) -> Rect {
        self.harness
            .get_by_role_and_label(Role::Slider, "Activity")
            .rect()
    }

    /// The day at a share of the canvas's width, by the window on screen.
    pub fn day_under(&self, share: f32) -> f64 {
        assert!(share > PLOT_STARTS_BEFORE, "that is the gutter");
        let canvas = self.canvas();
        let left = self
            .named(Role::RowHeader)
            .first()
            .map_or(0.0, |(_, rect)| rect.width());
        let scale = Scale::new(self.open().window(), left, canvas.width());
        scale.day_from_x(f64::from(canvas.width() * share))
    }

    /// Turns the wheel with the pointer at a share of the canvas's width.
    pub fn wheel(&mut self, share: f32, points: f32, modifiers: Modifiers) {
        let canvas = self.canvas();
        let at = pos2(canvas.left() + canvas.width() * share, canvas.center().y);
        self.harness.hover_at(at);
        self.harness.run();
        self.harness.event_modifiers(
            Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta: vec2(0.0, points),
                phase: egui::TouchPhase::Move,
                modifiers,
                source: egui::MouseWheelSource::Unknown,
            },
            modifiers,
        );
        self.harness.run();
    }

    fn press_at(&mut self, at: Pos2) {
        self.harness.hover_at(at);
        self.harness.step();
        for pressed in [true, false] {
            self.harness.event(button(at, pressed));
        }
        self.harness.step();
    }

    /// Presses an empty place of the chart twice.
    pub fn double_click_canvas(&mut self) {
        let canvas = self.canvas();
        let at = canvas.right_bottom() - vec2(40.0, 12.0);
        self.press_at(at);
        self.press_at(at);
        self.harness.run();
    }

    /// Drags from one place of the canvas to another, both as shares of its size.
    pub fn drag_canvas(&mut self, from: (f32, f32), to: (f32, f32)) {
        let canvas = self.canvas();
        let at = |(x, y): (f32, f32)| canvas.min + vec2(canvas.width() * x, canvas.height() * y);
        self.drag(at(from), at(to));
    }

    /// Drags along the activity, in shares of its width.
    pub fn drag_activity(&mut self, from: f32, to: f32) {
        let activity = self.activity();
        let at = |x: f32| pos2(activity.left() + activity.width() * x, activity.center().y);
        self.drag(at(from), at(to));
    }

    /// Presses the activity at a share of its width.
    pub fn click_activity(&mut self, share: f32) {
        let activity = self.activity();
        let x = activity.left() + activity.width() * share;
        self.press_at(pos2(x, activity.center().y));
        self.harness.run();
    }

    fn drag(&mut self, from: Pos2, to: Pos2) {
        self.harness.hover_at(from);
        self.harness.step();
        self.harness.event(button(from, true));
        self.harness.step();
        for step in 1..=4 {
            self.harness
                .hover_at(from + (to - from) * (step as f32 / 4.0));
            self.harness.step();
        }
        self.harness.event(button(to, false));
        self.harness.run();
    }
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    }
}

/// Presses and releases a key.
pub fn press_key(probe: &mut Probe, key: Key) {
    probe.harness.key_press(key);
    probe.harness.run();
}

/// Short name of an actor, as lanes and filters have it.
pub fn actor_name(code: &str) -> String {
    Lexicon::bundled()
        .actors
        .name_of(&ActorCode::new(code).unwrap())
}
