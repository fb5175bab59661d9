//! Dated copies of a workspace file, kept in a folder beside it.
//!
//! The date of a copy is for people. The newest copy is determined by content, because the clock of a machine may be
//! wrong for a day or for good.

use std::cmp::Reverse;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::names::{BESIDE, is_beside_a_database, is_part_of, with_suffix};
use crate::rename::{folder_of, followed, sync_folder};
use crate::{Result, StoreError, integrity, strays};

mod content;
mod place;

use content::Content;
pub(crate) use place::free;
use place::{Whole, forget, keep_as};

/// How many daily copies are kept.
pub const KEPT: usize = 10;

/// After this many acts since the copy of the day another one is made, because the date may stand still.
const MANY_ACTS: i64 = 500;

/// A copy of a workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// Where it lies.
    pub path: PathBuf,
    /// The day it was made, by the clock of that day.
    pub date: NaiveDate,
    /// What it holds; nothing where it can’t be read.
    content: Option<Content>,
}

/// The folder with the copies of a workspace: `Payments.afterword` has them in `Payments backups`.
#[must_use]
pub fn folder(workspace: &Path) -> PathBuf {
    let name = workspace.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    workspace.with_file_name(format!("{name} backups"))
}

/// Copies a workspace while it may be in use; the copy appears under its name only once it is whole and on disk.
/// Follows a link. A file that is replaced passes on its mode.
///
/// # Errors
/// [`StoreError::SameFile`] for a copy onto the workspace or its log, [`StoreError::NoFolder`], [`StoreError::InUse`]
/// where a workspace is open at the place of the copy, [`StoreError::Damaged`] and [`StoreError::Foreign`] where the
/// workspace is not good; storage errors. Nothing is changed then.
pub fn copy(workspace: &Path, to: &Path) -> Result<()> {
    let to = followed(to)?;
    let folder = folder_of(&to);
    if !folder.is_dir() {
        return Err(StoreError::NoFolder(folder.to_owned()));
    }
    if is_part_of(&to, workspace) {
        return Err(StoreError::SameFile);
    }
    // A copy may replace a workspace, but not what lies beside one.
    if is_beside_a_database(&to) {
        return Err(StoreError::OtherWorkspace);
    }
    if to.metadata().is_ok_and(|about| !about.is_file()) {
        return Err(StoreError::NotAFile);
    }
    Whole::of(workspace, folder, |_| Ok(()))?.put(&to, workspace)
}

/// Makes the copy of the day, unless it is there, and removes the oldest over [`KEPT`].
/// Returns the new copy, if one was made.
///
/// # Errors
/// As [`copy`].
pub fn daily(workspace: &Path, today: NaiveDate) -> Result<Option<PathBuf>> {
    let present = Content::of(workspace)?;
    let newest = copies(workspace)?.into_iter().find(Copy::is_daily);
    let is_made = newest.is_some_and(|copy| {
        let since = |content: Content| present.acts.saturating_sub(content.acts);
        copy.date == today && copy.content.is_some_and(|content| (0..MANY_ACTS).contains(&since(content)))
    });
    if is_made {
        return Ok(None);
    }
    let to = add(workspace, &today.to_string())?;
    prune(workspace, present, &to)?;
    Ok(Some(to))
}

/// Removes daily copies over [`KEPT`]: what can’t be read or holds nothing first, then the oldest. A workspace without
/// a post-mortem displaces no copy that has one, and the copy with the most post-mortems stays.
fn prune(workspace: &Path, present: Content, made: &Path) -> Result<()> {
    let mut dailies: Vec<_> = copies(workspace)?.into_iter().filter(Copy::is_daily).collect();
    let richest = dailies.iter().rev().max_by_key(|copy| copy.post_mortems()).map(|copy| copy.path.clone());
    // Copies with post-mortems first, newest first; then the others.
    dailies.sort_by_key(|copy| copy.post_mortems() == 0);
    let is_spare = |copy: &Copy| {
        let may_go = present.post_mortems > 0 || copy.post_mortems() == 0;
        may_go && copy.path != made && (copy.post_mortems() == 0 || Some(&copy.path) != richest.as_ref())
    };
    for old in dailies.into_iter().skip(KEPT).filter(is_spare) {
        std::fs::remove_file(old.path)?;
    }
    Ok(())
}

/// Makes a copy on request, whatever was copied before.
///
/// # Errors
/// As [`copy`].
pub fn now(workspace: &Path, at: chrono::NaiveDateTime) -> Result<PathBuf> {
    add(workspace, &at.format("%Y-%m-%d %H-%M-%S").to_string())
}

