// The HTTP host of tests and of development in a browser.
import type { Changed } from "$lib/generated/Changed";
import { type Host, HostError, isProblem, unexpected } from "./host";

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
  onChanged(listener) {
    const source = new EventSource("/api/changed");
    source.onmessage = (event) => listener(JSON.parse(event.data as string) as Changed);
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
