//! A project's chart as a file, by the same layout as the window's.

use super::{JobError, write_atomically};
use crate::export::{self, ImageFormat};
use crate::lexicon::Lexicon;
use crate::project::{FilterIndex, Project};
use crate::scene::{Size, Theme, ThemeKind};
use crate::timeline::{self, ChartIndex, ChartInput, ExportOptions, Focus};
use std::path::Path;

/// How a chart is to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartExport {
    /// File format.
    pub format: ImageFormat,
    /// Light or dark.
    pub theme: ThemeKind,
    /// Dots per inch; read for PNG only.
    pub dpi: f32,
    /// Headline; the filter in words when empty.
    pub title: String,
    /// Page width, points; none takes A4 landscape's.
    pub width: Option<f32>,
}

impl ChartExport {
    /// Resolution of a PNG where none is asked for: sharp in print at the size of the page.
    pub const DEFAULT_DPI: f32 = 300.0;

    /// `format` on white, at [`Self::DEFAULT_DPI`], A4 landscape.
    pub fn new(format: ImageFormat) -> Self {
        Self {
            format,
            theme: ThemeKind::Light,
            dpi: Self::DEFAULT_DPI,
            title: String::new(),
            width: None,
        }
    }
}

/// Draws what passes the project's filter and writes it to `path`.
pub fn export_chart(
    project: &Project,
    lexicon: &Lexicon,
    options: &ChartExport,
    path: &Path,
) -> Result<(), JobError> {
    let bytes = draw(project, lexicon, options).map_err(|error| match error {
        DrawError::NothingShown => JobError::NothingShown {
            coded: project.corpus.events.len(),
        },
        DrawError::Export(error) => JobError::Export {
            path: path.display().to_string(),
            why: error.to_string(),
        },
    })?;
    write_atomically(path, &bytes)
}

enum DrawError {
    NothingShown,
    Export(export::ExportError),
}

fn draw(project: &Project, lexicon: &Lexicon, options: &ChartExport) -> Result<Vec<u8>, DrawError> {
    let corpus = &project.corpus;
    let shown = project
        .view
        .filter
        .select(corpus, &FilterIndex::new(corpus));
    if shown.is_empty() {
        return Err(DrawError::NothingShown);
    }
    let index = ChartIndex::new(corpus, lexicon, &shown);
    let input = ChartInput {
        corpus,
        lexicon,
        index: &index,
        view: &project.view,
        theme: Theme::of(options.theme),
        size: Size::default(),
        focus: Focus::default(),
        scroll_y: 0.0,
    };
    let page = ExportOptions {
        title: options.title.clone(),
        width: options.width,
    };
    let scene = timeline::layout_for_export(&input, &page);
    export::image(&scene, options.format, options.dpi).map_err(DrawError::Export)
}
