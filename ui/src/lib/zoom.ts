// The zoom steps of a window, and the keys that change them.

/** Zoom factors, ascending. */
export const ZOOM_STEPS: readonly number[] = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];

/** The chords of each command; both windows have them. */
export const ZOOM_KEYS = {
  larger: ["Mod +", "Mod ="],
  smaller: ["Mod -"],
  actual_size: ["Mod 0"],
} as const;

export type ZoomCommand = keyof typeof ZOOM_KEYS;

/** Returns the zoom after a command: the next step from the current value, within the first and the last. */
export function zoomed(command: ZoomCommand, zoom: number): number {
  if (command === "actual_size") return 1;
  const next =
    command === "larger"
      ? ZOOM_STEPS.find((step) => step > zoom)
      : ZOOM_STEPS.findLast((step) => step < zoom);
  return next ?? zoom;
}

/** Returns the zoom command of a chord; undefined if it has none. */
export function zoomCommand(chord: string): ZoomCommand | undefined {
  const commands = Object.keys(ZOOM_KEYS) as ZoomCommand[];
  return commands.find((command) => (ZOOM_KEYS[command] as readonly string[]).includes(chord));
}

/** Formats a zoom factor. */
export function percent(zoom: number): string {
  return `${Math.round(zoom * 100)} %`;
}
