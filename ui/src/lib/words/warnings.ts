// What was assumed while reading a text, one sentence each.
import type { Warning } from "$lib/generated/Warning";

export function warning(said: Warning): string {
  switch (said.warning) {
    case "no_title":
      return "No title was found; the file name was taken.";
    case "no_date":
      return "No date was found. Set the day of the incident.";
    case "zone_assumed":
      return `The times were read as ${said.zone}.`;
    case "untimed_lines":
      return `Lines without a time joined the event before: ${said.count}.`;
    case "days_without_time":
      return `Entries with a date and no time stand at midnight: ${said.count}.`;
    case "times_without_day":
      return "The notes name no day. Set the date of the incident and paste them again.";
    case "next_days":
      return "The times went back by hours; what follows was taken as the next day.";
    case "newest_first":
      return "The notes were newest first; they were turned around.";
    case "repeated_hour":
      return `Times in the hour that the clock shows twice were taken in the order of the lines: ${said.count}. Write a zone behind one that is meant otherwise, as in “02:20 CET”.`;
    case "skipped_hour":
      return `Times in the hour that the clock skips stand at its end: ${said.count}.`;
    case "names_left_out":
      return `Names of who wrote the messages are left out: ${said.count}.`;
    case "ambiguous_dates":
      return "A date leaves open which number is the month; the nearest day was taken.";
    case "unknown_severity":
      return `The severity “${said.word}” is not known; none was set.`;
    case "cut":
      return `A text under “${said.heading}” was too long for its field and was cut.`;
    case "not_understood":
      return `A part of “${said.heading}” was not understood and is kept word for word.`;
    case "kept_sections":
      return `Sections without a place of their own are kept word for word: ${said.count}.`;
    case "left_out":
      return `Entries of ${said.list} were left out, since a record does not hold as many: ${said.count}.`;
    case "document_too_long":
      return "The text is too long for one post-mortem; its beginning was read.";
    case "number_too_high":
      return `The number ${said.number} is too high; the next free one was given instead.`;
    case "asked_elsewhere":
      return `Tickets that were asked for elsewhere are to be created from here: ${said.count}.`;
    case "unreadable_bytes":
      return "Some bytes were no text; each was replaced by “�”.";
    case "set_right":
      return `${said.what} could not be as the file has it and was set right.`;
  }
}
