// Structural sharing: parts that did not change stay the same objects after a reload and are not re-rendered.

type Entry = { id?: unknown; chain?: { id?: unknown } } | null;

/** Returns what identifies an entry of a list: its id, else its index. */
function key(entry: unknown, place: number): unknown {
  const { id, chain } = (typeof entry === "object" && (entry as Entry)) || {};
  return id ?? chain?.id ?? place;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Returns `now`, reusing every part of `old` that is deeply equal to its counterpart. JSON values only. */
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
