//! Hands the shell's capabilities and permissions to Tauri.
fn main() {
    tauri_build::build();
}
