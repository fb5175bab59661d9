// Focus in a list of entries: arrows move it, and it stays in the list when an entry moves or is removed.

/** Moves the focus to the entry before or after the focused one. Returns whether it moved. */
export function moveFocus(list: HTMLElement | undefined, selector: string, step: 1 | -1): boolean {
  const entries = [...(list?.querySelectorAll<HTMLElement>(selector) ?? [])];
  const place = entries.findIndex((entry) => entry.contains(document.activeElement));
  const next = place < 0 ? entries.at(step > 0 ? 0 : -1) : entries[place + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return next !== undefined;
}

/** Focuses the entry with an id, once it is rendered. */
export function focusEntry(id: string, tries = 20) {
  const entry = document.querySelector<HTMLElement>(`[data-entry="${id}"]`);
  if (entry) {
    entry.focus();
    entry.scrollIntoView({ block: "nearest", inline: "nearest" });
  } else if (tries > 0) {
    requestAnimationFrame(() => focusEntry(id, tries - 1));
  }
}

/** Returns the id of the entry that contains the focus. */
export function focusedEntry(): string | null {
  return document.activeElement?.closest<HTMLElement>("[data-entry]")?.dataset.entry ?? null;
}

interface Entry {
  id: string;
}

/** Returns an entry’s index after a step up or down its list; null beyond the ends. */
export function stepped(entries: readonly Entry[], id: string, step: 1 | -1): number | null {
  const place = entries.findIndex((entry) => entry.id === id);
  return place >= 0 && entries[place + step] ? place + step : null;
}

/** Returns the entry to focus once another is removed: the one after it, else the one before. */
export function neighbour(entries: readonly Entry[], id: string): string | undefined {
  const place = entries.findIndex((entry) => entry.id === id);
  return (entries[place + 1] ?? entries[place - 1])?.id;
}
