//! Everything that a window can ask for, in one table.
//!
//! From it come the dispatch of every host ([`Command::carry_out`]), the types of the UI and the permissions of the
//! windows (both written by `./dev gen`). Adding a command takes a line here, and a function where the line would grow
//! long.

mod typescript;

use afterword_words as words;
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use afterword_domain::{ActionId, ConnectionId, Phase, PostMortemId};
use afterword_intake::list::{self, Listed};
use afterword_intake::notes::{self, Notes};
use afterword_intake::people::Invited;
use afterword_record::Document;
use afterword_tickets::{Account, Connection, Preview};
use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::ballot_server::{NetworkAddress, PhonesView};
use crate::hearing::{CoachSettings, CoachView, Heard, Said};
use crate::host::{FileKind, Host, MenuEntry};
use crate::named::NamedSentence;
use crate::room::RoomView;
use crate::tickets::{CommitSettings, CommitView, TicketStanding, Ticketed};
use crate::view::Snapshot;
use crate::voting::VoteAct;
use crate::{
    Appearance, Applied, Area, Format, HistoryEntry, ImportProgress, Imported, LibraryPage, LibraryRequest,
    Look, Op, Parts, Problem, Session, WindowSettings, Zoom, read_regular, text_of, token, token_name,
};
use typescript::Signature;
pub use typescript::write_types;

/// A command.
pub struct Command {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub about: &'static str,
    /// Who may ask for it.
    pub windows: Windows,
    run: fn(&dyn Host, &Value) -> Result<String, Problem>,
    signature: fn(&ts_rs::Config) -> Result<Signature, ts_rs::ExportError>,
}

/// The windows that may ask for a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Windows {
    /// The facilitator's.
    Facilitator,
    /// The one on the shared screen.
    Room,
    /// Either.
    Both,
}

impl Command {
    /// The command of a name.
    ///
    /// # Errors
    /// [`Problem::NotFound`].
    pub fn named(name: &str) -> Result<&'static Self, Problem> {
        let found = COMMANDS.iter().find(|command| command.name == name);
        found.ok_or_else(|| Problem::NotFound { what: words::place_command(name.to_owned()) })
    }

    /// Carries it out, with its arguments as an object of JSON. Returns the answer as JSON. Blocks for as long as it
    /// takes.
    ///
    /// # Errors
    /// Those of the command; [`Problem::Internal`] where an argument is missing or of another type.
    pub fn carry_out(&self, host: &dyn Host, arguments: &Value) -> Result<String, Problem> {
        (self.run)(host, arguments)
    }
}

