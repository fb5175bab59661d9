//! The commands and events between windows and hosts: one list for all of them.
//!
//! The desktop shell and the HTTP host implement every command of [`COMMANDS`]; the types of the UI are made from
//! it; a test in the shell proves that list, handlers and permissions agree. Adding a command takes a line here, a
//! function in the shell's `commands`, and an arm in the HTTP host.

use std::path::Path;

use afterword_record::Document;
use serde::Deserialize;
use ts_rs::{Config, ExportError, TS};

use crate::view::Snapshot;
use crate::workspace::HistoryEntry;
use crate::{Applied, Changed, Imported, LibraryPage, LibraryRequest, Op, Problem, Session};

/// A command: its name, its arguments and its answer, each in TypeScript.
#[derive(Debug, Clone, Copy)]
pub struct Command {
    /// Its name.
    pub name: &'static str,
    /// Its arguments: name and type.
    pub arguments: &'static [(&'static str, &'static str)],
    /// Its answer.
    pub answer: &'static str,
    /// What it does.
    pub about: &'static str,
}

macro_rules! commands {
    ($($(#[doc = $about:literal])* $name:ident($($argument:ident: $type:literal),*) -> $answer:literal;)*) => {
        /// Every command.
        pub const COMMANDS: &[Command] = &[$(Command {
            name: stringify!($name),
            arguments: &[$((stringify!($argument), $type)),*],
            answer: $answer,
            about: concat!($($about),*),
        }),*];
    };
}

commands! {
    /// What a window has to know before it shows anything.
    session() -> "Session";
    /// What the user chose for the windows of this machine.
    window_settings() -> "WindowSettings";
    /// Changes what the user chose for the windows.
    set_window_settings(settings: "WindowSettings") -> "null";
    /// How the room view looks.
    room_appearance() -> "Appearance";
    /// Changes the size of the room view.
    zoom_room(zoom: "Zoom") -> "null";
    /// Puts the application's own commands into the menu bar, where the system has one.
    set_menu(entries: "MenuEntry[]") -> "null";
    /// Tells the log that the first screen can be used.
    ready() -> "null";
    /// A part of the window ran into an error; the log gets the name of the part and the kind of the error.
    part_failed(part: "string", kind: "string") -> "null";
    /// A page of the library.
    library(request: "LibraryRequest") -> "LibraryPage";
    /// Parts of a post-mortem.
    snapshot(id: "PostMortemId", areas: "Area[]") -> "Snapshot";
    /// Carries out an act.
    apply(op: "Op") -> "Applied";
    /// Undoes the last act on a post-mortem, or on the library.
    undo(scope: "PostMortemId | null") -> "Applied";
    /// Redoes what was undone last.
    redo(scope: "PostMortemId | null") -> "Applied";
    /// The acts on a post-mortem, or on the library, newest first.
    history(scope: "PostMortemId | null", before: "number | null") -> "HistoryEntry[]";
    /// Something that the facilitator does in an open vote.
    vote(id: "PostMortemId", act: "VoteAct") -> "Applied";
    /// The addresses of this machine at which phones could reach it.
    phone_addresses() -> "NetworkAddress[]";
    /// Lets phones in at an address that the facilitator confirmed.
    open_phones(id: "PostMortemId", address: "string") -> "PhonesView | null";
    /// How the team commits, and which tokens the keychain has.
    commit_settings() -> "CommitView";
    /// Changes how the team commits.
    set_commit_settings(settings: "CommitSettings") -> "null";
    /// Keeps a token in the keychain of the system, or forgets it. False where that could not be done.
    keep_token(connection: "Connection", token: "string | null") -> "boolean";
    /// Who a token belongs to, and the name of the project.
    test_connection(connection: "Connection", token: "string | null") -> "Account";
    /// What tickets would hold. Sends nothing.
    preview_tickets(id: "PostMortemId", connection: "ConnectionId", actions: "ActionId[]") -> "Preview[]";
    /// Makes tickets, each once.
    create_tickets(id: "PostMortemId", connection: "ConnectionId", actions: "ActionId[]", token: "string | null") -> "Ticketed[]";
    /// Tries again what waits for a ticket: all of it, or what may get one by itself.
    retry_tickets(id: "PostMortemId", all: "boolean") -> "Ticketed[]";
    /// Where tickets stand.
    refresh_tickets(id: "PostMortemId", tokens: "Record<ConnectionId, string>") -> "TicketStanding[]";
    /// The open ballot server, where there is one.
    phones() -> "PhonesView | null";
    /// Lets no phone in any more. Ballots that are in stay in.
    close_phones() -> "null";
    /// Opens the window for the shared screen, or closes it.
    show_room(open: "boolean") -> "null";
    /// Tells that the facilitator opened a phase: a meeting that is led goes on with it, any other stays as it is.
    open_phase(id: "PostMortemId", phase: "Phase") -> "null";
    /// What the shared screen shows.
    room() -> "RoomView";
    /// Starts the clock of a meeting in a phase, which is led from then on, or pauses it.
    enter_phase(id: "PostMortemId", phase: "Phase | null") -> "null";
    /// The words that were typed into fields of a post-mortem and not entered yet, by field.
    drafts(id: "PostMortemId") -> "Record<string, string>";
    /// Keeps the words that are being typed into a field; empty words remove them. Nobody else sees them.
    keep_draft(id: "PostMortemId", field: "string", words: "string") -> "null";
    /// What the coach has to say about texts of a post-mortem.
    hear(id: "PostMortemId", texts: "Said[]") -> "Heard[]";
    /// What the workspace has told its coach, and what the coach listens for.
    coach() -> "CoachView";
    /// Tells the coach something else from now on.
    set_coach(settings: "CoachSettings") -> "null";
    /// Reads scribe notes, and writes nothing.
    read_notes(text: "string", day: "string | null", zone: "string") -> "Notes";
    /// Reads a pasted list, and writes nothing.
    read_list(text: "string") -> "Listed";
    /// Reads an invite list beside the people who are there already, and writes nothing.
    read_people(id: "PostMortemId", text: "string") -> "Invited";
    /// The chosen parts of the record as a document, for a preview.
    document(id: "PostMortemId", parts: "Parts") -> "Document";
    /// Sentences of the record that name a person, each with rewordings to take.
    named(id: "PostMortemId", parts: "Parts") -> "NamedSentence[]";
    /// The record as Markdown.
    markdown(id: "PostMortemId", look: "Look") -> "string";
    /// Asks where to put the record and writes it. None when the user thought better of it.
    export_record(id: "PostMortemId", format: "Format", look: "Look") -> "string | null";
    /// Shows a file that was written in its folder.
    show_in_folder(path: "string") -> "null";
    /// Opens an address in the browser.
    open_link(address: "string") -> "null";
    /// Asks for files and imports them.
    import_files() -> "Imported";
    /// How far the import is that runs. None where none does.
    import_progress() -> "ImportProgress | null";
    /// Stops the import that runs; nothing of it is written.
    stop_import() -> "null";
    /// Asks for a file with notes and reads it as text. None when the user thought better of it.
    open_notes() -> "string | null";
    /// How many ballots are in, in all open votes: they go with the application.
    ballots_in() -> "number";
    /// Asks for a workspace and opens it.
    open_workspace() -> "Session | null";
    /// Opens a workspace that was used before.
    switch_workspace(path: "string") -> "Session";
    /// Asks where to make a workspace and opens it.
    new_workspace() -> "Session | null";
    /// Asks where to and copies the open workspace.
    copy_workspace() -> "string | null";
    /// Makes a dated copy of the open workspace.
    back_up_workspace() -> "string";
    /// Puts the newest good copy, or an empty workspace, in the place of a damaged one.
    recover_workspace(backup: "string | null") -> "Session";
}

/// The event that tells every window what changed.
pub const CHANGED: &str = "changed";
/// The event that tells every window what the user chose for the windows.
pub const WINDOW_SETTINGS: &str = "window_settings";
/// The event that tells the facilitator's window whether the room view is minimised.
pub const ROOM_MINIMISED: &str = "room_minimised";
/// The event that tells a window which of its commands was chosen in the menu bar.
pub const MENU: &str = "menu";

/// A menu of the menu bar that holds commands of the application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MenuName {
    /// The menu with the name of the application.
    App,
    /// File.
    File,
    /// Edit.
    Edit,
    /// View.
    View,
    /// What belongs to a post-mortem.
    Meeting,
    /// Help.
    Help,
}

/// A command in the menu bar.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct MenuEntry {
    /// The menu that it is in.
    pub menu: MenuName,
    /// The command, as [`MENU`] names it.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// Its keys, as `CmdOrCtrl+Shift+Z`.
    pub accelerator: Option<String>,
}

