// Coalesces reads after changes: one in flight, at most one waiting.

/** Milliseconds before a failed read is retried. */
const AGAIN = 2_000;

/**
 * Returns a function that requests a read. `show` receives the answer. After a failure, the screen stays as
 * it is and the read is retried.
 */
export function reading<T>(read: () => Promise<T>, show: (answer: T) => void): () => void {
  let underWay = false;
  let waiting = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function ask() {
    if (underWay) {
      waiting = true;
      return;
    }
    underWay = true;
    clearTimeout(timer);
    do {
      waiting = false;
      try {
        show(await read());
      } catch {
        clearTimeout(timer);
        timer = setTimeout(ask, AGAIN);
      }
    } while (waiting);
    underWay = false;
  }

  return () => void ask();
}
