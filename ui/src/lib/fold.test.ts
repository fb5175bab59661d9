// Searches within lists find every spelling of a word.
import { expect, test } from "vitest";
import { folded } from "./fold";

test.each([
  ["café", "cafe\u0301"],
  ["CAFÉ", "cafe"],
  ["İSTANBUL", "istanbul"],
  ["ISPARTA", "ısparta"],
  ["STRASSE", "straße"],
  ["STRAẞE", "strasse"],
  ["ΟΔΟΣ", "οδος"],
  ["ΟΔΟΣ", "οδός"],
  ["ПЛАТЁЖ", "платеж"],
  ["ＡＰＩ", "api"],
])("%s and %s are the same", (one, other) => expect(folded(one)).toBe(folded(other)));

test.each([
  ["की", "का"],
  ["가", "각"],
  ["ば", "は"],
])("%s and %s are not", (one, other) => expect(folded(one)).not.toBe(folded(other)));
