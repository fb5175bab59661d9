// What the UI needs from whatever it runs in. Everything else of the UI talks to this interface alone.
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
   * Calls back once changes reach this window, and again whenever some may have been missed: what was read before is
   * read anew.
   */
  onListening(listener: () => void): void;
  /** Calls back after every change of the workspace, whoever made it. */
  onChanged(listener: (changed: Changed) => void): void;
  /** Calls back after the settings of the windows were changed, whoever did it. */
  onWindowSettings(listener: (settings: WindowSettings) => void): void;
  /** Calls back when the room view is minimised, and when it is not any more. */
  onRoomMinimised(listener: (isMinimised: boolean) => void): void;
  /** Calls back when a command is chosen in the menu bar. */
  onMenu(listener: (command: string) => void): void;
  /** Calls back before the window closes, and waits for whether it may. */
  onClose(listener: () => Promise<boolean>): void;
  /** Closes the window without asking. */
  close(): void;
  /** Sets the title of the window. */
  setTitle(title: string): void;
}

/** A command that was not carried out, and why. */
export class HostError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

/** Whether a rejected command carries a problem that has words of its own. */
export function isProblem(value: unknown): value is Problem {
  return (
    typeof value === "object" && value !== null && typeof (value as { code?: unknown }).code === "string"
  );
}

/** What is told when something broke that has no words of its own. */
export function unexpected(detail: unknown): HostError {
  return new HostError({ code: "internal", detail: String(detail) });
}
