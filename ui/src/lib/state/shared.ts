// What has not changed stays the same object, however often it is read anew: then nothing of it is drawn again.

type Entry = { id?: unknown; chain?: { id?: unknown } } | null;

/** What tells an entry of a list from the others: its id, else its place. */
function key(entry: unknown, place: number): unknown {
  const { id, chain } = (typeof entry === "object" && (entry as Entry)) || {};
  return id ?? chain?.id ?? place;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The new value, with the old one in the place of every part that equals it. Values are as JSON has them. */
export function shared<T>(old: unknown, now: T): T {
  if (Array.isArray(old) && Array.isArray(now)) {
    const known = new Map(old.map((entry, place) => [key(entry, place), entry]));
    const parts = now.map((entry, place) => shared(known.get(key(entry, place)), entry));
    const same = old.length === parts.length && parts.every((part, place) => part === old[place]);
    return (same ? old : parts) as T;
  }
  if (isObject(old) && isObject(now)) {
    const parts = Object.entries(now).map(([name, part]) => [name, shared(old[name], part)] as const);
    const same =
      Object.keys(old).length === parts.length && parts.every(([name, part]) => part === old[name]);
    return (same ? old : Object.fromEntries(parts)) as T;
  }
  return now;
}
