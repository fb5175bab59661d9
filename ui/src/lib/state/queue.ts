/** Runs asynchronous work one at a time, in order. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs `work` after everything queued before it has settled, even if that failed. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }
}
