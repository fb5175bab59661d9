# ./dev check: format, lints, structure, types, licences, generated files up to date.

generated_up_to_date() {
  local fresh
  fresh=$(mktemp -d)
  gen "$fresh"
  diff --recursive --brief "$fresh/ui/src/lib/generated" ui/src/lib/generated &&
    diff --recursive --brief "$fresh/src-tauri/permissions" src-tauri/permissions &&
    diff --brief "$fresh/docs/post-mortem.schema.json" docs/post-mortem.schema.json &&
    diff --brief "$fresh/docs/rules.md" docs/rules.md ||
    fail "Generated files are out of date: run ./dev gen and commit what it wrote."
  rm -rf "$fresh"
}

all_checks() {
  need_rust && need_node && need_packages build && need_modules && need_deny
  page
  say "format"
  cargo fmt --all --check
  npx biome ci --error-on-warnings .
  npx prettier --log-level warn --check "ui/src/**/*.svelte"
  say "lints"
  cargo clippy --quiet --workspace --all-targets --features afterword/custom-protocol -- --deny warnings
  say "structure"
  node tools/circles.mjs
  node tools/strays.mjs
  say "types"
  npm run --silent check --workspace ui
  npx tsc --project tests/tsconfig.json
  say "licences"
  cargo deny --log-level error check licenses bans sources
  say "generated files"
  generated_up_to_date
  say "all checks pass"
}
