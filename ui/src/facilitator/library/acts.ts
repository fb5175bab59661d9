// The acts of the library. Each shows its own failures.
import type { LibraryOp } from "$lib/generated/LibraryOp";
import type { LibraryRow } from "$lib/generated/LibraryRow";
import { host } from "$lib/host";
import { notices, told } from "$lib/state/notices.svelte";
import { type Place, route } from "$lib/state/route.svelte";
import { session } from "$lib/state/session.svelte";
import { words as w } from "$lib/words";
import { importing } from "./importing.svelte";

function apply(act: LibraryOp) {
  return told(host.call("apply", { op: { on: "library", act } }));
}

/** Creates a post-mortem and opens it in Prepare. */
export async function make() {
  // The key may be pressed before the zone and the day are loaded.
  await session.known();
  if (!session.value) return;
  await session.renewDay();
  const { zone, today } = session;
  const made = await apply({ act: "create", title: "", service: "", date: today, zone });
  if (made?.made) route.go({ screen: "prepare", id: made.made });
}

export async function addSample() {
  const made = await apply({ act: "add_sample" });
  if (made?.made) route.go({ screen: "prepare", id: made.made });
}

/** Imports files and shows the result. Returns what needs a look, if anything does. */
export async function importFiles() {
  const imported = await told(importing.during(host.call("import_files", {})));
  if (!imported) return null;
  const { reports, unread } = imported;
  const [first] = reports;
  if (first) {
    const said =
      reports.length === 1
        ? w.library.importedOne({ label: `PM-${first.number}`, warnings: first.warnings.length })
        : w.library.imported({ n: reports.length });
    notices.say(said, undo);
  }
  const remarked = reports.filter((report) => report.warnings.length > 0);
  return remarked.length > 0 || unread.length > 0 ? { reports, remarked, unread } : null;
}

export type Remarks = NonNullable<Awaited<ReturnType<typeof importFiles>>>;

export async function step(way: "undo" | "redo") {
  const applied = await told(host.call(way, { scope: null }));
  if (applied) notices.say(w.stepped(way, applied.act));
}

const undo = { label: w.common.undo, run: () => void step("undo") };

export async function remove(row: LibraryRow) {
  if (await apply({ act: "delete", id: row.id }))
    notices.say(w.library.deleted({ label: `PM-${row.number}` }), undo);
}

export async function duplicate(row: LibraryRow) {
  if (await apply({ act: "duplicate", id: row.id })) notices.say(w.library.duplicated);
}

/**
 * Returns the screen that a post-mortem opens in: its current phase during the meeting, Prepare before it,
 * the record after it or if it was imported.
 */
export function placeOf({ id, status, phase, received }: LibraryRow): Place {
  if (status !== "draft") return { screen: "record", id };
  if (phase) return { screen: "meet", id, phase };
  return { screen: received ? "record" : "prepare", id };
}

export function open(row: LibraryRow) {
  route.go(placeOf(row));
}

/** Starts a meeting about an imported post-mortem. */
export async function hold(row: LibraryRow) {
  const edit = { topic: "close", edit: "hold" } as const;
  const begun =
    row.status === "draft" ||
    (await told(host.call("apply", { op: { on: "post_mortem", id: row.id, edit } })));
  if (begun) route.go({ screen: "meet", id: row.id, phase: "welcome" });
}
