# Debian packages by purpose; sourced by quickstart and tests/run. Names differ between Debian 12 and 13 only for Boost.
# shellcheck shell=bash disable=SC2034

boost_version=1.83
if [ "$(. /etc/os-release && echo "${VERSION_ID:-}")" = 12 ]; then boost_version=1.81; fi

packages_to_build=(g++ cmake ninja-build pkg-config ccache
  "libboost${boost_version}-dev" "libboost-json${boost_version}-dev" "libboost-url${boost_version}-dev"
  libcurl4-openssl-dev libpugixml-dev libpqxx-dev libspdlog-dev libicu-dev libuchardet-dev
  libxml2-dev libxxhash-dev libpsl-dev libtomlplusplus-dev libcli11-dev libcld2-dev libmimalloc-dev
  libdeflate-dev libbrotli-dev libzstd-dev zlib1g-dev)
packages_to_run=(postgresql python3 python3-aiosmtpd)
packages_to_test=(libgtest-dev clang libclang-rt-dev)  # the latter has libFuzzer
# Where systemd runs, Debian starts etcd, pgbouncer and nginx as it installs them; the tests use none of these services.
packages_to_test_cluster=(pgbouncer patroni etcd-server nginx-light)

# install_packages NAME...: installs those that are missing; asks for nothing, starts no service, makes no cluster.
install_packages() {
  local missing=() name
  for name in "$@"; do
    dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null | grep -qx installed || missing+=("$name")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { echo "these packages are missing, and there is no sudo: ${missing[*]}" >&2; return 1; }
    as_root=(sudo)
  fi
  echo "installing ${#missing[@]} packages: ${missing[*]}" >&2
  "${as_root[@]}" apt-get -qq update
  # Debian's postgresql would make and start a cluster of its own; ours is private, and this setting goes again.
  local setting=/etc/postgresql-common/createcluster.conf set_here=
  if [ ! -e $setting ]; then
    "${as_root[@]}" mkdir -p /etc/postgresql-common
    echo 'create_main_cluster = false' | "${as_root[@]}" tee $setting >/dev/null
    set_here=yes
  fi
  local status=0
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends \
    -o Dpkg::Options::=--force-confold "${missing[@]}" >/dev/null || status=$?
  if [ -n "$set_here" ]; then "${as_root[@]}" rm -f $setting; fi
  return $status
}
