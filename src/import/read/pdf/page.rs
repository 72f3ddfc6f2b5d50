//! The text of a page in the order it is written: its operators moved through, each string placed.

use super::font::{Font, Fonts, dict};
use super::layout::{Line, Piece, Writer};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::rc::Rc;

/// Forms inside forms are followed so deep.
const DEEPEST_FORM: usize = 4;

/// Saved states beside each other; more are made to do harm.
const MOST_SAVED: usize = 256;

/// A page has fewer forms.
const MOST_FORMS: usize = 200;

/// A gap of so much, in thousandths of the size, is a space.
const SPACE: f32 = 180.0;

/// A gap of so much is a new column.
const COLUMN: f32 = 2_500.0;

/// A matrix as the format writes it: a b c d e f.
type Matrix = [f32; 6];

const UNIT: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// `inner` applied first, then `outer`.
fn product(inner: &Matrix, outer: &Matrix) -> Matrix {
    // A row of `inner` by the columns of `outer`; the last row moves as well.
    let row = |first: f32, second: f32| {
        [
            first * outer[0] + second * outer[2],
            first * outer[1] + second * outer[3],
        ]
    };
    let [x, y] = row(inner[0], inner[1]);
    let [right, up] = row(inner[2], inner[3]);
    let [left, base] = row(inner[4], inner[5]);
    [x, y, right, up, left + outer[4], base + outer[5]]
}

/// What text is written with.
#[derive(Clone)]
struct State {
    place: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    leading: f32,
    letter_gap: f32,
    word_gap: f32,
    stretch: f32,
    rise: f32,
}

/// The lines of a page. `left` is what may still be unpacked, in bytes.
pub(super) fn lines(
    document: &Document,
    page: ObjectId,
    content: &[u8],
    fonts: &mut Fonts,
    left: &mut usize,
) -> Vec<Line> {
    let mut reader = Reader {
        document,
        fonts,
        left,
        forms: 0,
        state: State {
            place: UNIT,
            font: None,
            size: 0.0,
            leading: 0.0,
            letter_gap: 0.0,
            word_gap: 0.0,
            stretch: 1.0,
            rise: 0.0,
        },
        saved: Vec::new(),
        line: UNIT,
        at: UNIT,
        writer: Writer::default(),
    };
    let resources = resources(document, page);
    reader.content(content, &resources, 0);
    reader.writer.finish()
}

/// The resources of a page, nearest first: its own and those of what holds it.
fn resources(document: &Document, page: ObjectId) -> Vec<&Dictionary> {
    let Ok((own, ids)) = document.get_page_resources(page) else {
        return Vec::new();
    };
    let others = ids
        .into_iter()
        .filter_map(|id| document.get_dictionary(id).ok());
    own.into_iter().chain(others).collect()
}

struct Reader<'a, 'b> {
    document: &'a Document,
    fonts: &'b mut Fonts,
    left: &'b mut usize,
    forms: usize,
    state: State,
    saved: Vec<State>,
    /// Where the line began, and where the next letter stands.
    line: Matrix,
    at: Matrix,
    writer: Writer,
}

impl Reader<'_, '_> {
    fn content(&mut self, content: &[u8], resources: &[&Dictionary], depth: usize) {
        // What is no operator ends the page; the text before it stays.
        for operation in Content::decode_iter(content).map_while(Result::ok) {
            self.obey(&operation, resources, depth);
        }
    }

    fn obey(&mut self, operation: &Operation, resources: &[&Dictionary], depth: usize) {
        let operands = operation.operands.as_slice();
        let number = |at: usize| {
            operands
                .get(at)
                .and_then(|object| object.as_float().ok())
                .filter(|number| number.is_finite())
                .unwrap_or(0.0)
        };
        match operation.operator.as_str() {
            "q" if self.saved.len() < MOST_SAVED => self.saved.push(self.state.clone()),
            "Q" => self.state = self.saved.pop().unwrap_or_else(|| self.state.clone()),
            "cm" => self.state.place = product(&matrix(operands), &self.state.place),
            "BT" => (self.line, self.at) = (UNIT, UNIT),
            "Tf" => {
                let name = operands
                    .first()
                    .and_then(|name| name.as_name().ok())
                    .unwrap_or_default();
                self.state.font = resources
                    .iter()
                    .find_map(|each| self.fonts.get(self.document, each, name));
                self.state.size = number(1);
            }
            "TL" => self.state.leading = number(0),
            "Tc" => self.state.letter_gap = number(0),
            "Tw" => self.state.word_gap = number(0),
            "Tz" => self.state.stretch = number(0) / 100.0,
            "Ts" => self.state.rise = number(0),
            "Td" => self.next_line(number(0), number(1)),
            "TD" => {
                self.state.leading = -number(1);
                self.next_line(number(0), number(1));
            }
            "Tm" => {
                self.line = matrix(operands);
                self.at = self.line;
            }
            "T*" => self.next_line(0.0, -self.state.leading),
            "Tj" => self.show(operands),
            "TJ" => {
                if let Some(Ok(list)) = operands.first().map(Object::as_array) {
                    self.show(list);
                }
            }
            "'" => {
                self.next_line(0.0, -self.state.leading);
                self.show(operands);
            }
            "\"" => {
                (self.state.word_gap, self.state.letter_gap) = (number(0), number(1));
                self.next_line(0.0, -self.state.leading);
                self.show(operands.get(2..).unwrap_or_default());
            }
            "Do" if depth < DEEPEST_FORM => self.form(operands, resources, depth),
            _ => {}
        }
    }

