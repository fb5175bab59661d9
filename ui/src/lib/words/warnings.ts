// What was assumed while reading a text, one sentence each.
import type { Warning } from "$lib/generated/Warning";

export function warning(said: Warning): string {
  switch (said.warning) {
    case "no_title":
      return "No title was found; the file name was used.";
    case "no_date":
      return "No date was found. Set the day of the incident.";
    case "zone_assumed":
      return `The times were read as ${said.zone}.`;
    case "untimed_lines":
      return `Lines without a time were added to the event before them: ${said.count}.`;
    case "days_without_time":
      return `Entries with a date but no time were set to midnight: ${said.count}.`;
    case "times_without_day":
      return "The notes give no date. Set the date of the incident and paste them again.";
    case "next_days":
      return "The times jumped back by hours; what follows was read as the next day.";
    case "newest_first":
      return "The notes were newest first; their order was reversed.";
    case "repeated_hour":
      return `Times in the hour that happened twice were read in the order of the lines: ${said.count}. If one is wrong, add its zone, as in “02:20 CET”.`;
    case "skipped_hour":
      return `Times in the hour that the clocks skipped were moved to its end: ${said.count}.`;
    case "names_left_out":
      return `Names of the messages’ authors were left out: ${said.count}.`;
    case "ambiguous_dates":
      return "A date does not show which number is the month; the nearest day was used.";
    case "unknown_severity":
      return `The severity “${said.word}” is not known; none was set.`;
    case "cut":
      return `The text under “${said.heading}” was too long for its field and was cut.`;
    case "not_understood":
      return `Part of “${said.heading}” was not understood and is kept word for word.`;
    case "kept_sections":
      return `Sections that fit nowhere else are kept word for word: ${said.count}.`;
    case "left_out":
      return `Entries in ${said.list} were left out because a record can’t hold that many: ${said.count}.`;
    case "document_too_long":
      return "The text is too long for one post-mortem; only the beginning was read.";
    case "number_too_high":
      return `The number ${said.number} is too high; the next free one was used instead.`;
    case "asked_elsewhere":
      return `Tickets requested elsewhere still have to be created from here: ${said.count}.`;
    case "unreadable_bytes":
      return "Some bytes were not text; each was replaced by “�”.";
    case "set_right":
      return `${said.what} could not be kept as in the file and had to be corrected.`;
  }
}
