//! Dates read as a table.
