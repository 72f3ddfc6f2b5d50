//! Placeholder until the stage lands.

/// Stub.
pub fn inspect_articles(file: &super::SourceFile<'_>) -> serde_json::Value {
    serde_json::json!({ "file": file.name })
}
