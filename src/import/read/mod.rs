//! Placeholder until the stage lands.

/// Stub.
pub fn inspect_articles(file: &super::SourceFile<'_>) -> Vec<serde_json::Value> {
    vec![serde_json::json!({ "file": file.name })]
}
