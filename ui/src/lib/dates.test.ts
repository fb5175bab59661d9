// Days and clock times as people type them.
import { describe, expect, test } from "vitest";
import { readClock, readDay, readInstant, showDay, showInstant, showSpan } from "./dates";

describe("a day is read as people type it", () => {
  const today = "2024-11-20";
  test.each([
    ["2024-11-29", "2024-11-29"],
    ["29 Nov 2024", "2024-11-29"],
    ["29 nov", "2024-11-29"],
    ["Nov 29, 2024", "2024-11-29"],
    ["November 29th", "2024-11-29"],
    ["29.11.2024", "2024-11-29"],
    ["29/11/2024", "2024-11-29"],
    ["11/29/2024", "2024-11-29"],
    ["12/12/2024", "2024-12-12"],
    ["29th Nov", "2024-11-29"],
    ["in 2 weeks", "2024-12-04"],
    ["in a month", "2024-12-20"],
    ["tomorrow", "2024-11-21"],
    ["3 Jan", "2025-01-03"],
    ["yesterday", "2024-11-19"],
  ])("%s", (typed, day) => expect(readDay(typed, today, "future")).toBe(day));

  test.each([
    ["20 Nov", "2024-11-20"],
    ["29 Nov", "2023-11-29"],
    ["Nov 15", "2024-11-15"],
    ["3 Jan", "2024-01-03"],
    ["29 Feb", "2024-02-29"],
    ["29 Nov 2024", "2024-11-29"],
  ])("%s of an incident is not ahead unless its year is typed", (typed, day) =>
    expect(readDay(typed, today, "past")).toBe(day),
  );

  test("the next 29 February may be years away", () => {
    expect(readDay("29 Feb", "2024-03-01", "future")).toBe("2028-02-29");
  });

  test.each(["", "soon", "31 Feb 2024", "2024-13-01", "99 Nov", "03/04/2025", "13/13/2025"])(
    "%s is no day",
    (typed) => expect(readDay(typed, today, "future")).toBeNull(),
  );
});

describe("a clock time is read as people type it", () => {
  test.each([
    ["14:38", [14, 38, 0]],
    ["14:38:05", [14, 38, 5]],
    ["2:38 pm", [14, 38, 0]],
    ["12:05am", [0, 5, 0]],
    ["2pm", [14, 0, 0]],
    ["1438", [14, 38, 0]],
    ["14.38", [14, 38, 0]],
    ["14h38", [14, 38, 0]],
  ])("%s", (typed, clock) => expect(readClock(typed)).toEqual(clock));

  test.each(["25:00", "14:61", "13pm", "14", ""])("%s is no time", (typed) =>
    expect(readClock(typed)).toBeNull(),
  );
});

describe("an instant", () => {
  test("takes the day of the incident where only a clock time is typed", () => {
    expect(readInstant("14:38", "2024-11-15", "Europe/Berlin", "2024-11-20")).toBe(
      "2024-11-15T13:38:00.000Z",
    );
  });

  test("takes a typed day", () => {
    expect(readInstant("16 Nov 2024 0:12", "2024-11-15", "UTC", "2024-11-20")).toBe(
      "2024-11-16T00:12:00.000Z",
    );
    expect(readInstant("2024-11-16T00:12", "2024-11-15", "UTC", "2024-11-20")).toBe(
      "2024-11-16T00:12:00.000Z",
    );
    expect(readInstant("16 Nov 2024 2:38 pm", null, "UTC", "2024-11-20")).toBe("2024-11-16T14:38:00.000Z");
  });

  test.each([
    ["16 Nov 00:12", "2024-11-15", "2024-11-16T00:12:00.000Z"],
    ["31 Dec 23:50", "2025-01-01", "2024-12-31T23:50:00.000Z"],
    ["1 Jan 0:10", "2024-12-31", "2025-01-01T00:10:00.000Z"],
    ["16 Nov 00:12", null, "2024-11-16T00:12:00.000Z"],
    ["16 Dec 00:12", null, "2024-12-16T00:12:00.000Z"],
  ])("%s beside %s takes the nearest year, and lies in the past beside none", (typed, day, instant) => {
    expect(readInstant(typed, day, "UTC", "2025-03-01")).toBe(instant);
  });

  test("shows its own day where that is not the day of the incident", () => {
    expect(showInstant("2024-11-16T00:12:00Z", "2024-11-15", "UTC")).toBe("2024-11-16 00:12");
    expect(showInstant("2024-11-15T13:38:09Z", "2024-11-15", "Europe/Berlin")).toBe("14:38:09");
  });
});

test("a span is told as the record tells it", () => {
  expect(showSpan(47 * 60)).toBe("47 min");
  expect(showSpan(86_400 + 7_260)).toBe("1 d 2 h 1 min");
  expect(showSpan(0)).toBe("0 min");
});

test("a day is shown with its month in words", () => {
  expect(showDay("2024-11-05")).toBe("5 Nov 2024");
});
