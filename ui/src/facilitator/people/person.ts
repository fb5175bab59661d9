// A person as they are typed in one line.

/** `Ana Kovač, platform engineer`: the name, and after a comma what they do. */
export function personOf(text: string): { name: string; role: string } {
  const [name = "", ...rest] = text.split(",");
  return { name: name.trim(), role: rest.join(",").trim() };
}
