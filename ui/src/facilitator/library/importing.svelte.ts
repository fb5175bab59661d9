// The running import: its progress, and a way to stop it.
import type { ImportProgress } from "$lib/generated/ImportProgress";
import { host } from "$lib/host";
import { told } from "$lib/state/notices.svelte";

/** Milliseconds between polls. An import that ends before the first one is not shown. */
const PAUSE = 400;

class Importing {
  progress = $state.raw<ImportProgress | null>(null);
  #runs = false;

  /** Polls the progress of the import until `work` ends. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.#runs = true;
    const timer = setInterval(() => void this.#look(), PAUSE);
    try {
      return await work;
    } finally {
      clearInterval(timer);
      this.#runs = false;
      this.progress = null;
    }
  }

  stop() {
    void told(host.call("stop_import", {}));
  }

  async #look() {
    const progress = await host.call("import_progress", {}).catch(() => null);
    if (this.#runs) this.progress = progress;
  }
}

export const importing = new Importing();
