// The passing of seconds, for timers on screen.
class Ticker {
  /** Milliseconds of this window's own clock, renewed twice a second. */
  now = $state(performance.now());

  constructor() {
    setInterval(() => {
      this.now = performance.now();
    }, 500);
  }
}

export const ticker = new Ticker();
