// The sizes in which a window shows everything, and the keys that change them.

/** The sizes, as factors. */
export const ZOOM_STEPS: readonly number[] = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];

/** The chords of each command; both windows have them. */
export const ZOOM_KEYS = {
  larger: ["Mod +", "Mod ="],
  smaller: ["Mod -"],
  actual_size: ["Mod 0"],
} as const;

export type ZoomCommand = keyof typeof ZOOM_KEYS;

/** Returns the size after a command: the next step from wherever it is now, and never beyond the first and last. */
export function zoomed(command: ZoomCommand, zoom: number): number {
  if (command === "actual_size") return 1;
  const next =
    command === "larger"
      ? ZOOM_STEPS.find((step) => step > zoom)
      : ZOOM_STEPS.findLast((step) => step < zoom);
  return next ?? zoom;
}

/** Returns the command of a chord; none where it is another’s. */
export function zoomCommand(chord: string): ZoomCommand | undefined {
  const commands = Object.keys(ZOOM_KEYS) as ZoomCommand[];
  return commands.find((command) => (ZOOM_KEYS[command] as readonly string[]).includes(chord));
}

/** Returns a size as it is shown. */
export function percent(zoom: number): string {
  return `${Math.round(zoom * 100)} %`;
}
