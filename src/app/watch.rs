//! Watching the real window from outside: a picture of its first stable frame, and a log of how long frames take.

use super::state::State;
use crate::jobs;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

/// Frames in a row without work under way after which the window counts as stable.
const STABLE_FRAMES: u32 = 8;
/// Longest wait for a stable frame; then the picture shows what there is.
const PATIENCE: Duration = Duration::from_mins(2);

/// Takes one picture of the window and closes it.
pub struct Photographer {
    path: PathBuf,
    since: Instant,
    stable: u32,
    asked: bool,
    sender: Sender<Arc<egui::ColorImage>>,
    pictures: Receiver<Arc<egui::ColorImage>>,
}

impl Photographer {
    /// A picture is to be written to `path`.
    pub fn new(path: PathBuf) -> Self {
        let (sender, pictures) = channel();
        Self {
            path,
            since: Instant::now(),
            stable: 0,
            asked: false,
            sender,
            pictures,
        }
    }

    /// Looks at the frame that was just painted. Gives the outcome once the picture is written.
    pub fn look(&mut self, ctx: &egui::Context, state: &State) -> Option<Result<(), String>> {
        if let Ok(picture) = self.pictures.try_recv() {
            return Some(write_png(&self.path, &picture));
        }
        let at_work = state.busy.is_some() || state.exporting;
        self.stable = if at_work { 0 } else { self.stable + 1 };
        let ready = self.stable >= STABLE_FRAMES || self.since.elapsed() > PATIENCE;
        if ready && !self.asked {
            self.asked = true;
            let sender = self.sender.clone();
            let wake = ctx.clone();
            ctx.request_screenshot(move |picture| {
                if sender.send(picture).is_ok() {
                    wake.request_repaint();
                }
            });
        }
        ctx.request_repaint();
        None
    }
}

fn write_png(path: &Path, picture: &egui::ColorImage) -> Result<(), String> {
    let complaint = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let [width, height] = picture.size;
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width as u32, height as u32);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let pixels: Vec<u8> = picture
        .pixels
        .iter()
        .flat_map(egui::Color32::to_array)
        .collect();
    encoder
        .write_header()
        .and_then(|mut writer| {
            writer.write_image_data(&pixels)?;
            writer.finish()
        })
        .map_err(|error| complaint(&error))?;
    jobs::write_atomically(path, &bytes).map_err(|error| error.to_string())
}

/// Notes each frame's times and writes them when the window closes.
pub struct FrameLog {
    path: PathBuf,
    start: Instant,
    lines: String,
    frames: u64,
}

impl FrameLog {
    /// A log to be written to `path` as CSV.
    pub fn new(path: PathBuf) -> Self {
        Self {
            path,
            start: Instant::now(),
            lines: "frame,at_s,ui_ms,last_frame_cpu_ms\n".to_owned(),
            frames: 0,
        }
    }

    /// Notes a frame: time spent in our own code, and the whole CPU time of the frame before.
    pub fn note(&mut self, ui: Duration, last_cpu_seconds: Option<f32>) {
        self.frames += 1;
        let last = last_cpu_seconds.map_or(String::new(), |time| format!("{:.3}", time * 1e3));
        // Writing to a string cannot fail.
        let _ = writeln!(
            self.lines,
            "{},{:.4},{:.3},{last}",
            self.frames,
            self.start.elapsed().as_secs_f64(),
            ui.as_secs_f64() * 1e3,
        );
    }

    /// Writes the log.
    pub fn write(&self) -> Result<(), String> {
        jobs::write_atomically(&self.path, self.lines.as_bytes()).map_err(|error| error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_frame_log_has_a_line_a_frame() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("frames.csv");
        let mut log = FrameLog::new(path.clone());
        log.note(Duration::from_micros(1500), None);
        log.note(Duration::from_micros(2500), Some(0.004));
        log.write().unwrap();
        let text = std::fs::read_to_string(path).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 3);
        assert!(lines[1].starts_with("1,") && lines[1].ends_with(",1.500,"));
        assert!(lines[2].starts_with("2,") && lines[2].ends_with(",2.500,4.000"));
    }

    #[test]
    fn a_picture_becomes_a_png_of_its_size() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("window.png");
        let picture = egui::ColorImage::filled([3, 2], egui::Color32::RED);
        write_png(&path, &picture).unwrap();
        let file = std::io::BufReader::new(std::fs::File::open(path).unwrap());
        let reader = png::Decoder::new(file).read_info().unwrap();
        assert_eq!((reader.info().width, reader.info().height), (3, 2));
    }
}
