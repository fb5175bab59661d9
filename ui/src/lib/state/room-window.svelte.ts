// What the facilitator's window has to know of the window for the shared screen.
import { host } from "$lib/host";

class RoomWindow {
  /** Whether it is minimised: a share of it shows an old picture, or none. */
  isMinimised = $state(false);

  constructor() {
    host.onRoomMinimised((isMinimised) => {
      this.isMinimised = isMinimised;
    });
  }
}

export const roomWindow = new RoomWindow();
