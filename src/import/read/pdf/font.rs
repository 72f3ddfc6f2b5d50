//! Fonts of a document: what letters their codes show and how wide they are.

use super::unicode::Letters;
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use std::collections::HashMap;
use std::rc::Rc;

/// A table of letters is not unpacked beyond this, in bytes.
const LARGEST_TABLE: usize = 4 << 20;

/// No document has more fonts.
const MOST_FONTS: usize = 2_000;

/// A font as its text needs it.
#[derive(Debug, Default)]
pub(super) struct Font {
    letters: Option<Letters>,
    /// Letters of codes of one byte, where the font has no table or the table lacks them.
    plain: Vec<String>,
    /// How many bytes a code has.
    code_bytes: usize,
    /// Whether codes are UTF-16 themselves.
    is_utf16: bool,
    widths: HashMap<u32, f32>,
    default_width: Option<f32>,
}

/// One letter, or several that stand as one.
pub(super) struct Shown<'a> {
    /// What it says.
    pub text: std::borrow::Cow<'a, str>,
    /// How wide it is, in parts of the size.
    pub width: f32,
    /// Whether it is the code 32 of one byte, which word spacing widens.
    pub is_space: bool,
}

impl Font {
    /// The letters of a string.
    pub(super) fn shown<'a>(&'a self, bytes: &'a [u8]) -> impl Iterator<Item = Shown<'a>> + 'a {
        bytes.chunks(self.code_bytes.max(1)).map(|chunk| {
            let code = chunk
                .iter()
                .fold(0, |sum, byte| sum << 8 | u32::from(*byte));
            let text = self.text(code);
            Shown {
                width: self.width(code, &text),
                is_space: chunk == b" ",
                text: text.into(),
            }
        })
    }

    fn text(&self, code: u32) -> String {
        if let Some(text) = self.letters.as_ref().and_then(|letters| letters.get(code)) {
            return text.to_owned();
        }
        if self.is_utf16 {
            return char::from_u32(code).unwrap_or('\u{fffd}').to_string();
        }
        let plain = usize::try_from(code)
            .ok()
            .and_then(|code| self.plain.get(code));
        plain.cloned().unwrap_or_else(|| "\u{fffd}".to_owned())
    }

    fn width(&self, code: u32, text: &str) -> f32 {
        let known = self.widths.get(&code).copied().or(self.default_width);
        known.unwrap_or_else(|| guessed(text)) / 1000.0
    }
}

/// The width of a letter in a common font, in thousandths.
fn guessed(text: &str) -> f32 {
    match text.chars().next().unwrap_or(' ') {
        'i' | 'j' | 'l' | 'f' | 't' | 'I' | ' ' | '.' | ',' | ';' | ':' | '\'' | '’' | '‘'
        | '!' | '|' | '(' | ')' => 280.0,
        'm' | 'w' | 'M' | 'W' | '—' => 850.0,
        char if char.is_uppercase() => 680.0,
        char if char >= '\u{2e80}' => 1000.0,
        _ => 520.0,
    }
}

/// The fonts met so far.
#[derive(Default)]
pub(super) struct Fonts {
    by_id: HashMap<ObjectId, Rc<Font>>,
    base: HashMap<Vec<u8>, Vec<String>>,
}

impl Fonts {
    /// The font of that name in `resources`.
    pub(super) fn get(
        &mut self,
        document: &Document,
        resources: &Dictionary,
        name: &[u8],
    ) -> Option<Rc<Font>> {
        let fonts = dict(document, resources, b"Font")?;
        let object = fonts.get(name).ok()?;
        let id = object.as_reference().ok();
        if let Some(known) = id.and_then(|id| self.by_id.get(&id)) {
            return Some(Rc::clone(known));
        }
        let (_, font) = document.dereference(object).ok()?;
        let font = Rc::new(self.load(document, font.as_dict().ok()?));
        if let Some(id) = id.filter(|_| self.by_id.len() < MOST_FONTS) {
            self.by_id.insert(id, Rc::clone(&font));
        }
        Some(font)
    }

