# ./dev fuzz: whatever is typed, the coach neither panics nor takes long. Starts from the labelled sentences.

need_fuzzer() {
  export PATH="$PWD/.tools/fuzz/bin:$PATH"
  command -v cargo-fuzz >/dev/null && return 0
  say "building cargo-fuzz"
  cargo install --quiet --locked --root .tools/fuzz cargo-fuzz@0.13.2
}

fuzz() { # seconds
  need_rust && need_fuzzer
  local corpus=fuzz/corpus/coach n=0 sentence
  if [ ! -d "$corpus" ]; then
    mkdir -p "$corpus"
    while IFS= read -r sentence; do
      n=$((n + 1))
      printf '%s' "$sentence" >"$corpus/$n"
    done < <(tail -n +2 crates/coach/tests/data/dev.tsv | cut -f3)
  fi
  say "fuzzing for $1 seconds"
  # The sanitizer is a flag of the compiler that a stable one takes only when asked twice.
  RUSTC_BOOTSTRAP=1 cargo fuzz run coach "$corpus" --target-dir target/fuzz -- \
    -max_total_time="$1" -max_len=10000 -timeout=2
}
