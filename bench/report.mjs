// Puts all figures into one table on screen and into out/bench.json.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const lines = (file) =>
  existsSync(file)
    ? readFileSync(file, "utf8")
        .trim()
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    : [];

const figures = [
  ...lines("out/bench/service.jsonl"),
  ...lines("out/bench/windows.jsonl"),
  ...lines("out/bench/coach.jsonl"),
  ...lines("out/bench/import.jsonl"),
  ...lines("out/bench/ballot.jsonl"),
  ...lines("out/bench/build.jsonl"),
];
const debs = "target/release/bundle/deb";
for (const file of existsSync(debs) ? readdirSync(debs).filter((name) => name.endsWith(".deb")) : []) {
  const size = statSync(join(debs, file)).size / 1024 / 1024;
  const binary = statSync("target/release/afterword").size / 1024 / 1024;
  figures.push({
    name: "deb_size",
    value: size,
    unit: "MiB",
    against: `the binary in it: ${binary.toFixed(1)} MiB`,
    ratio: size / binary,
  });
}

// What each ratio has to keep to; `least` where more is better.
const limits = {
  build_app_cpu: { most: 1 },
  build_run_cpu: { most: 1 },
  start_library_10k: { most: 1.35 },
  edit_median: { most: 1.5 },
  edit_from_window_p99: { most: 1 },
  pdf_sample: { least: 10 },
  pdf_300_events: { least: 4.5 },
  open_growth: { most: 1.3 },
  memory: { most: 1.4 },
  // A frame may be told up to a millisecond late: WebKit's clock has no finer steps.
  board_frame_p99: { most: 1.1 },
  board_frame_p99_chromium: { most: 1.1 },
  coach_precision: { least: 1 },
  coach_recall: { least: 1 },
  coach_precision_held_back: { least: 1 },
  coach_recall_held_back: { least: 1 },
  coach_false_alarms_per_1000_words: { most: 1 },
  coach_sentence: { most: 1 },
  coach_5000_words: { most: 1 },
  coach_load: { most: 1 },
  coach_growth: { most: 1.3 },
  import_20000_rows: { most: 2.3 },
  import_40000_rows: { most: 2.3 },
  import_100mb_json: { most: 1 },
  import_100mb_json_stop: { most: 1 },
  import_100mb_markdown: { most: 1 },
  import_100mb_markdown_stop: { most: 1 },
  import_100mb_memory: { most: 8 },
  ballot_lost: { most: 0 },
  ballot_doubled: { most: 0 },
  ballot_cast_p99: { most: 1 },
  ballot_throughput: { least: 0.5 },
  ballot_memory_growth: { most: 1.1 },
  ballot_hostile_lost: { most: 0 },
  ballot_hostile_p99: { most: 1 },
};

const rows = figures.map(({ name, value, unit, against, ratio }) => {
  const limit = limits[name];
  const kept = !limit || (limit.most !== undefined ? ratio <= limit.most : ratio >= limit.least);
  const wanted = limit
    ? limit.most !== undefined
      ? `at most ${limit.most}`
      : `at least ${limit.least}`
    : "";
  return [
    name,
    `${value.toFixed(value < 10 ? 3 : 1)} ${unit}`,
    against,
    ratio.toFixed(2),
    wanted,
    limit ? (kept ? "kept" : "NOT KEPT") : "",
  ];
});
const head = ["name", "value", "against", "ratio", "limit", ""];
const widths = head.map((title, place) => Math.max(title.length, ...rows.map((row) => row[place].length)));
const line = (row) =>
  row
    .map((cell, place) => cell.padEnd(widths[place]))
    .join("  ")
    .trimEnd();
process.stdout.write(`${[head, ...rows].map(line).join("\n")}\n`);
writeFileSync("out/bench.json", `${JSON.stringify(figures, null, 2)}\n`);
