//! E-mail (.eml), mailboxes (.mbox), and web pages saved as one message (.mhtml).

mod page;
mod sender;

use super::assemble::{RawArticle, ReadArticles};
use super::named::body;
use super::record::Record;
use super::{ReadOutcome, SourceFile, decode, html, markup};
use crate::import::clean;
use crate::import::metadata::dates;
use crate::import::metadata::furniture::furniture;
use crate::import::metadata::header::{HeaderLine, classify};
use crate::import::metadata::publication::Candidate;
use crate::model::PublicationBasis;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};

/// No message is larger, in bytes.
const LARGEST: usize = 128 << 20;

/// A message that holds more messages inside each other than this was made to do harm.
const MOST_NESTED: usize = 64;

/// A message has fewer parts.
const MOST_PARTS: usize = 10_000;

/// Reads the articles of a message, a mailbox or a page saved as one file.
pub(super) fn read(file: &SourceFile<'_>) -> Result<ReadArticles, ReadOutcome> {
    if !file.bytes.starts_with(b"From ") {
        return message(file, file.bytes);
    }
    let mut found = ReadArticles::default();
    for (bytes, number) in letters(file.bytes).into_iter().zip(1..) {
        match message(file, &bytes) {
            Ok(one) => found.articles.extend(one.articles),
            Err(ReadOutcome::Failed(why) | ReadOutcome::Skipped(why)) => {
                found.warnings.push(format!("message {number}: {why}"));
            }
            Err(ReadOutcome::Articles { .. }) => {}
        }
    }
    if found.articles.is_empty() {
        return Err(ReadOutcome::Failed(
            "expected a mailbox, found no message with a text in it".to_owned(),
        ));
    }
    Ok(found)
}

/// The messages of a mailbox: each begins with a line "From sender date" after an empty one. Quoted lines are unquoted.
fn letters(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut list: Vec<Vec<u8>> = Vec::new();
    let mut empty = true;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let postmark =
            line.starts_with(b"From ") && line.len() < 300 && line.iter().any(u8::is_ascii_digit);
        if empty && postmark {
            list.push(Vec::new());
        } else if let Some(letter) = list.last_mut() {
            let marks = line.iter().take_while(|byte| **byte == b'>').count();
            let quoted = marks > 0 && line[marks..].starts_with(b"From ");
            letter.extend_from_slice(&line[usize::from(quoted)..]);
        }
        empty = line.iter().all(u8::is_ascii_whitespace);
    }
    list
}

fn message(file: &SourceFile<'_>, bytes: &[u8]) -> Result<ReadArticles, ReadOutcome> {
    if bytes.len() > LARGEST {
        return Err(ReadOutcome::Failed(format!(
            "expected a message of at most {} MB, found {} MB",
            LARGEST >> 20,
            bytes.len() >> 20
        )));
    }
    if nested(bytes) > MOST_NESTED {
        return Err(ReadOutcome::Failed(format!(
            "expected at most {MOST_NESTED} messages inside each other, found more"
        )));
    }
    let Some(message) = MessageParser::default()
        .parse(bytes)
        .filter(|found| found.parts.len() <= MOST_PARTS)
    else {
        return Err(ReadOutcome::Failed(
            "expected a message, found no header or too many parts".to_owned(),
        ));
    };
    if page::is_saved(&message) {
        return page::read(file, &message).map(ReadArticles::from);
    }
    match article(file, &message) {
        Ok(raw) => Ok(raw.into()),
        // A message that only carries others.
        Err(why) => carried(file, &message).ok_or(why),
    }
}

/// How many messages may stand inside each other.
fn nested(bytes: &[u8]) -> usize {
    const NAME: &[u8] = b"message/";
    let mut count = 0;
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| matches!(byte, b'm' | b'M')) {
        let found = rest.get(at..at + NAME.len());
        count += usize::from(found.is_some_and(|found| found.eq_ignore_ascii_case(NAME)));
        rest = &rest[at + 1..];
    }
    count
}

/// The articles of the messages attached to one that has no text of its own.
fn carried(file: &SourceFile<'_>, message: &Message<'_>) -> Option<ReadArticles> {
    let inner = message.parts.iter().filter_map(|part| match &part.body {
        PartType::Message(inner) => Some(inner),
        _ => None,
    });
    let articles: Vec<RawArticle> = inner
        .filter_map(|inner| article(file, inner).ok())
        .collect();
    (!articles.is_empty()).then(|| ReadArticles {
        articles,
        ..ReadArticles::default()
    })
}

/// The article of one message: its text, with the message's own subject, sender and date.
fn article(file: &SourceFile<'_>, message: &Message<'_>) -> Result<RawArticle, ReadOutcome> {
    let mut record = Record {
        title: message.subject().map(without_prefix).map(str::to_owned),
        outlet: sender::outlet(message),
        ..Record::default()
    };
    let mut paragraphs = text_of(file, message, &mut record);
    forwarded(&mut paragraphs, &mut record);
    if let Some(written) = message.header_raw("Date")
        && let Some(date) = dates::first_full(written)
    {
        let evidence = format!("Date: {}", written.trim());
        record
            .dates
            .push(Candidate::new(date, PublicationBasis::Header, &evidence));
    }
    paragraphs
        .retain(|line| !furniture().is_furniture(line) && record.title.as_deref() != Some(line));
    if !paragraphs
        .iter()
        .any(|line| line.contains(char::is_alphanumeric))
    {
        return Err(ReadOutcome::Failed(
            "expected a message with a text, found none".to_owned(),
        ));
    }
    record.paragraphs = paragraphs;
    Ok(record.into_article())
}

