// Moving the focus through the entries of a list with the arrows.

/** Moves the focus to the entry before or after the one that holds it. Returns whether it moved. */
export function moveFocus(list: HTMLElement | undefined, selector: string, step: 1 | -1): boolean {
  const entries = [...(list?.querySelectorAll<HTMLElement>(selector) ?? [])];
  const place = entries.findIndex((entry) => entry.contains(document.activeElement));
  const next = place < 0 ? entries.at(step > 0 ? 0 : -1) : entries[place + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return next !== undefined;
}

/** Puts the focus on the entry with an id, once it is on screen. */
export function focusEntry(id: string, tries = 20) {
  const entry = document.querySelector<HTMLElement>(`[data-entry="${id}"]`);
  if (entry) {
    entry.focus();
    entry.scrollIntoView({ block: "nearest", inline: "nearest" });
  } else if (tries > 0) {
    requestAnimationFrame(() => focusEntry(id, tries - 1));
  }
}

/** The id of the entry that holds the focus. */
export function focusedEntry(): string | null {
  return document.activeElement?.closest<HTMLElement>("[data-entry]")?.dataset.entry ?? null;
}
