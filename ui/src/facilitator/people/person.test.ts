import { expect, test } from "vitest";
import { personOf } from "./person";

test("what follows the first comma is what a person does", () => {
  expect(personOf("Ana Kovač")).toEqual({ name: "Ana Kovač", role: "" });
  expect(personOf(" Ana Kovač ,  SRE, on call")).toEqual({ name: "Ana Kovač", role: "SRE, on call" });
  expect(personOf(", SRE")).toEqual({ name: "", role: "SRE" });
});
