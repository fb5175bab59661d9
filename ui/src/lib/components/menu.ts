// What can be chosen from a menu.
import type { CommandId } from "$lib/keys/table";

export interface MenuItem {
  label: string;
  /** The command whose keys do the same. */
  command?: CommandId;
  run: () => void;
  danger?: boolean;
  disabled?: boolean;
  /** Whether it changes the workspace: off where nothing can be changed. */
  edits?: boolean;
}
