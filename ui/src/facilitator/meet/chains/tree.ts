// Walks the tree of causes of a chain.
import type { Cause } from "$lib/generated/Cause";
import type { Chain } from "$lib/generated/Chain";

/** A cause with its position in a chain. */
export interface Placed {
  cause: Cause;
  chain: Chain;
  /** The cause above; null for a first answer. */
  parent: Cause | null;
  /** Its siblings, including itself. */
  siblings: Cause[];
  place: number;
  /** Counted from 1. */
  depth: number;
  /** `2`, `2b`: the depth, with a letter for a branch. */
  number: string;
  /** The number of the cause above; empty for a first answer. */
  above: string;
  /** How many branches lead here, which sets the indentation. */
  branches: number;
}

/** Returns the causes of a chain in depth-first order. */
export function placed(chain: Chain): Placed[] {
  const found: Placed[] = [];
  const walk = (causes: Cause[], parent: Cause | null, above: string, depth: number, outer: number) => {
    const branches = outer + (causes.length > 1 ? 1 : 0);
    causes.forEach((cause, place) => {
      const number = numbered(depth, causes.length > 1 ? place : null);
      found.push({
        cause,
        chain,
        parent,
        siblings: causes,
        place,
        depth,
        number,
        above,
        branches,
      });
      walk(cause.causes, cause, number, depth + 1, branches);
    });
  };
  walk(chain.causes, null, "", 1, 0);
  return found;
}

/** Returns the depth, with a letter for the index in a branch. */
function numbered(depth: number, place: number | null): string {
  return `${depth}${place === null ? "" : String.fromCharCode(97 + (place % 26))}`;
}

/** Whether `inner` is `outer` or below it. */
export function isBelow(outer: Cause, inner: string): boolean {
  return outer.id === inner || outer.causes.some((cause) => isBelow(cause, inner));
}

/** Returns where an open answer will be among the causes of its chain once it is entered. */
export function placeOf(
  answers: Placed[],
  parent: string | null,
  place: number | null,
): { index: number; number: string; branches: number } {
  const siblings = answers.filter((at) => (at.parent?.id ?? null) === parent);
  const among = Math.min(place ?? siblings.length, siblings.length);
  const above = answers.findIndex((at) => at.cause.id === parent);
  const depth = (answers[above]?.depth ?? 0) + 1;
  const number = numbered(depth, siblings.length > 0 ? among : null);
  const branches = (answers[above]?.branches ?? 0) + (siblings.length > 0 ? 1 : 0);
  const before = siblings[among - 1];
  const last = before && answers.findLastIndex((at) => isBelow(before.cause, at.cause.id));
  return { index: (last ?? above) + 1, number, branches };
}

/**
 * Returns the lines of a chain as read aloud: for each last answer, the causes from there up to the first.
 * Leaves out causes that are ruled out, and everything below them.
 */
export function readings(chain: Chain): Cause[][] {
  const found: Cause[][] = [];
  const walk = (cause: Cause, above: Cause[]) => {
    if (cause.state === "ruled_out") return;
    const way = [cause, ...above];
    const below = cause.causes.filter((other) => other.state !== "ruled_out");
    if (below.length === 0) found.push(way);
    for (const other of below) walk(other, way);
  };
  for (const cause of chain.causes) walk(cause, []);
  return found;
}

/** Returns an answer as read beside “therefore”: without a leading “because” and closing punctuation. */
export function spoken(text: string): string {
  const said = text
    .trim()
    .replace(/^because\s+(?!of\b)/iu, "")
    .replace(/[\s.!…。]+$/u, "");
  return said.charAt(0) === text.trim().charAt(0) ? said : said.charAt(0).toUpperCase() + said.slice(1);
}

/** Returns the indentation of a card below a number of branches. */
export function indented(branches: number): string {
  return `${Math.min(branches, 5) * 14}px`;
}

/** Whether a cause had its effect only together with a sibling that is not ruled out. */
export function isJoint({ cause, siblings }: Placed): boolean {
  const joint = (one: Cause) => one.together && one.state !== "ruled_out";
  return joint(cause) && siblings.filter(joint).length > 1;
}
