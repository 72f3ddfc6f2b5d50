//! What control words of rich text mean to a reader of its text.

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GBK, IBM866, MACINTOSH, SHIFT_JIS, UTF_8, WINDOWS_874, WINDOWS_1250,
    WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256,
    WINDOWS_1257, WINDOWS_1258,
};

/// The meaning of a control word.
#[derive(Clone, Copy)]
pub(super) enum Meaning {
    /// A sign, or the end of a line.
    Char(char),
    /// Its group holds no text of the document.
    Mute,
    /// Hidden text, unless the number is 0.
    Hidden,
    /// Its group is the table of fonts.
    Fonts,
    /// A character by its number.
    Unicode,
    /// How many characters follow in place of such a character.
    Fallback,
    /// The code page by its number.
    CodePage,
    /// The code page by the machine.
    Machine(&'static Encoding),
    /// The font of text without one.
    DefaultFont,
    /// The font.
    Font,
    /// The character set of a font in the table.
    Charset,
    /// Back to the default font.
    Plain,
    /// Bold, unless its number is 0.
    Bold,
    /// So many bytes of data follow.
    Binary,
    /// Nothing for its text.
    Nothing,
}

/// What `word` means.
pub(super) fn meaning(word: &str) -> Meaning {
    match word {
        "par" | "line" | "sect" | "page" | "row" | "nestrow" | "column" => Meaning::Char('\n'),
        "tab" | "cell" | "nestcell" | "emspace" | "enspace" | "qmspace" => Meaning::Char(' '),
        "emdash" => Meaning::Char('—'),
        "endash" => Meaning::Char('–'),
        "bullet" => Meaning::Char('•'),
        "lquote" => Meaning::Char('‘'),
        "rquote" => Meaning::Char('’'),
        "ldblquote" => Meaning::Char('“'),
        "rdblquote" => Meaning::Char('”'),
        "u" => Meaning::Unicode,
        "uc" => Meaning::Fallback,
        "ansicpg" => Meaning::CodePage,
        "ansi" => Meaning::Machine(WINDOWS_1252),
        "mac" => Meaning::Machine(MACINTOSH),
        "deff" => Meaning::DefaultFont,
        "f" => Meaning::Font,
        "fcharset" => Meaning::Charset,
        "plain" => Meaning::Plain,
        "b" => Meaning::Bold,
        "bin" => Meaning::Binary,
        "fonttbl" => Meaning::Fonts,
        "v" | "deleted" => Meaning::Hidden,
        "colortbl" | "stylesheet" | "info" | "pict" | "object" | "objdata" | "header"
        | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf"
        | "footnote" | "annotation" | "listtable" | "listoverridetable" | "revtbl" | "rsidtbl"
        | "generator" | "themedata" | "colorschememapping" | "datastore" | "latentstyles"
        | "xmlnstbl" | "fldinst" | "filetbl" | "nonshppict" | "tc" | "tcn" | "xe" | "rxe"
        | "txe" | "pntext" | "pntxta" | "pntxtb" | "bkmkstart" | "bkmkend" | "private" | "falt"
        | "panose" | "sp" | "ftnsep" | "ftnsepc" | "aftnsep" | "aftnsepc" => Meaning::Mute,
        _ => Meaning::Nothing,
    }
}

/// The code page of that number.
pub(super) fn code_page(number: i32) -> Option<&'static Encoding> {
    Some(match number {
        866 => IBM866,
        874 => WINDOWS_874,
        932 => SHIFT_JIS,
        936 => GBK,
        949 => EUC_KR,
        950 => BIG5,
        1250 => WINDOWS_1250,
        1251 => WINDOWS_1251,
        1252 => WINDOWS_1252,
        1253 => WINDOWS_1253,
        1254 => WINDOWS_1254,
        1255 => WINDOWS_1255,
        1256 => WINDOWS_1256,
        1257 => WINDOWS_1257,
        1258 => WINDOWS_1258,
        10_000 => MACINTOSH,
        65_001 => UTF_8,
        _ => return None,
    })
}

/// The code page of a font's character set; 0 and 1 say nothing but the document's.
pub(super) fn charset(number: i32) -> Option<&'static Encoding> {
    code_page(match number {
        77 => 10_000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}
