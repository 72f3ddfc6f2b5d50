//! What a chart shows and keeps to, whatever the corpus.

use super::fixture::{Case, incident, random};
use super::*;

/// Writes pictures to look at: `cargo test --lib look_at -- --ignored`.
#[test]
#[ignore = "writes pictures for people to look at"]
fn look_at_pictures() {
    let folder = std::env::temp_dir();
    let save = |name: &str, scene: &Scene, dpi: f32| {
        let bytes = crate::export::image(scene, crate::export::ImageFormat::Png, dpi).unwrap();
        std::fs::write(folder.join(format!("chart-{name}.png")), bytes).unwrap();
    };
    let case = Case::new(incident());
    let deny = case
        .corpus
        .events
        .iter()
        .find(|event| event.category == crate::model::EventCategory::Deny)
        .unwrap()
        .id;
    let plain = case.input(1000.0, 700.0);
    save("plain", &layout(&plain).scene, 72.0);
    let selected = ChartInput {
        focus: Focus {
            selected: Some(deny),
            hovered: None,
        },
        ..plain
    };
    save("selected", &layout(&selected).scene, 72.0);
    save("selected-2x", &layout(&selected).scene, 144.0);
    let dark = ChartInput {
        theme: Theme::of(crate::scene::ThemeKind::Dark),
        ..selected
    };
    save("dark", &layout(&dark).scene, 72.0);
    let many = Case::new(random(3_000, 14, 2_000, 7));
    save("many", &layout(&many.input(1000.0, 700.0)).scene, 72.0);
    save(
        "export",
        &layout_for_export(&plain, &ExportOptions::default()),
        144.0,
    );
}
