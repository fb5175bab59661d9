//! The commands of the windows. Each unpacks, calls one use case, and hands the answer back; none holds a rule.
//!
//! The list of all commands is [`afterword_service::wire::COMMANDS`]; the tests below prove that this file, the
//! permissions and that list agree.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use afterword_domain::{ActionId, ConnectionId, Phase, PostMortemId};
use afterword_intake::list::{self, Listed};
use afterword_intake::notes::{self, Notes};
use afterword_intake::people::Invited;
use afterword_record::Document;
use afterword_service::hearing::named::NamedSentence;
use afterword_service::hearing::{CoachSettings, CoachView, Heard, Said};
use afterword_service::phones::{NetworkAddress, PhonesView};
use afterword_service::room::RoomView;
use afterword_service::tickets::{CommitSettings, CommitView, TicketStanding, Ticketed};
use afterword_service::view::Snapshot;
use afterword_service::voting::VoteAct;
use afterword_service::wire::MenuEntry;
use afterword_service::{
    Appearance, Applied, Area, Format, HistoryEntry, ImportProgress, Imported, Keychain as _, LibraryPage,
    LibraryRequest, Look, Op, Parts, Problem, Session, WindowSettings, Zoom, read_regular,
};
use afterword_tickets::{Account, Connection, Preview};
use chrono::NaiveDate;
use chrono_tz::Tz;
use tauri::{AppHandle, State, Wry};
use tauri_plugin_opener::OpenerExt as _;

use crate::dialogs::{self, Kind};
use crate::keychain::SystemKeychain;
use crate::shell::Shell;
use crate::{menu, windows};

type Answer<T> = Result<T, Problem>;
type TheShell<'a> = State<'a, Arc<Shell>>;

macro_rules! handlers {
    ($($name:ident),* $(,)?) => {
        /// Dispatches every command.
        pub(crate) fn handler() -> impl Fn(tauri::ipc::Invoke<Wry>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($name),*]
        }

        #[cfg(test)]
        const HANDLED: &[&str] = &[$(stringify!($name)),*];
    };
}

handlers!(
    session,
    window_settings,
    set_window_settings,
    room_appearance,
    zoom_room,
    set_menu,
    ready,
    part_failed,
    library,
    snapshot,
    apply,
    undo,
    redo,
    history,
    vote,
    phone_addresses,
    commit_settings,
    set_commit_settings,
    keep_token,
    test_connection,
    preview_tickets,
    create_tickets,
    retry_tickets,
    refresh_tickets,
    open_phones,
    phones,
    close_phones,
    show_room,
    open_phase,
    room,
    enter_phase,
    drafts,
    keep_draft,
    hear,
    coach,
    set_coach,
    read_notes,
    read_list,
    read_people,
    document,
    named,
    markdown,
    export_record,
    show_in_folder,
    open_link,
    import_files,
    import_progress,
    stop_import,
    open_notes,
    ballots_in,
    open_workspace,
    switch_workspace,
    new_workspace,
    copy_workspace,
    back_up_workspace,
    recover_workspace,
);

/// Runs a use case away from the windows' own thread. A panic in it becomes a problem that can be told.
async fn run<T: Send + 'static>(
    shell: &TheShell<'_>,
    work: impl FnOnce(&Arc<Shell>) -> Answer<T> + Send + 'static,
) -> Answer<T> {
    let shell = Arc::clone(shell);
    let done = tauri::async_runtime::spawn_blocking(move || work(&shell)).await;
    done.unwrap_or_else(|_| {
        log::error!("a command did not come to its end");
        Err(Problem::Internal { detail: "a step did not come to its end".into() })
    })
}

#[tauri::command]
async fn session(shell: TheShell<'_>) -> Answer<Session> {
    run(&shell, |shell| Ok(shell.session())).await
}

#[tauri::command]
async fn window_settings(shell: TheShell<'_>) -> Answer<WindowSettings> {
    run(&shell, |shell| Ok(shell.desk.window_settings())).await
}

#[tauri::command]
async fn set_window_settings(app: AppHandle, shell: TheShell<'_>, settings: WindowSettings) -> Answer<()> {
    run(&shell, move |shell| {
        shell.desk.set_window_settings(settings);
        windows::show_settings(&app, &shell.desk.window_settings());
        Ok(())
    })
    .await
}

