// Which help lies over the window: every command to choose from, or the keys of the screen.
class Overlay {
  shown = $state<"palette" | "keys" | null>(null);

  close = () => {
    this.shown = null;
  };
}

export const overlay = new Overlay();
