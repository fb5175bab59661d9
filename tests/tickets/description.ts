// GitHub's published OpenAPI description, cut down to the paths that Afterword uses: whole, it takes a minute to read.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Fields = { [name: string]: Json };

const PATHS = [
  "/user",
  "/repos/{owner}/{repo}",
  "/repos/{owner}/{repo}/issues",
  "/repos/{owner}/{repo}/issues/{issue_number}",
];

function fields(json: Json | undefined): Fields {
  return json !== null && typeof json === "object" && !Array.isArray(json) ? json : {};
}

/** Every `$ref` below a value. */
function references(json: Json, found: Set<string>): Set<string> {
  if (Array.isArray(json)) {
    for (const one of json) references(one, found);
  } else if (json !== null && typeof json === "object") {
    if (typeof json.$ref === "string") found.add(json.$ref);
    for (const one of Object.values(json)) references(one, found);
  }
  return found;
}

/** What a reference such as `#/components/schemas/issue` points to. */
function at(whole: Fields, reference: string): Json {
  let here: Json = whole;
  for (const part of reference.slice(2).split("/")) {
    here = fields(here)[part.replaceAll("~1", "/").replaceAll("~0", "~")] ?? null;
  }
  return here;
}

/** Calls something for every object below a value, the innermost first. */
function each(json: Json, act: (object: Fields) => void): void {
  if (json === null || typeof json !== "object") return;
  for (const one of Object.values(json)) each(one, act);
  if (!Array.isArray(json)) act(json);
}

/**
 * Answers are described as plain JSON; the media type that GitHub recommends to ask for is the same. Their schemas go:
 * some of GitHub's own examples don't fit them, and it is our requests that are checked.
 */
function answers(object: Fields): void {
  for (const response of Object.values(fields(object.responses))) {
    const content = fields(fields(response).content);
    const plain = fields(content["application/json"]);
    if (plain.examples === undefined) continue;
    delete plain.schema;
    content["application/vnd.github+json"] = plain;
  }
}

/** Some examples point to a whole example where a value belongs; Prism would answer with its wrapping. */
function unwrapped(whole: Fields, object: Fields): void {
  for (const example of Object.values(fields(object.examples))) {
    const reference = fields(fields(example).value).$ref;
    if (typeof reference === "string") fields(example).value = fields(at(whole, reference)).value ?? null;
  }
}

/**
 * A field that GitHub does not know is a mistake of ours. `nullable` without a type is none of JSON Schema’s: Prism’s
 * validator stops at it and silently takes everything.
 */
function nothingElse(object: Fields): void {
  const schema = fields(fields(fields(fields(object.requestBody).content)["application/json"]).schema);
  if (schema.properties !== undefined) schema.additionalProperties = false;
  each(schema, (part) => {
    if (part.nullable === true && part.type === undefined) delete part.nullable;
  });
}

/** The description with these paths and the components that they reach. */
export function description(): Fields {
  const file = createRequire(import.meta.url).resolve("@octokit/openapi/generated/api.github.com.json");
  const whole = fields(JSON.parse(readFileSync(file, "utf8")) as Json);
  const paths: Fields = {};
  for (const path of PATHS) paths[path] = fields(whole.paths)[path] ?? {};

  each(paths, answers);
  each(paths, nothingElse);
  const components: { [kind: string]: Fields } = {};
  const waiting = [...references(paths, new Set())];
  const seen = new Set(waiting);
  for (let reference = waiting.pop(); reference !== undefined; reference = waiting.pop()) {
    const [, , kind = "", name = ""] = reference.split("/");
    const component = at(whole, `#/components/${kind}/${name}`);
    components[kind] = { ...components[kind], [name]: component };
    for (const next of references(component, new Set())) {
      if (!seen.has(next)) waiting.push(next);
      seen.add(next);
    }
  }
  // The examples of `Link` lead to the next page at the real address, where nothing of a test may go.
  components.headers = { ...components.headers, link: { schema: { type: "string" }, example: "" } };
  for (const part of [paths, components]) each(part, (object) => unwrapped(whole, object));
  return {
    openapi: whole.openapi ?? "3.0.3",
    info: whole.info ?? {},
    servers: whole.servers ?? [],
    paths,
    components,
  };
}
