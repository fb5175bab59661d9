//! Hands the shell's capabilities and permissions to Tauri, and bakes the page in.

use tauri_build::{AppManifest, Attributes};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let manifest = AppManifest::new().permissions_path_pattern("./src-tauri/permissions/*.toml");
    let attributes =
        Attributes::new().app_manifest(manifest).capabilities_path_pattern("./src-tauri/capabilities/*.json");
    tauri_build::try_build(attributes)?;
    Ok(())
}
