//! What is known about an article beside its text: outlet, dateline, publication date.

pub mod dateline;
pub mod dates;
pub mod fields;
pub mod furniture;
pub mod header;
pub mod outlet;
pub mod publication;
