// The commands between windows and hosts. Made by `./dev gen`; not to be edited.
import type { Account } from "./Account";
import type { ActionId } from "./ActionId";
import type { Appearance } from "./Appearance";
import type { Applied } from "./Applied";
import type { Area } from "./Area";
import type { CoachSettings } from "./CoachSettings";
import type { CoachView } from "./CoachView";
import type { CommitSettings } from "./CommitSettings";
import type { CommitView } from "./CommitView";
import type { Connection } from "./Connection";
import type { ConnectionId } from "./ConnectionId";
import type { Document } from "./Document";
import type { Format } from "./Format";
import type { Heard } from "./Heard";
import type { HistoryEntry } from "./HistoryEntry";
import type { ImportProgress } from "./ImportProgress";
import type { Imported } from "./Imported";
import type { Invited } from "./Invited";
import type { LibraryPage } from "./LibraryPage";
import type { LibraryRequest } from "./LibraryRequest";
import type { Listed } from "./Listed";
import type { Look } from "./Look";
import type { MenuEntry } from "./MenuEntry";
import type { NamedSentence } from "./NamedSentence";
import type { NetworkAddress } from "./NetworkAddress";
import type { Notes } from "./Notes";
import type { Op } from "./Op";
import type { Parts } from "./Parts";
import type { Phase } from "./Phase";
import type { PhonesView } from "./PhonesView";
import type { PostMortemId } from "./PostMortemId";
import type { Preview } from "./Preview";
import type { RoomView } from "./RoomView";
import type { Said } from "./Said";
import type { Session } from "./Session";
import type { Snapshot } from "./Snapshot";
import type { TicketStanding } from "./TicketStanding";
import type { Ticketed } from "./Ticketed";
import type { VoteAct } from "./VoteAct";
import type { WindowSettings } from "./WindowSettings";
import type { Zone } from "./Zone";
import type { Zoom } from "./Zoom";

