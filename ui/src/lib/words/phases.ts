// The ten phases: their names, what they are for, something to say, questions to ask. All in our own words.
import type { Phase } from "$lib/generated/Phase";

interface PhaseWords {
  name: string;
  /** The heading of the phase, as a question or a promise to the room. */
  heading: string;
  /** What it is for, in one line. */
  purpose: string;
  /** Something to say, word for word. */
  say: string;
  /** Questions to ask. */
  ask: string[];
}

export const phases: Record<Phase, PhaseWords> = {
  welcome: {
    name: "Welcome",
    heading: "Why we are here",
    purpose: "The premise, the rules, who does what.",
    say: "Everybody did what made sense with what they knew then. We are here to find the conditions that made this possible, and to change them.",
    ask: ["Does anybody need to leave early?", "Is anything stopping anybody from speaking freely today?"],
  },
  last_time: {
    name: "Last time’s actions",
    heading: "Did last time’s actions help?",
    purpose: "One card per action: how far along, did it help, what now.",
    say: "Before we look for new actions, let’s see what became of the last ones. “Not done” is an answer too; it tells us something about our plans.",
    ask: [
      "What is different now that it is done?",
      "What got in the way?",
      "If we planned it today, what would we do?",
    ],
  },
  timeline: {
    name: "Timeline",
    heading: "What happened when",
    purpose: "Walk forward in time. Ideas for fixes are parked, not discussed.",
    say: "We’ll walk through it in order. Say what you saw and what you thought at that moment, not what we know now.",
    ask: [
      "What did you see that told you that?",
      "What did you expect to happen next?",
      "What else was going on at that moment?",
      "How did you know who to ask?",
    ],
  },
  went_well: {
    name: "Went well, went badly",
    heading: "What went well, what went badly",
    purpose: "Three lists. What went well comes first.",
    say: "Start with what helped. Then what made it harder. Then where we were lucky, because we can’t count on luck twice.",
    ask: [
      "What do we want to do the same way next time?",
      "What took longer than it had to?",
      "What could have made this much worse?",
    ],
  },
  whys: {
    name: "Whys",
    heading: "What made this possible?",
    purpose: "Several chains, each down to a condition that we can change.",
    say: "We keep asking what made each step possible until the answer is something this organisation can change. A person is never the end of a chain.",
    ask: [
      "What made that the reasonable choice, with what was known then?",
      "How did it come to be that way?",
      "Was there another condition?",
      "Would anybody else have done the same?",
    ],
  },
  root_cause: {
    name: "Root cause",
    heading: "Why it was possible",
    purpose: "The paragraph, and the contributing factors.",
    say: "I’ll read out what I have. Stop me where it isn’t what we found.",
    ask: [
      "Which condition, had it been different, would have prevented this?",
      "Which would prevent the next one like it?",
      "Does this name a condition, or a person?",
    ],
  },
  collect: {
    name: "Collect actions",
    heading: "What could we change?",
    purpose: "Many candidates, quickly. Judging them comes later.",
    say: "Let’s take a few minutes for ideas. Make each one something one person could finish. We’ll choose later.",
    ask: [
      "What would make it less likely?",
      "What would let us see it sooner?",
      "What would let us stop it sooner?",
      "What would change how we work?",
    ],
  },
  vote: {
    name: "Vote",
    heading: "What we will do",
    purpose: "Three to five actions that will really be done.",
    say: "Decide for yourself first. Nobody has to explain a vote.",
    ask: ["Does everybody know what each candidate means?", "Has everybody decided?"],
  },
  commit: {
    name: "Commit",
    heading: "Who does what, by when",
    purpose: "Owner, due date and ticket for each, before we leave the room.",
    say: "Each of these needs one person to look after it, a date, and a ticket. Owning one is not a punishment; it means we count on it getting done.",
    ask: [
      "Who can see this through?",
      "By when would we be disappointed if it weren’t done?",
      "Who will make room for it?",
    ],
  },
  close: {
    name: "Close",
    heading: "Read back and close",
    purpose: "What we decided, what we learned, whether it was worth it.",
    say: "I’ll read back what we decided. Then I’d like to hear one thing that somebody learned.",
    ask: [
      "Is this what we agreed?",
      "What did you not know an hour ago?",
      "Show of hands, one to five: was this worth your time?",
    ],
  },
};
