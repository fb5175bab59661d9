//! What is written from the table of commands: the types of the UI, and what each window may ask for.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use afterword_tickets::{Tracker, TrackerForm};
use ts_rs::{Config, ExportError, TS, TypeVisitor};

use super::{COMMANDS, Command, Windows};
use crate::host::{CHANGED, MENU, ROOM_MINIMISED, WINDOW_SETTINGS};
use crate::{ActName, Changed, Problem};

/// The types of a command in TypeScript.
#[derive(Default)]
pub(super) struct Signature {
    arguments: Vec<String>,
    answer: String,
    /// Types that have a file of their own.
    imported: BTreeSet<String>,
}

impl Signature {
    pub(super) fn argument<T: TS + 'static>(
        &mut self,
        config: &Config,
        name: &str,
    ) -> Result<(), ExportError> {
        self.arguments.push(format!("{name}: {}", T::name(config)));
        self.import::<T>(config)
    }

    pub(super) fn answer<T: TS + 'static>(&mut self, config: &Config) -> Result<(), ExportError> {
        self.answer = T::name(config);
        self.import::<T>(config)
    }

    fn import<T: TS + 'static>(&mut self, config: &Config) -> Result<(), ExportError> {
        let mut named = Named { config, names: &mut self.imported, failed: None };
        named.visit::<T>();
        named.failed.map_or(Ok(()), Err)
    }
}

/// Writes the files of the types that a type is made of, and keeps their names.
struct Named<'a> {
    config: &'a Config,
    names: &'a mut BTreeSet<String>,
    failed: Option<ExportError>,
}

impl TypeVisitor for Named<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_none() {
            T::visit_generics(self);
        } else if self.names.insert(T::ident(self.config)) {
            self.failed = self.failed.take().or(T::export_all(self.config).err());
        }
    }
}

/// Writes the TypeScript types of everything that windows and hosts exchange into a folder, and the permissions of the
/// windows into another.
///
/// # Errors
/// Where a file can't be written.
pub fn write_types(types: &Path, permissions: &Path) -> Result<(), ExportError> {
    let config = Config::new().with_out_dir(types).with_large_int("number");
    Changed::export_all(&config)?;
    Problem::export_all(&config)?;
    TrackerForm::export_all(&config)?;
    std::fs::write(types.join("ActName.ts"), ActName::in_typescript())?;
    std::fs::write(types.join("trackers.ts"), trackers()?)?;
    std::fs::write(types.join("commands.ts"), commands(&config)?)?;
    std::fs::write(permissions.join("facilitator.toml"), permission("facilitator", Windows::Facilitator))?;
    std::fs::write(permissions.join("room.toml"), permission("room", Windows::Room))?;
    Ok(())
}

fn commands(config: &Config) -> Result<String, ExportError> {
    let mut imported = BTreeSet::new();
    let mut lines = String::new();
    for Command { name, about, signature, .. } in COMMANDS {
        let types = signature(config)?;
        let arguments = types.arguments.join("; ");
        let _ = writeln!(
            lines,
            "  /**{about} */\n  {name}: {{ arguments: {{ {arguments} }}; answer: {} }};",
            types.answer
        );
        imported.extend(types.imported);
    }
    let mut text =
        String::from("// The commands between windows and hosts. Made by `./dev gen`; not to be edited.\n");
    for name in imported {
        let _ = writeln!(text, "import type {{ {name} }} from \"./{name}\";");
    }
    let _ = writeln!(text, "\nexport interface Commands {{\n{lines}}}\n");
    for (name, event) in [
        ("CHANGED", CHANGED),
        ("WINDOW_SETTINGS", WINDOW_SETTINGS),
        ("ROOM_MINIMISED", ROOM_MINIMISED),
        ("MENU", MENU),
    ] {
        let _ = writeln!(text, "export const {name} = \"{event}\";");
    }
    Ok(text)
}

/// What the form of a connection says of each tracker.
fn trackers() -> Result<String, ExportError> {
    let forms: Vec<_> = Tracker::ALL.into_iter().map(|tracker| (tracker, tracker.profile().form)).collect();
    let mut text = String::from(
        "// What is known of each tracker. Made by `./dev gen`; not to be edited.\n\
         import type { Tracker } from \"./Tracker\";\nimport type { TrackerForm } from \"./TrackerForm\";\n\n\
         export const TRACKERS: Record<Tracker, TrackerForm> = {\n",
    );
    for (tracker, form) in forms {
        let (name, form) = (json(&tracker)?, json(&form)?);
        let _ = writeln!(text, "  {}: {form},", name.trim_matches('"'));
    }
    Ok(text + "};\n")
}

fn json(value: &impl serde::Serialize) -> Result<String, ExportError> {
    serde_json::to_string(value).map_err(|error| std::io::Error::from(error).into())
}

/// What a window may ask for, as Tauri reads it.
fn permission(window: &str, windows: Windows) -> String {
    let mut text = format!(
        "# What the window “{window}” may ask for. Made by `./dev gen` from the table of commands; not to be edited.\n\
         [[permission]]\nidentifier = \"{window}-commands\"\ndescription = \"The commands of the window “{window}”.\"\n\
         commands.allow = [\n"
    );
    let allowed = |command: &&Command| command.windows == windows || command.windows == Windows::Both;
    for command in COMMANDS.iter().filter(allowed) {
        let _ = writeln!(text, "    \"{}\",", command.name);
    }
    text + "]\n"
}
