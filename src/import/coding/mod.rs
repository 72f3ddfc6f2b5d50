//! Categories from clauses.
