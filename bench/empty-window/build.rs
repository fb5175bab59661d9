//! Bakes the empty page in.
fn main() {
    tauri_build::build();
}
