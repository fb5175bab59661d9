// Zones typed after a time, the same as in notes: `Z`, `+01:00`, `UTC+2`, `CET`, `Europe/Berlin`.

/** Abbreviations with their minutes east of UTC; a test compares them with those of the notes parser. */
export const ABBREVIATIONS: Record<string, number> = {
  UTC: 0,
  GMT: 0,
  WET: 0,
  WEST: 60,
  BST: 60,
  CET: 60,
  CEST: 120,
  MEZ: 60,
  MESZ: 120,
  SAST: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  IST: 330,
  SGT: 480,
  HKT: 480,
  AWST: 480,
  JST: 540,
  KST: 540,
  ACST: 570,
  ACDT: 630,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
  BRT: -180,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
};

/** A fixed offset in minutes east of UTC, or an IANA region with daylight saving time. */
export type TypedZone = { minutes: number } | { region: string };

/** Splits a zone from the end of a text. Returns null if there is none. */
export function zoneBehind(text: string): [rest: string, zone: TypedZone] | null {
  const offset = /^(.*\d(?:\s*[ap]\.?m\.?)?)\s*(?:UTC|GMT)?\s*([+−-])(\d{1,2})(?::?(\d{2}))?$/i.exec(text);
  if (offset) {
    const [, rest = "", sign, hours, minutes = "0"] = offset;
    const east = Number(hours) * 60 + Number(minutes);
    // `9:00-10` is a range, not a zone.
    const isZone = sign === "+" || /(UTC|GMT)\s*\S+$/i.test(text) || offset[4] !== undefined;
    // A date ends in digits too; only a time precedes a zone.
    if (
      isZone &&
      Number(hours) <= 14 &&
      Number(minutes) < 60 &&
      /[:.h]\d{2}|[ap]\.?m\.?$|\d{4}$/i.test(rest)
    ) {
      return [rest.trim(), { minutes: sign === "+" ? east : -east }];
    }
    return null;
  }
  const named = /^(.*(?:\d|[ap]\.?m\.?))\s*([a-z]{1,5})$/i.exec(text);
  const minutes = named
    ? named[2]?.toUpperCase() === "Z"
      ? 0
      : ABBREVIATIONS[named[2]?.toUpperCase() ?? ""]
    : undefined;
  if (named && minutes !== undefined) return [(named[1] ?? "").trim(), { minutes }];
  const region = /^(.*)\s+([a-z_]+\/[a-z_/+-]+\d*)$/i.exec(text);
  if (region?.[2] && isRegion(region[2])) return [(region[1] ?? "").trim(), { region: region[2] }];
  return null;
}

function isRegion(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Shows a UTC offset, given in milliseconds: `+01:00`. */
export function showOffset(milliseconds: number): string {
  const minutes = Math.round(Math.abs(milliseconds) / 60_000);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${milliseconds < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
