# ./dev test: every suite runs, whatever the others say; the last line counts them all.

passed=0
failed=0

count() { # passed failed
  passed=$((passed + $1))
  failed=$((failed + $2))
}

# A suite that broke before it could count is one failure.
suite() { # name, command...
  say "$1"
  local before=$failed
  if ! "${@:2}" && [ "$failed" = "$before" ]; then
    printf '%s did not come to its end\n' "$1" >&2
    count 0 1
  fi
}

rust_tests() {
  local log=out/test/rust.log status=0
  cargo test --workspace --features afterword/custom-protocol --no-fail-fast >"$log" 2>&1 || status=$?
  grep -vE '^test .* \.\.\. ok$|^$|^running |^ *Running|^ *Doc-tests|Compiling|Finished' "$log" || true
  count "$(awk '/^test result:/ { n += $4 } END { print n + 0 }' "$log")" "$(awk '/^test result:/ { n += $6 } END { print n + 0 }' "$log")"
  return "$status"
}

vitest_tests() { # folder
  local report="$PWD/out/test/vitest-$(basename "$1").json" status=0
  rm -f "$report"
  (cd "$1" && npx vitest run --reporter=default --reporter=json --outputFile.json="$report") || status=$?
  [ -f "$report" ] && count "$(node -p "require('$report').numPassedTests")" "$(node -p "require('$report').numFailedTests")"
  return "$status"
}

chromium_tests() {
  local report="$PWD/out/test/playwright.json" status=0
  rm -f "$report"
  (cd tests/web && PLAYWRIGHT_JSON_OUTPUT_NAME="$report" npx playwright test --reporter=line,json) || status=$?
  [ -f "$report" ] && count "$(node -p "require('$report').stats.expected")" "$(node -p "require('$report').stats.unexpected + require('$report').stats.flaky")"
  return "$status"
}

all_tests() {
  need_packages test
  mkdir -p out/test
  suite "The build" everything
  suite "Rust" rust_tests
  suite "UI units" vitest_tests ui
  suite "Tickets against a published API" vitest_tests tests/tickets
  suite "UI in Chromium" chromium_tests
  suite "The real window" vitest_tests tests/e2e
  printf '%s passed, %s failed\n' "$passed" "$failed"
  [ "$failed" = 0 ]
}
