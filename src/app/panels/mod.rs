//! The window's regions. Each reads the state and pushes commands; none changes anything.

pub mod activity;
pub mod centre;
pub mod detail;
pub mod export;
pub mod filters;
pub mod notices;
mod published;
pub mod reader;
pub mod report;
pub mod start;
pub mod top;
