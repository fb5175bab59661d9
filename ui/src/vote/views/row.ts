// One candidate and its votes: two step buttons, or a checkbox if one vote is the most.
import { able, button, make, write } from "../dom";
import { type Limits, left, mayAdd, stepped, type Votes, votesOn } from "../rules";
import type { Candidate } from "../server";
import { words as w } from "../words";

export interface Row {
  root: HTMLLIElement;
  update(candidate: Candidate, votes: Votes, limits: Limits, locked: boolean): void;
}

/** Creates a row. `step` adds or takes a vote; `say` announces the result to a screen reader. */
export function candidateRow(
  id: string,
  single: boolean,
  step: (by: 1 | -1) => void,
  say: (text: string) => void,
): Row {
  const text = make("span", { class: "text", id: `text-${id}`, dir: "auto" });
  const category = make("span", { class: "category" });
  let now: { votes: Votes; limits: Limits; locked: boolean } | null = null;

  /** Adds or takes a vote, or announces why it can’t. Returns whether it did. */
  function press(by: 1 | -1): boolean {
    if (!now || now.locked) return false;
    const { votes, limits } = now;
    const next = stepped(votes, id, by, limits);
    if (next === votes) {
      if (by > 0)
        say(left(votes, limits) > 0 ? w.ballot.mostOnOne({ most: limits.most_on_one }) : w.ballot.noneLeft);
      return false;
    }
    say(w.ballot.now({ on: votesOn(next, id), left: left(next, limits), all: limits.votes_each }));
    step(by);
    return true;
  }

  const choice = single ? tick(press) : steps(press);
  const words = make("span", { class: "words" }, [text, category]);
  const entry = single
    ? make("label", { class: "candidate" }, [choice.root, words])
    : make("div", { class: "candidate" }, [
        words,
        make("span", { class: "steps", role: "group", "aria-labelledby": text.id }, [choice.root]),
      ]);
  const root = make("li", {}, [entry]);

  return {
    root,
    update(candidate, votes, limits, locked) {
      now = { votes, limits, locked };
      write(text, candidate.text);
      category.hidden = candidate.category === null;
      if (candidate.category) {
        category.className = `category ${candidate.category}`;
        write(category, w.ballot.category[candidate.category]);
      }
      const count = votesOn(votes, id);
      entry.classList.toggle("chosen", count > 0);
      choice.update(candidate.text, count, !locked && mayAdd(votes, id, limits), !locked && count > 0);
    },
  };
}

interface Choice {
  root: Node;
  update(text: string, count: number, more: boolean, fewer: boolean): void;
}

function steps(press: (by: 1 | -1) => boolean): Choice {
  const fewer = button("step", "−", () => press(-1));
  const more = button("step", "+", () => press(1));
  const count = make("span", { class: "count" });
  const root = document.createDocumentFragment();
  root.append(fewer, count, more);
  return {
    root,
    update(text, votes, mayMore, mayFewer) {
      write(count, String(votes));
      fewer.setAttribute("aria-label", w.ballot.fewer({ text }));
      more.setAttribute("aria-label", w.ballot.more({ text }));
      able(fewer, mayFewer);
      able(more, mayMore);
    },
  };
}

function tick(press: (by: 1 | -1) => boolean): Choice {
  const box = make("input", { type: "checkbox" });
  box.addEventListener("change", () => {
    if (!press(box.checked ? 1 : -1)) box.checked = !box.checked;
  });
  return {
    root: box,
    update(_, votes, mayMore, mayFewer) {
      box.checked = votes > 0;
      able(box, mayMore || mayFewer);
    },
  };
}
