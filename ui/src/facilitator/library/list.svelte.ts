// The rows of the library that are on screen, renewed as the service tells of changes.
import type { LibraryPage } from "$lib/generated/LibraryPage";
import type { LibraryRequest } from "$lib/generated/LibraryRequest";
import type { LibrarySort } from "$lib/generated/LibrarySort";
import { host } from "$lib/host";
import { notices } from "$lib/state/notices.svelte";

const PAGE = 100;

class LibraryList {
  page = $state.raw<LibraryPage | null>(null);
  request = $state<LibraryRequest>({
    text: "",
    statuses: [],
    severities: [],
    overdue: false,
    sort: "number",
    descending: true,
    offset: 0,
    limit: PAGE,
  });
  #asked = 0;

  get filtered(): boolean {
    const { text, statuses, severities, overdue } = this.request;
    return text.trim() !== "" || statuses.length > 0 || severities.length > 0 || overdue;
  }

  async load() {
    const asked = ++this.#asked;
    try {
      const page = await host.call("library", { request: $state.snapshot(this.request) });
      // An answer that was overtaken by a newer question is dropped.
      if (asked === this.#asked) this.page = page;
    } catch (error) {
      notices.problem(error);
    }
  }

  changed() {
    if (this.page) void this.load();
  }

  ask(change: Partial<LibraryRequest>) {
    Object.assign(this.request, { limit: PAGE, ...change });
    void this.load();
  }

  more() {
    this.ask({ limit: Math.min(this.request.limit + PAGE, 500) });
  }

  sortBy(sort: LibrarySort) {
    const same = this.request.sort === sort;
    const high = ["number", "date", "open", "overdue"].includes(sort);
    this.ask({ sort, descending: same ? !this.request.descending : high });
  }

  clear() {
    this.ask({ text: "", statuses: [], severities: [], overdue: false });
  }
}

export const libraryList = new LibraryList();