    fn load(&mut self, document: &Document, font: &Dictionary) -> Font {
        let letters = font
            .get_deref(b"ToUnicode", document)
            .and_then(Object::as_stream)
            .and_then(|stream| stream.get_plain_content_with_limit(LARGEST_TABLE))
            .map(|bytes| Letters::parse(&bytes))
            .ok();
        let composite = font
            .get(b"Subtype")
            .and_then(Object::as_name)
            .is_ok_and(|name| name == b"Type0");
        let mut loaded = if composite {
            of_composite(document, font)
        } else {
            self.of_simple(document, font)
        };
        if letters.as_ref().is_some_and(|letters| letters.one_byte) && composite {
            loaded.code_bytes = 1;
        }
        loaded.letters = letters;
        loaded
    }

    fn of_simple(&mut self, document: &Document, font: &Dictionary) -> Font {
        let encoding = font.get_deref(b"Encoding", document).ok();
        let true_type = font
            .get(b"Subtype")
            .and_then(Object::as_name)
            .is_ok_and(|name| name == b"TrueType");
        let fallback: &[u8] = if true_type {
            b"WinAnsiEncoding"
        } else {
            b"StandardEncoding"
        };
        let named = match encoding {
            Some(Object::Name(name)) => name.as_slice(),
            Some(Object::Dictionary(inner)) => inner
                .get(b"BaseEncoding")
                .and_then(Object::as_name)
                .unwrap_or(fallback),
            _ => fallback,
        };
        let mut plain = self.base(document, named);
        if let Some(Object::Dictionary(inner)) = encoding
            && let Ok(list) = inner
                .get_deref(b"Differences", document)
                .and_then(Object::as_array)
        {
            differences(document, list, &mut plain);
        }
        let first = font
            .get_deref(b"FirstChar", document)
            .and_then(Object::as_i64)
            .unwrap_or(0);
        let first = u32::try_from(first).unwrap_or(0);
        let mut widths = HashMap::new();
        if let Ok(list) = font
            .get_deref(b"Widths", document)
            .and_then(Object::as_array)
        {
            for (width, code) in list.iter().take(256).zip(first..) {
                widths.extend(number(document, width).map(|width| (code, width)));
            }
        }
        // Fonts that draw their letters themselves count in units of their own.
        if font
            .get(b"Subtype")
            .and_then(Object::as_name)
            .is_ok_and(|name| name == b"Type3")
        {
            widths.clear();
        }
        Font {
            plain,
            code_bytes: 1,
            widths,
            ..Font::default()
        }
    }

    /// The letters of a standard encoding.
    fn base(&mut self, document: &Document, name: &[u8]) -> Vec<String> {
        if let Some(known) = self.base.get(name) {
            return known.clone();
        }
        let font = dictionary! { "Type" => "Font", "Encoding" => Object::Name(name.to_vec()) };
        let list: Vec<String> = match font.get_font_encoding(document) {
            Ok(encoding) => (0..=255_u8)
                .map(|code| encoding.bytes_to_string(&[code]).unwrap_or_default())
                .collect(),
            Err(_) => Vec::new(),
        };
        self.base.insert(name.to_vec(), list.clone());
        list
    }
}

/// Puts the letters that a font names one by one into `plain`.
fn differences(document: &Document, list: &[Object], plain: &mut Vec<String>) {
    plain.resize(256, String::new());
    let mut code = 0_usize;
    for object in list.iter().take(1_024) {
        match object {
            Object::Integer(at) => code = usize::try_from(*at).unwrap_or(0),
            Object::Name(name) => {
                if let Some(place) = plain.get_mut(code) {
                    *place = glyph(document, name).unwrap_or_default();
                }
                code += 1;
            }
            _ => {}
        }
    }
}

