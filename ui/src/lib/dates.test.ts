// Days and clock times as people type them.
import { describe, expect, test } from "vitest";
import {
  movedTo,
  readClock,
  readDay,
  readInstant,
  readMoment,
  showDay,
  showInstant,
  showSpan,
  twice,
} from "./dates";

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
    ["２０２４ー１１ー２９", "2024-11-29"],
    ["٢٠٢٤-١١-٢٩", "2024-11-29"],
    ["२९ Nov", "2024-11-29"],
    ["fri", "2024-11-22"],
    ["Wednesday", "2024-11-27"],
    ["on thurs", "2024-11-21"],
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
    ["１４：３８", [14, 38, 0]],
    ["١٤:٣٨", [14, 38, 0]],
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

describe("an hour that the clock shows twice", () => {
  const [day, zone, today] = ["2025-10-26", "Europe/Berlin", "2025-11-01"];
  const first = "2025-10-26T00:20:00.000Z";
  const second = "2025-10-26T01:20:00.000Z";

  test.each([
    ["02:20", first],
    ["02:20 CEST", first],
    ["02:20 +02:00", first],
    ["0:20Z", first],
    ["00:20 UTC", first],
    ["2:20 am CEST", first],
    ["02:20 CET", second],
    ["02:20 cet", second],
    ["02:20 MEZ", second],
    ["02:20 +01:00", second],
    ["02:20+01:00", second],
    ["02:20 +0100", second],
    ["02:20 UTC+1", second],
    ["02:20 GMT+01:00", second],
    ["01:20Z", second],
    ["2:20am CET", second],
    ["2025-10-26 02:20 CET", second],
    ["26 Oct 02:20 +01:00", second],
    ["2025-10-26T02:20:00+01:00", second],
    ["2025-10-26T01:20:00.000Z", second],
    ["09:20 Asia/Tokyo", first],
    ["21:20 -04:00", "2025-10-27T01:20:00.000Z"],
  ])("%s", (typed, at) => expect(readInstant(typed, day, zone, today)).toBe(at));

  test.each(["02:20 XYZ", "02:20 +15:00", "02:20 -4", "CET", "02:20 Europe/Nowhere", "2025-10-26"])(
    "%s is no instant",
    (typed) => expect(readInstant(typed, day, zone, today)).toBeNull(),
  );

  test("is the second pass behind a time of the first, as in notes", () => {
    const behind = (at: string) => readMoment("02:20", day, zone, today, at)?.at;
    expect(behind("2025-10-26T00:40:00Z")).toBe(second);
    expect(behind("2025-10-26T00:10:00Z")).toBe(first);
    expect(behind("2025-10-27T00:40:00Z")).toBe(first);
  });

  test("is shown so that it reads back as the same instant", () => {
    for (const at of [first, second]) {
      const shown = showInstant(at, day, zone);
      expect(readInstant(shown, day, zone, today)).toBe(at);
    }
    expect(showInstant(second, day, zone)).toBe("02:20 +01:00");
    expect(showInstant("2025-10-26T02:20:00Z", day, zone)).toBe("03:20");
    expect(twice(second, zone)).toEqual([first, second]);
    expect(twice("2025-10-26T02:20:00Z", zone)).toBeNull();
  });

  test("is found where half an hour is repeated, and at midnight", () => {
    expect(twice("2025-04-05T15:10:00Z", "Australia/Lord_Howe")).toHaveLength(2);
    expect(twice("2018-02-18T02:30:00Z", "America/Sao_Paulo")).toHaveLength(2);
  });
});

describe("an hour that the clock skips", () => {
  test.each([
    ["02:30", "2025-03-30", "Europe/Berlin", "2025-03-30T01:00:00.000Z"],
    ["02:00", "2025-03-30", "Europe/Berlin", "2025-03-30T01:00:00.000Z"],
    ["02:59:59", "2025-03-30", "Europe/Berlin", "2025-03-30T01:00:00.000Z"],
    ["12:00", "2011-12-30", "Pacific/Apia", "2011-12-30T10:00:00.000Z"],
  ])("%s on %s in %s is its end, as in notes", (typed, day, zone, at) =>
    expect(readMoment(typed, day, zone, "2025-06-01")).toEqual({ at, skipped: true }),
  );

  test("says nothing of the times around it", () => {
    expect(readMoment("01:59", "2025-03-30", "Europe/Berlin", "2025-06-01")?.skipped).toBe(false);
    expect(readMoment("03:00", "2025-03-30", "Europe/Berlin", "2025-06-01")?.skipped).toBe(false);
    expect(readMoment("02:30 CET", "2025-03-30", "Europe/Berlin", "2025-06-01")?.skipped).toBe(false);
  });
});

test("a time that moves with its day keeps its clock", () => {
  expect(movedTo("2024-11-15T23:30:00Z", "2024-11-15", "Europe/Berlin", "2024-11-20")).toBe(
    "21 Nov 2024, 00:30",
  );
});

test("a span is told as the record tells it", () => {
  expect(showSpan(47 * 60)).toBe("47 min");
  expect(showSpan(86_400 + 7_260)).toBe("1 d 2 h 1 min");
  expect(showSpan(0)).toBe("0 min");
});

test("a day is shown with its month in words", () => {
  expect(showDay("2024-11-05")).toBe("5 Nov 2024");
});
