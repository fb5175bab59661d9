// The loaded rows of the library, reloaded on change events.
import type { LibraryPage } from "$lib/generated/LibraryPage";
import type { LibraryRequest } from "$lib/generated/LibraryRequest";
import type { LibrarySort } from "$lib/generated/LibrarySort";
import { host } from "$lib/host";
import { notices } from "$lib/state/notices.svelte";
import { session } from "$lib/state/session.svelte";

/** The number of rows of the first request: a screenful and some to scroll to. */
export const FIRST = 32;
/** The number of rows loaded when the end comes near. */
const MORE = 100;
/** The most rows per request. */
const MOST = 500;

type Question = Omit<LibraryRequest, "offset" | "limit">;

const EVERYTHING: Question = {
  text: "",
  statuses: [],
  severities: [],
  overdue: false,
  sort: "number",
  descending: true,
};

class LibraryList {
  page = $state.raw<LibraryPage | null>(null);
  question = $state.raw(EVERYTHING);
  #asked = 0;
  #loading: Promise<void> | null = null;
  #adding: Promise<void> | null = null;

  get filtered(): boolean {
    const { text, statuses, severities, overdue } = this.question;
    return text.trim() !== "" || statuses.length > 0 || severities.length > 0 || overdue;
  }

  /** Loads the shown rows, or the first ones. Drops the answer if a newer request was made meanwhile. */
  load(rows = Math.max(FIRST, this.page?.rows.length ?? 0)): Promise<void> {
    this.#loading = this.#load(rows, ++this.#asked);
    return this.#loading;
  }

  async #load(rows: number, asked: number) {
    const current = () => asked === this.#asked;
    try {
      const page = await this.#read(0, rows, current);
      if (current()) this.page = page;
    } catch (error) {
      if (current()) void tell(error);
    }
  }

  /** Resolves once the last request is answered. */
  async settled(): Promise<void> {
    while (this.#loading) {
      const loading = this.#loading;
      await loading;
      if (loading === this.#loading) return;
    }
  }

  /** Loads the rows after those shown. */
  more(): Promise<void> {
    this.#adding ??= this.#add().finally(() => {
      this.#adding = null;
    });
    return this.#adding;
  }

  async #add() {
    await this.#loading;
    const before = this.page;
    if (!before || before.rows.length >= before.matching) return;
    const asked = this.#asked;
    const current = () => asked === this.#asked && this.page === before;
    try {
      const next = await this.#read(before.rows.length, MORE, current);
      if (current()) this.page = { ...next, rows: [...before.rows, ...next.rows] };
    } catch (error) {
      if (current()) void tell(error);
    }
  }

  changed() {
    if (this.#asked > 0) void this.load();
  }

  /** Keeps only the first rows when the library is left, so that it opens at its top. */
  shorten() {
    if (this.page) this.page = { ...this.page, rows: this.page.rows.slice(0, FIRST) };
  }

  /** Clears and reloads, for another workspace. */
  async renew() {
    this.page = null;
    this.question = EVERYTHING;
    await this.load();
  }

  ask(change: Partial<Question>) {
    this.question = { ...this.question, ...change };
    void this.load(FIRST);
  }

  sortBy(sort: LibrarySort) {
    const same = this.question.sort === sort;
    const high = ["number", "date", "open", "overdue"].includes(sort);
    this.ask({ sort, descending: same ? !this.question.descending : high });
  }

  clear() {
    this.ask({ text: "", statuses: [], severities: [], overdue: false });
  }

  async #read(offset: number, rows: number, current: () => boolean): Promise<LibraryPage> {
    const ask = (from: number, limit: number) =>
      host.call("library", { request: { ...this.question, offset: from, limit } });
    let page = await ask(offset, Math.min(rows, MOST));
    while (current() && page.rows.length < rows && offset + page.rows.length < page.matching) {
      const next = await ask(offset + page.rows.length, Math.min(rows - page.rows.length, MOST));
      if (next.rows.length === 0) break;
      page = { ...next, rows: [...page.rows, ...next.rows] };
    }
    return page;
  }
}

/** Shows a problem, unless the workspace is unusable, which has a screen of its own. */
async function tell(error: unknown) {
  if (await session.known()) notices.problem(error);
}

export const libraryList = new LibraryList();
