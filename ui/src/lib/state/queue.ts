/** Does one piece of work after the other, in the order in which it was handed over. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();

  /** Does work once all before it has ended, also where that failed. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }
}
