// The interface between the UI and its host, the shell or a browser. The rest of the UI uses nothing else.
import type { Changed } from "$lib/generated/Changed";
import type { Commands } from "$lib/generated/commands";
import type { Problem } from "$lib/generated/Problem";
import type { WindowSettings } from "$lib/generated/WindowSettings";

export interface Host {
  /** Sends a command. Rejects with a {@link HostError}. */
  call<Name extends keyof Commands>(
    name: Name,
    args: Commands[Name]["arguments"],
  ): Promise<Commands[Name]["answer"]>;
  /**
   * Calls back once change events reach this window, and again whenever some may have been missed, so that
   * the listener can reload what it read before.
   */
  onListening(listener: () => void): void;
  /** Calls back after every change of the workspace, from any window. */
  onChanged(listener: (changed: Changed) => void): void;
  /** Calls back after every change of the window settings, from any window. */
  onWindowSettings(listener: (settings: WindowSettings) => void): void;
  /** Calls back when the room view is minimised or restored. */
  onRoomMinimised(listener: (isMinimised: boolean) => void): void;
  /** Calls back when a command is chosen in the menu bar. */
  onMenu(listener: (command: string) => void): void;
  /** Calls back before the window closes; it closes only if the promise resolves to true. */
  onClose(listener: () => Promise<boolean>): void;
  /** Closes the window without asking. */
  close(): void;
  /** Sets the title of the window. */
  setTitle(title: string): void;
}

/** A failed command, with its problem. */
export class HostError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

/** Whether a rejection is a problem with a message in the catalogue. */
export function isProblem(value: unknown): value is Problem {
  return (
    typeof value === "object" && value !== null && typeof (value as { code?: unknown }).code === "string"
  );
}

/** Wraps any other failure as an internal error. */
export function unexpected(detail: unknown): HostError {
  return new HostError({ code: "internal", detail: String(detail) });
}
