// The words of the list of who is here.
export const people = {
  button: (here: number) => `People · ${here} here`,
  about: "Who is here",
  title: "People",
  line: "Name, what they do",
  rest: "Roles in the incident and the order of the list are in Prepare.",
  voteOpen: "A vote is open. Anyone who joins can vote; ballots already in still count.",
};
