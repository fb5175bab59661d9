// The HTTP host of tests and of development in a browser.
import type { Changed } from "$lib/generated/Changed";
import { WINDOW_SETTINGS } from "$lib/generated/commands";
import type { WindowSettings } from "$lib/generated/WindowSettings";
import { type Host, HostError, isProblem, unexpected } from "./host";

let source: EventSource | undefined;

/** Returns the shared event stream, opened by the first listener. */
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
    // The stream fires `open` again after a reconnect.
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
    // In a browser, the room view is a window that can’t be observed.
  },
  onMenu() {
    // In a browser, there is no menu bar of the application.
  },
  onClose(listener) {
    addEventListener("pagehide", () => void listener());
  },
  close() {
    // Only the browser closes a page.
  },
  setTitle(title) {
    document.title = title;
  },
};