/// The paragraphs of the part that says most: the page where there is one, else the plain text.
fn text_of(file: &SourceFile<'_>, message: &Message<'_>, record: &mut Record) -> Vec<String> {
    let shown = |part: &&MessagePart<'_>| part.attachment_name().is_none();
    let is_page = |part: &&MessagePart<'_>| matches!(part.body, PartType::Html(_));
    let is_text = |part: &&MessagePart<'_>| matches!(part.body, PartType::Text(_));
    let parts = || message.parts.iter().filter(shown);
    let plain: Vec<String> = parts()
        .find(is_text)
        .map(|part| plain_body(&text(message, part)))
        .unwrap_or_default();
    let Some(part) = parts().find(is_page) else {
        return plain;
    };
    let page = text(message, part);
    let all = markup::paragraphs(&page);
    let story = html::read(file, &page)
        .ok()
        .filter(|raw| length(&raw.paragraphs) * 5 > length(&all) * 2);
    match story {
        Some(raw) => {
            record.weak.extend(raw.published.and_then(|found| {
                let date = dates::first_full(&found.date.to_string())?;
                Some(Candidate::new(date, found.basis, &found.evidence))
            }));
            raw.paragraphs
        }
        None if length(&all) * 2 < length(&plain) => plain,
        None => all,
    }
}

fn length(paragraphs: &[String]) -> usize {
    paragraphs.iter().map(String::len).sum()
}

/// The text of a part: as decoded, or where the part names no character set, by what its bytes are.
fn text(message: &Message<'_>, part: &MessagePart<'_>) -> String {
    let (PartType::Html(decoded) | PartType::Text(decoded)) = &part.body else {
        return String::new();
    };
    let named = part
        .content_type()
        .is_some_and(|kind| kind.has_attribute("charset"));
    if named && !decoded.contains('\u{fffd}') || decoded.is_ascii() {
        return decoded.clone().into_owned();
    }
    let range = part.offset_body as usize..part.offset_end as usize;
    let Some(raw) = message.raw_message.get(range) else {
        return decoded.clone().into_owned();
    };
    let bytes = match part.encoding {
        Encoding::None => Some(raw.to_vec()),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => base64_decode(raw),
    };
    bytes.map_or_else(
        || decoded.clone().into_owned(),
        |bytes| decode::decode(&bytes).text,
    )
}

/// Plain text without what it quotes and without the sender's signature.
fn plain_body(text: &str) -> Vec<String> {
    let signed = text.split("\n-- \n").next().unwrap_or(text);
    let signed = signed.split("\n-- \r\n").next().unwrap_or(signed);
    let own: Vec<&str> = signed
        .lines()
        .filter(|line| !line.starts_with('>'))
        .collect();
    body(&own.join("\n"))
}

/// A subject without "Re:" and "Fwd:".
fn without_prefix(subject: &str) -> &str {
    let mut rest = subject.trim();
    while let Some((prefix, after)) = rest.split_once(':') {
        let known = [
            "re", "fw", "fwd", "aw", "wg", "sv", "tr", "rv", "i", "r", "rif", "odp", "vs",
        ];
        if !known.contains(&prefix.trim().to_lowercase().as_str()) {
            break;
        }
        rest = after.trim();
    }
    rest
}

/// The header that a forwarded message leaves in the text: its date comes before the message's own.
fn forwarded(paragraphs: &mut Vec<String>, record: &mut Record) {
    /// Such a header stands no further down, and has no more lines.
    const HEAD: usize = 12;
    let head = paragraphs.len().min(HEAD);
    let label = |line: &str| {
        line.split_once(':')
            .map(|(label, _)| label.trim().trim_matches('*').to_lowercase())
    };
    let is_label = |line: &String| {
        let label = label(line).unwrap_or_default();
        line.len() < 300
            && [
                "from", "sent", "date", "to", "cc", "subject", "reply-to", "von", "gesendet", "an",
                "betreff", "de", "envoyé", "à", "objet",
            ]
            .contains(&label.as_str())
    };
    let lines = paragraphs[..head]
        .iter()
        .filter(|line| is_label(line))
        .count();
    if lines < 2 {
        return drop_preamble(paragraphs, record);
    }
    let mut index = 0;
    paragraphs.retain(|line| {
        index += 1;
        let mark = line.starts_with("-----") || line.starts_with("Begin forwarded");
        if index > head || !is_label(line) && !mark {
            return true;
        }
        if matches!(
            label(line).as_deref(),
            Some("sent" | "date" | "gesendet" | "envoyé")
        ) {
            record.push_date(line, PublicationBasis::Header);
        }
        false
    });
}

/// Lines above the text that say how to see it, and by whom it is.
fn drop_preamble(paragraphs: &mut Vec<String>, record: &mut Record) {
    let mut index = 0;
    paragraphs.retain(|line| {
        index += 1;
        let header = (index <= 4).then(|| classify(line)).flatten();
        if let Some(HeaderLine::Outlet(name)) = &header {
            record.outlet.get_or_insert_with(|| name.clone());
        }
        let lower = clean::squeeze(line).to_lowercase();
        let notice =
            index <= 6 && lower.len() < 160 && lower.contains("browser") && lower.contains("view");
        !notice
            && !matches!(
                header,
                Some(HeaderLine::Outlet(_) | HeaderLine::Byline | HeaderLine::Furniture)
            )
    });
}

#[cfg(test)]
mod tests;
