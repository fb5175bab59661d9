// Finds circles between the modules of a crate, and Rust files that are too long.
//
// A module may use its own parts and those may use what holds them; two modules side by side may not use each other,
// by whatever way round. What `pub use` hands on counts as a use of the module that it comes from.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";

const LONGEST = 450;

const crates = [
  ...readdirSync("crates").map((name) => join("crates", name)),
  "src-tauri",
  "tests/host",
  "bench",
];
const faults = [];
for (const folder of crates) {
  faults.push(...look(join(folder, "src")));
  for (const file of rustFiles(folder)) {
    const lines = readFileSync(file, "utf8").split("\n").length - 1;
    if (lines > LONGEST) faults.push(`${file} has ${lines} lines; at most ${LONGEST} are read at once`);
  }
}
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exit(faults.length > 0 ? 1 : 0);

function look(source) {
  const files = rustFiles(source).filter((file) => !/\/tests(\.rs|\/)/.test(relative(source, file)));
  const modules = new Map(files.map((file) => [moduleOf(relative(source, file)), code(file)]));
  const uses = new Map();
  for (const [module, text] of modules) {
    for (const path of paths(text)) {
      const used = resolve(modules, module, path);
      const edge = used === null ? null : sideBySide(module, used);
      if (!edge) continue;
      const [holder, from, to] = edge;
      const graph = uses.get(holder) ?? uses.set(holder, new Map()).get(holder);
      (graph.get(from) ?? graph.set(from, new Set()).get(from)).add(to);
    }
  }
  const circles = [...uses].flatMap(([holder, graph]) =>
    circlesOf(graph).map((circle) => `${source}${holder && `, in ${holder}`}: ${circle.join(" → ")}`),
  );
  return circles;
}

function rustFiles(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return rustFiles(path);
    return name.endsWith(".rs") ? [path] : [];
  });
}

/** `chain::links` of `chain/links.rs`; the root has no name. */
function moduleOf(file) {
  const name = basename(file, ".rs");
  const parts = dirname(file) === "." ? [] : dirname(file).split("/");
  return ["lib", "main"].includes(name) && parts.length === 0 ? "" : [...parts, name].join("::");
}

/** A file without its tests, comments and strings. */
function code(file) {
  const text = readFileSync(file, "utf8").split("#[cfg(test)]\nmod tests {")[0];
  return text.replace(/\/\/.*$/gm, "").replace(/"(?:[^"\\]|\\.)*"/g, '""');
}

/** Every path that begins at the crate or at a module around: those of `use` with all their names. */
function paths(text) {
  const found = [];
  const used = text.matchAll(/\b(?:pub(?:\([^)]*\))? )?use ([^;]+);/g);
  for (const [, tree] of used) found.push(...expand(tree.replace(/\s+/g, " ").trim()));
  const inline = text.replace(/\buse [^;]+;/g, "").matchAll(/\b(?:crate|super)(?:::\w+)+/g);
  for (const [path] of inline) found.push(path);
  return found.filter((path) => /^(crate|super|self)\b/.test(path)).map((path) => path.split("::"));
}

/** `a::{b, c::d}` as `a::b` and `a::c::d`. */
function expand(tree) {
  const open = tree.indexOf("{");
  if (open < 0) return [tree.replace(/ as \w+$/, "").trim()];
  const head = tree.slice(0, open);
  const parts = [];
  let [depth, part] = [0, ""];
  for (const sign of tree.slice(open + 1, tree.lastIndexOf("}"))) {
    if (sign === "{") depth += 1;
    if (sign === "}") depth -= 1;
    if (sign === "," && depth === 0) {
      parts.push(part.trim());
      part = "";
    } else part += sign;
  }
  parts.push(part.trim());
  return parts.filter(Boolean).flatMap((part) => expand(part === "self" ? head.slice(0, -2) : head + part));
}

/** The module that a path leads to from another one. */
function resolve(modules, from, path, seen = new Set()) {
  let at = path[0] === "crate" ? [] : from.split("::").filter(Boolean);
  let rest = path.slice(1);
  if (path[0] === "super") at = at.slice(0, -1);
  while (rest[0] === "super") {
    at = at.slice(0, -1);
    rest = rest.slice(1);
  }
  while (rest.length > 0 && modules.has([...at, rest[0]].join("::"))) {
    at = [...at, rest[0]];
    rest = rest.slice(1);
  }
  const here = at.join("::");
  const name = rest[0];
  if (!name || seen.has(`${here}::${name}`)) return modules.has(here) ? here : null;
  seen.add(`${here}::${name}`);
  for (const [, tree] of (modules.get(here) ?? "").matchAll(/\bpub(?:\([^)]*\))? use ([^;]+);/g)) {
    for (const handed of expand(tree.replace(/\s+/g, " ").trim())) {
      const parts = handed.split("::");
      if (parts.at(-1) !== name || parts.length < 2) continue;
      const start = ["crate", "super", "self"].includes(parts[0]) ? parts : ["self", ...parts];
      if (!modules.has([...at, ...start.slice(1, 2)].join("::")) && start[0] === "self") continue;
      return resolve(modules, here, start, seen);
    }
  }
  return modules.has(here) ? here : null;
}

/** What holds both modules, and the two of its parts that they are in; nothing where one is around the other. */
function sideBySide(a, b) {
  const [one, other] = [a, b].map((module) => module.split("::").filter(Boolean));
  let n = 0;
  while (n < one.length && n < other.length && one[n] === other[n]) n += 1;
  if (n === one.length || n === other.length) return null;
  return [one.slice(0, n).join("::"), one[n], other[n]];
}

function circlesOf(graph) {
  const found = new Map();
  const state = new Map();
  const visit = (node, way) => {
    state.set(node, "open");
    for (const next of graph.get(node) ?? []) {
      if (state.get(next) === "open") {
        const circle = way.slice(way.indexOf(next));
        found.set([...circle].sort().join(), [...circle, next]);
      } else if (!state.has(next)) visit(next, [...way, next]);
    }
    state.set(node, "done");
  };
  for (const node of graph.keys()) if (!state.has(node)) visit(node, [node]);
  return [...found.values()];
}
