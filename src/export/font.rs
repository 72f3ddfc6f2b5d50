//! The bundled font for pictures: loaded for our own renderers, embedded for everybody else's.

use super::ExportError;
use super::svg::{Fonts, svg};
use crate::scene::{FONT_FAMILY, Scene, Shape, Weight};
use std::fmt::Write;
use std::sync::{Arc, LazyLock};
use usvg::fontdb;

/// Both weights of the bundled font and no other: pictures do not depend on the machine.
fn database() -> Arc<fontdb::Database> {
    static DATABASE: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
        let mut database = fontdb::Database::new();
        for weight in Weight::ALL {
            database.load_font_data(weight.font_file().to_vec());
        }
        database.set_sans_serif_family(FONT_FAMILY);
        database.set_serif_family(FONT_FAMILY);
        Arc::new(database)
    });
    Arc::clone(&DATABASE)
}

/// The scene as a tree that `resvg` and `krilla-svg` draw.
pub fn tree(scene: &Scene) -> Result<usvg::Tree, ExportError> {
    let options = usvg::Options {
        font_family: FONT_FAMILY.to_owned(),
        fontdb: database(),
        ..usvg::Options::default()
    };
    usvg::Tree::from_str(&svg(scene, Fonts::Named), &options)
        .map_err(|error| ExportError(format!("the chart could not be drawn: {error}")))
}

/// Style sheet with the data of each weight that the scene uses.
pub fn style_sheet(scene: &Scene) -> String {
    let mut sheet = String::from("<style>\n");
    for weight in Weight::ALL {
        let is_used = scene.items.iter().any(|item| match &item.shape {
            Shape::Text { weight: used, .. } => *used == weight,
            Shape::Rect { .. } | Shape::Line { .. } | Shape::Circle { .. } | Shape::Path { .. } => {
                false
            }
        });
        if is_used {
            // Writing to a string cannot fail.
            let _ = writeln!(
                sheet,
                "@font-face{{font-family:'{FONT_FAMILY}';font-weight:{};src:url(data:font/ttf;base64,{})}}",
                weight.css(),
                base64(weight.font_file())
            );
        }
    }
    sheet.push_str("</style>\n");
    sheet
}

fn base64(bytes: &[u8]) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}
