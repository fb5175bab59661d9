// Finds words that are shown to people and stand outside of the catalogue `words/en.ftl`.
//
// In Rust: every text of two words or more, outside of tests, logs and what only developers read. In the windows: every
// text between tags, in an attribute that people read, and every text of two words or more in a script.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { parse } from "svelte/compiler";

/** Files whose texts are no words of the application, and why. */
const EXEMPT = [
  // What is looked for in texts of others, and what the coach knows of a language.
  "crates/coach/",
  "crates/intake/src/",
  "crates/domain/src/chain/joining",
  "crates/tickets/src/error_words.rs",
  "crates/tickets/src/trackers/linear/question.rs",
  // The grammar of the draft of a root cause, which is a language’s own.
  "crates/domain/src/chain/draft.rs",
  // A post-mortem that somebody could have typed.
  "crates/service/src/sample.rs",
  // Clap reads the help of arguments where they are declared, and speaks English itself.
  "crates/cli/src/arguments.rs",
  // Names of products, fonts and files.
  "crates/store/src/shared_folder.rs",
  "crates/pdf/src/fonts.rs",
  // Files that are made from the code, and code of tests.
  "crates/words/",
  "crates/service/src/act_name.rs",
  "crates/service/src/commands/typescript.rs",
  "crates/store/src/samples.rs",
  "src-tauri/src/packages.rs",
];

/** Texts that are no words of the application: names of products, parts of file names, errors of others, SQL in parts. */
const NAMES = [
  "GitHub Issues",
  "Jira Cloud",
  "Jira Data Center",
  "before format {}",
  "{name} damaged {}.afterword",
  "{stem} log kept aside {n}.afterword-{suffix}",
  "SQLite format 3\\0",
  "tunnel error",
  "number {way}",
  // Selectors.
  "li button",
  "footer button",
  // Placeholders that are no words.
  "PM-",
  "https://",
  "Task",
];

const SENTENCE = /[\p{L}’']{2,}[,;:]? [\p{L}“‘{(]/u;
/** SQL, GraphQL, headers, markup, selectors, chords of keys. */
const CODE =
  /^(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|PRAGMA|BEGIN|COMMIT|WITH|ATTACH|VACUUM|REPLACE|SAVEPOINT|RELEASE|ROLLBACK|query |mutation |text\/|default-src|Bearer |::|```|classDef|Mod |Shift |if \()|\b(IS NULL|AND|ORDER BY|DESC|IN \()|^[a-z_]+(, [a-z_]+)+$|\[/;

const files = execFileSync("git", ["ls-files", "crates/*/src/*.rs", "src-tauri/src/*.rs", "ui/src"], {
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file && !EXEMPT.some((exempt) => file.startsWith(exempt)));

/** The texts of a Rust file with the code in front of each, without comments and tests. */
function* texts(source) {
  const code = source.replace(/#\[cfg\(test\)\]\s*mod \w+ \{[\s\S]*$/, "");
  const token =
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|r(#*)"([\s\S]*?)"\1|'(?:[^'\\]|\\.[^']*)'|"((?:[^"\\]|\\[\s\S])*)"/g;
  for (const found of code.matchAll(token)) {
    const text = found[2] ?? found[3];
    if (text !== undefined) yield [text, code.slice(Math.max(0, found.index - 160), found.index)];
  }
}

/** Code whose texts only developers read: logs, expectations, reasons of lints, attributes. */
const FOR_DEVELOPERS =
  /(log::\w+!\(|log_failure\(|expect\(|panic!\(|unreachable!\(|assert\w*!\(|reason = |#\[\w+\(|doc = |false_history\(|unstorable\(|include_str!\()[^;{}]*$/;

function inRust(file) {
  const found = [];
  for (const [text, before] of texts(readFileSync(file, "utf8"))) {
    if (
      SENTENCE.test(text) &&
      !NAMES.includes(text) &&
      !CODE.test(text.trim()) &&
      !FOR_DEVELOPERS.test(before)
    )
      found.push(text);
  }
  return found;
}

/** Attributes that people read or hear. */
const READ = ["title", "aria-label", "placeholder", "label", "alt", "lead", "about", "none"];

/** What takes a selector. */
const SELECTS = ["querySelector", "querySelectorAll", "closest", "matches", "moveFocus"];

function inWindows(file) {
  const source = readFileSync(file, "utf8");
  const isModule = file.endsWith(".ts");
  const ast = parse(isModule ? `<script lang="ts">\n${source}</script>` : source, { modern: true });
  const found = [];
  const visit = (node, parent) => {
    if (Array.isArray(node)) {
      for (const one of node) visit(one, parent);
      return;
    }
    if (typeof node !== "object" || node === null) return;
    const read = (text) => {
      if (/\p{L}{2}/u.test(text) && !NAMES.includes(text.trim())) found.push(text);
    };
    const written = (text) => {
      if (SENTENCE.test(text) && !NAMES.includes(text) && !CODE.test(text)) found.push(text);
    };
    if (node.type === "Comment" || node.type === "StyleSheet" || /^Import/.test(node.type ?? "")) return;
    if (node.type === "CallExpression" && SELECTS.includes(node.callee.property?.name ?? node.callee.name))
      return;
    if (node.type === "Property" && node.key.name === "class") return;
    if (node.type === "NewExpression" && /Error$/.test(node.callee.name ?? "")) return;
    if (node.type === "Text" && parent?.type === "Fragment") read(node.data);
    if (node.type === "Attribute") {
      if (READ.includes(node.name) && Array.isArray(node.value)) {
        for (const part of node.value) if (part.type === "Text") read(part.data);
      }
      if (["class", "style", "d", "viewBox"].includes(node.name)) return;
    }
    if (node.type === "Literal" && typeof node.value === "string") written(node.value);
    if (node.type === "TemplateElement") written(node.value.cooked ?? "");
    for (const [key, inner] of Object.entries(node)) if (key !== "parent") visit(inner, node);
  };
  visit(isModule ? ast.instance : [ast.fragment, ast.instance, ast.module], null);
  return found;
}

const isWindow = (file) => /\.(svelte|ts)$/.test(file) && !/\.test\.ts$|\/generated\/|\.d\.ts$/.test(file);
const strays = files.flatMap((file) => {
  const found = file.endsWith(".rs")
    ? /tests?(\/|\.rs$)/.test(file)
      ? []
      : inRust(file)
    : isWindow(file)
      ? inWindows(file)
      : [];
  return found.map((text) => `${file}: ${text.trim().replace(/\s+/g, " ").slice(0, 100)}`);
});
if (strays.length > 0) {
  process.stderr.write(`Words outside of words/en.ftl:\n${strays.join("\n")}\n`);
  process.exit(1);
}