macro_rules! commands {
    (|$host:ident| $(
        $(#[doc = $about:literal])* $windows:ident
        $name:ident($($argument:ident: $type:ty),*) -> $answer:ty $body:block
    )*) => {
        /// Every command.
        pub const COMMANDS: &[Command] = &[$(Command {
            name: stringify!($name),
            about: concat!($($about),*),
            windows: Windows::$windows,
            run: |$host, arguments| {
                #[derive(Deserialize)]
                struct Arguments { $($argument: $type),* }
                let Arguments { $($argument),* } = read(stringify!($name), arguments)?;
                _ = $host;
                let answer: Result<$answer, Problem> = $body;
                write(&answer?)
            },
            signature: |config| {
                let mut signature = Signature::default();
                $(signature.argument::<$type>(config, stringify!($argument))?;)*
                signature.answer::<$answer>(config)?;
                Ok(signature)
            },
        }),*];
    };
}

commands! { |host|
    /// What a window has to know before it shows anything.
    Facilitator session() -> Session { Ok(session(host)) }
    /// What the user chose for the windows of this machine.
    Facilitator window_settings() -> WindowSettings { Ok(host.desk().window_settings()) }
    /// Changes what the user chose for the windows.
    Facilitator set_window_settings(settings: WindowSettings) -> () {
        host.desk().set_window_settings(settings);
        host.show_settings(&host.desk().window_settings());
        Ok(())
    }
    /// How the room view looks.
    Room room_appearance() -> Appearance { Ok(host.desk().room_appearance()) }
    /// Changes the size of the room view.
    Room zoom_room(zoom: Zoom) -> () {
        host.show_settings(&host.desk().zoom_room(zoom));
        Ok(())
    }
    /// Puts the application's own commands into the menu bar, where the system has one.
    Facilitator set_menu(entries: Vec<MenuEntry>) -> () { host.set_menu(&entries) }
    /// Tells the log that the first screen can be used.
    Facilitator ready() -> () {
        host.ready();
        Ok(())
    }
    /// A part of the window ran into an error; the log gets the name of the part and the kind of the error.
    Both part_failed(part: String, kind: String) -> () {
        log_failure(&part, &kind);
        Ok(())
    }

    /// A page of the library.
    Facilitator library(request: LibraryRequest) -> LibraryPage {
        host.desk().workspace()?.library(&request, &host.now())
    }
    /// Parts of a post-mortem.
    Facilitator snapshot(id: PostMortemId, areas: Vec<Area>) -> Snapshot {
        host.desk().workspace()?.snapshot(id, &areas, &host.now())
    }
    /// Carries out an act.
    Facilitator apply(op: Op) -> Applied { host.desk().workspace()?.apply(&op, &host.now()) }
    /// Undoes the last act on a post-mortem, or on the library.
    Facilitator undo(scope: Option<PostMortemId>) -> Applied { host.desk().workspace()?.undo(scope) }
    /// Redoes what was undone last.
    Facilitator redo(scope: Option<PostMortemId>) -> Applied { host.desk().workspace()?.redo(scope) }
    /// The acts on a post-mortem, or on the library, newest first.
    Facilitator history(scope: Option<PostMortemId>, before: Option<i64>) -> Vec<HistoryEntry> {
        host.desk().workspace()?.history(scope, before)
    }
    /// The words that were typed into fields of a post-mortem and not entered yet, by field.
    Facilitator drafts(id: PostMortemId) -> BTreeMap<String, String> { host.desk().workspace()?.drafts(id) }
    /// Keeps the words that are being typed into a field; empty words remove them. Nobody else sees them.
    Facilitator keep_draft(id: PostMortemId, field: String, words: String) -> () {
        host.desk().workspace()?.keep_draft(id, &field, &words)
    }

    /// Starts the clock of a meeting in a phase, which is led from then on, or pauses it.
    Facilitator enter_phase(id: PostMortemId, phase: Option<Phase>) -> () {
        host.desk().workspace()?.meeting().enter(id, phase, &host.now())
    }
    /// Tells that the facilitator opened a phase: a meeting that is led goes on with it, any other stays as it is.
    Facilitator open_phase(id: PostMortemId, phase: Phase) -> () {
        host.desk().workspace()?.meeting().open_phase(id, phase, &host.now())
    }
    /// Opens the window for the shared screen, or closes it.
    Facilitator show_room(open: bool) -> () { host.show_room(open) }
    /// What the shared screen shows.
    Room room() -> RoomView {
        host.desk().workspace()?.meeting().room(|id| host.ballot_server().shown_to(id))
    }
    /// Something that the facilitator does in an open vote.
    Facilitator vote(id: PostMortemId, act: VoteAct) -> Applied {
        host.desk().workspace()?.meeting().vote(id, &act, &host.now())
    }
    /// How many ballots are in, in all open votes: they go with the application.
    Facilitator ballots_in() -> u32 { Ok(host.desk().ballots()) }
    /// The addresses of this machine at which phones could reach it.
    Facilitator phone_addresses() -> Vec<NetworkAddress> { Ok(host.ballot_server().addresses()) }
    /// Lets phones in at an address that the facilitator confirmed.
    Facilitator open_phones(id: PostMortemId, address: IpAddr) -> Option<PhonesView> {
        host.ballot_server().open(&host.desk().workspace()?, id, address)?;
        Ok(host.ballot_server().view())
    }
    /// The open ballot server, where there is one.
    Facilitator phones() -> Option<PhonesView> { Ok(host.ballot_server().view()) }
    /// Lets no phone in any more. Ballots that are in stay in.
    Facilitator close_phones() -> () {
        host.ballot_server().close();
        Ok(())
    }

    /// What the coach has to say about texts of a post-mortem.
    Facilitator hear(id: PostMortemId, texts: Vec<Said>) -> Vec<Heard> {
        host.desk().workspace()?.coach().hear(id, &texts)
    }
    /// What the workspace has told its coach, and what the coach listens for.
    Facilitator coach() -> CoachView { host.desk().workspace()?.coach().view() }
    /// Tells the coach something else from now on.
    Facilitator set_coach(settings: CoachSettings) -> () { host.desk().workspace()?.coach().set(&settings) }
    /// Sentences of the record that name a person, each with rewordings to take.
    Facilitator named(id: PostMortemId, parts: Parts) -> Vec<NamedSentence> {
        host.desk().workspace()?.coach().named(id, parts)
    }

    /// How the team commits, and which tokens the keychain has.
    Facilitator commit_settings() -> CommitView { host.desk().workspace()?.tickets().view(host.keychain()) }
    /// Changes how the team commits.
    Facilitator set_commit_settings(settings: CommitSettings) -> () {
        host.desk().workspace()?.tickets().set(&settings, host.keychain())
    }
    /// Keeps a token in the keychain of the system, or forgets it. False where that could not be done.
    Facilitator keep_token(connection: Connection, token: Option<String>) -> bool {
        Ok(host.keychain().keep(&token_name(&connection), token.as_deref()))
    }
    /// Who a token belongs to, and the name of the project.
    Facilitator test_connection(connection: Connection, token: Option<String>) -> Account {
        let token = crate::token(host.keychain(), &connection, token)?;
        host.desk().workspace()?.tickets().test(&connection, &token)
    }
    /// What tickets would hold. Sends nothing.
    Facilitator preview_tickets(id: PostMortemId, connection: ConnectionId, actions: Vec<ActionId>) -> Vec<Preview> {
        host.desk().workspace()?.tickets().preview(id, connection, &actions)
    }
    /// Makes tickets, each once.
    Facilitator create_tickets(
        id: PostMortemId, connection: ConnectionId, actions: Vec<ActionId>, token: Option<String>
    ) -> Vec<Ticketed> {
        create_tickets(host, id, connection, &actions, token)
    }
    /// Tries again what waits for a ticket: all of it, or what may get one by itself.
    Facilitator retry_tickets(id: PostMortemId, all: bool) -> Vec<Ticketed> {
        host.desk().workspace()?.tickets().retry(id, all, host.keychain(), &host.now())
    }
    /// Where tickets stand.
    Facilitator refresh_tickets(id: PostMortemId, tokens: BTreeMap<ConnectionId, String>) -> Vec<TicketStanding> {
        host.desk().workspace()?.tickets().refresh(id, host.keychain(), &tokens)
    }

    /// Reads scribe notes, and writes nothing.
    Facilitator read_notes(text: String, day: Option<NaiveDate>, zone: Zone) -> Notes {
        Ok(notes::read(&text, day, zone.0))
    }
    /// Reads a pasted list, and writes nothing.
    Facilitator read_list(text: String) -> Listed { Ok(list::read(&text)) }
    /// Reads an invite list beside the people who are there already, and writes nothing.
    Facilitator read_people(id: PostMortemId, text: String) -> Invited {
        host.desk().workspace()?.read_people(id, &text)
    }
    /// Asks for a file with notes and reads it as text. None when the user thought better of it.
    Facilitator open_notes() -> Option<String> { open_notes(host) }
    /// Asks for files and imports them.
    Facilitator import_files() -> Imported {
        let files = host.ask_for_files(&FileKind::POST_MORTEMS);
        host.desk().workspace()?.files().import_for_windows(&files, Tz::UTC, &host.now())
    }
    /// How far the import is that runs. None where none does.
    Facilitator import_progress() -> Option<ImportProgress> {
        Ok(host.desk().workspace()?.files().importing().progress())
    }
    /// Stops the import that runs; nothing of it is written.
    Facilitator stop_import() -> () {
        host.desk().workspace()?.files().importing().stop();
        Ok(())
    }

    /// The chosen parts of the record as a document, for a preview.
    Facilitator document(id: PostMortemId, parts: Parts) -> Document {
        host.desk().workspace()?.files().document(id, parts, &host.now())
    }
    /// The record as Markdown.
    Facilitator markdown(id: PostMortemId, look: Look) -> String {
        let bytes = host.desk().workspace()?.files().rendered(id, Format::Md, look, &host.now())?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
    /// Asks where to put the record and writes it. None when the user thought better of it.
    Facilitator export_record(id: PostMortemId, format: Format, look: Look) -> Option<String> {
        export_record(host, id, format, look)
    }
    /// Shows a file that was written in its folder.
    Facilitator show_in_folder(path: PathBuf) -> () { host.show_in_folder(&path) }
    /// Opens an address in the browser.
    Facilitator open_link(address: String) -> () { open_link(host, &address) }

    /// Asks for a workspace and opens it.
    Facilitator open_workspace() -> Option<Session> {
        let file = host.ask_for_file(Some(&host.desk().workspaces_folder()), &FileKind::WORKSPACE);
        file.map(|file| switch(host, &file)).transpose()
    }
    /// Opens a workspace that was used before.
    Facilitator switch_workspace(path: PathBuf) -> Session { switch(host, &path) }
    /// Asks where to make a workspace and opens it.
    Facilitator new_workspace() -> Option<Session> { new_workspace(host) }
    /// Asks where to and copies the open workspace.
    Facilitator copy_workspace() -> Option<String> {
        let name = format!("{} copy.{}", session(host).name, crate::desk::ENDING);
        let to = host.ask_where_to_save(None, &name, &FileKind::WORKSPACE);
        to.map(|to| Ok(shown(&host.desk().copy_to(&to)?))).transpose()
    }
    /// Makes a dated copy of the open workspace.
    Facilitator back_up_workspace() -> String { host.desk().back_up(&host.now()) }
    /// Puts the newest good copy, or an empty workspace, in the place of a damaged one.
    Facilitator recover_workspace(backup: Option<PathBuf>) -> Session {
        host.desk().recover(backup.as_deref(), &host.now())?;
        Ok(session(host))
    }
}

fn session(host: &dyn Host) -> Session {
    host.desk().session(&host.now())
}

/// Logs that a part of a window failed. Names alone: anything else could be what somebody typed.
fn log_failure(part: &str, kind: &str) {
    let is_name =
        |name: &str| name.len() <= 40 && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if is_name(part) && is_name(kind) {
        log::error!("the part {part} of the window failed with {kind}");
    } else {
        log::error!("a part of the window failed");
    }
}

fn create_tickets(
    host: &dyn Host,
    id: PostMortemId,
    connection: ConnectionId,
    actions: &[ActionId],
    typed: Option<String>,
) -> Result<Vec<Ticketed>, Problem> {
    let workspace = host.desk().workspace()?;
    let token = token(host.keychain(), &workspace.tickets().connection(connection)?, typed)?;
    workspace.tickets().create(id, connection, actions, &token, &host.now())
}

fn open_notes(host: &dyn Host) -> Result<Option<String>, Problem> {
    let Some(file) = host.ask_for_file(None, &FileKind::NOTES) else { return Ok(None) };
    let bytes = read_regular(&file, notes::LONGEST)?;
    Ok(Some(text_of(&bytes).into_owned()))
}

fn export_record(
    host: &dyn Host,
    id: PostMortemId,
    format: Format,
    look: Look,
) -> Result<Option<String>, Problem> {
    let (desk, workspace) = (host.desk(), host.desk().workspace()?);
    let name = workspace.files().file_name(id, format)?;
    let Some(to) = host.ask_where_to_save(desk.last_folder().as_deref(), &name, &FileKind::record(format))
    else {
        return Ok(None);
    };
    workspace.files().export(id, format, look, &to, &host.now())?;
    desk.exported(&to, Some(look));
    Ok(Some(shown(&to)))
}

/// A path as windows show it and hand it back.
fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn open_link(host: &dyn Host, address: &str) -> Result<(), Problem> {
    if !(address.starts_with("https://") || address.starts_with("http://")) {
        return Err(Problem::NotFound { what: words::place_address().to_owned() });
    }
    host.open_link(address)
}

/// Lets no phone in any more, unless ballots are in that would be lost.
///
/// # Errors
/// [`Refusal::VoteOpen`](afterword_domain::Refusal::VoteOpen).
pub fn leave_workspace(host: &dyn Host) -> Result<(), Problem> {
    host.desk().may_leave()?;
    host.ballot_server().close();
    Ok(())
}

/// Opens another workspace.
///
/// # Errors
/// As [`leave_workspace`] and [`Desk::switch`](crate::Desk::switch).
pub fn switch(host: &dyn Host, path: &Path) -> Result<Session, Problem> {
    leave_workspace(host)?;
    host.desk().switch(path, &host.now())?;
    Ok(session(host))
}

fn new_workspace(host: &dyn Host) -> Result<Option<Session>, Problem> {
    let folder = host.desk().workspaces_folder();
    let Some(file) = host.ask_where_to_save(Some(&folder), "Workspace.afterword", &FileKind::WORKSPACE)
    else {
        return Ok(None);
    };
    leave_workspace(host)?;
    host.desk().make(&file, &host.now())?;
    Ok(Some(session(host)))
}

/// A zone by its name, as `Europe/Berlin`.
#[derive(Deserialize, ts_rs::TS)]
#[ts(type = "string")]
struct Zone(Tz);

fn read<T: DeserializeOwned>(name: &str, arguments: &Value) -> Result<T, Problem> {
    let internal = |error: serde_json::Error| Problem::Internal {
        detail: words::reason_arguments(name.to_owned(), error.to_string()),
    };
    T::deserialize(arguments).map_err(internal)
}

fn write(answer: &impl Serialize) -> Result<String, Problem> {
    serde_json::to_string(answer).map_err(|error| Problem::Internal { detail: error.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_stands_in_the_table_once() {
        let mut names: Vec<_> = COMMANDS.iter().map(|command| command.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), COMMANDS.len());
        assert!(matches!(Command::named("format_disk"), Err(Problem::NotFound { .. })));
    }

    #[test]
    fn the_room_view_may_read_its_own_picture_and_change_its_size() {
        let of_the_room = COMMANDS.iter().filter(|command| command.windows != Windows::Facilitator);
        let names: Vec<_> = of_the_room.map(|command| command.name).collect();
        assert_eq!(names, ["room_appearance", "zoom_room", "part_failed", "room"]);
    }
}
