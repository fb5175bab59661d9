// Underlines words of a field by a mirror over it, which is invisible except for the underlines.
import type { Attachment } from "svelte/attachments";
import type { HeardHint } from "./generated/HeardHint";
import { setAlike } from "./set-alike";

type TextField = HTMLInputElement | HTMLTextAreaElement;

/** Splits a text into pieces, those with hints flagged. */
export function pieces(text: string, hints: readonly HeardHint[]): { text: string; flagged: boolean }[] {
  const found: { text: string; flagged: boolean }[] = [];
  let at = 0;
  for (const { start, end } of hints) {
    if (start < at) continue;
    if (start > at) found.push({ text: text.slice(at, start), flagged: false });
    found.push({ text: text.slice(start, end), flagged: true });
    at = end;
  }
  if (at < text.length) found.push({ text: text.slice(at), flagged: false });
  return found;
}

/** Underlines the words of `hints`. The attachment runs again whenever text or hints change. */
export function underlined(text: string, hints: readonly HeardHint[]): Attachment<TextField> {
  return (field) => {
    if (hints.length === 0) return;
    const mirror = document.createElement("div");
    mirror.className = "mirror";
    mirror.setAttribute("aria-hidden", "true");
    for (const piece of pieces(text, hints)) {
      const part = document.createElement(piece.flagged ? "mark" : "span");
      part.textContent = piece.text;
      mirror.append(part);
    }
    const like = setAlike(mirror, field);
    mirror.style.whiteSpace = field instanceof HTMLTextAreaElement ? "pre-wrap" : "pre";
    const place = () => {
      // Offsets are from the top left corner in either writing direction.
      mirror.style.translate = `${field.offsetLeft}px ${field.offsetTop}px`;
      mirror.style.width = `${field.offsetWidth}px`;
      mirror.style.height = `${field.offsetHeight}px`;
      // A single-line field centres its line vertically.
      const inner =
        field.clientHeight - Number.parseFloat(like.paddingTop) - Number.parseFloat(like.paddingBottom);
      mirror.style.lineHeight = field instanceof HTMLInputElement ? `${inner}px` : like.lineHeight;
      scroll();
    };
    const scroll = () => {
      mirror.scrollLeft = field.scrollLeft;
      mirror.scrollTop = field.scrollTop;
    };
    // The mirror is positioned within the field’s parent.
    const holder = field.parentElement;
    if (holder && getComputedStyle(holder).position === "static") holder.style.position = "relative";
    field.after(mirror);
    place();
    const resized = new ResizeObserver(place);
    resized.observe(field);
    const moves = ["scroll", "keyup", "click", "select"] as const;
    for (const move of moves) field.addEventListener(move, scroll);
    return () => {
      resized.disconnect();
      for (const move of moves) field.removeEventListener(move, scroll);
      mirror.remove();
    };
  };
}
