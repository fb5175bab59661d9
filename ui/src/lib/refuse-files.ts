// A file that is dropped onto a window is not shown in its place.

/** Lets no drop of files reach the web engine, which would show them. */
export function refuseFiles(): void {
  for (const drag of ["dragover", "drop"]) addEventListener(drag, refuse);
}

function refuse(event: Event) {
  if (event instanceof DragEvent && event.dataTransfer?.types.includes("Files")) event.preventDefault();
}
