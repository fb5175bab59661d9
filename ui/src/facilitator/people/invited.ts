// Adds people from an invite list pasted into a line for people.
import { hasSeveralLines, type Pasted, sayAdded, wholeOf } from "$lib/components/pasted";
import type { Invited } from "$lib/generated/Invited";
import { host } from "$lib/host";
import { notices } from "$lib/state/notices.svelte";
import type { PostMortemState } from "$lib/state/post-mortem.svelte";
import { peopleAdded } from "$lib/words/pasted";

/** Whether pasted text may list several people: it has lines, cells, semicolons, addresses, or two commas. */
export function isInviteList(text: string): boolean {
  return hasSeveralLines(text) || /[;\t；、]|\S@\S|,.*,\s*\S/.test(text.trim());
}

export function readPeople(pm: PostMortemState, pasted: Pasted): Promise<Invited> {
  return host.call("read_people", { id: pm.id, text: wholeOf(pasted) });
}

/** Adds the people of an invite list as one act. A single person stays in the line, to be added by Enter. */
export async function addPeople(pm: PostMortemState, pasted: Pasted): Promise<boolean | string> {
  const { people, there, unnamed, more } = await readPeople(pm, pasted);
  const [only] = people;
  if (people.length + there.length < 2 && !hasSeveralLines(pasted.text)) {
    return only ? [only.name, only.role].filter(Boolean).join(", ") : false;
  }
  const told = peopleAdded(people.length, there, unnamed, more);
  if (people.length === 0) {
    notices.say(told);
    return there.length > 0;
  }
  if (!(await pm.act({ topic: "people", edit: "add_all", people }))) return false;
  sayAdded(pm, told);
  return true;
}
