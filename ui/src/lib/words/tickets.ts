// Sentences for what a tracker did not accept as sent.
import type { Note } from "$lib/generated/Note";
import { type MessagesOf, textOf } from "./catalogue";
import { english } from "./english";

const NOTES: MessagesOf<Note, "note"> = english.tickets.note;

export const note = (note: Note) => textOf(NOTES, "note", note);
