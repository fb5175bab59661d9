// What is wrong with the layout of a page: measured on screen, as a list of sentences.
import type { Page } from "@playwright/test";

interface Rules {
  /** Controls are scrolled to, one by one. Not in the room view, which has none. */
  controls?: boolean;
}

/**
 * Measures a page as it stands: nothing scrolls sideways, no words of people have less room than 24 characters, no words
 * lie over others or outside of what holds them, and every control can be scrolled to and pressed.
 */
export function faults(page: Page, { controls = true }: Rules = {}): Promise<string[]> {
  return page.evaluate(
    async ({ controls }) => {
      await document.fonts.ready;
      // Rows out of sight have an estimated height until they are laid out: here all of them are.
      const laidOut = document.getElementById("laid-out") ?? document.createElement("style");
      laidOut.id = "laid-out";
      laidOut.textContent = "* { content-visibility: visible !important; }";
      document.head.append(laidOut);
      const found: string[] = [];
      /** The least number of characters that words of people get in a line. */
      const LEAST = 24;
      const name = (element: Element) => {
        const text = (element.textContent || element.getAttribute("aria-label") || "").trim();
        const kind = typeof element.className === "string" ? element.className : "svg";
        return `<${element.localName} class="${kind.replace(/\s*svelte-\w+/g, "")}"> “${text.slice(0, 40)}”`;
      };
      const isShown = (element: Element) =>
        element.checkVisibility({
          contentVisibilityAuto: false,
          opacityProperty: false,
          visibilityProperty: true,
        });
      /** The part of the screen in which an element is seen: what holds it may cut it off. */
      const cross = (a: DOMRect, b: DOMRect | null) => {
        if (!b) return a;
        const [left, top] = [Math.max(a.left, b.left), Math.max(a.top, b.top)];
        const [right, bottom] = [Math.min(a.right, b.right), Math.min(a.bottom, b.bottom)];
        return right - left > 1 && bottom - top > 1
          ? new DOMRect(left, top, right - left, bottom - top)
          : null;
      };
      const clip = (element: Element): DOMRect | null => {
        let seen: DOMRect | null = null;
        for (let holder: Element | null = element; holder; holder = holder.parentElement) {
          const { overflowX, display } = getComputedStyle(holder);
          if (display === "inline" || !/hidden|clip/.test(overflowX)) continue;
          const box = holder.getBoundingClientRect();
          seen = cross(box, seen) ?? new DOMRect(-1, -1, 0, 0);
        }
        return seen;
      };
      const isHidden = (element: Element) =>
        Boolean(element.closest(".visually-hidden, [hidden], .mirror, .ruler, thead")) ||
        !isShown(element) ||
        !cross(element.getBoundingClientRect(), clip(element));
      const px = (value: string) => Number.parseFloat(value) || 0;

      const root = document.documentElement;
      if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} px wide`);
      if (document.querySelector(".frame, .library, .room") && root.scrollHeight > root.clientHeight)
        found.push(`the window scrolls: ${root.scrollHeight} in ${root.clientHeight} px`);
      for (const main of document.querySelectorAll(
        ".frame > *, .library > main, .room, .modal, dialog[open]",
      )) {
        if (isShown(main) && main.scrollWidth > main.clientWidth + 1)
          found.push(
            `${main.localName}.${main.className} scrolls sideways: ${main.scrollWidth} in ${main.clientWidth} px`,
          );
      }

      /** What lies on top: what is below a dialog is not looked at. */
      const top = [...document.querySelectorAll(".modal, .therefore, dialog[open]")].at(-1) ?? document.body;

      // The room of words.
      const pen = document.createElement("canvas").getContext("2d") as CanvasRenderingContext2D;
      const wide = (style: CSSStyleDeclaration, text: string) => {
        pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
        return pen.measureText(text).width;
      };
      const inner = (element: Element, style: CSSStyleDeclaration) => {
        const sides = [style.paddingLeft, style.paddingRight, style.borderLeftWidth, style.borderRightWidth];
        return element.getBoundingClientRect().width - sides.reduce((sum, side) => sum + px(side), 0);
      };
      for (const words of top.querySelectorAll('.said, bdi, [dir="auto"]')) {
        if (isHidden(words) || words.querySelector('.said, [dir="auto"]')) continue;
        const isField = words.matches("input, textarea");
        if (isField && words.matches(".num")) continue;
        const text = isField ? "0".repeat(LEAST) : (words.textContent ?? "").trim();
        let block: Element = words;
        while (block.parentElement && /^(inline|contents)$/.test(getComputedStyle(block).display))
          block = block.parentElement;
        const style = getComputedStyle(words);
        const needed = Math.min(wide(style, text), wide(style, "0") * LEAST);
        const room = inner(block, getComputedStyle(block));
        if (room + 1 < needed)
          found.push(`${Math.round(room)} of ${Math.round(needed)} px for ${name(words)}`);
      }

      // Words that leave what holds them, and words that lie over each other.
      const lines = (node: Node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return [...range.getClientRects()].filter((line) => line.width > 1 && line.height > 1);
      };
      const nodes: Node[] = [];
      const texts: { element: Element; line: DOMRect }[] = [];
      const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (
          !element ||
          !node.textContent?.trim() ||
          isHidden(element) ||
          element.closest("select, option, svg, script")
        )
          continue;
        nodes.push(node);
        let holder: Element = element;
        while (holder.parentElement && getComputedStyle(holder).display === "inline")
          holder = holder.parentElement;
        const style = getComputedStyle(holder);
        const box = holder.getBoundingClientRect();
        const seen = clip(element);
        for (const whole of lines(node)) {
          const line = cross(whole, seen);
          if (!line) continue;
          // A space at the end of a line hangs over the edge.
          const edge = px(style.fontSize) / 2;
          const leaks = line.left < box.left - edge || line.right > box.right + edge;
          if (leaks && style.overflowX === "visible") {
            found.push(`words leave their box: ${name(element)}`);
            break;
          }
          texts.push({ element, line });
        }
      }
      const layer = (element: Element) =>
        element.closest("aside, nav, .modal, dialog, [role=menu], header, .notices, .head");
      const scrolls = (element: Element) =>
        element.closest(".chains > section, .scroll, main, aside, nav, ol, ul, dialog, .modal");
      texts.sort((a, b) => a.line.top - b.line.top);
      const over = new Set<string>();
      for (const [n, one] of texts.entries()) {
        for (let m = n + 1; m < texts.length; m++) {
          const other = texts[m] as (typeof texts)[number];
          if (other.line.top >= one.line.bottom) break;
          if (one.element === other.element || layer(one.element) !== layer(other.element)) continue;
          if (scrolls(one.element) !== scrolls(other.element)) continue;
          const across =
            Math.min(one.line.right, other.line.right) - Math.max(one.line.left, other.line.left);
          const down = Math.min(one.line.bottom, other.line.bottom) - Math.max(one.line.top, other.line.top);
          if (across > 2 && down > Math.min(one.line.height, other.line.height) * 0.4)
            over.add(`${name(one.element)} lies over ${name(other.element)}`);
        }
      }
      found.push(...over);

      // The direction of words: a sign at the end of words that begin in Arabic or Hebrew stands at their left end.
      const first = /\p{L}/u;
      const isRightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
      for (const node of nodes) {
        const text = node.textContent ?? "";
        const end = text.trimEnd().length;
        if (!isRightToLeft.test(text.match(first)?.[0] ?? "") || !text.slice(0, end).endsWith(")!")) continue;
        const place = (at: number) => {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          return range.getBoundingClientRect();
        };
        const [before, last] = [place(end - 2), place(end - 1)];
        if (last.left > before.left) found.push(`runs the wrong way: “${text.trim()}”`);
      }

      // Controls.
      if (controls) {
        const panel = document.querySelector(
          ".frame[data-panel=agenda] > nav, .frame[data-panel=side] > aside",
        );
        for (const control of (panel ?? top).querySelectorAll("button, a[href], input, select, textarea")) {
          if (isHidden(control) || control.closest("thead")?.matches(".visually-hidden")) continue;
          control.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
          const box = control.getBoundingClientRect();
          const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 20)];
          const hit = document.elementFromPoint(x, y);
          const isReached =
            box.left >= -1 &&
            box.right <= innerWidth + 1 &&
            hit !== null &&
            (control.contains(hit) || hit.contains(control) || hit.matches(".mirror, .mirror *"));
          if (!isReached) found.push(`out of reach: ${name(control)}, under ${hit ? name(hit) : "nothing"}`);
        }
        for (const scrolled of document.querySelectorAll(
          "main, aside, nav, .modal, .chains, .chains > section, .scroll",
        ))
          scrolled.scrollTo({ top: 0, left: 0, behavior: "instant" });
      }
      return [...new Set(found)].slice(0, 12);
    },
    { controls },
  );
}

/** What the bar on top lacks: its phase and its clock are in sight, and nothing of it is cut off or covered. */
export function barFaults(page: Page, phase: string): Promise<string[]> {
  return page.evaluate((phase) => {
    const found: string[] = [];
    const bar = document.querySelector(".frame > header");
    if (!bar) return ["there is no bar"];
    const isSeen = (element: Element | null | undefined) => {
      const box = element?.getBoundingClientRect();
      return Boolean(
        box && box.width > 0 && box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= 60,
      );
    };
    if (!isSeen(bar.querySelector("[role=timer] b"))) found.push("the clock is out of sight");
    const agenda = document.querySelector(".frame > nav [aria-current]");
    const folded = bar.querySelector("[data-opens=agenda]");
    if (!agenda?.checkVisibility() && !(isSeen(folded) && folded?.textContent?.includes(phase)))
      found.push("the phase is out of sight");
    // What only a screen reader is told of has no place in the bar.
    const parts = [...bar.children].filter((part) => part.checkVisibility() && part.clientWidth > 1);
    for (const [n, part] of parts.entries()) {
      const box = part.getBoundingClientRect();
      const next = parts[n + 1]?.getBoundingClientRect();
      if (!isSeen(part)) found.push(`cut off: ${part.className}`);
      if (next && next.left < box.right - 1) found.push(`covered: ${part.className}`);
      if (part.matches("button") && part.scrollWidth > part.clientWidth + 1)
        found.push(`too narrow: ${part.className}`);
    }
    return found;
  }, phase);
}
