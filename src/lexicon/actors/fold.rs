//! Letters without their marks, so that "Nausėda" and "Nauseda" are one name.

use smol_str::SmolStr;

/// Plain letters, each before the marked lower-case letters that read as it.
const PLAIN: [(&str, &str); 22] = [
    ("a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"),
    ("ae", "æ"),
    ("c", "çćĉċč"),
    ("d", "ďđð"),
    ("e", "èéêëēĕėęěẹẻẽếềểễệə"),
    ("g", "ĝğġģ"),
    ("h", "ĥħ"),
    ("i", "ìíîïĩīĭįıịỉ"),
    ("j", "ĵ"),
    ("k", "ķ"),
    ("l", "ĺļľŀł"),
    ("n", "ñńņňŉ"),
    ("o", "òóôõöøōŏőơọỏốồổỗộớờởỡợ"),
    ("oe", "œ"),
    ("r", "ŕŗř"),
    ("s", "śŝşšș"),
    ("ss", "ß"),
    ("t", "ţťŧț"),
    ("th", "þ"),
    ("u", "ùúûüũūŭůűųưụủứừửữự"),
    ("y", "ýÿŷỳỵỷỹ"),
    ("z", "źżž"),
];

/// `word`, in lower case already, with plain letters and without loose marks.
pub fn fold(word: &str) -> SmolStr {
    if word.is_ascii() {
        return SmolStr::new(word);
    }
    let mut plain = String::with_capacity(word.len());
    for char in word.chars() {
        match PLAIN.iter().find(|(_, marked)| marked.contains(char)) {
            Some((letters, _)) => plain.push_str(letters),
            None if ('\u{300}'..='\u{36f}').contains(&char) => {}
            None => plain.push(char),
        }
    }
    plain.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_fall_away() {
        assert_eq!(fold("khürelsükh"), "khurelsukh");
        assert_eq!(fold("nausėda"), "nauseda");
        assert_eq!(fold("e\u{301}lysée"), "elysee");
        assert_eq!(fold("putin"), "putin");
    }
}
