// Workspaces are told apart.
import { expect, test } from "vitest";
import { workspaceNames } from "./workspace-names";

const named = (...paths: string[]) => [...workspaceNames(paths).values()];

test("a workspace is called as its file", () => {
  expect(named("/home/me/Post-mortems.afterword", "C:\\Work\\Team.afterword")).toEqual([
    "Post-mortems",
    "Team",
  ]);
});

test("two of the same name are told apart by their folders, others keep their name", () => {
  expect(
    named(
      "/home/me/Post-mortems.afterword",
      "/home/me/team/Post-mortems.afterword",
      "/home/me/Other.afterword",
    ),
  ).toEqual(["Post-mortems — /home/me", "Post-mortems — /home/me/team", "Other"]);
});

test("a long folder keeps its end", () => {
  const [name] = named(`/${"deep/".repeat(20)}a/W.afterword`, "/b/W.afterword");
  expect(name).toMatch(/^W — ….{32}$/);
  expect(name).toMatch(/deep\/a$/);
});
