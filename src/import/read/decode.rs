//! From bytes to text: byte order marks, UTF-8 even when damaged, UTF-16 without a mark, a charset the page declares, and at last
//! a guess.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Text with what was odd about it.
pub(super) struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// For people, when bytes had to be replaced.
    pub warning: Option<String>,
}

/// Decodes `bytes`; what fits no encoding becomes U+FFFD. Linear in their number.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    let (encoding, start) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, length),
        None => (without_mark(bytes), 0),
    };
    let (text, damaged) = encoding.decode_without_bom_handling(&bytes[start..]);
    let warning = damaged.then(|| {
        format!(
            "some bytes are not valid {} and were replaced",
            encoding.name()
        )
    });
    Decoded {
        text: text.into_owned(),
        warning,
    }
}

fn without_mark(bytes: &[u8]) -> &'static Encoding {
    if let Some(encoding) = utf16(bytes) {
        return encoding;
    }
    let escapes = bytes.contains(&0x1b);
    if is_mostly_utf8(bytes) && !escapes {
        return UTF_8;
    }
    if let Some(declared) = declared(bytes)
        && declared != UTF_8
    {
        return declared;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

/// UTF-16 by the place of its zero bytes: text of any European script, and any text with spaces, has many.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    let zeros = |from: usize| {
        sample
            .iter()
            .skip(from)
            .step_by(2)
            .filter(|&&byte| byte == 0)
            .count()
    };
    let (even, odd, pairs) = (zeros(0), zeros(1), sample.len() / 2);
    let many = |count: usize| count * 10 >= pairs * 3;
    let few = |count: usize| count * 50 <= pairs;
    match () {
        () if pairs < 2 => None,
        () if many(odd) && few(even) => Some(UTF_16LE),
        () if many(even) && few(odd) => Some(UTF_16BE),
        () => None,
    }
}

/// Whether the bytes are UTF-8, perhaps with a few bad ones: more characters of several bytes than faults.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut wide, mut faults) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        wide += chunk.valid().bytes().filter(|byte| *byte >= 0xc2).count();
        faults += chunk.invalid().len();
    }
    faults == 0 || wide > faults
}

/// The charset that a page declares in its first bytes.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096)];
    let is_page = head.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<');
    let at = head
        .windows(7)
        .position(|window| window.eq_ignore_ascii_case(b"charset"))
        .map(|at| at + 7);
    let at = at.or_else(|| {
        head.windows(8)
            .position(|window| window == b"encoding")
            .map(|at| at + 8)
    })?;
    let rest = &head[at..];
    let skip = rest
        .iter()
        .take_while(|byte| matches!(byte, b' ' | b'=' | b'"' | b'\'' | b'\t'))
        .count();
    let label = &rest[skip..];
    let end = label
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':'))
        .count();
    is_page
        .then(|| Encoding::for_label(&label[..end]))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "“Norland” said – it has żółć and more “quoted” words.";

    #[track_caller]
    fn check(bytes: &[u8], expect: &str) {
        assert_eq!(decode(bytes).text, expect);
    }

    fn utf16_bytes(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn marks_are_read_and_removed() {
        check(&[b"\xef\xbb\xbf", TEXT.as_bytes()].concat(), TEXT);
        check(
            &[&b"\xff\xfe"[..], &utf16_bytes(TEXT, false)].concat(),
            TEXT,
        );
        check(&[&b"\xfe\xff"[..], &utf16_bytes(TEXT, true)].concat(), TEXT);
    }

    #[test]
    fn utf16_needs_no_mark() {
        check(&utf16_bytes(TEXT, false), TEXT);
        check(&utf16_bytes(TEXT, true), TEXT);
    }

    #[test]
    fn one_bad_byte_leaves_utf8_what_it_is() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes.insert(TEXT.find("said").unwrap(), 0xff);
        let decoded = decode(&bytes);
        assert!(decoded.text.contains("żółć") && decoded.warning.is_some());
    }

    #[test]
    fn old_encodings_are_guessed() {
        let western = "Norland’s “envoy” said – no, it’s not so.";
        check(&encoding_rs::WINDOWS_1252.encode(western).0, western);
        let russian =
            "Министерство иностранных дел заявило в пятницу, что посол вызван для объяснений.";
        check(&encoding_rs::KOI8_R.encode(russian).0, russian);
        check(&encoding_rs::WINDOWS_1251.encode(russian).0, russian);
        let chinese = "外交部发言人星期五表示，中方已召见该国大使，提出严正交涉。";
        check(&encoding_rs::GB18030.encode(chinese).0, chinese);
        let japanese = "外務省は金曜日、大使を呼び出し抗議したと発表した。";
        check(&encoding_rs::SHIFT_JIS.encode(japanese).0, japanese);
    }

    #[test]
    fn pages_say_their_charset() {
        let page = "<meta charset='iso-8859-2'><p>Łódź";
        check(&encoding_rs::ISO_8859_2.encode(page).0, page);
    }
}