#[tauri::command]
async fn room_appearance(shell: TheShell<'_>) -> Answer<Appearance> {
    run(&shell, |shell| Ok(shell.desk.room_appearance())).await
}

#[tauri::command]
async fn zoom_room(app: AppHandle, shell: TheShell<'_>, zoom: Zoom) -> Answer<()> {
    run(&shell, move |shell| {
        windows::show_settings(&app, &shell.desk.zoom_room(zoom));
        Ok(())
    })
    .await
}

#[tauri::command]
async fn set_menu(app: AppHandle, entries: Vec<MenuEntry>) -> Answer<()> {
    menu::show(&app, &entries).map_err(|error| Problem::Internal { detail: error.to_string() })
}

#[tauri::command]
async fn ready(shell: TheShell<'_>) -> Answer<()> {
    run(&shell, |shell| {
        shell.ready();
        Ok(())
    })
    .await
}

#[tauri::command]
fn part_failed(part: &str, kind: &str) {
    // Names alone: anything else could be what somebody typed.
    let plain = |name: &str| name.len() <= 40 && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if plain(part) && plain(kind) {
        log::error!("the part {part} of the window failed with {kind}");
    } else {
        log::error!("a part of the window failed");
    }
}

#[tauri::command]
async fn library(shell: TheShell<'_>, request: LibraryRequest) -> Answer<LibraryPage> {
    run(&shell, move |shell| shell.workspace()?.library(&request, &shell.now())).await
}

#[tauri::command]
async fn snapshot(shell: TheShell<'_>, id: PostMortemId, areas: Vec<Area>) -> Answer<Snapshot> {
    run(&shell, move |shell| shell.workspace()?.snapshot(id, &areas, &shell.now())).await
}

#[tauri::command]
async fn apply(shell: TheShell<'_>, op: Op) -> Answer<Applied> {
    run(&shell, move |shell| shell.workspace()?.apply(&op, &shell.now())).await
}

#[tauri::command]
async fn undo(shell: TheShell<'_>, scope: Option<PostMortemId>) -> Answer<Applied> {
    run(&shell, move |shell| shell.workspace()?.undo(scope)).await
}

#[tauri::command]
async fn redo(shell: TheShell<'_>, scope: Option<PostMortemId>) -> Answer<Applied> {
    run(&shell, move |shell| shell.workspace()?.redo(scope)).await
}

#[tauri::command]
async fn history(
    shell: TheShell<'_>,
    scope: Option<PostMortemId>,
    before: Option<i64>,
) -> Answer<Vec<HistoryEntry>> {
    run(&shell, move |shell| shell.workspace()?.history(scope, before)).await
}

#[tauri::command]
async fn vote(shell: TheShell<'_>, id: PostMortemId, act: VoteAct) -> Answer<Applied> {
    run(&shell, move |shell| shell.workspace()?.meeting().vote(id, &act, &shell.now())).await
}

#[tauri::command]
async fn phone_addresses(shell: TheShell<'_>) -> Answer<Vec<NetworkAddress>> {
    run(&shell, |_| Ok(afterword_ballot::addresses())).await
}

#[tauri::command]
async fn open_phones(shell: TheShell<'_>, id: PostMortemId, address: IpAddr) -> Answer<Option<PhonesView>> {
    run(&shell, move |shell| {
        shell.phones.open(&shell.workspace()?, id, address)?;
        Ok(shell.phones.view())
    })
    .await
}

#[tauri::command]
async fn commit_settings(shell: TheShell<'_>) -> Answer<CommitView> {
    run(&shell, |shell| shell.workspace()?.tickets().view(&SystemKeychain)).await
}

#[tauri::command]
async fn set_commit_settings(shell: TheShell<'_>, settings: CommitSettings) -> Answer<()> {
    run(&shell, move |shell| shell.workspace()?.tickets().set(&settings, &SystemKeychain)).await
}

#[tauri::command]
async fn keep_token(shell: TheShell<'_>, connection: Connection, token: Option<String>) -> Answer<bool> {
    run(&shell, move |_| {
        Ok(SystemKeychain.keep(&afterword_service::token_name(&connection), token.as_deref()))
    })
    .await
}

