import { describe, expect, it } from "vitest";
import { duePlaceholder, proposedDay } from "./proposed";

const days = { sev1: 15, sev2: 30, sev3: 60, sev4: 90 };

describe("a proposed due date", () => {
  it("comes sooner the worse it was", () => {
    expect(proposedDay("2024-11-15", days, "sev1")).toEqual({ day: "2024-11-30", days: 15 });
    expect(proposedDay("2024-12-15", days, "sev4")).toEqual({ day: "2025-03-15", days: 90 });
  });

  it("is that of the second worst where no severity was set, and none before today is known", () => {
    expect(proposedDay("2024-11-15", days, null)?.days).toBe(30);
    expect(proposedDay("", days, "sev1")).toBeNull();
  });

  it("is shown by an example that lies ahead, over the end of a year as well", () => {
    expect(duePlaceholder("2026-12-24")).toBe("7 Jan, in 2 weeks");
    expect(duePlaceholder("")).toBe("In 2 weeks");
  });
});
