//! The page.

fn main() {
    tranche::platform::fault::report_panics();
    tranche::ui::mount();
}