/// Writes the TypeScript types of everything on the wire into a folder.
///
/// # Errors
/// Where a file can't be written.
pub fn write_types(folder: &Path) -> Result<(), ExportError> {
    let config = Config::new().with_out_dir(folder);
    Op::export_all(&config)?;
    Applied::export_all(&config)?;
    Changed::export_all(&config)?;
    Problem::export_all(&config)?;
    Session::export_all(&config)?;
    Snapshot::export_all(&config)?;
    LibraryRequest::export_all(&config)?;
    LibraryPage::export_all(&config)?;
    HistoryEntry::export_all(&config)?;
    Imported::export_all(&config)?;
    crate::ImportProgress::export_all(&config)?;
    Document::export_all(&config)?;
    afterword_intake::notes::Notes::export_all(&config)?;
    afterword_intake::list::Listed::export_all(&config)?;
    afterword_intake::people::Invited::export_all(&config)?;
    crate::hearing::CoachView::export_all(&config)?;
    crate::hearing::Said::export_all(&config)?;
    crate::hearing::Heard::export_all(&config)?;
    crate::tickets::CommitView::export_all(&config)?;
    crate::tickets::Ticketed::export_all(&config)?;
    crate::tickets::TicketStanding::export_all(&config)?;
    afterword_tickets::Account::export_all(&config)?;
    afterword_tickets::Preview::export_all(&config)?;
    crate::voting::VoteAct::export_all(&config)?;
    crate::phones::NetworkAddress::export_all(&config)?;
    crate::phones::PhonesView::export_all(&config)?;
    crate::room::RoomView::export_all(&config)?;
    crate::Format::export_all(&config)?;
    crate::Look::export_all(&config)?;
    crate::hearing::named::NamedSentence::export_all(&config)?;
    crate::WindowSettings::export_all(&config)?;
    MenuEntry::export_all(&config)?;
    std::fs::write(folder.join("ActName.ts"), crate::ActName::in_typescript())?;
    std::fs::write(folder.join("commands.ts"), commands_in_typescript())?;
    Ok(())
}

