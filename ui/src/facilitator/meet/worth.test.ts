// Whether the meeting was worth the time, as the record says it.
import { expect, test } from "vitest";
import { meanOf } from "./worth";

test.each([
  [[0, 0, 1, 5, 3], "4.2"],
  [[11, 9, 0, 0, 0], "1.5"],
  [[1, 0, 0, 0, 0], "1.0"],
  [[0, 0, 0, 0, 999], "5.0"],
  [[0, 0, 0, 0, 0], ""],
])("hands %j have the mean “%s”", (hands, mean) => expect(meanOf(hands)).toBe(mean));
