// A post-mortem of long words: names of eighty characters with and without spaces, several scripts, many entries.
import type { World } from "./world";

/** Exactly eighty characters, for names and lines that have to wrap between words. */
export const SPACED =
  "Maximiliana Theodora von Hohenstein-Weatherstone of the Payments Platform, Dublin".slice(0, 80);
/** Eighty characters without a place to wrap at. */
export const UNSPACED =
  "payments-platform-reliability-and-observability-oncall-rotation-eu-central-1.primary".slice(0, 80);
export const ARABIC = "إعادة تشغيل خدمة الدفع v2.1 (API)!";
export const HEBREW = "להחזיר את v2.1 של שירות התשלומים (API)!";
export const CHINESE = "支付服务在部署后十二分钟内拒绝了百分之三十的结账请求，而告警十分钟后才发出";
const WORDS =
  "Test the rollback of the payment provider against its sandbox in a nightly job, with alerts for whoever is on call that week";

/** Twelve people: the first nine with names that are hard to set. */
const PEOPLE = [
  SPACED,
  UNSPACED,
  "عبد الرحمن بن محمد الأنصاري",
  "שירה בן-דוד לוינסון",
  "山田 花子",
  "Ana Wolf",
  `${SPACED.slice(0, 40)} و فريق المدفوعات`,
  UNSPACED.toUpperCase(),
  "Chen Li",
  "Dina Haddad",
  "Eli Novak",
  "Femi Okoye",
];
const ROLES = ["Incident commander and the lead of the team for payments", UNSPACED, "مهندسة", "SRE"];
const SAID = [
  `${WORDS}.`,
  `${UNSPACED} answered with an error.`,
  ARABIC,
  HEBREW,
  CHINESE,
  "It is back.",
  `${ARABIC} after ${UNSPACED}`,
  SPACED,
];
const said = (n: number) => SAID[n % SAID.length] ?? "";
const person = (n: number) => PEOPLE[n % PEOPLE.length] ?? "";

const KINDS = ["observation", "hypothesis", "decision", "action", "result", "communication"];
const CATEGORIES = ["prevention", "detection", "mitigation", "process", null];
const CONDITIONS = ["technical", "process", "policy", "resources", "organisation", null];

export interface Long {
  id: string;
  candidates: string[];
}

/** Fills the workspace. */
export async function long(world: World): Promise<Long> {
  await world.sample();
  const earlier = await world.post(`${SPACED}, the time before`);
  for (let n = 0; n < 4; n++) {
    const action = await world.apply(earlier, { topic: "actions", edit: "add", text: said(n) });
    await world.apply(earlier, { topic: "actions", edit: "owner", id: action, text: person(n) });
    await world.apply(earlier, { topic: "actions", edit: "due", id: action, due: "2024-01-12" });
    await world.apply(earlier, { topic: "actions", edit: "ticket", id: action, text: `PLATFORM-${n}` });
  }
  await world.post(ARABIC);
  await world.post(UNSPACED);
  const id = await world.post(`${SPACED} can not pay`);
  const to = (topic: string, edit: string, rest: object) => world.apply(id, { topic, edit, ...rest });

  await to("facts", "service", { text: UNSPACED });
  await to("facts", "severity", { severity: "sev1" });
  await to("facts", "impact", { text: `30 % of checkouts, ${SPACED}` });
  await to("facts", "summary", { text: `${WORDS}. ${UNSPACED}\n${ARABIC}\n${CHINESE}` });
  await to("facts", "root_cause", { text: `${WORDS}. ${UNSPACED}\n${HEBREW}\n${CHINESE}` });
  for (const [n, mark] of ["started", "detected", "declared", "mitigated", "resolved"].entries()) {
    await to("facts", "mark", { mark, at: `2025-03-04T1${n}:10:00Z` });
  }
  const ids: string[] = [];
  for (const [n, name] of PEOPLE.entries()) {
    ids.push(await to("people", "add", { name, role: ROLES[n % ROLES.length] }));
  }
  await to("people", "authority", { id: ids[0], on: true });
  await to("people", "incident_role", { role: "commander", id: ids[1] });
  await to("facts", "facilitator", { text: SPACED });
  await to("meeting", "previous", { choice: { choice: "chosen", id: earlier } });
  const cards = await world.snapshot<{ cards: { review: { action: string } }[] }>(id, "last_time");
  for (const [n, { review }] of cards.cards.entries()) {
    const progress = ["done", "in_progress", "dropped"][n % 3];
    await to("reviews", "answer", { action: review.action, answer: { name: "progress", value: progress } });
    await to("reviews", "answer", { action: review.action, answer: { name: "note", value: said(n + 1) } });
  }
  const events: string[] = [];
  for (let n = 0; n < 20; n++) {
    const at = `2025-03-0${n < 16 ? 4 : 5}T${String(10 + Math.floor(n / 2)).padStart(2, "0")}:${n % 2 ? "45" : "05"}:00Z`;
    events.push(await to("timeline", "add", { at, text: said(n), kind: KINDS[n % KINDS.length] }));
  }
  for (const n of [1, 4, 9]) {
    await to("timeline", "change", { id: events[n], field: { name: "starred", value: true } });
  }
  const links = [`https://wiki.example.com/${UNSPACED}/${UNSPACED}`];
  await to("timeline", "change", { id: events[0], field: { name: "links", value: links } });
  for (const list of ["went_well", "went_badly", "lucky", "learned"]) {
    for (let n = 0; n < 5; n++) await to("remarks", "add", { list, text: said(n) });
  }
  const ends: string[] = [];
  for (let c = 0; c < 5; c++) {
    const chain = await to("chains", "add_chain", { problem: said(c) });
    let parent: string | null = null;
    for (let n = 0; n < 4; n++) {
      const cause: string = await to("chains", "add_cause", {
        chain,
        parent,
        text: said(c + n),
        place: null,
      });
      const condition = CONDITIONS[(c + n) % CONDITIONS.length];
      if (condition) await to("chains", "condition", { id: cause, condition });
      if (n === 1) await to("chains", "event", { id: cause, event: events[n], on: true });
      if (n === 2) await to("chains", "links", { id: cause, links });
      // A second answer to the same why, three levels deep.
      if (c === 0) await to("chains", "add_cause", { chain, parent, text: said(n), place: null });
      parent = cause;
    }
    if (parent) ends.push(parent);
  }
  await to("chains", "condition", { id: ends[1], condition: "policy" });
  await to("chains", "end", { id: ends[1], on: true });
  await to("chains", "state", { id: ends[2], state: "ruled_out" });
  await to("chains", "same_as", { id: ends[3], cause: ends[4] });
  for (let n = 0; n < 3; n++) await to("factors", "add", { text: said(n), cause: null });
  for (let n = 0; n < 4; n++) await to("ideas", "park", { text: said(n) });
  const candidates: string[] = [];
  for (let n = 0; n < 8; n++) {
    const category = CATEGORIES[n % CATEGORIES.length];
    candidates.push(await to("candidates", "add", { text: said(n), category, origin: { from: "room" } }));
  }
  for (let n = 0; n < 4; n++) {
    const action = await to("actions", "add", { text: said(n) });
    await to("actions", "category", { id: action, category: CATEGORIES[n] });
    await to("actions", "owner", { id: action, text: person(n) });
    if (n > 0) await to("actions", "due", { id: action, due: "2025-04-01" });
    if (n > 1) await to("actions", "ticket", { id: action, text: `PLATFORM-${n}` });
  }
  return { id, candidates };
}
