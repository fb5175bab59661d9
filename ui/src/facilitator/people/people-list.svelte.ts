// Whether the list of people is open over the screen, and where the focus was before.

class PeopleList {
  shown = $state(false);
  /** The button that the list is anchored to. */
  button: HTMLElement | null = null;
  #before: Element | null = null;

  toggle = () => (this.shown ? this.close() : this.open());

  open = () => {
    this.#before = document.activeElement;
    this.shown = true;
  };

  /** Closes the list and restores the focus. */
  close = () => {
    this.leave();
    const before = this.#before;
    const back = before instanceof HTMLElement && before !== document.body && before.isConnected;
    (back ? before : this.button)?.focus();
  };

  /** Closes the list without moving the focus. */
  leave = () => {
    this.shown = false;
  };
}

export const peopleList = new PeopleList();
