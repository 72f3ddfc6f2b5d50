//! To come.

use std::path::PathBuf;

/// Stub.
#[derive(Debug, Clone, Default)]
#[expect(missing_docs, reason = "stub")]
pub struct RunOptions {
    pub paths: Vec<PathBuf>,
    pub theme: Option<ThemeChoice>,
    pub frame_log: Option<PathBuf>,
    pub screenshot: Option<PathBuf>,
    pub size: Option<[f32; 2]>,
}

/// Stub.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "stub")]
pub enum ThemeChoice {
    Light,
    Dark,
}

/// Stub.
pub fn run(options: RunOptions) -> anyhow::Result<()> {
    anyhow::bail!(
        "no display: use `demarche export PATH -o chart.svg` to draw {:?} without a window",
        options.paths
    )
}
