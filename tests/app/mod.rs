//! The window, driven by accessible label. Nothing here needs a display; the one test that needs a driver for pixels says so.

mod demo;
mod drive;
mod look;
mod screens;
