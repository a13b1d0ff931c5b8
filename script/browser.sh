# Sourced by script/test: sees that there is a Chromium for the browser tests, and names it in CHROMIUM.
# In CI a missing browser is an error; elsewhere the browser tests are skipped, aloud.

find_chromium() {
  for candidate in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    [ -n "$candidate" ] && command -v "$candidate" && return
  done
  for candidate in "${PLAYWRIGHT_BROWSERS_PATH:-$HOME/.cache/ms-playwright}"/chromium-*/chrome-linux*/chrome; do
    [ -x "$candidate" ] && echo "$candidate" && return
  done
  return 1
}

install_chromium() {
  echo "Installing Chromium for the browser tests …" >&2
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium
  else
    python -m playwright install chromium
  fi >/dev/null
}

if CHROMIUM=$(find_chromium) || { install_chromium && CHROMIUM=$(find_chromium); }; then
  export CHROMIUM
elif [ "${CI:-}" = true ]; then
  echo "No Chromium: the browser tests cannot run, and CI must not skip them." >&2
  exit 1
else
  unset CHROMIUM
  echo "!!! No Chromium here, and it could not be installed: THE BROWSER TESTS ARE SKIPPED. !!!" >&2
fi
