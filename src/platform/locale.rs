//! How the browser's user writes numbers and dates.

/// What `public/boot.js` had the browser write before the app was started: 1,234,567.8 and
/// 31 January 2027, one line each. Empty when it could not.
pub fn samples() -> String {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    root.and_then(|root| root.get_attribute("data-locale")).unwrap_or_default()
}
