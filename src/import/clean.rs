//! Clean text from decoded text: one kind of line end, no invisible signs, hard-wrapped lines joined to paragraphs.

/// `text` with line ends as `\n`, without control and zero-width signs and soft hyphens, and with every space a plain one.
pub fn normalise(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut after_return = false;
    for char in text.chars() {
        match char {
            '\n' if after_return => {}
            '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{0b}' => clean.push('\n'),
            '\u{0c}' | '\u{2029}' => clean.push_str("\n\n"),
            '\t'
            | '\u{a0}'
            | '\u{1680}'
            | '\u{2000}'..='\u{200a}'
            | '\u{202f}'
            | '\u{205f}'
            | '\u{3000}' => clean.push(' '),
            _ if is_invisible(char) => {}
            _ => clean.push(char),
        }
        after_return = char == '\r';
    }
    clean
}

/// Signs that show nothing: controls, soft hyphen, zero-width and direction marks, byte order mark.
fn is_invisible(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffc}' | '\u{e0000}'..='\u{e007f}')
}

/// `text` with every run of white space one space, and none at the ends.
pub fn squeeze(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !clean.is_empty() {
            clean.push(' ');
        }
        clean.push_str(word);
    }
    clean
}

/// Lines of more bytes than this are never part of hard-wrapped text.
const WIDEST_WRAP: usize = 120;

/// Shorter lines than this end a paragraph even in hard-wrapped text.
const NARROWEST_WRAP: usize = 40;

/// The paragraphs of normalised text: every line is one, save where the text is hard-wrapped; there the lines between empty
/// ones are joined. No paragraph is empty.
pub fn paragraphs(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let Some(width) = wrap_width(&lines) else {
        return lines
            .iter()
            .map(|line| squeeze(line))
            .filter(|line| !line.is_empty())
            .collect();
    };
    unwrapped(&lines, width)
}

/// The paragraphs of lines that are wrapped at `width` characters. None is empty.
pub fn unwrapped(lines: &[&str], width: usize) -> Vec<String> {
    let mut list: Vec<String> = Vec::new();
    let mut before: Option<&str> = None;
    for &line in lines {
        let words = squeeze(line);
        match (before, list.last_mut()) {
            (Some(above), Some(last)) if !words.is_empty() && continues(above, line, width) => {
                // "tit-for-\ntat" is one word; "said --\nand" is not.
                if !(last.ends_with('-') && last[..last.len() - 1].ends_with(char::is_alphabetic)) {
                    last.push(' ');
                }
                last.push_str(&words);
            }
            _ if !words.is_empty() => list.push(words),
            _ => {}
        }
        before = (!line.trim().is_empty()).then_some(line);
    }
    list
}

/// The width that the text is wrapped at, in characters; none when its lines are paragraphs.
fn wrap_width(lines: &[&str]) -> Option<usize> {
    let (mut soft, mut joints) = (0_usize, 0_usize);
    let mut widths = Vec::new();
    for pair in lines.windows(2) {
        let (above, below) = (pair[0].trim(), pair[1].trim());
        if above.is_empty() || below.is_empty() || above.len() < NARROWEST_WRAP {
            continue;
        }
        joints += 1;
        let width = above.chars().count();
        let opens_low = below.starts_with(char::is_lowercase);
        let ends_open = !above.ends_with(['.', '!', '?', ':', '"', '”', ')']);
        if width <= WIDEST_WRAP && (opens_low || ends_open) {
            soft += 1;
            widths.push(width);
        }
    }
    // One joint may be a title and its outlet; wrapped text has many, and most of them break inside a sentence.
    if soft < 3 || soft * 10 < joints * 6 {
        return None;
    }
    widths.sort_unstable();
    widths.get(widths.len() * 9 / 10).copied()
}

/// Whether `line` goes on the paragraph of the line above it: its first word would not have fitted there.
fn continues(above: &str, line: &str, width: usize) -> bool {
    let indent = |text: &str| text.len() - text.trim_start().len();
    if indent(line) >= indent(above) + 2 {
        return false;
    }
    let (above, line) = (above.trim(), line.trim());
    let first = line
        .split_whitespace()
        .next()
        .map_or(0, |word| word.chars().count());
    let filled = above.chars().count() + 1 + first;
    let low = line.starts_with(char::is_lowercase);
    let slack = if low { 30 } else { 8 };
    above.len() >= NARROWEST_WRAP && filled + slack > width
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_become_one_kind() {
        assert_eq!(normalise("a\r\nb\rc\u{2028}d\u{2029}e"), "a\nb\nc\nd\n\ne");
    }

    #[test]
    fn invisible_signs_go_and_spaces_are_plain() {
        assert_eq!(
            normalise("\u{feff}ex\u{ad}pel\u{200b}led\u{a0}5\0 \u{202e}envoys\u{202c}"),
            "expelled 5 envoys"
        );
    }

    #[test]
    fn hard_wrapped_lines_join_to_paragraphs() {
        let text = "NORDVILLE (NW) - Norland said on Monday that it had expelled three envoys of\n\
                    its neighbour Sudland, a step that the two states had not taken for tit-for-\n\
                    tat reasons since the end of the last century, when the border had been shut\n\
                    by both.\n\
                    \n\
                    Sudland denied it all and said that it would answer in kind before the month\n\
                    was over.\n";
        let got = paragraphs(text);
        assert_eq!(got.len(), 2);
        assert!(
            got[0].contains("envoys of its neighbour") && got[0].contains("tit-for-tat reasons")
        );
        assert!(got[1].ends_with("before the month was over."));
    }

    #[test]
    fn one_line_paragraphs_stay_apart() {
        let text = "Norland expels three envoys of Sudland over spy row\nThe Norland Gazette\n5 March 2018\nNorland expelled three envoys.\nSudland denied it and said more than this line can hold, and went on for long enough to be wider than any wrap.\nIt rained.";
        assert_eq!(paragraphs(text).len(), 6);
    }

    #[test]
    fn short_sentences_a_line_are_not_wrapped_text() {
        let text = "Norland expelled three envoys on Monday.\nSudland denied that it had sent any of them.\nThe talks went on in the capital all day.\nNobody knew what would come out of them.";
        assert_eq!(paragraphs(text).len(), 4);
    }

    proptest::proptest! {
        #[test]
        fn no_letter_is_lost(text in "[a-zA-Z .\n-]{0,400}") {
            let letters = |text: &str| text.chars().filter(|char| char.is_alphabetic()).collect::<String>();
            let joined: String = paragraphs(&normalise(&text)).concat();
            proptest::prop_assert_eq!(letters(&joined), letters(&text));
        }
    }
}
