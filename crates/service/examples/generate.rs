//! Writes what is made from the code: the types of the UI, the permissions of the windows,
//! the schema of the JSON record, the page of the coach's rules.
//!
//! `./dev gen` runs it; `./dev check` runs it into another folder and compares.

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = std::env::args().nth(1).ok_or("name the folder to write below")?;
    let root = Path::new(&root);
    let types = root.join("ui/src/lib/generated");
    if types.exists() {
        std::fs::remove_dir_all(&types)?;
    }
    std::fs::create_dir_all(&types)?;
    std::fs::create_dir_all(root.join("docs"))?;
    let permissions = root.join("src-tauri/permissions");
    std::fs::create_dir_all(&permissions)?;
    afterword_service::commands::write_types(&types, &permissions)?;
    std::fs::write(types.join("words.ts"), afterword_words::TYPESCRIPT)?;
    std::fs::write(root.join("docs/post-mortem.schema.json"), afterword_record::json::schema())?;
    std::fs::write(root.join("docs/rules.md"), afterword_coach::Coach::load()?.rules_page())?;
    Ok(())
}
