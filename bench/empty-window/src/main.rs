//! An empty window that tells when its page is painted.

#[tauri::command]
#[allow(clippy::print_stderr)]
fn ready() {
    eprintln!("first screen");
}

fn main() {
    let built = tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![ready])
        .build(tauri::generate_context!());
    if let Ok(app) = built {
        app.run(|_, _| {});
    }
}
