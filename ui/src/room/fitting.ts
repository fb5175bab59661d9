// Nobody in the room can scroll: what does not fit is made smaller step by step, and at last told as a number.
import type { Attachment } from "svelte/attachments";
import { words } from "$lib/words";

/** The smallest of the sizes that `room.css` knows. */
const SMALLEST = 4;

/** Which rows are shown, of how many. */
function shownRows(from: number, to: number, all: number): string {
  return from === to ? words.room.partOne({ from, all }) : words.room.part({ from, to, all });
}

/** Whether something of a box lies outside of it. A pixel is rounding. */
function overflows(box: HTMLElement): boolean {
  return box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;
}

/** Milliseconds for which a part of a list is shown before the next. */
const TURN = 7_000;

interface Fit {
  /** The smallest size before rows are left out. */
  least?: number;
  /** Rows that are left out are shown in turn. */
  turns?: boolean;
}

/**
 * Fits the boxes (`data-box`) within an element, all with one size. Rows (`data-row`) that do not fit even then are
 * hidden from the end, or from the start where the box has `data-keep="end"`, or shown in turn; one of them stays,
 * but in a box with `data-spare`. Its `data-more` says how many, with those of `data-before` that were left out of the
 * box.
 * To be attached anew whenever `shown`, what the boxes show, changes.
 */
export function fitting(
  shown: unknown,
  { least = SMALLEST, turns = false }: Fit = {},
): Attachment<HTMLElement> {
  return (root) => {
    void shown;
    const boxes = () => [root, ...root.querySelectorAll<HTMLElement>("*")].filter((e) => "box" in e.dataset);
    let turning: ReturnType<typeof setInterval> | undefined;

    /** Makes everything smaller, from one size to another. Returns whether it fits then. */
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

/** Shows the rows of a box in parts that fit, one after the other. */
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

/** Says how many rows are not shown. */
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
  // Beside what always stays, all of them may go.
  for (const row of "spare" in box.dataset ? rows : rows.slice(0, -1)) {
    if (!overflows(box)) break;
    row.hidden = true;
    hidden += 1;
    count(box, hidden);
  }
  // One long text alone: its end fades.
  if (overflows(box)) box.dataset.clipped = "";
}
