// The words about lists that were pasted.
import { count } from "./count";

const left = (more: number) =>
  more > 0 ? ` ${count(more, "more line is", "more lines are")} left out: too many at once.` : "";

export const pasted = {
  entries: (n: number, more: number) => `${count(n, "entry", "entries")} added.${left(more)}`,
  answers: (n: number, more: number) =>
    `${count(n, "answer")} added, each below the one before.${left(more)}`,
  events: (n: number, skipped: number) =>
    skipped > 0
      ? `${count(n, "event")} added. ${count(skipped, "line")} without a time stayed in the entry field.`
      : `${count(n, "event")} added.`,
  people: (n: number, there: readonly string[], unnamed: number, more: number) =>
    [
      n === 0 ? "Nobody was added." : `${count(n, "person", "people")} added.`,
      there.length > 3
        ? `${there.length} others were already there.`
        : there.length > 0
          ? `${there.join(", ")} ${there.length === 1 ? "was" : "were"} already there.`
          : "",
      unnamed > 0
        ? `${count(unnamed, "address", "addresses")} without a name ${unnamed === 1 ? "was" : "were"} left out.`
        : "",
    ]
      .filter(Boolean)
      .join(" ") + left(more),
};
