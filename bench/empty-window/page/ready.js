// Two frames: the first paints, the second tells that it has. The application measures itself the same way.
requestAnimationFrame(() => requestAnimationFrame(() => window.__TAURI_INTERNALS__.invoke("ready")));