#[tauri::command]
async fn test_connection(
    shell: TheShell<'_>,
    connection: Connection,
    token: Option<String>,
) -> Answer<Account> {
    run(&shell, move |shell| {
        let token = afterword_service::token(&SystemKeychain, &connection, token)?;
        shell.workspace()?.tickets().test(&connection, &token)
    })
    .await
}

#[tauri::command]
async fn preview_tickets(
    shell: TheShell<'_>,
    id: PostMortemId,
    connection: ConnectionId,
    actions: Vec<ActionId>,
) -> Answer<Vec<Preview>> {
    run(&shell, move |shell| shell.workspace()?.tickets().preview(id, connection, &actions)).await
}

#[tauri::command]
async fn create_tickets(
    shell: TheShell<'_>,
    id: PostMortemId,
    connection: ConnectionId,
    actions: Vec<ActionId>,
    token: Option<String>,
) -> Answer<Vec<Ticketed>> {
    run(&shell, move |shell| {
        let workspace = shell.workspace()?;
        let token =
            afterword_service::token(&SystemKeychain, &workspace.tickets().connection(connection)?, token)?;
        workspace.tickets().create(id, connection, &actions, &token, &shell.now())
    })
    .await
}

#[tauri::command]
async fn retry_tickets(shell: TheShell<'_>, id: PostMortemId, all: bool) -> Answer<Vec<Ticketed>> {
    run(&shell, move |shell| shell.workspace()?.tickets().retry(id, all, &SystemKeychain, &shell.now())).await
}

#[tauri::command]
async fn refresh_tickets(
    shell: TheShell<'_>,
    id: PostMortemId,
    tokens: BTreeMap<ConnectionId, String>,
) -> Answer<Vec<TicketStanding>> {
    run(&shell, move |shell| shell.workspace()?.tickets().refresh(id, &SystemKeychain, &tokens)).await
}

#[tauri::command]
async fn phones(shell: TheShell<'_>) -> Answer<Option<PhonesView>> {
    run(&shell, |shell| Ok(shell.phones.view())).await
}

#[tauri::command]
async fn close_phones(shell: TheShell<'_>) -> Answer<()> {
    run(&shell, |shell| {
        shell.phones.close();
        Ok(())
    })
    .await
}

#[tauri::command]
async fn show_room(app: AppHandle, open: bool) -> Answer<()> {
    windows::show_room(&app, open)
}

#[tauri::command]
async fn open_phase(shell: TheShell<'_>, id: PostMortemId, phase: Phase) -> Answer<()> {
    run(&shell, move |shell| shell.workspace()?.meeting().open_phase(id, phase, &shell.now())).await
}

#[tauri::command]
async fn room(shell: TheShell<'_>) -> Answer<RoomView> {
    run(&shell, |shell| shell.workspace()?.meeting().room(|id| shell.phones.shown_to(id))).await
}

#[tauri::command]
async fn enter_phase(shell: TheShell<'_>, id: PostMortemId, phase: Option<Phase>) -> Answer<()> {
    run(&shell, move |shell| shell.workspace()?.meeting().enter(id, phase, &shell.now())).await
}

#[tauri::command]
async fn drafts(shell: TheShell<'_>, id: PostMortemId) -> Answer<BTreeMap<String, String>> {
    run(&shell, move |shell| shell.workspace()?.drafts(id)).await
}

#[tauri::command]
async fn keep_draft(shell: TheShell<'_>, id: PostMortemId, field: String, words: String) -> Answer<()> {
    run(&shell, move |shell| shell.workspace()?.keep_draft(id, &field, &words)).await
}

#[tauri::command]
async fn hear(shell: TheShell<'_>, id: PostMortemId, texts: Vec<Said>) -> Answer<Vec<Heard>> {
    run(&shell, move |shell| shell.workspace()?.coach().hear(id, &texts)).await
}

#[tauri::command]
async fn coach(shell: TheShell<'_>) -> Answer<CoachView> {
    run(&shell, |shell| shell.workspace()?.coach().view()).await
}

#[tauri::command]
async fn set_coach(shell: TheShell<'_>, settings: CoachSettings) -> Answer<()> {
    run(&shell, move |shell| shell.workspace()?.coach().set(&settings)).await
}

