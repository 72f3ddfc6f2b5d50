//! All integration tests in one binary: linking it once is what takes the time.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod app;
mod cli;
mod layers;
mod sample;
