// The entries of a list: the focus moves through them with the arrows, and stays among them when one moves or goes.

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

interface Entry {
  id: string;
}

/** Where an entry stands after a step up or down its list; null where there is no such place. */
export function stepped(entries: readonly Entry[], id: string, step: 1 | -1): number | null {
  const place = entries.findIndex((entry) => entry.id === id);
  return place >= 0 && entries[place + step] ? place + step : null;
}

/** The entry that takes the focus when another goes: the one after it, else the one before. */
export function neighbour(entries: readonly Entry[], id: string): string | undefined {
  const place = entries.findIndex((entry) => entry.id === id);
  return (entries[place + 1] ?? entries[place - 1])?.id;
}