#[tauri::command]
async fn read_notes(shell: TheShell<'_>, text: String, day: Option<NaiveDate>, zone: Tz) -> Answer<Notes> {
    run(&shell, move |_| Ok(notes::read(&text, day, zone))).await
}

#[tauri::command]
async fn read_list(shell: TheShell<'_>, text: String) -> Answer<Listed> {
    run(&shell, move |_| Ok(list::read(&text))).await
}

#[tauri::command]
async fn read_people(shell: TheShell<'_>, id: PostMortemId, text: String) -> Answer<Invited> {
    run(&shell, move |shell| shell.workspace()?.read_people(id, &text)).await
}

#[tauri::command]
async fn document(shell: TheShell<'_>, id: PostMortemId, parts: Parts) -> Answer<Document> {
    run(&shell, move |shell| shell.workspace()?.files().document(id, parts, &shell.now())).await
}

#[tauri::command]
async fn named(shell: TheShell<'_>, id: PostMortemId, parts: Parts) -> Answer<Vec<NamedSentence>> {
    run(&shell, move |shell| shell.workspace()?.coach().named(id, parts)).await
}

#[tauri::command]
async fn markdown(shell: TheShell<'_>, id: PostMortemId, look: Look) -> Answer<String> {
    run(&shell, move |shell| {
        let bytes = shell.workspace()?.files().rendered(id, Format::Md, look, &shell.now())?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    })
    .await
}

#[tauri::command]
async fn export_record(
    app: AppHandle,
    shell: TheShell<'_>,
    id: PostMortemId,
    format: Format,
    look: Look,
) -> Answer<Option<String>> {
    run(&shell, move |shell| {
        let workspace = shell.workspace()?;
        let kind = Kind {
            name: "Record",
            endings: match format {
                Format::Md => &["md"],
                Format::Pdf => &["pdf"],
                Format::Json => &["json"],
                Format::Ics => &["ics"],
                Format::Csv | Format::Tracker => &["csv"],
            },
        };
        let name = workspace.files().file_name(id, format)?;
        let Some(to) = dialogs::save(&app, shell.desk.last_folder().as_deref(), &name, &kind) else {
            return Ok(None);
        };
        workspace.files().export(id, format, look, &to, &shell.now())?;
        shell.desk.exported(&to, Some(look));
        Ok(Some(to.display().to_string()))
    })
    .await
}

#[tauri::command]
async fn show_in_folder(app: AppHandle, shell: TheShell<'_>, path: PathBuf) -> Answer<()> {
    run(&shell, move |_| app.opener().reveal_item_in_dir(&path).map_err(|error| unopened(&path, &error)))
        .await
}

#[tauri::command]
async fn open_link(app: AppHandle, shell: TheShell<'_>, address: String) -> Answer<()> {
    run(&shell, move |_| {
        if !(address.starts_with("https://") || address.starts_with("http://")) {
            return Err(Problem::NotFound { what: "An address that a browser can open".into() });
        }
        app.opener().open_url(&address, None::<&str>).map_err(|error| unopened(Path::new(&address), &error))
    })
    .await
}

#[tauri::command]
async fn import_files(app: AppHandle, shell: TheShell<'_>) -> Answer<Imported> {
    run(&shell, move |shell| {
        let files = dialogs::open_many(&app, &dialogs::POST_MORTEMS);
        shell.workspace()?.files().import_for_windows(&files, Tz::UTC, &shell.now())
    })
    .await
}

#[tauri::command]
async fn import_progress(shell: TheShell<'_>) -> Answer<Option<ImportProgress>> {
    run(&shell, |shell| Ok(shell.workspace()?.files().importing().progress())).await
}

#[tauri::command]
async fn stop_import(shell: TheShell<'_>) -> Answer<()> {
    run(&shell, |shell| {
        shell.workspace()?.files().importing().stop();
        Ok(())
    })
    .await
}

#[tauri::command]
async fn open_notes(app: AppHandle, shell: TheShell<'_>) -> Answer<Option<String>> {
    run(&shell, move |_| {
        let Some(file) = dialogs::open(&app, None, &dialogs::NOTES) else {
            return Ok(None);
        };
        let bytes = read_regular(&file, afterword_intake::notes::LONGEST)?;
        Ok(Some(afterword_intake::text_of(&bytes).into_owned()))
    })
    .await
}

