// The words of tickets and trackers.
import type { Note } from "$lib/generated/Note";
import type { Omitted } from "$lib/generated/Omitted";
import { count } from "./count";

const omitted: Record<Omitted, string> = {
  due: "This tracker has no due dates: the date stays here and in the record.",
  owner:
    "This tracker can’t find people by name: enter the account under “Tickets and due dates”, or assign the ticket in the tracker.",
};

function note(said: Note): string {
  switch (said.note) {
    case "owner_not_found":
      return `The tracker found nobody called ${said.name}, or more than one person: assign the ticket by hand.`;
    case "owner_left_out":
      return "The tracker did not accept the owner: assign the ticket by hand.";
    case "due_left_out":
      return "The tracker did not accept the due date: its screen may not have that field.";
    case "labels_left_out":
      return "The tracker did not accept the labels.";
    case "label_missing":
      return `The tracker has no label “${said.label}”; it was left out.`;
  }
}

export const tickets = {
  omitted,
  note,
  create: "Create…",
  createOne: "Create a ticket…",
  createFor: (text: string) => `Create a ticket: ${text}`,
  createAll: "Create tickets…",
  title: (n: number) => (n === 1 ? "Create a ticket" : `Create ${n} tickets`),
  lead: "This is all that is sent; nothing else of the record leaves this computer.",
  made: "Tickets created",
  madeLead: "Every action has a ticket.",
  send: (n: number) => `Create ${count(n, "ticket")}`,
  sending: "Creating…",
  through: "Connection",
  none: "There is no connection to a tracker yet. Add one, or type the ticket’s key or address yourself.",
  add: "Add a connection",
  labels: "Labels",
  due: "Due",
  assignee: "Assigned to",
  byName: (name: string) => `${name}, if found by name`,
  already: "already existed",
  /** Where it is a comment, its marks say nothing to a person. */
  sign: (marker: string) =>
    `And a marker that lets Afterword find the ticket again: ${marker.replace(/^<!--\s*|\s*-->$/g, "")}`,
  elsewhereTitle: "Waiting on another connection",
  elsewhere: (n: number) =>
    `${count(n, "action is", "actions are")} waiting on another connection, where a ticket may already exist. Choose that connection above.`,
  notLinked: (key: string) => `${key} was created in the meantime, but is not linked here.`,
  pending: "ticket pending",
  again: "Try again",
  giveUp: "Forget this ticket",
  refresh: "Refresh tickets",
  refreshed: "No ticket has changed.",
  closedThere: (key: string) => `${key} is closed.`,
  markDone: "Mark as done",
  goneThere: (key: string) => `${key} no longer exists, or this token can’t see it.`,
  connections: "Connections to trackers",
  edit: (name: string) => `Edit ${name}`,
  removeConnection: "Remove this connection",
  removeSure: "Remove it for good",
  tokenNotKept: "The keychain did not save the token, so you will be asked for it each time.",
  kind: "Tracker",
  name: "Name",
  namePlaceholder: "What the team calls it",
  base: "Address",
  user: "E-mail address of the account",
  issueType: "Issue type",
  extraLabels: "Labels for every ticket, separated by commas",
  categoryLabel: (category: string) => `Label for ${category.toLowerCase()}`,
  peopleTitle: "People’s accounts",
  peopleHelp: "One per line: Name = account",
  plainHttp: "Plain HTTP is fine here: this address is on this computer only",
  tokenLabel: "Token",
  tokenOf: (connection: string) => `Token of ${connection}`,
  tokenKept: "A token is kept in this system’s keychain.",
  tokenForget: "Forget it",
  tokenNoKeychain:
    "This system has no unlocked keychain, so you will be asked for the token each time; it is never saved.",
  tokenWillKeep: "It is kept in this system’s keychain, never in a file.",
  test: "Test the connection",
  tested: (account: string, project: string) => `It works: ${account}, ${project}.`,
};
