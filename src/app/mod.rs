//! To come.

/// Stub.
pub fn run(paths: Vec<std::path::PathBuf>) -> anyhow::Result<()> {
    anyhow::bail!("to come: {paths:?}")
}
