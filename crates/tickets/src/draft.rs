//! A ticket on its way: what is sent, and what may be left out when a tracker refuses it.

use chrono::NaiveDate;

use crate::content::{Content, title};
use crate::marker::MarkerPlace;
use crate::outcome::Note;

/// A part without which a ticket is still worth making.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Owner,
    Due,
    Labels,
}

/// A ticket as it is sent.
#[derive(Debug, Clone)]
pub(crate) struct Draft<'a> {
    pub(crate) content: &'a Content,
    pub(crate) title: String,
    pub(crate) labels: Vec<String>,
    pub(crate) due: Option<NaiveDate>,
    /// The account in the form in which the tracker's issues hold it.
    pub(crate) assignee: Option<String>,
    /// The marker where it is a label.
    pub(crate) marker_label: Option<String>,
    /// The marker where it is a line of the text.
    pub(crate) marker_line: Option<String>,
}

impl<'a> Draft<'a> {
    /// A ticket with these labels and this marker, and nobody's yet.
    pub(crate) fn new(content: &'a Content, labels: Vec<String>, marker: String, place: MarkerPlace) -> Self {
        let (marker_label, marker_line) = match place {
            MarkerPlace::Label => (Some(marker), None),
            MarkerPlace::Comment | MarkerPlace::Line => (None, Some(marker)),
        };
        Self {
            content,
            title: title(content),
            labels,
            due: content.due,
            assignee: None,
            marker_label,
            marker_line,
        }
    }

    /// The labels with the marker among them, where it is one.
    pub(crate) fn all_labels(&self) -> Vec<&str> {
        self.labels.iter().chain(&self.marker_label).map(String::as_str).collect()
    }

    pub(crate) fn has(&self, part: Part) -> bool {
        match part {
            Part::Owner => self.assignee.is_some(),
            Part::Due => self.due.is_some(),
            Part::Labels => !self.all_labels().is_empty(),
        }
    }

    /// Leaves a part out. A marker that was a label moves into the text, so that the ticket can still be found.
    pub(crate) fn leave_out(&mut self, part: Part) -> Note {
        match part {
            Part::Owner => self.assignee = None,
            Part::Due => self.due = None,
            Part::Labels => {
                self.labels.clear();
                self.marker_line = self.marker_label.take().or_else(|| self.marker_line.take());
            }
        }
        part.left_out()
    }
}

impl Part {
    /// The note on a ticket that lacks it.
    pub(crate) fn left_out(self) -> Note {
        match self {
            Self::Owner => Note::OwnerLeftOut,
            Self::Due => Note::DueLeftOut,
            Self::Labels => Note::LabelsLeftOut,
        }
    }
}
