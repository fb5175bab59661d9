// Focus management: for screens that open, fields that are left, and focused elements that disappear.
import { tick } from "svelte";

/** Focuses an element on mount. The `autofocus` attribute acts too late for fast typing. */
export function focused(element: HTMLElement) {
  element.focus();
}

/** Blurs the focused input, so that a number being typed is entered. */
export function leaveField() {
  if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
}

/**
 * Whether a blur event moves the focus within the window. When the window itself loses the focus, the field
 * stays the active element, and its words stay a draft.
 */
export function isLeft(event: FocusEvent): boolean {
  return document.activeElement !== event.currentTarget;
}

/** Moves the focus from a field to what contains it: its entry, else its screen. */
export function leaveTo(field: HTMLElement | null | undefined) {
  const around = field?.closest<HTMLElement>("[data-entry], [role='dialog'], aside, main");
  if (around) around.focus({ preventScroll: true });
  else field?.blur();
}

/** Focuses the start of a screen: its enabled `data-start` element, else the screen itself. */
export function start(screen: HTMLElement) {
  const first = screen.querySelector<HTMLElement>("[data-start]:not(:disabled)") ?? screen;
  first.focus({ preventScroll: first === screen });
}

/** Focuses a screen on mount, unless something within it has the focus already. */
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

/** The element that had the focus last, and its surroundings. */
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

/** Returns what to focus once it is gone: the same entry, its neighbour, or the nearest ancestor. */
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

/** The number of frames that an act has to move the focus itself. */
const FRAMES = 3;

/**
 * Keeps the focus on the screen: if the focused element is gone or can’t hold it any more, focuses what is
 * nearest. Returns a function that stops it.
 */
export function keepFocus(): () => void {
  let last: Last | null = null;
  let waiting = false;
  const isLost = () => {
    const active = document.activeElement ?? document.body;
    // Some engines keep a disabled button as the active element.
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
