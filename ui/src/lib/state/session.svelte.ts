// The open workspace, as every screen needs it.
import type { Session } from "$lib/generated/Session";
import { host } from "$lib/host";

class OpenSession {
  value = $state<Session | null>(null);
  #loading: Promise<void> = Promise.resolve();

  load(): Promise<void> {
    this.#loading = host.call("session", {}).then((value) => {
      this.value = value;
    });
    return this.#loading;
  }

  /** Whether the workspace can be read, once that is known. */
  async known(): Promise<boolean> {
    await this.#loading.catch(() => undefined);
    return this.usable;
  }

  /** Whether the workspace can be read. */
  get usable(): boolean {
    const state = this.value?.state.state;
    return state === "open" || state === "read_only" || state === "newer";
  }

  get canEdit(): boolean {
    return this.value?.state.state === "open";
  }

  get today(): string {
    return this.value?.today ?? "";
  }
}

export const session = new OpenSession();
