# ./dev bench: a release build, measured against peers and limits in the same run.

# ./dev bench coach: only what the coach hears and how fast. ./dev bench ballot: only the server for phones. ./dev bench
# import: only the import of large files. All without windows.
part_bench() {
  need_rust
  mkdir -p out/bench
  cargo build --quiet --release --package afterword-bench
  target/release/afterword-bench "$1" >"out/bench/$1.jsonl"
  node bench/report.mjs
}

# ./dev bench build: what a build of the application costs on an empty folder, in minutes of CPU, without downloads.
build_bench() {
  need_rust && need_node && need_packages build && need_modules
  cargo fetch --quiet --locked
  mkdir -p out/bench
  local target times page_cpu app_cpu
  target=$(mktemp -d "$PWD/out/bench/target.XXXX")
  say "building the page"
  times=$( { TIMEFORMAT='%U %S'; time page 2>/dev/null; } 2>&1)
  page_cpu=$(minutes "$times")
  say "building the application on an empty folder"
  times=$( { TIMEFORMAT='%U %S'
    time CARGO_TARGET_DIR="$target" cargo build --quiet --package afterword --features custom-protocol 2>/dev/null; } 2>&1)
  app_cpu=$(minutes "$times")
  rm -rf "$target"
  node -e '
    const [app, page] = process.argv.slice(1).map(Number);
    const figure = (name, value, most) =>
      console.log(JSON.stringify({ name, value, unit: "min", against: `${most} minutes of CPU`, ratio: value / most }));
    figure("build_app_cpu", app, 12);
    figure("build_run_cpu", app + page, 15);
  ' "$app_cpu" "$page_cpu" >out/bench/build.jsonl
  node bench/report.mjs
}

# User and system seconds, as minutes together.
minutes() {
  awk '{ print ($1 + $2) / 60 }' <<<"$1"
}

all_benches() {
  case "${1:-}" in
  build)
    build_bench
    return
    ;;
  coach | ballot | import)
    part_bench "$1"
    return
    ;;
  esac
  need_rust && need_node
  need_packages build
  need_packages test
  need_modules
  page
  rm -rf out/bench
  mkdir -p out/bench
  say "building the release and its peers"
  cargo build --quiet --release --workspace --features afterword/custom-protocol,afterword-empty-window/custom-protocol
  npx tauri bundle --ci --bundles deb >/dev/null
  # What the build wrote must not meet the commits that are measured.
  sync
  say "measuring the service and the record"
  local scratch
  # On the disk of this checkout: a file system in memory would flatter every commit.
  scratch=$(mktemp -d "$PWD/out/bench/scratch.XXXX")
  target/release/afterword-bench service "$scratch" >out/bench/service.jsonl
  rm -rf "$scratch"
  target/release/afterword-bench coach >out/bench/coach.jsonl
  target/release/afterword-bench import >out/bench/import.jsonl
  target/release/afterword-bench ballot >out/bench/ballot.jsonl
  say "measuring windows"
  (cd tests/e2e && npx vitest run --config vitest.measure.config.ts)
  node bench/report.mjs
}
