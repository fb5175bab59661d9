// Where the keyboard is: on screens that open, in fields that are left, on what is gone.
import { tick } from "svelte";

/** Takes the keyboard as soon as an element is on screen. The attribute of the same purpose comes too late for fast hands. */
export function focused(element: HTMLElement) {
  element.focus();
}

/** A number that is just being typed counts: its field tells it once it is left. */
export function leaveField() {
  if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
}

/**
 * Whether a field is left for something else in its window. A field also hears of it when the window is left; then it stays
 * the active one, and what is typed into it stays a draft.
 */
export function isLeft(event: FocusEvent): boolean {
  return document.activeElement !== event.currentTarget;
}

/** Returns the keyboard from a field to what holds the field: its entry, else its screen. */
export function leaveTo(field: HTMLElement | null | undefined) {
  const around = field?.closest<HTMLElement>("[data-entry], [role='dialog'], aside, main");
  if (around) around.focus({ preventScroll: true });
  else field?.blur();
}

/** Puts the keyboard where a screen starts: on what is marked as its start, else on the screen itself. */
export function start(screen: HTMLElement) {
  const first = screen.querySelector<HTMLElement>("[data-start]:not(:disabled)") ?? screen;
  first.focus({ preventScroll: first === screen });
}

/** A screen: it takes the keyboard when it opens, unless something in it has it already. */
export function screen(main: HTMLElement) {
  void tick().then(() => {
    if (main.isConnected && !main.contains(document.activeElement)) start(main);
  });
}

const FOCUSABLE = "a[href], button, input, select, textarea, [tabindex]";

function canHold(element: Element | null | undefined): element is HTMLElement {
  return (
    element instanceof HTMLElement &&
    element.isConnected &&
    !element.matches(":disabled") &&
    element.closest("[inert], [hidden]") === null
  );
}

/** What held the keyboard last, and what stood around it. */
interface Last {
  element: HTMLElement;
  /** Its entry, and the entries after and before it in its list. */
  entries: string[];
  around: HTMLElement[];
}

function remember(element: HTMLElement): Last {
  const around: HTMLElement[] = [];
  for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) around.push(up);
  const own = element.closest<HTMLElement>("[data-entry]");
  const all = [...(own?.parentElement?.querySelectorAll<HTMLElement>(":scope > [data-entry]") ?? [])];
  const place = own ? all.indexOf(own) : -1;
  const near = [own, all[place + 1], all[place - 1]];
  return { element, around, entries: near.flatMap((entry) => entry?.dataset.entry ?? []) };
}

/** Finds what takes the keyboard when its holder is gone: the same entry, its neighbour, what is nearest around it. */
function heir({ entries, around }: Last): HTMLElement | undefined {
  for (const id of entries) {
    const entry = document.querySelector<HTMLElement>(`[data-entry="${CSS.escape(id)}"]`);
    if (canHold(entry)) return entry;
  }
  for (const element of around) {
    if (!element.isConnected) continue;
    if (element.matches("[data-entry], main, aside, [role='dialog']") && canHold(element)) return element;
    const inside = [...element.querySelectorAll<HTMLElement>(FOCUSABLE)].find(
      (one) => canHold(one) && one.tabIndex >= 0 && one.getClientRects().length > 0,
    );
    if (inside) return inside;
  }
  return document.querySelector<HTMLElement>("main") ?? undefined;
}

/** Frames that what was done has to put the keyboard somewhere itself. */
const FRAMES = 3;

/**
 * Keeps the keyboard on the screen: where the element that held it is gone or can’t hold it any more, what is nearest takes
 * it. Returns what ends the watch.
 */
export function keepFocus(): () => void {
  let last: Last | null = null;
  let waiting = false;
  const isLost = () => {
    const active = document.activeElement ?? document.body;
    // Some engines leave a button that is turned off the active element.
    return last !== null && (active === document.body || active === last.element) && !canHold(last.element);
  };
  function look(frames: number) {
    if (!isLost()) waiting = false;
    else if (frames > 0) requestAnimationFrame(() => look(frames - 1));
    else {
      waiting = false;
      if (last) heir(last)?.focus({ preventScroll: true });
    }
  }
  const watch = new MutationObserver(() => {
    if (waiting || !isLost()) return;
    waiting = true;
    look(FRAMES);
  });
  const attributes = ["disabled", "hidden", "inert"];
  watch.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: attributes });
  const held = ({ target }: FocusEvent) => {
    last = target instanceof HTMLElement && target !== document.body ? remember(target) : null;
  };
  addEventListener("focusin", held);
  return () => {
    watch.disconnect();
    removeEventListener("focusin", held);
  };
}