fn commands_in_typescript() -> String {
    use std::fmt::Write as _;
    const IMPORTED: &[&str] = &[
        "Account",
        "ActionId",
        "Appearance",
        "Applied",
        "Area",
        "Changed",
        "CoachSettings",
        "CoachView",
        "CommitSettings",
        "CommitView",
        "Connection",
        "ConnectionId",
        "Document",
        "Format",
        "Heard",
        "HistoryEntry",
        "ImportProgress",
        "Imported",
        "Invited",
        "LibraryPage",
        "Listed",
        "Look",
        "LibraryRequest",
        "MenuEntry",
        "NamedSentence",
        "NetworkAddress",
        "Notes",
        "Op",
        "Parts",
        "Phase",
        "PhonesView",
        "PostMortemId",
        "Preview",
        "RoomView",
        "Said",
        "Session",
        "Snapshot",
        "TicketStanding",
        "Ticketed",
        "VoteAct",
        "WindowSettings",
        "Zoom",
    ];
    let mut text =
        String::from("// The commands between windows and hosts. Made by `./dev gen`; not to be edited.\n");
    for name in IMPORTED {
        let _ = writeln!(text, "import type {{ {name} }} from \"./{name}\";");
    }
    text.push_str("\nexport interface Commands {\n");
    for command in COMMANDS {
        let arguments: Vec<_> =
            command.arguments.iter().map(|(name, kind)| format!("{name}: {kind}")).collect();
        let _ = writeln!(
            text,
            "  /**{} */\n  {}: {{ arguments: {{ {} }}; answer: {} }};",
            command.about,
            command.name,
            arguments.join("; "),
            command.answer
        );
    }
    let _ = writeln!(
        text,
        "}}\n\nexport const CHANGED = \"{CHANGED}\";\nexport const WINDOW_SETTINGS = \"{WINDOW_SETTINGS}\";\nexport const ROOM_MINIMISED = \"{ROOM_MINIMISED}\";\nexport const MENU = \"{MENU}\";\n\nexport type ChangedEvent = Changed;"
    );
    text
}
