// Applies the room view’s theme and size from the settings. Keys in this window change the size as well.
import type { Appearance } from "$lib/generated/Appearance";
import { host } from "$lib/host";
import { refuseBrowserKeys } from "$lib/keys/browser";
import { chordsOf } from "$lib/keys/chord";
import { platform } from "$lib/keys/platform";
import { Queue } from "$lib/state/queue";
import { showTheme } from "$lib/state/theme";
import { ZOOM_KEYS, type ZoomCommand, zoomCommand, zoomed } from "$lib/zoom";

const sizes = new Queue();

function show(appearance: Appearance) {
  showTheme(appearance.theme);
}

/** Changes the saved size by a step. Commands are queued, so that quick presses all count. */
function turn(command: ZoomCommand) {
  // The shared screen shows no errors; the size stays as it was.
  void sizes.run(() => step(command)).catch(() => undefined);
}

async function step(command: ZoomCommand) {
  const { zoom } = await host.call("room_appearance", {});
  await host.call("zoom_room", { zoom: zoomed(command, zoom) });
}

function commandOf(event: KeyboardEvent): ZoomCommand | undefined {
  return chordsOf(event, platform).map(zoomCommand).find(Boolean);
}

/** Applies theme and size, now and after every change. */
export function followSettings() {
  const read = () => void host.call("room_appearance", {}).then(show, () => undefined);
  host.onWindowSettings((settings) => show(settings.room));
  host.onListening(read);
  read();
  refuseBrowserKeys((event) => commandOf(event) !== undefined);
  addEventListener("keydown", (event) => {
    const command = commandOf(event);
    if (!command) return;
    event.preventDefault();
    turn(command);
  });
  host.onMenu((command) => {
    if (command in ZOOM_KEYS) turn(command as ZoomCommand);
  });
}
