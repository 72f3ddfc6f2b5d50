//! The import report: what was read, what was not and why, and why an article gave no event.

use super::export::dialog;
use crate::app::command::Command;
use crate::app::state::{Dialog, OpenProject, ReportRows, State};
use crate::app::theme::color;
use crate::app::widgets::{quiet_button, section_head, segmented, soft};
use crate::app::{fonts, texts};
use crate::project::{ArticleReport, FileReport, FileStatus, ImportReport};
use egui::{Align, Label, Layout, RichText, Ui, vec2};
use egui_extras::{Column, TableBuilder};

/// Height of a row, points.
const ROW: f32 = 24.0;

/// One line of the table.
struct Row<'a> {
    file: &'a str,
    article: &'a str,
    events: Option<usize>,
    note: String,
    /// Whether the note tells of something that went wrong.
    problem: bool,
}

/// Shows the report.
pub fn show(
    ui: &Ui,
    state: &State,
    open: &OpenProject,
    rows: ReportRows,
    commands: &mut Vec<Command>,
) {
    let room = ui.ctx().content_rect().size() - vec2(120.0, 120.0);
    let size = vec2(820.0, 560.0).min(room);
    dialog(
        ui,
        state,
        texts::REPORT_TITLE,
        size.x,
        commands,
        |ui, commands| {
            let theme = state.theme();
            let report = &open.loaded.project.report;
            soft(ui, theme, summary(report));
            ui.add_space(8.0);
            let choices = [
                (ReportRows::All, texts::REPORT_ALL),
                (ReportRows::Problems, texts::REPORT_PROBLEMS),
            ];
            if let Some(rows) = segmented(ui, theme, rows, &choices) {
                commands.push(Command::Show(Dialog::Report(rows)));
            }
            ui.add_space(8.0);
            let lines = lines(report, rows);
            if lines.is_empty() {
                soft(ui, theme, texts::REPORT_CLEAN);
            } else {
                table(ui, state, &lines, size.y - 170.0);
            }
            ui.add_space(12.0);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if quiet_button(ui, theme, texts::CLOSE).clicked() {
                    commands.push(Command::CloseDialog);
                }
            });
        },
    );
}

fn table(ui: &mut Ui, state: &State, lines: &[Row<'_>], height: f32) {
    let theme = state.theme();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 0.0);
        TableBuilder::new(ui)
            .striped(true)
            .cell_layout(Layout::left_to_right(Align::Center))
            .column(
                Column::initial(190.0)
                    .at_least(80.0)
                    .clip(true)
                    .resizable(true),
            )
            .column(
                Column::initial(270.0)
                    .at_least(80.0)
                    .clip(true)
                    .resizable(true),
            )
            .column(Column::exact(52.0))
            .column(Column::remainder().at_least(120.0).clip(true))
            .min_scrolled_height(height.max(80.0))
            .max_scroll_height(height.max(80.0))
            .auto_shrink([false, true])
            .header(ROW, |mut header| {
                for head in [
                    texts::COLUMN_FILE,
                    texts::COLUMN_ARTICLE,
                    texts::COLUMN_EVENTS,
                    texts::COLUMN_NOTE,
                ] {
                    header.col(|ui| {
                        section_head(ui, theme, head);
                    });
                }
            })
            .body(|body| {
                body.rows(ROW, lines.len(), |mut row| {
                    let line = &lines[row.index()];
                    let note_ink = if line.problem {
                        theme.warning
                    } else {
                        theme.text_soft
                    };
                    row.col(|ui| cell(ui, line.file, color(theme.text)));
                    row.col(|ui| cell(ui, line.article, color(theme.text)));
                    row.col(|ui| {
                        let events = line.events.map(|events| events.to_string());
                        cell(ui, &events.unwrap_or_default(), color(theme.text));
                    });
                    row.col(|ui| cell(ui, &line.note, color(note_ink)));
                });
            });
    });
}

fn cell(ui: &mut Ui, text: &str, ink: egui::Color32) {
    let words = RichText::new(text)
        .font(fonts::regular(fonts::BODY))
        .color(ink);
    let label = ui.add(Label::new(words).truncate());
    if !text.is_empty() {
        label.on_hover_text(text);
    }
}

/// "26 files read, 2 skipped, 1 not readable · 41 events from 26 articles · 3 articles without events".
fn summary(report: &ImportReport) -> String {
    let count = |wanted: fn(&FileStatus) -> bool| {
        report
            .files
            .iter()
            .filter(|file| wanted(&file.status))
            .count()
    };
    let read = count(|status| matches!(status, FileStatus::Read));
    let skipped = count(|status| matches!(status, FileStatus::Skipped(_)));
    let failed = count(|status| matches!(status, FileStatus::Failed(_)));
    let articles = || report.files.iter().flat_map(|file| &file.articles);
    let events: usize = articles().map(|article| article.events).sum();
    let silent = articles().filter(|article| article.events == 0).count();
    let mut files = vec![format!("{} read", texts::count(read, "file", "files"))];
    if skipped > 0 {
        files.push(format!("{skipped} skipped"));
    }
    if failed > 0 {
        files.push(format!("{failed} not readable"));
    }
    let mut parts = vec![
        files.join(", "),
        format!(
            "{} told in {}",
            texts::count(events, "event", "events"),
            texts::count(report.article_count(), "article", "articles")
        ),
    ];
    if silent > 0 {
        let silent = texts::count(silent, "article", "articles");
        parts.push(format!("{silent} without events"));
    }
    parts.join(" · ")
}

fn lines(report: &ImportReport, rows: ReportRows) -> Vec<Row<'_>> {
    let mut lines: Vec<Row<'_>> = report.files.iter().flat_map(file_lines).collect();
    if rows == ReportRows::Problems {
        lines.retain(|line| !line.note.is_empty());
    }
    lines
}

fn file_lines(file: &FileReport) -> Vec<Row<'_>> {
    let whole = |note: String, problem| {
        vec![Row {
            file: &file.file,
            article: "",
            events: None,
            note,
            problem,
        }]
    };
    match &file.status {
        FileStatus::Skipped(why) => whole(format!("skipped: {why}"), false),
        FileStatus::Failed(why) => whole(format!("not read: {why}"), true),
        FileStatus::Read if file.articles.is_empty() => {
            whole("no article was found in it".to_owned(), false)
        }
        FileStatus::Read => file
            .articles
            .iter()
            .map(|article| Row {
                file: &file.file,
                article: article.title.as_deref().unwrap_or(texts::NO_TITLE),
                events: Some(article.events),
                note: note(article),
                problem: false,
            })
            .collect(),
    }
}

fn note(article: &ArticleReport) -> String {
    let mut parts = Vec::new();
    if let Some(why) = article.no_events {
        parts.push(format!("no events: {}", why.words()));
    }
    if let Some(file) = &article.same_story_as {
        parts.push(format!("the same story as in {file}"));
    }
    parts.extend(article.warnings.iter().cloned());
    parts.join("; ")
}
