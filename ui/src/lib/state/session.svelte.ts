// The open workspace, as every screen needs it.
import type { Session } from "$lib/generated/Session";
import { host } from "$lib/host";

class OpenSession {
  value = $state<Session | null>(null);

  async load() {
    this.value = await host.call("session", {});
  }

  get canEdit(): boolean {
    return this.value?.state.state === "open";
  }

  get today(): string {
    return this.value?.today ?? "";
  }
}

export const session = new OpenSession();
