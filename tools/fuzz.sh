# ./dev fuzz [SECONDS] [TARGET]: whatever is typed, pasted, imported or sent, nothing panics, takes long or grows without
# end. Without a target, each of fuzz/Cargo.toml in its turn.

need_fuzzer() {
  export PATH="$PWD/.tools/fuzz/bin:$PATH"
  command -v cargo-fuzz >/dev/null && return 0
  say "building cargo-fuzz"
  cargo install --quiet --locked --root .tools/fuzz cargo-fuzz@0.13.2
}

# What a target starts from: its seeds, and for the coach the labelled sentences.
need_corpus() { # target
  local corpus="fuzz/corpus/$1" n=0 sentence
  [ -d "$corpus" ] && return 0
  mkdir -p "$corpus"
  if [ -d "fuzz/seeds/$1" ]; then
    cp "fuzz/seeds/$1"/* "$corpus"
  fi
  if [ "$1" = coach ]; then
    while IFS= read -r sentence; do
      n=$((n + 1))
      printf '%s' "$sentence" >"$corpus/$n"
    done < <(tail -n +2 crates/coach/tests/data/dev.tsv | cut -f3)
  fi
}

# The words of a record, so that a fuzzer need not guess them letter by letter.
need_words() {
  mkdir -p fuzz/corpus
  grep -o '"[a-z_0-9]*"' docs/post-mortem.schema.json | sort -u | sed 's/"/\\"/g; s/.*/"&"/' >fuzz/corpus/json.dict
}

fuzz_one() { # seconds target
  need_corpus "$2"
  local words=()
  if [ "$2" = json ]; then
    need_words
    words=(-dict=fuzz/corpus/json.dict)
  fi
  say "fuzzing $2 for $1 seconds"
  # The sanitizer is a flag of the compiler that a stable one takes only when asked twice.
  RUSTC_BOOTSTRAP=1 cargo fuzz run "$2" "fuzz/corpus/$2" --target-dir target/fuzz -- \
    -max_total_time="$1" -max_len=10000 -timeout=5 -rss_limit_mb=1024 "${words[@]}"
}

fuzz() { # seconds [target]
  need_rust && need_fuzzer
  local target
  if [ -n "${2:-}" ]; then
    fuzz_one "$1" "$2"
    return
  fi
  for target in $(cargo fuzz list); do
    fuzz_one "$1" "$target" || return
  done
}
