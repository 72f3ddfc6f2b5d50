//! What a file is, from its content alone.

use super::export::{self, Vendor};
use super::zipped::Zipped;
use super::{markdown, table};

/// Kinds of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One article as plain text.
    PlainText,
    /// A saved web page.
    Html,
    /// A Markdown note.
    Markdown,
    /// A download of a press database.
    Export(Vendor),
    /// An RSS or Atom feed.
    Feed,
    /// One JSON value.
    Json,
    /// One JSON value a line.
    JsonLines,
    /// A table of text cells (CSV, TSV).
    Table,
    /// A workbook with sheets of cells (.xlsx).
    Workbook,
    /// A message, or a mailbox of them.
    Mail,
    /// A web page saved with its parts as one message.
    Mhtml,
    /// Rich text.
    Rtf,
    /// A Word document.
    Docx,
    /// A PDF document.
    Pdf,
    /// An archive of files.
    Zip,
    /// A format that may hold articles and is not read yet.
    NotYetRead(&'static str),
    /// A file that holds no article.
    NoArticle(&'static str),
}

use Format::{
    Docx, Export, Feed, Html, Json, Mail, Markdown, Mhtml, NoArticle, NotYetRead, Pdf, PlainText,
    Rtf, Table, Workbook, Zip,
};

/// First bytes that tell a binary format.
const MAGIC: [(&[u8], Format); 32] = [
    (b"%PDF-", Pdf),
    (b"PK\x05\x06", NoArticle("an empty ZIP archive")),
    (
        b"\xd0\xcf\x11\xe0",
        NoArticle("an old Office document (.doc, .xls); save it as .docx or .txt"),
    ),
    (b"{\\rtf", Rtf),
    (b"\x89PNG\r\n\x1a\n", NoArticle("an image (PNG)")),
    (b"\xff\xd8\xff", NoArticle("an image (JPEG)")),
    (b"GIF87a", NoArticle("an image (GIF)")),
    (b"GIF89a", NoArticle("an image (GIF)")),
    (b"II*\0", NoArticle("an image (TIFF)")),
    (b"MM\0*", NoArticle("an image (TIFF)")),
    (b"\0\0\x01\0", NoArticle("an image (icon)")),
    (b"8BPS", NoArticle("an image (Photoshop)")),
    (b"wOFF", NoArticle("a font (WOFF)")),
    (b"wOF2", NoArticle("a font (WOFF2)")),
    (b"OTTO", NoArticle("a font (OpenType)")),
    (b"\0\x01\0\0\0", NoArticle("a font (TrueType)")),
    (b"\x7fELF", NoArticle("a program (ELF)")),
    (b"MZ\x90", NoArticle("a program (Windows)")),
    (b"\xca\xfe\xba\xbe", NoArticle("a program")),
    (b"\xcf\xfa\xed\xfe", NoArticle("a program (macOS)")),
    (
        b"\x1f\x8b",
        NoArticle("a compressed file (gzip); unpack it first"),
    ),
    (
        b"BZh",
        NoArticle("a compressed file (bzip2); unpack it first"),
    ),
    (
        b"\xfd7zXZ\0",
        NoArticle("a compressed file (xz); unpack it first"),
    ),
    (
        b"7z\xbc\xaf\x27\x1c",
        NoArticle("an archive (7z); unpack it first"),
    ),
    (
        b"Rar!\x1a\x07",
        NoArticle("an archive (RAR); unpack it first"),
    ),
    (
        b"\x28\xb5\x2f\xfd",
        NoArticle("a compressed file (zstd); unpack it first"),
    ),
    (b"ID3", NoArticle("a sound file (MP3)")),
    (b"OggS", NoArticle("a sound or video file (Ogg)")),
    (b"fLaC", NoArticle("a sound file (FLAC)")),
    (b"\x1aE\xdf\xa3", NoArticle("a video file (Matroska)")),
    (b"SQLite format 3\0", NoArticle("a database (SQLite)")),
    (
        b"\0\0\0\x01Bud1",
        NoArticle("a folder's settings (.DS_Store)"),
    ),
];

/// What of a ZIP file is searched for the names of its parts, in bytes from either end.
const ZIP_NAMES: usize = 1 << 16;

/// Parts that tell what a ZIP file is.
const ZIP_PARTS: [(&[u8], Format); 7] = [
    (b"word/document", Docx),
    (b"xl/workbook.xml", Workbook),
    (
        b"xl/workbook.bin",
        NotYetRead("binary workbook (.xlsb); save it as .xlsx or .csv"),
    ),
    (
        b"vnd.oasis.opendocument.spreadsheet",
        NotYetRead("OpenDocument spreadsheet (.ods); save it as .xlsx or .csv"),
    ),
    (b"ppt/presentation.xml", NoArticle("slides (.pptx)")),
    (
        b"vnd.oasis.opendocument.text",
        NotYetRead("OpenDocument text (.odt); save it as .docx or .txt"),
    ),
    (b"application/epub+zip", NoArticle("a book (EPUB)")),
];

/// The format of a file that is not text, by its first bytes.
pub(super) fn binary(bytes: &[u8]) -> Option<Format> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(zip_kind(bytes));
    }
    let known = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic));
    known.map(|&(_, format)| format).or_else(|| {
        let at = |from: usize, magic: &[u8]| {
            bytes
                .get(from..)
                .is_some_and(|rest| rest.starts_with(magic))
        };
        match () {
            () if at(0, b"RIFF") && at(8, b"WEBP") => Some(NoArticle("an image (WebP)")),
            () if at(0, b"RIFF") => Some(NoArticle("a sound or video file")),
            () if at(4, b"ftypavif") || at(4, b"ftypheic") => {
                Some(NoArticle("an image (AVIF or HEIC)"))
            }
            () if at(4, b"ftyp") => Some(NoArticle("a video file (MP4)")),
            () => None,
        }
    })
}

