// Logs an error in a part of a page.
import { host } from "./host";

/** Logs only the error’s name, because its message may contain what somebody typed or said. */
export function partFailed(part: string, error: unknown) {
  const kind = error instanceof Error ? error.name : typeof error;
  void host.call("part_failed", { part, kind }).catch(() => undefined);
}
