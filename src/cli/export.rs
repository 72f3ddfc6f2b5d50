//! `demarche export`: the chart as a file, without a window.

use super::values::{
    ChartFile, Look, Period, SetDate, category, chart_file, country, period, set_date,
};
use super::{Failure, bar};
use crate::jobs::{self, ChartExport};
use crate::lexicon::Lexicon;
use crate::model::{ActorCode, EventCategory};
use crate::project::Filter;
use clap::Args;
use std::path::PathBuf;

/// Shown under `demarche export --help`.
const EXAMPLES: &str = "\
Examples:
  demarche export articles/ -o chart.pdf
  demarche export articles/ -o chart.svg --from 2018-03-04 --to 2018-04
  demarche export articles/ -o chart.pdf --countries RUS,GBR --categories EXPEL,DENY
  demarche export articles/ -o talk.png --dpi 150 --theme dark --title \"Salisbury\"

Works without a display. Two runs on the same articles give the same bytes.";

/// Draw the chart of articles as SVG, PNG or PDF
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Articles of any format that is read or folders of articles, read recursively
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// Day of publication of a file, or of its Nth article: FILE=2018-10-05, FILE#2=2018-10-05; may be repeated
    #[arg(long, value_name = "FILE=DATE", value_parser = set_date)]
    date: Vec<SetDate>,
    /// File to draw to; its ending (.svg, .png, .pdf) says the format
    #[arg(short, long, value_name = "CHART", value_parser = chart_file)]
    output: ChartFile,
    /// First day to show: 2018-03-04, 2018-03 or 2018
    #[arg(long, value_name = "DATE", value_parser = period)]
    from: Option<Period>,
    /// Last day to show, inclusive: 2018-03-04, 2018-03 or 2018
    #[arg(long, value_name = "DATE", value_parser = period)]
    to: Option<Period>,
    /// Only events with one of these states or organisations as source or target
    #[arg(long, value_name = "RUS,USA", value_parser = country, value_delimiter = ',')]
    countries: Vec<ActorCode>,
    /// Only events of these categories
    #[arg(long, value_name = "ACCUSE,DENY", value_parser = category, value_delimiter = ',')]
    categories: Vec<EventCategory>,
    /// Only events whose sentence or title holds all these words
    #[arg(long, value_name = "WORDS")]
    text: Option<String>,
    /// Headline; the filter in words when left out
    #[arg(long)]
    title: Option<String>,
    /// Look of the chart
    #[arg(long, value_enum, default_value_t = Look::Light)]
    theme: Look,
    /// Dots per inch of a PNG
    #[arg(long, default_value_t = ChartExport::DEFAULT_DPI as u32, value_parser = clap::value_parser!(u32).range(36..=1200))]
    dpi: u32,
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let filter = filter_of(arguments)?;
    bar::spare_articles(&arguments.output.path, &arguments.paths)?;
    let dates = SetDate::all(&arguments.date);
    let order = jobs::Order {
        lexicon: Lexicon::bundled(),
        dates: &dates,
    };
    let mut project = bar::import(&arguments.paths, order)?;
    bar::require_articles(&project, &arguments.paths)?;
    project.view.filter = filter;
    let options = ChartExport {
        theme: arguments.theme.into(),
        dpi: arguments.dpi as f32,
        title: arguments.title.clone().unwrap_or_default(),
        ..ChartExport::new(arguments.output.format)
    };
    jobs::export_chart(
        &project,
        Lexicon::bundled(),
        &options,
        &arguments.output.path,
    )?;
    Ok(())
}

fn filter_of(arguments: &Arguments) -> Result<Filter, Failure> {
    let from = arguments.from.map(|period| period.first);
    let to = arguments.to.map(|period| period.last);
    if let (Some(from), Some(to)) = (from, to)
        && from > to
    {
        return Err(Failure::Usage(format!(
            "--from {from} lies after --to {to}"
        )));
    }
    Ok(Filter {
        countries: chosen(&arguments.countries),
        categories: chosen(&arguments.categories),
        from,
        to,
        text: arguments.text.clone().unwrap_or_default(),
    })
}

/// The set of what was chosen; none when nothing was, which shows all.
fn chosen<T: Ord + Copy>(list: &[T]) -> Option<std::collections::BTreeSet<T>> {
    (!list.is_empty()).then(|| list.iter().copied().collect())
}
