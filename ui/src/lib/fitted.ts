// Makes a text area as tall as its text, in engines without `field-sizing`.
import type { Attachment } from "svelte/attachments";
import { setAlike } from "./set-alike";

/** An invisible text area to measure in, so that the visible one is not touched. */
let ruler: HTMLTextAreaElement | undefined;

function laidRuler(): HTMLTextAreaElement {
  if (!ruler) {
    ruler = document.createElement("textarea");
    ruler.className = "ruler";
    ruler.tabIndex = -1;
    ruler.setAttribute("aria-hidden", "true");
    document.body.append(ruler);
  }
  return ruler;
}

/** Fits the area to `text`, which it shows. The attachment runs again whenever that changes. */
export function fitted(text: string): Attachment<HTMLTextAreaElement> {
  return (area) => {
    if (CSS.supports("field-sizing", "content") || area.value !== text) return;
    const ruler = laidRuler();
    ruler.style.lineHeight = setAlike(ruler, area).lineHeight;
    ruler.style.width = `${area.offsetWidth}px`;
    ruler.value = text;
    const height = `${ruler.scrollHeight + area.offsetHeight - area.clientHeight}px`;
    if (area.style.height !== height) area.style.height = height;
  };
}
