// Fits content to the screen, as the room can’t scroll: shrinks it in steps, then hides rows.
import type { Attachment } from "svelte/attachments";
import { words } from "$lib/words";

/** The smallest size step that `room.css` defines (0 is the largest). */
const SMALLEST = 4;

/** Returns which rows of how many are shown, as text. */
function shownRows(from: number, to: number, all: number): string {
  return from === to ? words.room.partOne({ from, all }) : words.room.part({ from, to, all });
}

/** Whether the content of a box overflows it; one pixel is allowed for rounding. */
function overflows(box: HTMLElement): boolean {
  return box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;
}

/** Milliseconds for which each part of a list is shown. */
const TURN = 7_000;

interface Fit {
  /** The smallest size step before rows are left out; steps beyond it follow only if that is not enough. */
  least?: number;
  /** Whether to show rows that do not fit in turn, instead of leaving them out. */
  turns?: boolean;
}

/**
 * Fits the boxes (`data-box`) within an element, all with one size. Rows (`data-row`) that still do not fit
 * are hidden from the end, from the start with `data-keep="end"`, or shown in turn. One row always stays,
 * except in a box with `data-spare`. The box’s `data-more` element shows how many rows are hidden, plus its
 * `data-before`, the number of rows that were never rendered. The attachment runs again whenever `shown`, the
 * content of the boxes, changes.
 */
export function fitting(
  shown: unknown,
  { least = SMALLEST, turns = false }: Fit = {},
): Attachment<HTMLElement> {
  return (root) => {
    void shown;
    const boxes = () => [root, ...root.querySelectorAll<HTMLElement>("*")].filter((e) => "box" in e.dataset);
    let turning: ReturnType<typeof setInterval> | undefined;

    /** Shrinks everything from one size step to another until it fits. Returns whether it does. */
    function shrink(all: HTMLElement[], from: number, to: number): boolean {
      for (let size = from; size <= to; size++) {
        root.dataset.size = String(size);
        if (!all.some(overflows)) return true;
      }
      return false;
    }

    function leaveOut(all: HTMLElement[]) {
      for (const box of all.filter(overflows)) {
        if (!turns) cut(box);
        else turning = takeTurns(box);
      }
    }

    function layOut() {
      clearInterval(turning);
      const all = boxes();
      for (const box of all) restore(box);
      if (shrink(all, 0, least)) return;
      leaveOut(all);
      if (least === SMALLEST || !all.some(overflows)) return;
      clearInterval(turning);
      for (const box of all) restore(box);
      if (!shrink(all, least + 1, SMALLEST)) leaveOut(all);
    }

    const observer = new ResizeObserver(layOut);
    observer.observe(root);
    document.fonts.addEventListener("loadingdone", layOut);
    layOut();
    return () => {
      clearInterval(turning);
      observer.disconnect();
      document.fonts.removeEventListener("loadingdone", layOut);
    };
  };
}

/** Cycles through the rows of a box in parts that fit. Returns the timer. */
function takeTurns(box: HTMLElement): ReturnType<typeof setInterval> {
  const rows = [...box.querySelectorAll<HTMLElement>("[data-row]")];
  const more = box.querySelector<HTMLElement>("[data-more]");
  function show(from: number, to: number) {
    for (const [place, row] of rows.entries()) row.hidden = place < from || place >= to;
    if (!more) return;
    more.hidden = false;
    more.textContent = shownRows(from + 1, to, rows.length);
  }
  const ends: number[] = [];
  while ((ends.at(-1) ?? 0) < rows.length) {
    const from = ends.at(-1) ?? 0;
    let to = rows.length;
    show(from, to);
    while (to > from + 1 && overflows(box)) show(from, --to);
    ends.push(to);
  }
  let part = 0;
  const next = () => {
    show(ends[part - 1] ?? 0, ends[part] ?? rows.length);
    part = (part + 1) % ends.length;
  };
  next();
  return setInterval(next, TURN);
}

function restore(box: HTMLElement) {
  for (const row of box.querySelectorAll<HTMLElement>("[data-row]")) row.hidden = false;
  count(box, 0);
  delete box.dataset.clipped;
}

/** Shows how many rows are hidden. */
function count(box: HTMLElement, hidden: number) {
  const more = box.querySelector<HTMLElement>("[data-more]");
  if (!more) return;
  const all = hidden + Number(more.dataset.before ?? 0);
  more.hidden = all === 0;
  more.textContent =
    all === 0
      ? ""
      : box.dataset.keep === "end"
        ? words.room.timeline.earlier({ n: all })
        : words.room.more({ n: all });
}

function cut(box: HTMLElement) {
  const rows = [...box.querySelectorAll<HTMLElement>("[data-row]")];
  if (box.dataset.keep !== "end") rows.reverse();
  let hidden = 0;
  // In a box with `data-spare`, all rows may be hidden.
  for (const row of "spare" in box.dataset ? rows : rows.slice(0, -1)) {
    if (!overflows(box)) break;
    row.hidden = true;
    hidden += 1;
    count(box, hidden);
  }
  // A single row that is too long fades out at its end.
  if (overflows(box)) box.dataset.clipped = "";
}
