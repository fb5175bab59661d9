// Walking a chain: who stands where, and who comes next.
import type { Cause } from "$lib/generated/Cause";
import type { Chain } from "$lib/generated/Chain";

/** A cause with its place in a chain. */
export interface Placed {
  cause: Cause;
  chain: Chain;
  /** The cause above; none for a first answer. */
  parent: Cause | null;
  /** Its siblings, itself among them. */
  siblings: Cause[];
  place: number;
  /** Counted from 1. */
  depth: number;
  /** `2`, `2b`: the depth, with a letter for a branch. */
  number: string;
  /** The number of the cause above; empty for a first answer. */
  above: string;
  /** How many branches lead here: the indentation. */
  branches: number;
}

/** The causes of a chain from the top down, each branch before the next. */
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

/** The depth, with a letter for the place in a branch. */
function numbered(depth: number, place: number | null): string {
  return `${depth}${place === null ? "" : String.fromCharCode(97 + (place % 26))}`;
}

/** Whether `inner` is `outer` or stands below it. */
export function isBelow(outer: Cause, inner: string): boolean {
  return outer.id === inner || outer.causes.some((cause) => isBelow(cause, inner));
}

/** Where an answer that is being given stands among the causes of its chain, as it will once it is there. */
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
 * A chain as it is read aloud: for each of its last answers the causes from there up to the first. What is ruled out,
 * and what stands below it, is not read.
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

/** An answer as it is read beside “therefore”: without a “because” of its own, and without the stop of a sentence. */
export function spoken(text: string): string {
  const said = text
    .trim()
    .replace(/^because\s+(?!of\b)/iu, "")
    .replace(/[\s.!…。]+$/u, "");
  return said.charAt(0) === text.trim().charAt(0) ? said : said.charAt(0).toUpperCase() + said.slice(1);
}

/** How far a card stands in, for the branches that lead to it. */
export function indented(branches: number): string {
  return `${Math.min(branches, 5) * 14}px`;
}

/** Whether it had its effect only together with another that is not ruled out. */
export function isJoint({ cause, siblings }: Placed): boolean {
  const joint = (one: Cause) => one.together && one.state !== "ruled_out";
  return joint(cause) && siblings.filter(joint).length > 1;
}
