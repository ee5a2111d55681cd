//! Tranche
