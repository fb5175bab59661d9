// Tells the log that a part of a page ran into an error.
import { host } from "./host";

/** The log gets the kind of the error alone: its message may hold what somebody typed or said. */
export function partFailed(part: string, error: unknown) {
  const kind = error instanceof Error ? error.name : typeof error;
  void host.call("part_failed", { part, kind }).catch(() => undefined);
}
