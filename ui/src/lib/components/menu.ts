// The items of a menu.
import type { CommandId } from "$lib/keys/table";

export interface MenuItem {
  label: string;
  /** The command whose keys do the same. */
  command?: CommandId;
  run: () => void;
  danger?: boolean;
  disabled?: boolean;
  /** Whether it changes the workspace; disabled while that is read-only. */
  edits?: boolean;
}
