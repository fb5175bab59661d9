// Keeps a dropped file from replacing the page.

/** Blocks drops of files, which the web engine would open. */
export function refuseFiles(): void {
  for (const drag of ["dragover", "drop"]) addEventListener(drag, refuse);
}

function refuse(event: Event) {
  if (event instanceof DragEvent && event.dataTransfer?.types.includes("Files")) event.preventDefault();
}
