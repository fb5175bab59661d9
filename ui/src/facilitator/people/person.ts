// Parses a person typed in one line.

/** Splits `Ana Kovač, platform engineer` into name and role. */
export function personOf(text: string): { name: string; role: string } {
  const [name = "", ...rest] = text.split(",");
  return { name: name.trim(), role: rest.join(",").trim() };
}
