// What can be chosen from a menu.
export interface MenuItem {
  label: string;
  keys?: string;
  run: () => void;
  danger?: boolean;
  disabled?: boolean;
}
