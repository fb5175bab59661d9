// A text area as tall as its words, where the engine can't size a field by its content.
import type { Attachment } from "svelte/attachments";

/** Fits the area to `text`, which it shows; to be attached anew whenever that changes. */
export function fitted(text: string): Attachment<HTMLTextAreaElement> {
  return (area) => {
    if (CSS.supports("field-sizing", "content") || area.value !== text) return;
    area.style.height = "0";
    area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  };
}