/// Makes the copy that precedes a migration, unless there is one that holds the same.
pub(crate) fn before_migration(workspace: &Path, from: i64, today: NaiveDate) -> Result<()> {
    let name = format!("before format {}", from + 1);
    let present = Content::of(workspace)?;
    let is_same = |copy: &Copy| {
        let holds =
            |content: Content| (content.acts, content.post_mortems) == (present.acts, present.post_mortems);
        copy.stem().contains(&name) && copy.content.is_some_and(holds)
    };
    if !copies(workspace)?.iter().any(is_same) {
        add(workspace, &format!("{today} {name}"))?;
    }
    Ok(())
}

/// Adds a copy under a free name. Stores in it its place in the order of all copies.
fn add(workspace: &Path, name: &str) -> Result<PathBuf> {
    let folder = folder(workspace);
    std::fs::create_dir_all(&folder)?;
    let others = copies(workspace)?;
    let newest = others.first().and_then(|copy| copy.content);
    let content = Content::of(workspace)?.next(newest, others.iter().filter_map(|copy| copy.content));
    let whole = Whole::of(workspace, &folder, |db| content.write(db))?;
    let to = free(&folder.join(format!("{name}.afterword")));
    whole.put(&to, workspace)?;
    Ok(to)
}

/// All copies of a workspace, newest first; those that can’t be read come last.
///
/// # Errors
/// Where the folder can't be read.
pub fn copies(workspace: &Path) -> Result<Vec<Copy>> {
    let folder = folder(workspace);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut copies: Vec<_> = std::fs::read_dir(folder)?
        .filter_map(std::result::Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "afterword") && path.is_file())
        .filter_map(|path| Some(Copy { date: date_of(&path)?, content: Content::of(&path).ok(), path }))
        .collect();
    copies.sort_by_cached_key(|copy| Reverse((copy.content, copy.path.clone())));
    Ok(copies)
}

/// The newest copy that passes SQLite's check. One without a post-mortem is taken only where no other is good.
///
/// # Errors
/// Where the folder can't be read.
pub fn newest_good(workspace: &Path) -> Result<Option<Copy>> {
    let mut copies = copies(workspace)?;
    copies.retain(|copy| copy.content.is_some());
    copies.sort_by_key(|copy| copy.post_mortems() == 0);
    Ok(copies.into_iter().find(|copy| matches!(integrity(&copy.path), Ok(None))))
}

/// Renames a damaged workspace, so that its name says so, and puts a copy in its place with the same mode. Returns the
/// new path of the damaged file.
///
/// # Errors
/// [`StoreError::InUse`] where another program has the workspace open; file errors. The damaged file keeps its path
/// then, because the copy is made first.
pub fn restore(workspace: &Path, from: &Path, at: chrono::NaiveDateTime) -> Result<PathBuf> {
    let workspace = &followed(workspace)?;
    let whole = Whole::of(from, folder_of(workspace), |_| Ok(()))?;
    let kept = keep(workspace, at)?;
    whole.put_unheld(workspace, from)?;
    Ok(kept)
}

/// Renames a damaged workspace, with its write-ahead log, so that nothing of it is lost. A file that is already gone is
/// no error.
///
/// # Errors
/// [`StoreError::InUse`] where another program has the workspace open; file errors.
pub fn set_aside(workspace: &Path, at: chrono::NaiveDateTime) -> Result<PathBuf> {
    let workspace = &followed(workspace)?;
    let kept = keep(workspace, at)?;
    remove(workspace)?;
    sync_folder(workspace);
    Ok(kept)
}

/// Gives a damaged workspace, with what lies beside it, a second name that says so. At the first name it leaves the
/// file without its log, so that the log never lies beside a file that it does not belong to.
fn keep(workspace: &Path, at: chrono::NaiveDateTime) -> Result<PathBuf> {
    let name = workspace.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let name = format!("{name} damaged {}.afterword", at.format("%Y-%m-%d %H-%M-%S"));
    let kept = free(&workspace.with_file_name(name));
    keep_as(workspace, &kept)?;
    // Checked without a change to the file or its log, which are kept as they are.
    if strays::is_in_use(workspace) {
        forget(&kept);
        return Err(StoreError::InUse);
    }
    for suffix in BESIDE {
        remove(&with_suffix(workspace, suffix))?;
    }
    Ok(kept)
}

impl Copy {
    fn stem(&self) -> String {
        self.path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Whether it is a copy of a day: named by the date, with a number where the day has several.
    fn is_daily(&self) -> bool {
        let stem = self.stem();
        let rest = stem.get(10..).unwrap_or_default();
        rest.is_empty() || rest.strip_prefix(' ').is_some_and(|number| number.parse::<u32>().is_ok())
    }

    /// How many post-mortems it holds; none where it can’t be read.
    fn post_mortems(&self) -> u32 {
        self.content.map_or(0, |content| content.post_mortems)
    }
}

/// Removes a file that may be gone already.
fn remove(file: &Path) -> Result<()> {
    match std::fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

fn date_of(path: &Path) -> Option<NaiveDate> {
    let name = path.file_stem()?.to_str()?;
    name.get(..10)?.parse().ok()
}
