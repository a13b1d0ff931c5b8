# Sourced by script/test: sees that there is an xmlsec1, by which the provider of SAML in tests signs.
# In CI a missing one is an error; elsewhere these tests are skipped, aloud.

install_xmlsec() {
  command -v apt-get >/dev/null || return 1
  as_root=""
  [ "$(id -u)" = 0 ] || { [ "${CI:-}" = true ] && command -v sudo >/dev/null && as_root=sudo; } || return 1
  echo "Installing xmlsec1 for the tests of SAML …" >&2
  $as_root apt-get update -qq &&
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends xmlsec1
} >/dev/null

if command -v xmlsec1 >/dev/null || { install_xmlsec && command -v xmlsec1 >/dev/null; }; then
  :
elif [ "${CI:-}" = true ]; then
  echo "No xmlsec1: the tests of SAML cannot run, and CI must not skip them." >&2
  exit 1
else
  echo "!!! No xmlsec1 here, and it could not be installed: THE TESTS OF SAML ARE SKIPPED. !!!" >&2
fi
