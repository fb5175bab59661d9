//! JSON as far as a record can hold it: texts as their fields keep them, lists up to their bounds. What goes beyond is
//! read past and counted, so that the memory that is used does not grow with it.

use std::fmt;

use afterword_domain::text::{LONGEST_BLOCK, LONGEST_LINE, block, line, shortened};
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use crate::bounds::{LeftOut, most};

/// The most bytes of text and structure that each part of a record holds: its timeline, its actions, and so on.
const MOST_OF_A_PART: usize = 8 * 1024 * 1024;
/// What an entry costs besides its text.
const ENTRY: usize = 32;
/// Texts of so many bytes are kept in any case.
const SHORT: usize = 64;
/// More fields than any object of a record has.
const MOST_FIELDS: usize = 64;
/// How many entries are read between two looks at whether to go on.
const LOOK: usize = 512;

/// Why a text was not read.
pub(crate) enum Unread {
    /// Nobody waits for it any more.
    Stopped,
    /// It is no JSON.
    NotJson,
}

/// JSON within its bounds.
#[derive(Debug, Default)]
pub(crate) struct Bounded {
    pub(crate) value: Value,
    /// Whether a text had to change.
    pub(crate) changed: bool,
    pub(crate) left: LeftOut,
}

/// Reads JSON; `go_on` is asked now and then whether anybody still waits for it.
pub(crate) fn read(text: &str, go_on: &mut dyn FnMut() -> bool) -> Result<Bounded, Unread> {
    let mut reading = Reading {
        go_on,
        entries: 0,
        spent: 0,
        causes: 0,
        stopped: false,
        changed: false,
        left: LeftOut::default(),
    };
    let mut json = serde_json::Deserializer::from_str(text);
    let part = Part { reading: &mut reading, field: "", list: "" };
    let value = part.deserialize(&mut json).and_then(|value| json.end().map(|()| value));
    match value {
        Ok(value) => Ok(Bounded { value, changed: reading.changed, left: reading.left }),
        Err(_) if reading.stopped => Err(Unread::Stopped),
        Err(_) => Err(Unread::NotJson),
    }
}

struct Reading<'a> {
    go_on: &'a mut dyn FnMut() -> bool,
    entries: usize,
    /// What the part of the record holds so far.
    spent: usize,
    /// How many causes there are so far, in all chains.
    causes: usize,
    stopped: bool,
    changed: bool,
    left: LeftOut,
}

impl Reading<'_> {
    /// Counts an entry, kept or not.
    fn entry<E: Error>(&mut self) -> Result<(), E> {
        self.entries += 1;
        if self.entries.is_multiple_of(LOOK) && !(self.go_on)() {
            self.stopped = true;
            return Err(E::custom("stopped"));
        }
        Ok(())
    }

    fn has_room(&self, field: &str, kept: usize) -> bool {
        let kept = if field == "causes" { self.causes } else { kept };
        kept < most(field) && self.spent < MOST_OF_A_PART
    }
}

/// A value on its way: `list` is the field that holds the object in which `field` stands.
struct Part<'a, 'b> {
    reading: &'a mut Reading<'b>,
    field: &'a str,
    list: &'a str,
}

impl<'de> DeserializeSeed<'de> for Part<'_, '_> {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Part<'_, '_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        // A word that a field can't do without is short.
        let has_room = self.reading.spent < MOST_OF_A_PART || text.len() <= SHORT;
        let kept = if has_room { kept(text, self.field, self.list) } else { String::new() };
        self.reading.spent += kept.len();
        self.reading.changed |= kept != text;
        Ok(Value::String(kept))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let Self { reading, field, list } = self;
        let mut kept = Vec::new();
        while reading.has_room(field, kept.len()) {
            let Some(entry) = entries.next_element_seed(Part { reading: &mut *reading, field, list })? else {
                return Ok(Value::Array(kept));
            };
            reading.entry()?;
            reading.spent += ENTRY;
            reading.causes += usize::from(field == "causes");
            kept.push(entry);
        }
        let mut left = 0;
        while entries.next_element::<IgnoredAny>()?.is_some() {
            reading.entry()?;
            left += 1;
        }
        reading.left.add(field, left);
        Ok(Value::Array(kept))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let Self { reading, field, .. } = self;
        let mut kept = Map::new();
        while let Some(name) = fields.next_key::<String>()? {
            reading.entry()?;
            if field == "post_mortem" {
                (reading.spent, reading.causes) = (0, 0);
            }
            // An object has few fields; whatever has many is none of ours.
            if kept.len() >= MOST_FIELDS {
                fields.next_value::<IgnoredAny>()?;
                continue;
            }
            let value = fields.next_value_seed(Part { reading: &mut *reading, field: &name, list: field })?;
            kept.insert(name, value);
        }
        Ok(Value::Object(kept))
    }
}

/// A text as its field keeps it.
fn kept(text: &str, field: &str, list: &str) -> String {
    let several = ["summary", "root_cause", "notes", "body"].contains(&field);
    if several || (field == "text" && list == "timeline") {
        block(&shortened(text, LONGEST_BLOCK)).unwrap_or_default()
    } else {
        line(&shortened(text, LONGEST_LINE)).unwrap_or_default()
    }
}
