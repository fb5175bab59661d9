//! Hands the shell's capabilities and permissions to Tauri, and bakes the page in.

use tauri_build::{AppManifest, Attributes};

const PERMISSIONS: &str = "./src-tauri/permissions/*.toml";
const CAPABILITIES: &str = "./src-tauri/capabilities/*.json";

#[allow(clippy::print_stdout)]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Tauri watches only the places that are its own by default.
    for pattern in [PERMISSIONS, CAPABILITIES] {
        println!("cargo:rerun-if-changed={}", pattern.rsplit_once('/').map_or(pattern, |(folder, _)| folder));
    }
    let manifest = AppManifest::new().permissions_path_pattern(PERMISSIONS);
    let attributes = Attributes::new().app_manifest(manifest).capabilities_path_pattern(CAPABILITIES);
    tauri_build::try_build(attributes)?;
    Ok(())
}
