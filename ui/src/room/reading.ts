// Reads anew after every change: one reading under way, at most one waiting.

/** Milliseconds until a reading that failed is tried again. */
const AGAIN = 2_000;

/**
 * Returns what asks for a reading. What was read goes to `show`; after a failure nothing is shown anew and it is
 * read again in a while.
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