/// The letters of a glyph by its name: `eacute`, `uni00E9`, `u1D500`, `f_i`, `a.alt`.
fn glyph(document: &Document, name: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(name).ok()?;
    let name = name.split_once('.').map_or(name, |(name, _)| name);
    let code = name.strip_prefix("uni").or_else(|| name.strip_prefix('u'));
    if let Some(code) = code.filter(|code| code.len() >= 4)
        && let Ok(code) = u32::from_str_radix(code, 16)
    {
        return char::from_u32(code).map(String::from);
    }
    if let Some((first, rest)) = name.split_once('_').filter(|(first, _)| !first.is_empty()) {
        return Some(glyph_name(document, first)? + &glyph_name(document, rest)?);
    }
    glyph_name(document, name)
}

fn glyph_name(document: &Document, name: &str) -> Option<String> {
    let entry = dictionary! {
        "Type" => "Encoding",
        "Differences" => vec![Object::Integer(65), Object::Name(name.as_bytes().to_vec())],
    };
    let font = dictionary! { "Type" => "Font", "Encoding" => Object::Dictionary(entry) };
    let encoding = font.get_font_encoding(document).ok()?;
    let text = encoding
        .bytes_to_string(b"A")
        .ok()
        .filter(|text| !text.is_empty())?;
    // What the crate does not know, it reads as if nothing were named.
    (text != "A" || name == "A").then_some(text)
}

fn of_composite(document: &Document, font: &Dictionary) -> Font {
    let named = font
        .get_deref(b"Encoding", document)
        .and_then(Object::as_name)
        .unwrap_or_default();
    let is_utf16 = named.starts_with(b"Uni")
        && (named.windows(4).any(|part| part == b"UCS2")
            || named.windows(5).any(|part| part == b"UTF16"));
    let mut loaded = Font {
        code_bytes: 2,
        is_utf16,
        default_width: Some(1000.0),
        ..Font::default()
    };
    let inner = font
        .get_deref(b"DescendantFonts", document)
        .and_then(Object::as_array)
        .ok()
        .and_then(|list| document.dereference(list.first()?).ok())
        .and_then(|(_, inner)| inner.as_dict().ok());
    if let Some(inner) = inner {
        loaded.default_width = inner
            .get_deref(b"DW", document)
            .ok()
            .and_then(|width| number(document, width))
            .or(Some(1000.0));
        if let Ok(list) = inner.get_deref(b"W", document).and_then(Object::as_array) {
            loaded.widths = widths(document, list);
        }
    }
    loaded
}

/// Widths as composite fonts list them: "first [w w w]" and "first last w".
fn widths(document: &Document, list: &[Object]) -> HashMap<u32, f32> {
    const MOST: usize = 70_000;
    let mut found = HashMap::new();
    let mut puts = 0;
    let mut rest = list;
    let code = |object: &Object| {
        object
            .as_i64()
            .ok()
            .and_then(|code| u32::try_from(code).ok())
    };
    while let [first, second, tail @ ..] = rest {
        let Some(first) = code(first).filter(|_| puts < MOST) else {
            return found;
        };
        let second = document
            .dereference(second)
            .map_or(second, |(_, object)| object);
        if let Ok(each) = second.as_array() {
            puts += each.len();
            for (width, code) in each.iter().take(MOST).zip(first..) {
                found.extend(number(document, width).map(|width| (code, width)));
            }
            rest = tail;
        } else if let ([width, after @ ..], Some(last)) = (tail, code(second)) {
            let width = number(document, width).unwrap_or(1000.0);
            let codes = first..=last.min(first.saturating_add(0xffff));
            puts += codes.clone().count();
            found.extend(codes.map(|code| (code, width)));
            rest = after;
        } else {
            return found;
        }
    }
    found
}

fn number(document: &Document, object: &Object) -> Option<f32> {
    let (_, object) = document.dereference(object).ok()?;
    object.as_float().ok().filter(|width| width.is_finite())
}

/// The dictionary `name` of another.
pub(super) fn dict<'a>(
    document: &'a Document,
    outer: &'a Dictionary,
    name: &[u8],
) -> Option<&'a Dictionary> {
    outer.get_deref(name, document).ok()?.as_dict().ok()
}
