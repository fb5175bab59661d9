// Converts a connection to a tracker to and from the text of its form.
import type { Connection } from "$lib/generated/Connection";
import { TRACKERS } from "$lib/generated/trackers";

export function fresh(): Connection {
  return {
    id: crypto.randomUUID(),
    tracker: "github",
    name: "",
    base_url: TRACKERS.github.base,
    project: "",
    user: "",
    issue_type: "",
    labels: ["post-mortem"],
    categories: {
      prevention: "prevention",
      detection: "detection",
      mitigation: "mitigation",
      process: "process",
    },
    people: {},
    plain_http: false,
  };
}

/** Parses a comma-separated list. */
export function listed(text: string): string[] {
  return text
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean);
}

/** Formats people as `Ana Kovač = ana-k`, one per line. */
export function peopleOf(people: Connection["people"]): string {
  return Object.entries(people)
    .map(([name, account]) => `${name} = ${account}`)
    .join("\n");
}

/** Parses the format of {@link peopleOf}; skips lines without an account. */
export function peopleIn(text: string): Record<string, string> {
  const pairs = text.split("\n").map((line) => {
    const place = line.indexOf("=");
    return [line.slice(0, Math.max(0, place)).trim(), line.slice(place + 1).trim()] as const;
  });
  return Object.fromEntries(pairs.filter(([name, account]) => name && account));
}