/// What a ZIP file holds: by the names in its directory, or where that is damaged by the names at either end of the file. An
/// archive of documents is no document, though their names stand in its bytes.
fn zip_kind(bytes: &[u8]) -> Format {
    let known = |holds: &dyn Fn(&[u8]) -> bool| {
        let found = ZIP_PARTS.iter().find(|(part, _)| holds(part));
        found.map_or(Zip, |&(_, format)| format)
    };
    let head = &bytes[..bytes.len().min(ZIP_NAMES)];
    if let Ok(parts) = Zipped::open(bytes) {
        let names = parts.names();
        // Documents that are no Office's say what they are in their first part.
        let first = head.get(30..150.min(head.len())).unwrap_or_default();
        return known(&|part| {
            let typed = first.starts_with(b"mimetype")
                && first.windows(part.len()).any(|window| window == part);
            typed || names.iter().any(|name| name.as_bytes().starts_with(part))
        });
    }
    let tail = &bytes[bytes.len().saturating_sub(ZIP_NAMES)..];
    known(&|part| {
        [head, tail]
            .iter()
            .any(|range| range.windows(part.len()).any(|window| window == part))
    })
}

/// Whether decoded text is no text, at its head, its middle or near its end: many controls, or more replacement signs than a
/// damaged file has.
pub(super) fn is_noise(text: &str) -> bool {
    /// So many characters are looked at in each place.
    const SAMPLE: usize = 20_000;
    let places = [0, text.len() / 2, text.len() / 4 * 3];
    let apart = if text.len() > 4 * SAMPLE {
        &places[..]
    } else {
        &places[..1]
    };
    apart.iter().any(|&at| {
        let from = first_bytes(text, at).len();
        noise_in(&text[from..], SAMPLE)
    })
}

fn noise_in(text: &str, sample: usize) -> bool {
    let (mut signs, mut odd) = (0_usize, 0_usize);
    for char in text.chars().take(sample) {
        signs += 1;
        let control = char.is_control()
            && !matches!(char, '\t' | '\n' | '\r' | '\u{0b}' | '\u{0c}' | '\u{85}');
        odd +=
            usize::from(control || char == '\u{fffd}' || matches!(char, '\u{e000}'..='\u{f8ff}'));
    }
    odd * 20 > signs
}

