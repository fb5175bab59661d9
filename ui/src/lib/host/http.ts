// The HTTP host of tests and of development in a browser.
import type { Changed } from "$lib/generated/Changed";
import { WINDOW_SETTINGS } from "$lib/generated/commands";
import type { WindowSettings } from "$lib/generated/WindowSettings";
import { type Host, HostError, isProblem, unexpected } from "./host";

let source: EventSource | undefined;

/** The one stream of events, open from the first listener on. */
function events(): EventSource {
  source ??= new EventSource("/api/changed");
  return source;
}

export const http: Host = {
  async call(name, args) {
    const response = await fetch(`/api/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(args),
      keepalive: true,
    }).catch((error: unknown) => {
      throw unexpected(error);
    });
    const answer: unknown = await response.json();
    if (!response.ok) {
      throw isProblem(answer) ? new HostError(answer) : unexpected(response.status);
    }
    return answer as never;
  },
  onListening(listener) {
    // The stream opens anew after a lost connection.
    events().addEventListener("open", () => listener());
  },
  onChanged(listener) {
    events().addEventListener("message", (event) => listener(JSON.parse(event.data as string) as Changed));
  },
  onWindowSettings(listener) {
    events().addEventListener(WINDOW_SETTINGS, (event) =>
      listener(JSON.parse(event.data as string) as WindowSettings),
    );
  },
  onRoomMinimised() {
    // A browser has the room view in a window that it does not tell of.
  },
  onMenu() {
    // A browser has a menu bar of its own.
  },
  onClose(listener) {
    addEventListener("pagehide", () => void listener());
  },
  close() {
    // A page is closed by its browser.
  },
  setTitle(title) {
    document.title = title;
  },
};