export interface Commands {
  /** What a window has to know before it shows anything. */
  session: { arguments: {  }; answer: Session };
  /** What the user chose for the windows of this machine. */
  window_settings: { arguments: {  }; answer: WindowSettings };
  /** Changes what the user chose for the windows. */
  set_window_settings: { arguments: { settings: WindowSettings }; answer: null };
  /** How the room view looks. */
  room_appearance: { arguments: {  }; answer: Appearance };
  /** Changes the size of the room view. */
  zoom_room: { arguments: { zoom: Zoom }; answer: null };
  /** Puts the application's own commands into the menu bar, where the system has one. */
  set_menu: { arguments: { entries: Array<MenuEntry> }; answer: null };
  /** Tells the log that the first screen can be used. */
  ready: { arguments: {  }; answer: null };
  /** A part of the window ran into an error; the log gets the name of the part and the kind of the error. */
  part_failed: { arguments: { part: string; kind: string }; answer: null };
  /** A page of the library. */
  library: { arguments: { request: LibraryRequest }; answer: LibraryPage };
  /** Parts of a post-mortem. */
  snapshot: { arguments: { id: PostMortemId; areas: Array<Area> }; answer: Snapshot };
  /** Carries out an act. */
  apply: { arguments: { op: Op }; answer: Applied };
  /** Undoes the last act on a post-mortem, or on the library. */
  undo: { arguments: { scope: PostMortemId | null }; answer: Applied };
  /** Redoes what was undone last. */
  redo: { arguments: { scope: PostMortemId | null }; answer: Applied };
  /** The acts on a post-mortem, or on the library, newest first. */
  history: { arguments: { scope: PostMortemId | null; before: number | null }; answer: Array<HistoryEntry> };
  /** The words that were typed into fields of a post-mortem and not entered yet, by field. */
  drafts: { arguments: { id: PostMortemId }; answer: { [key in string]: string } };
  /** Keeps the words that are being typed into a field; empty words remove them. Nobody else sees them. */
  keep_draft: { arguments: { id: PostMortemId; field: string; words: string }; answer: null };
  /** Starts the clock of a meeting in a phase, which is led from then on, or pauses it. */
  enter_phase: { arguments: { id: PostMortemId; phase: Phase | null }; answer: null };
  /** Tells that the facilitator opened a phase: a meeting that is led goes on with it, any other stays as it is. */
  open_phase: { arguments: { id: PostMortemId; phase: Phase }; answer: null };
  /** Opens the window for the shared screen, or closes it. */
  show_room: { arguments: { open: boolean }; answer: null };
  /** What the shared screen shows. */
  room: { arguments: {  }; answer: RoomView };
  /** Something that the facilitator does in an open vote. */
  vote: { arguments: { id: PostMortemId; act: VoteAct }; answer: Applied };
  /** How many ballots are in, in all open votes: they go with the application. */
  ballots_in: { arguments: {  }; answer: number };
  /** The addresses of this machine at which phones could reach it. */
  phone_addresses: { arguments: {  }; answer: Array<NetworkAddress> };
  /** Lets phones in at an address that the facilitator confirmed. */
  open_phones: { arguments: { id: PostMortemId; address: string }; answer: PhonesView | null };
  /** The open ballot server, where there is one. */
  phones: { arguments: {  }; answer: PhonesView | null };
  /** Lets no phone in any more. Ballots that are in stay in. */
  close_phones: { arguments: {  }; answer: null };
  /** What the coach has to say about texts of a post-mortem. */
  hear: { arguments: { id: PostMortemId; texts: Array<Said> }; answer: Array<Heard> };
  /** What the workspace has told its coach, and what the coach listens for. */
  coach: { arguments: {  }; answer: CoachView };
  /** Tells the coach something else from now on. */
  set_coach: { arguments: { settings: CoachSettings }; answer: null };
  /** Sentences of the record that name a person, each with rewordings to take. */
  named: { arguments: { id: PostMortemId; parts: Parts }; answer: Array<NamedSentence> };
  /** How the team commits, and which tokens the keychain has. */
  commit_settings: { arguments: {  }; answer: CommitView };
  /** Changes how the team commits. */
  set_commit_settings: { arguments: { settings: CommitSettings }; answer: null };
  /** Keeps a token in the keychain of the system, or forgets it. False where that could not be done. */
  keep_token: { arguments: { connection: Connection; token: string | null }; answer: boolean };
  /** Who a token belongs to, and the name of the project. */
  test_connection: { arguments: { connection: Connection; token: string | null }; answer: Account };
  /** What tickets would hold. Sends nothing. */
  preview_tickets: { arguments: { id: PostMortemId; connection: ConnectionId; actions: Array<ActionId> }; answer: Array<Preview> };
  /** Makes tickets, each once. */
  create_tickets: { arguments: { id: PostMortemId; connection: ConnectionId; actions: Array<ActionId>; token: string | null }; answer: Array<Ticketed> };
  /** Tries again what waits for a ticket: all of it, or what may get one by itself. */
  retry_tickets: { arguments: { id: PostMortemId; all: boolean }; answer: Array<Ticketed> };
  /** Where tickets stand. */
  refresh_tickets: { arguments: { id: PostMortemId; tokens: { [key in ConnectionId]: string } }; answer: Array<TicketStanding> };
  /** Reads scribe notes, and writes nothing. */
  read_notes: { arguments: { text: string; day: string | null; zone: Zone }; answer: Notes };
  /** Reads a pasted list, and writes nothing. */
  read_list: { arguments: { text: string }; answer: Listed };
  /** Reads an invite list beside the people who are there already, and writes nothing. */
  read_people: { arguments: { id: PostMortemId; text: string }; answer: Invited };
  /** Asks for a file with notes and reads it as text. None when the user thought better of it. */
  open_notes: { arguments: {  }; answer: string | null };
  /** Asks for files and imports them. */
  import_files: { arguments: {  }; answer: Imported };
  /** How far the import is that runs. None where none does. */
  import_progress: { arguments: {  }; answer: ImportProgress | null };
  /** Stops the import that runs; nothing of it is written. */
  stop_import: { arguments: {  }; answer: null };
  /** The chosen parts of the record as a document, for a preview. */
  document: { arguments: { id: PostMortemId; parts: Parts }; answer: Document };
  /** The record as Markdown. */
  markdown: { arguments: { id: PostMortemId; look: Look }; answer: string };
  /** Asks where to put the record and writes it. None when the user thought better of it. */
  export_record: { arguments: { id: PostMortemId; format: Format; look: Look }; answer: string | null };
  /** Shows a file that was written in its folder. */
  show_in_folder: { arguments: { path: string }; answer: null };
  /** Opens an address in the browser. */
  open_link: { arguments: { address: string }; answer: null };
  /** Asks for a workspace and opens it. */
  open_workspace: { arguments: {  }; answer: Session | null };
  /** Opens a workspace that was used before. */
  switch_workspace: { arguments: { path: string }; answer: Session };
  /** Asks where to make a workspace and opens it. */
  new_workspace: { arguments: {  }; answer: Session | null };
  /** Asks where to and copies the open workspace. */
  copy_workspace: { arguments: {  }; answer: string | null };
  /** Makes a dated copy of the open workspace. */
  back_up_workspace: { arguments: {  }; answer: string };
  /** Puts the newest good copy, or an empty workspace, in the place of a damaged one. */
  recover_workspace: { arguments: { backup: string | null }; answer: Session };
}

export const CHANGED = "changed";
export const WINDOW_SETTINGS = "window_settings";
export const ROOM_MINIMISED = "room_minimised";
export const MENU = "menu";
