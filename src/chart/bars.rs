//! A small bar beside a figure: how much it is of the largest, with marks on it.

use super::paint::{Frame, Ink, svg};
use crate::domain::Total;

/// Height in pixels.
const HEIGHT: i32 = 14;

/// A bar of an amount against the largest there is, with a notch for what AWS offers and a tick for
/// what we aim for.
pub fn bar(
    width: u32,
    ink: Ink,
    of: Total,
    most: Total,
    offer: Total,
    target: Option<Total>,
    sentence: &str,
) -> String {
    let across = i32::try_from(width).unwrap_or(100);
    let x = |amount: Total| {
        let along = i128::from(across - 2) * amount.get().max(0) / most.get().max(1);
        i32::try_from(along).unwrap_or(across).min(across - 2)
    };
    let frame = Frame { width, height: HEIGHT.unsigned_abs(), prefix: "bar", sentence };
    svg(&frame, |canvas| {
        canvas.fill((0, 3), (across, HEIGHT - 3), Ink::Surface3);
        canvas.fill((0, 3), (x(of), HEIGHT - 3), ink);
        if offer > Total::ZERO && offer < of {
            canvas.fill((x(offer) - 1, 3), (x(offer) + 1, HEIGHT - 3), Ink::Surface);
        }
        if let Some(target) = target.filter(|target| *target > Total::ZERO) {
            canvas.fill((x(target), 0), (x(target) + 2, HEIGHT), Ink::ScTarget);
        }
    })
}
