// A text area as tall as its words, where the engine can't size a field by its content.
import type { Attachment } from "svelte/attachments";
import { setAlike } from "./set-alike";

/** An area that nobody sees: measuring in it leaves what is on screen alone. */
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

/** Fits the area to `text`, which it shows; to be attached anew whenever that changes. */
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
