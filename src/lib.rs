#![doc = include_str!("ARCHITECTURE.md")]
#![cfg_attr(
    test,
    allow(clippy::unwrap_used, reason = "a test stops at the first surprise")
)]

pub mod model;

pub mod lexicon;
pub mod scene;

pub mod import;
pub mod project;

pub mod export;
pub mod timeline;

pub mod jobs;

pub mod app;
pub mod cli;

/// Coding makes many small, short-lived values.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
