// Whether the list of who is here lies over the screen, and where the keyboard was before.

class PeopleList {
  shown = $state(false);
  /** The button that the list hangs from. */
  button: HTMLElement | null = null;
  #before: Element | null = null;

  toggle = () => (this.shown ? this.close() : this.open());

  open = () => {
    this.#before = document.activeElement;
    this.shown = true;
  };

  /** Closes the list and gives the keyboard back to where it was. */
  close = () => {
    this.leave();
    const before = this.#before;
    const back = before instanceof HTMLElement && before !== document.body && before.isConnected;
    (back ? before : this.button)?.focus();
  };

  /** Closes the list; the keyboard has gone elsewhere. */
  leave = () => {
    this.shown = false;
  };
}

export const peopleList = new PeopleList();