#[tauri::command]
async fn ballots_in(shell: TheShell<'_>) -> Answer<u32> {
    run(&shell, |shell| Ok(shell.desk.ballots())).await
}

#[tauri::command]
async fn open_workspace(app: AppHandle, shell: TheShell<'_>) -> Answer<Option<Session>> {
    run(&shell, move |shell| {
        let Some(file) = dialogs::open(&app, Some(&shell.desk.workspaces_folder()), &dialogs::WORKSPACE)
        else {
            return Ok(None);
        };
        shell.leave_workspace()?;
        shell.desk.switch(&file, &shell.now())?;
        Ok(Some(shell.session()))
    })
    .await
}

#[tauri::command]
async fn switch_workspace(shell: TheShell<'_>, path: PathBuf) -> Answer<Session> {
    run(&shell, move |shell| {
        shell.leave_workspace()?;
        shell.desk.switch(&path, &shell.now())?;
        Ok(shell.session())
    })
    .await
}

#[tauri::command]
async fn new_workspace(app: AppHandle, shell: TheShell<'_>) -> Answer<Option<Session>> {
    run(&shell, move |shell| {
        let folder = shell.desk.workspaces_folder();
        let Some(file) = dialogs::save(&app, Some(&folder), "Workspace.afterword", &dialogs::WORKSPACE)
        else {
            return Ok(None);
        };
        shell.leave_workspace()?;
        shell.desk.make(&file, &shell.now())?;
        Ok(Some(shell.session()))
    })
    .await
}

#[tauri::command]
async fn copy_workspace(app: AppHandle, shell: TheShell<'_>) -> Answer<Option<String>> {
    run(&shell, move |shell| {
        let name = format!("{} copy.afterword", shell.session().name);
        let Some(to) = dialogs::save(&app, None, &name, &dialogs::WORKSPACE) else {
            return Ok(None);
        };
        Ok(Some(shell.desk.copy_to(&to)?.display().to_string()))
    })
    .await
}

#[tauri::command]
async fn back_up_workspace(shell: TheShell<'_>) -> Answer<String> {
    run(&shell, |shell| shell.desk.back_up(&shell.now())).await
}

#[tauri::command]
async fn recover_workspace(shell: TheShell<'_>, backup: Option<PathBuf>) -> Answer<Session> {
    run(&shell, move |shell| {
        shell.desk.recover(backup.as_deref(), &shell.now())?;
        Ok(shell.session())
    })
    .await
}

fn unopened(path: &Path, error: &tauri_plugin_opener::Error) -> Problem {
    Problem::File { path: path.display().to_string(), detail: error.to_string() }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use afterword_service::wire::COMMANDS;

    use super::HANDLED;

    #[test]
    fn every_command_on_the_list_is_handled_and_no_other() {
        let listed: BTreeSet<_> = COMMANDS.iter().map(|c| c.name).collect();
        assert_eq!(listed, HANDLED.iter().copied().collect());
    }

    fn permitted(permissions: &str) -> BTreeSet<&str> {
        permissions.lines().filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix("\",")).collect()
    }

    #[test]
    fn the_room_view_may_read_its_own_picture_change_its_size_and_the_facilitator_does_everything_else() {
        let room = permitted(include_str!("../permissions/room.toml"));
        assert_eq!(room, ["part_failed", "room", "room_appearance", "zoom_room"].into());
        let facilitator = permitted(include_str!("../permissions/facilitator.toml"));
        let listed: BTreeSet<_> = COMMANDS.iter().map(|c| c.name).collect();
        let others: BTreeSet<_> = listed.difference(&room).copied().collect();
        // Either page tells that a part of it failed.
        assert_eq!(facilitator, &others | &["part_failed"].into());
    }

    #[test]
    fn the_room_view_may_listen_and_nothing_else() {
        let capability: serde_json::Value =
            serde_json::from_str(include_str!("../capabilities/room.json")).unwrap();
        let events = ["room-commands", "core:event:allow-listen", "core:event:allow-unlisten"];
        assert_eq!(capability["permissions"], serde_json::json!(events));
        assert_eq!(capability["windows"], serde_json::json!(["room"]));
    }
}