    fn next_line(&mut self, right: f32, up: f32) {
        self.line = product(&[1.0, 0.0, 0.0, 1.0, right, up], &self.line);
        self.at = self.line;
    }

    /// Shows strings with the gaps between them.
    fn show(&mut self, list: &[Object]) {
        let Some(font) = self.state.font.clone() else {
            return;
        };
        let mut piece = self.piece();
        for object in list {
            if let Ok(bytes) = object.as_str() {
                self.string(&font, bytes, &mut piece);
            } else if let Ok(gap) = object.as_float() {
                self.forward(-gap / 1000.0 * self.state.size);
                if -gap > COLUMN {
                    self.writer.write(piece);
                    piece = self.piece();
                } else if -gap > SPACE && !piece.text.ends_with(' ') && !piece.text.is_empty() {
                    piece.text.push(' ');
                }
            }
        }
        self.writer.write(piece);
    }

    fn string(&mut self, font: &Font, bytes: &[u8], piece: &mut Piece) {
        let state = &self.state;
        let mut width = 0.0;
        for shown in font.shown(bytes) {
            piece.text.push_str(&shown.text);
            let gap = state.letter_gap + if shown.is_space { state.word_gap } else { 0.0 };
            width += shown.width * state.size + gap;
        }
        self.forward(width);
        let end = self.placed();
        piece.right = end[4];
    }

    /// Moves on by `width` of the text's own units.
    fn forward(&mut self, width: f32) {
        self.at = product(
            &[1.0, 0.0, 0.0, 1.0, width * self.state.stretch, 0.0],
            &self.at,
        );
    }

    /// Where the next letter stands on the page.
    fn placed(&self) -> Matrix {
        product(
            &[1.0, 0.0, 0.0, 1.0, 0.0, self.state.rise],
            &product(&self.at, &self.state.place),
        )
    }

    /// An empty piece that begins where the next letter stands.
    fn piece(&self) -> Piece {
        let [a, b, c, d, left, base] = self.placed();
        Piece {
            text: String::new(),
            left,
            right: left,
            base,
            size: (c * c + d * d).sqrt() * self.state.size.abs(),
            turned: b.abs() > a.abs() * 0.3,
        }
    }

    /// Reads a form: a page inside the page.
    fn form(&mut self, operands: &[Object], resources: &[&Dictionary], depth: usize) {
        self.forms += 1;
        let Some(Ok(name)) = operands.first().map(Object::as_name) else {
            return;
        };
        let found = resources.iter().find_map(|each| {
            let object = dict(self.document, each, b"XObject")?.get(name).ok()?;
            let (_, object) = self.document.dereference(object).ok()?;
            object.as_stream().ok()
        });
        let Some(stream) = found.filter(|_| self.forms <= MOST_FORMS) else {
            return;
        };
        let is_form = stream
            .dict
            .get(b"Subtype")
            .and_then(Object::as_name)
            .is_ok_and(|name| name == b"Form");
        let Some(content) = is_form
            .then(|| {
                stream
                    .get_plain_content_with_limit((*self.left).min(super::LARGEST_STREAM))
                    .ok()
            })
            .flatten()
        else {
            return;
        };
        *self.left = self.left.saturating_sub(content.len());
        let own: Vec<&Dictionary> = dict(self.document, &stream.dict, b"Resources")
            .into_iter()
            .chain(resources.iter().copied())
            .collect();
        let (state, line, at) = (self.state.clone(), self.line, self.at);
        let kept = std::mem::take(&mut self.saved);
        if let Ok(list) = stream
            .dict
            .get_deref(b"Matrix", self.document)
            .and_then(Object::as_array)
        {
            self.state.place = product(&matrix(list), &self.state.place);
        }
        self.content(&content, &own, depth + 1);
        self.saved = kept;
        (self.state, self.line, self.at) = (state, line, at);
    }
}

fn matrix(operands: &[Object]) -> Matrix {
    let mut matrix = UNIT;
    for (place, object) in matrix.iter_mut().zip(operands) {
        *place = object
            .as_float()
            .ok()
            .filter(|number| number.is_finite())
            .unwrap_or(0.0);
    }
    matrix
}
