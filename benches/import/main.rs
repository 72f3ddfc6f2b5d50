//! How fast and how lean the import is: `cargo bench --bench import [-- SENTENCES]`.
//!
//! Makes a corpus of varied news articles in memory and takes it from text to linked events, on one core and on all; prints
//! sentences a second, the share of each stage, and how much memory coding keeps as the corpus grows. A plain loop, since
//! one pass takes seconds and memory is asked for too, which harnesses do not measure.

mod corpus;

use corpus::{Corpus, Random};
use demarche::import::{self, Coded};
use demarche::lexicon::Lexicon;
use demarche::model::Article;
use rayon::prelude::*;
use std::hint::black_box;
use std::time::Instant;

/// Sentences of the timed corpus when the command line names no number.
const SENTENCES: usize = 60_000;
/// Passes over the corpus on one core, of which the best counts.
const PASSES: usize = 3;

fn main() {
    let sentences = std::env::args()
        .find_map(|word| word.parse().ok())
        .unwrap_or(SENTENCES);
    let lexicon = Lexicon::for_checking();
    let articles = Corpus::new(Random::new(1), sentences).articles();
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    println!(
        "{} articles, {sentences} sentences, {:.0} bytes a sentence",
        articles.len(),
        bytes as f64 / sentences as f64
    );
    memory(lexicon);
    let coded = one_core(&articles, lexicon, sentences);
    all_cores(&articles, lexicon, sentences);
    linking(articles.into_iter().zip(coded).collect());
    crowd();
}

fn one_core(articles: &[Article], lexicon: &Lexicon, sentences: usize) -> Vec<Coded> {
    let mut best = f64::MAX;
    let mut coded = Vec::new();
    for _ in 0..PASSES {
        let start = Clock::start();
        coded = articles
            .iter()
            .map(|article| import::code(article, lexicon))
            .collect();
        let pairs = articles.iter().cloned().zip(coded.iter().cloned());
        black_box(import::assemble(pairs.collect()));
        best = best.min(start.seconds());
    }
    println!(
        "one core, text to linked events: {:.0} sentences/s",
        sentences as f64 / best
    );
    coded
}

fn all_cores(articles: &[Article], lexicon: &Lexicon, sentences: usize) {
    let start = Instant::now();
    let coded: Vec<Coded> = articles
        .par_iter()
        .map(|article| import::code(article, lexicon))
        .collect();
    let pairs = articles.iter().cloned().zip(coded);
    black_box(import::assemble(pairs.collect()));
    println!(
        "{} cores, text to linked events: {:.0} sentences/s",
        rayon::current_num_threads(),
        sentences as f64 / start.elapsed().as_secs_f64()
    );
}

/// What joining takes after all is coded.
fn linking(coded: Vec<(Article, Coded)>) {
    let told: usize = coded.iter().map(|(_, coded)| coded.events.len()).sum();
    let start = Instant::now();
    let corpus = import::assemble(coded);
    println!(
        "merging and linking: {told} tellings to {} events, {} links, {} threads in {:.2} s",
        corpus.events.len(),
        corpus.links.len(),
        corpus.threads.len(),
        start.elapsed().as_secs_f64()
    );
}

/// A million events among three states: the time must grow with their number and not with its square.
fn crowd() {
    for events in [250_000, 1_000_000] {
        let coded = corpus::crowd(Random::new(2), events);
        let start = Clock::start();
        let corpus = import::assemble(coded);
        println!(
            "{events} tellings of few pairs: {} events, {} links in {:.1} s",
            corpus.events.len(),
            corpus.links.len(),
            start.seconds()
        );
    }
}

/// Peak memory after coding ever larger corpora whose articles are dropped again: nothing may pile up in a worker.
fn memory(lexicon: &Lexicon) {
    let mut grown = Vec::new();
    for sentences in [1_000, 4_000, 16_000] {
        for article in Corpus::new(Random::new(3), sentences) {
            black_box(import::code(&article, lexicon));
        }
        grown.push(peak_kib());
    }
    match grown.as_slice() {
        [Some(small), Some(middle), Some(large)] => println!(
            "one worker's peak memory after 1000, 5000, 21000 sentences: {small}, {middle}, {large} KiB (grew by {})",
            large.saturating_sub(*small)
        ),
        _ => println!("memory: not measured on this system"),
    }
}

/// Time that this thread has had a core, where the system tells, so that other programs do not count; else time passed.
struct Clock {
    passed: Instant,
    on_core: Option<u64>,
}

impl Clock {
    fn start() -> Self {
        Self {
            passed: Instant::now(),
            on_core: on_core_ns(),
        }
    }

    fn seconds(&self) -> f64 {
        match self.on_core.zip(on_core_ns()) {
            Some((before, now)) => (now - before) as f64 / 1e9,
            None => self.passed.elapsed().as_secs_f64(),
        }
    }
}

fn on_core_ns() -> Option<u64> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    stat.split_whitespace().next()?.parse().ok()
}

/// Highest resident memory of this process so far, where the system tells.
fn peak_kib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