/// The format of decoded text.
pub(super) fn text_format(text: &str) -> Format {
    let head = first_bytes(text, 4096).trim_start();
    let lower = head.to_ascii_lowercase();
    if let Some(vendor) = export::vendor(text) {
        return Export(vendor);
    }
    if is_html(&lower) {
        return Html;
    }
    if lower.starts_with("<?xml")
        || lower.starts_with("<rss")
        || lower.starts_with("<feed")
        || lower.starts_with("<svg")
    {
        return match () {
            () if lower.contains("<svg") => NoArticle("an image (SVG)"),
            () if lower.contains("<rss")
                || lower.contains("<feed")
                || lower.contains("<rdf:rdf") =>
            {
                Feed
            }
            () => NotYetRead("XML"),
        };
    }
    if is_json(head) {
        return Json;
    }
    if is_mail(head) {
        return if lower.contains("multipart/related") {
            Mhtml
        } else {
            Mail
        };
    }
    if markdown::is_markdown(text) {
        return Markdown;
    }
    if table::is_table(text) {
        return Table;
    }
    if is_style_sheet(head) {
        return NoArticle("a style sheet");
    }
    if is_script(head) {
        NoArticle("a script")
    } else {
        PlainText
    }
}

fn is_html(lower: &str) -> bool {
    let opens = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<meta ",
        "<title>",
        "<article",
        "<div",
        "<p>",
        "<p ",
        "<h1",
        "<table",
        "<section",
        "<main",
    ];
    if opens.iter().any(|tag| lower.starts_with(tag)) {
        return true;
    }
    // A comment or an XML declaration may stand before ("saved from url=").
    lower.starts_with('<') && (lower.contains("<html") || lower.contains("<!doctype html"))
}

fn is_json(head: &str) -> bool {
    let mut rest = head.chars().filter(|char| !char.is_whitespace());
    let opens = matches!(
        (rest.next(), rest.next()),
        (Some('{'), Some('"')) | (Some('['), Some('{'))
    );
    opens && (head.contains("\":") || head.contains("\" :"))
}

/// Header lines of a message, at least three known ones before the first empty line.
fn is_mail(head: &str) -> bool {
    let known = [
        "from",
        "to",
        "subject",
        "date",
        "mime-version",
        "content-type",
        "received",
        "message-id",
        "return-path",
        "snapshot-content-location",
    ];
    let lines = head
        .lines()
        .take_while(|line| !line.trim().is_empty())
        .take(60);
    let names = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, _)| name.to_ascii_lowercase());
    let found: Vec<String> = names
        .filter(|name| known.contains(&name.as_str()))
        .collect();
    found.len() >= 3
        && found.iter().any(|name| {
            matches!(
                name.as_str(),
                "mime-version" | "content-type" | "received" | "message-id"
            )
        })
}

fn is_style_sheet(head: &str) -> bool {
    let count = |sign: char| head.matches(sign).count();
    let (open, colon, semi) = (count('{'), count(':'), count(';'));
    head.starts_with("@charset")
        || head.starts_with("@import ")
        || open >= 2
            && colon >= open
            && semi * 2 >= open
            && (open + colon + semi) * 40 > head.len()
            && !head.contains("function")
}

fn is_script(head: &str) -> bool {
    let marks = [
        "function(",
        "function (",
        "=>",
        "var ",
        "const ",
        "let ",
        "return ",
        "});",
        "!function",
        "use strict",
        "window.",
        "document.",
    ];
    let found = marks.iter().filter(|mark| head.contains(*mark)).count();
    let signs = head.matches(['{', '}', ';', '=', '(']).count();
    found >= 2 && signs * 25 > head.len()
}

/// The first `limit` bytes, cut on a character boundary.
pub(super) fn first_bytes(text: &str, limit: usize) -> &str {
    let mut end = text.len().min(limit);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_formats_are_told_apart() {
        assert_eq!(
            text_format("Norland expels envoys\n\nNORDVILLE - {It} said: yes; no."),
            PlainText
        );
        assert_eq!(
            text_format("\n<!-- saved from url=(0030)https://example.org/ -->\n<html><p>x"),
            Html
        );
        assert_eq!(
            text_format("<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html>"),
            Html
        );
        assert_eq!(
            text_format("<?xml version='1.0'?><rss version='2.0'>"),
            Feed
        );
        assert_eq!(text_format("{\"title\": \"x\"}"), Json);
        assert_eq!(
            text_format("From: a@example.org\nSubject: x\nMIME-Version: 1.0\n\nHello"),
            Mail
        );
        assert_eq!(text_format("title,date,text\nx,2018-10-05,y"), Table);
        assert_eq!(
            text_format("!function(){var a=1;return a});\nwindow.x=function(){};"),
            NoArticle("a script")
        );
        assert_eq!(
            text_format("Date: 5 October 2018\nSource: Northern Wire\n\nNorland said."),
            PlainText
        );
    }
}
