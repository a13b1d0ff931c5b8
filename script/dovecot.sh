# Sourced by script/test: sees that there is a dovecot for the tests of fetching mail by IMAP.
# In CI a missing one is an error; elsewhere these tests are skipped, aloud.

# Of the 2.3 line: 2.4 reads another kind of configuration.
find_dovecot() {
  PATH="$PATH:/usr/sbin:/usr/local/sbin" dovecot --version 2>/dev/null | grep -q '^2\.3\.'
}

install_dovecot() {
  command -v apt-get >/dev/null || return 1
  as_root=""
  [ "$(id -u)" = 0 ] || { [ "${CI:-}" = true ] && command -v sudo >/dev/null && as_root=sudo; } || return 1
  echo "Installing dovecot for the tests of fetching mail …" >&2
  $as_root apt-get update -qq &&
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends dovecot-imapd
} >/dev/null

if find_dovecot || { install_dovecot && find_dovecot; }; then
  export DOVECOT=yes
elif [ "${CI:-}" = true ]; then
  echo "No dovecot: the tests of fetching mail cannot run, and CI must not skip them." >&2
  exit 1
else
  export DOVECOT=
  echo "!!! No dovecot here, and it could not be installed: THE TESTS OF FETCHING MAIL ARE SKIPPED. !!!" >&2
fi
