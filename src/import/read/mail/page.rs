//! A web page saved as one message. The date of the message is the day it was saved and says nothing of its publication.

use super::super::assemble::RawArticle;
use super::super::{ReadOutcome, SourceFile, html};
use super::text;
use mail_parser::{Message, MimeHeaders, PartType};

/// Whether a browser saved the message.
pub(super) fn is_saved(message: &Message<'_>) -> bool {
    let raw = |name: &str| message.header_raw(name).unwrap_or_default().to_lowercase();
    let by_browser = raw("From").contains("saved by")
        || message.header_raw("Snapshot-Content-Location").is_some();
    let located = || {
        message
            .parts
            .iter()
            .any(|part| part.content_location().is_some())
    };
    let related = || raw("Content-Type").contains("multipart/related");
    by_browser || !raw("From").contains('@') && related() && located()
}

/// Reads the page; where the page itself names no address, it is the one it was saved from.
pub(super) fn read(
    file: &SourceFile<'_>,
    message: &Message<'_>,
) -> Result<RawArticle, ReadOutcome> {
    let page = message
        .parts
        .iter()
        .find(|part| matches!(part.body, PartType::Html(_)));
    let Some(part) = page else {
        return Err(ReadOutcome::Failed(
            "expected a saved page (MHTML), found no HTML in it".to_owned(),
        ));
    };
    let location = message
        .header_raw("Snapshot-Content-Location")
        .or_else(|| part.content_location());
    let location = location
        .map(str::trim)
        .filter(|address| address.starts_with("http"));
    html::read_at(file, &text(message, part), location)
}
