// The step with the ballot: the candidates and the votes on them, until they are cast.
import { able, arrange, button, make, tell, write } from "../dom";
import { left } from "../rules";
import { type State, shownVotes } from "../state";
import type { Voter } from "../voter";
import { words as w } from "../words";
import { candidateRow, type Row } from "./row";
import { headed, refusal, type View } from "./view";

/** `say` announces the result of a press to a screen reader. */
export function ballotView(voter: Voter, say: (text: string) => void): View {
  const heading = headed(w.ballot.title);
  const lead = make("p");
  const news = make("p", { class: "news" });
  const list = make("ul", { class: "candidates", role: "list" });
  const empty = make("p", {}, [w.ballot.empty]);
  const budget = make("p", { class: "left" });
  const unspent = make("p", { class: "unspent" });
  const message = refusal();
  const cast = button("primary", w.ballot.cast, () => voter.cast());
  const keep = button("quiet", w.ballot.keep, () => voter.keepCounted());
  let rows: Record<string, Row> = {};
  let single: boolean | undefined;
  let said = "";

  return {
    root: make("section", {}, [
      heading,
      lead,
      news,
      list,
      empty,
      make("div", { class: "foot" }, [
        budget,
        unspent,
        message,
        make("div", { class: "actions" }, [cast, keep]),
      ]),
    ]),
    heading,
    update(state) {
      const { ballot, pending } = state;
      if (!ballot) return;
      const votes = shownVotes(state);
      const rest = left(votes, ballot);
      if (single !== (ballot.most_on_one === 1)) {
        single = ballot.most_on_one === 1;
        rows = {};
      }
      const shown = ballot.candidates.map((candidate) => {
        const { id } = candidate;
        const row = rows[id] || candidateRow(id, single === true, (by) => voter.step(id, by), say);
        rows[id] = row;
        row.update(candidate, votes, ballot, pending !== null);
        return row.root;
      });
      arrange(list, shown);
      list.hidden = shown.length === 0;
      empty.hidden = shown.length > 0;
      write(heading, ballot.run_off ? w.ballot.runOff : w.ballot.title);
      write(lead, w.ballot.lead({ each: ballot.votes_each, most: ballot.most_on_one }));
      const told = [newsOf(state), state.sure ? w.ballot.unspent({ left: rest }) : ""].join(" ").trim();
      if (told && told !== said) say(told);
      said = told;
      tell(news, newsOf(state));
      write(
        budget,
        rest < 0 ? w.ballot.tooMany({ n: -rest }) : w.ballot.left({ left: rest, all: ballot.votes_each }),
      );
      budget.classList.toggle("over", rest < 0);
      tell(unspent, state.sure ? w.ballot.unspent({ left: rest }) : "");
      tell(message, state.message);
      write(cast, pending ? w.ballot.casting : state.sure ? w.ballot.castAnyway : w.ballot.cast);
      able(cast, pending === null && rest >= 0 && shown.length > 0);
      keep.hidden = ballot.mine === null || pending !== null;
    },
  };
}

export function newsOf({ news: { came, went } }: State): string {
  return [came > 0 ? w.ballot.came({ n: came }) : "", went > 0 ? w.ballot.went({ n: went }) : ""]
    .join(" ")
    .trim();
}
