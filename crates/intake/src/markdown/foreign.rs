//! Anybody's document, read as far as it goes. What is not understood is kept word for word, in its order.

mod actions;
mod facts;
mod fields;
mod front_matter;
mod outline;
mod reader;
mod remarks;
mod several;
mod severity;
mod timeline;
mod title;
mod topic;

use chrono_tz::Tz;
use uuid::Uuid;

use super::Imported;
use super::tree::parse;
use crate::notes::is_chat;
use facts::Told;
use front_matter::FrontMatter;
use outline::{groups, sections};
use reader::Reader;

pub(crate) use several::split;

/// Reads a document.
pub(super) fn read(
    text: &str,
    file_name: Option<&str>,
    default_zone: Tz,
    ids: &mut dyn FnMut() -> Uuid,
) -> Imported {
    let (matter, text) = FrontMatter::split(text);
    let sections = sections(parse(text), text);
    let told = Told::of(&matter, &sections, text, file_name);
    let is_chat = sections.iter().all(|section| section.level == 0) && is_chat(text);
    let groups = groups(sections, told.title_section);
    let mut reader = Reader::new(text, told, ids);
    reader.keep_front_matter(&matter);
    if is_chat {
        reader.read_chat(file_name, default_zone);
    } else {
        reader.read_timelines(&groups, file_name, default_zone);
        reader.read_groups(&groups);
    }
    reader.finish()
}
