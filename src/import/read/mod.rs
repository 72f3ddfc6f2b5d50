//! From the bytes of a file to its articles. The format is told from the content, never from the name; each format has a file of
//! its own here and hands a [`RawArticle`](assemble::RawArticle) to [`assemble`].

mod archive;
mod assemble;
mod decode;
mod docx;
mod export;
mod feed;
mod html;
mod inspect;
mod json;
mod language;
mod mail;
mod markdown;
mod markup;
mod named;
mod pdf;
mod record;
mod rtf;
mod sniff;
mod table;
mod text;
mod title;
mod zipped;

pub use archive::is_resource;
pub use assemble::redate;
pub use export::Vendor;
pub use inspect::inspect_articles;
pub use sniff::Format;

use assemble::ReadArticles;

use crate::model::Article;
use serde::{Deserialize, Serialize};

/// A file as found.
#[derive(Debug, Clone, Copy)]
pub struct SourceFile<'a> {
    /// Path relative to the folder opened, with `/` between parts.
    pub name: &'a str,
    /// All of it.
    pub bytes: &'a [u8],
}

impl<'a> SourceFile<'a> {
    /// The name without folders and extension.
    pub fn stem(&self) -> &'a str {
        let base = self.name.rsplit('/').next().unwrap_or(self.name);
        match base.rsplit_once('.') {
            Some((stem, _)) if !stem.is_empty() => stem,
            _ => base,
        }
    }
}

/// What came of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ReadOutcome {
    /// Its articles; ids are all 0 and are set by the caller.
    Articles {
        /// In the order of the file, parts counted from 0.
        articles: Vec<Article>,
        /// How many articles the file says it holds, where it does.
        stated: Option<usize>,
        /// What was odd, in sentences for people.
        warnings: Vec<String>,
    },
    /// Nothing to read here: what the file is ("an image (PNG)").
    Skipped(String),
    /// It should have been an article: what was expected, and what was found.
    Failed(String),
}

impl ReadOutcome {
    fn not_yet(what: &str) -> Self {
        Self::Skipped(format!("not yet read: {what}"))
    }
}

/// Reads the articles of one file. Pure and total: takes linear time and never panics.
pub fn read(file: &SourceFile<'_>) -> ReadOutcome {
    match articles_of(file) {
        Ok(found) => assemble::outcome(file, found),
        Err(outcome) => outcome,
    }
}

/// Whether the file is of a format whose reader is not ours and may take any time, memory or depth of stack, so that it is better
/// read in a process of its own.
pub fn wants_process(file: &SourceFile<'_>) -> bool {
    match sniff::binary(file.bytes) {
        Some(Format::Pdf) => true,
        Some(Format::Zip) => archive::holds_pdf(file.bytes),
        _ => false,
    }
}

/// What the reader of the file's format finds in it.
fn articles_of(file: &SourceFile<'_>) -> Result<ReadArticles, ReadOutcome> {
    if file.bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadOutcome::Skipped("an empty file".to_owned()));
    }
    if let Some(format) = sniff::binary(file.bytes) {
        return read_as(format, file, "");
    }
    let decoded = decode::decode(file.bytes);
    if sniff::is_noise(&decoded.text) {
        return Err(ReadOutcome::Skipped("binary data, no text".to_owned()));
    }
    let mut found = read_as(sniff::text_format(&decoded.text), file, &decoded.text)?;
    found.warnings.extend(decoded.warning);
    Ok(found)
}

/// Reads a file as `format`; `text` is the decoded text of those formats that are text.
fn read_as(format: Format, file: &SourceFile<'_>, text: &str) -> Result<ReadArticles, ReadOutcome> {
    match format {
        Format::PlainText => text::read(file, text).map(ReadArticles::from),
        Format::Html => html::read(file, text).map(ReadArticles::from),
        Format::Markdown => markdown::read(file, text),
        Format::Export(vendor) => export::read(vendor, text),
        Format::Feed => feed::read(file, text),
        Format::Json | Format::JsonLines => json::read(file, text),
        Format::Table => table::read(text),
        Format::Workbook => table::read_workbook(file),
        Format::Mail | Format::Mhtml => mail::read(file),
        Format::Rtf => rtf::read(file),
        Format::Docx => docx::read(file),
        Format::Pdf => pdf::read(file),
        Format::Zip => Err(archive::read(file)),
        Format::NotYetRead(what) => Err(ReadOutcome::not_yet(what)),
        Format::NoArticle(what) => Err(ReadOutcome::Skipped(what.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn skipped(bytes: &[u8], expect: &str) {
        let file = SourceFile {
            name: "a.txt",
            bytes,
        };
        assert_eq!(read(&file), ReadOutcome::Skipped(expect.to_owned()));
    }

    #[test]
    fn what_is_no_article_is_named() {
        skipped(b"", "an empty file");
        skipped(b" \n\t ", "an empty file");
        skipped(b"\xef\xbb\xbf \r\n", "an empty file");
        skipped(b"\x89PNG\r\n\x1a\n0000", "an image (PNG)");
        skipped(
            b"body { color: red; }\n.a, .b { margin: 0; padding: 1em; }\n",
            "a style sheet",
        );
        skipped(
            &(0..2000_u32)
                .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
                .collect::<Vec<_>>(),
            "binary data, no text",
        );
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..400)) {
            read(&SourceFile { name: "x/y.html", bytes: &bytes });
        }

        #[test]
        fn any_text_is_read_into_spans_that_fit(text in "[A-Za-z0-9 .,:()\n|<>/=\"-]{0,300}") {
            if let ReadOutcome::Articles { articles, .. } = read(&SourceFile { name: "y.txt", bytes: text.as_bytes() }) {
                for article in articles {
                    proptest::prop_assert!(article.text.get(article.body.range()).is_some());
                    if let Some(dateline) = &article.dateline {
                        proptest::prop_assert!(article.body.contains(dateline.span));
                        proptest::prop_assert!(article.text.get(dateline.span.range()).is_some());
                    }
                }
            }
        }
    }
}
