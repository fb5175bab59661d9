// A clock for timers on screen.
class Ticker {
  /** `performance.now()`, updated twice a second. */
  now = $state(performance.now());

  constructor() {
    setInterval(() => {
      this.now = performance.now();
    }, 500);
  }
}

export const ticker = new Ticker();
