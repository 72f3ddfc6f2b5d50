//! From the bytes of an article to coded, linked events. Pure and total: no clock, no network, no file system, no failure;
//! what is odd becomes a warning.

pub mod actors;
pub mod clean;
pub mod coding;
pub mod date;
pub mod metadata;
pub mod read;
pub mod sentence;
pub mod token;
