// The state of the room window that the facilitator’s window shows.
import { host } from "$lib/host";

class RoomWindow {
  /** Whether it is minimised; screen sharing then shows a stale picture or none. */
  isMinimised = $state(false);

  constructor() {
    host.onRoomMinimised((isMinimised) => {
      this.isMinimised = isMinimised;
    });
  }
}

export const roomWindow = new RoomWindow();
