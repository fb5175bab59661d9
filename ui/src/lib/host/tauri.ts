// The desktop shell as a host.
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWindow } from "@tauri-apps/api/window";
import type { Changed } from "$lib/generated/Changed";
import { CHANGED, MENU, ROOM_MINIMISED, WINDOW_SETTINGS } from "$lib/generated/commands";
import type { WindowSettings } from "$lib/generated/WindowSettings";
import { type Host, HostError, isProblem, unexpected } from "./host";

/** The pending registrations of listeners: the shell registers them asynchronously, one after the other. */
const taken: Promise<unknown>[] = [];

export const tauri: Host = {
  async call(name, args) {
    try {
      return await invoke(name, args);
    } catch (error) {
      throw isProblem(error) ? new HostError(error) : unexpected(error);
    }
  },
  onListening(listener) {
    void Promise.allSettled(taken).then(() => listener());
  },
  onChanged(listener) {
    taken.push(listen<Changed>(CHANGED, (event) => listener(event.payload)));
  },
  onWindowSettings(listener) {
    taken.push(listen<WindowSettings>(WINDOW_SETTINGS, (event) => listener(event.payload)));
  },
  onRoomMinimised(listener) {
    void listen<boolean>(ROOM_MINIMISED, (event) => listener(event.payload));
  },
  onMenu(listener) {
    void getCurrentWindow().listen<string>(MENU, (event) => listener(event.payload));
  },
  onClose(listener) {
    void getCurrentWindow().onCloseRequested(async (event) => {
      if (!(await listener())) event.preventDefault();
    });
  },
  close() {
    void getCurrentWindow().destroy();
  },
  setTitle(title) {
    document.title = title;
    void getCurrentWindow().setTitle(title);
  },
};
