// The host this window runs in.
import type { Host } from "./host";
import { http } from "./http";
import { tauri } from "./tauri";

export const host: Host = "__TAURI_INTERNALS__" in window ? tauri : http;
export { type Host, HostError } from "./host";
