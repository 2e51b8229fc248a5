# How ./lab installs what is missing, and says so first. Sourced after stages.sh.
# shellcheck shell=bash

packages_in() { sed 's/#.*//' "$@" | tr -s ' \n' '\n' | sed '/^$/d'; }

# Those of the named packages that are not installed.
missing_packages() {
    local installed package
    # dpkg-query ends with 1 when it knows nothing of one of them.
    installed=$(dpkg-query -W -f='${db:Status-Abbrev} ${Package}\n' "$@" 2>/dev/null) || true
    for package in "$@"; do
        [[ $package != nodejs && $package != npm ]] || ! has_node || continue
        [[ $installed =~ (^|$'\n').i\ +"$package"($|$'\n') ]] || printf '%s\n' "$package"
    done
}

# Runs its arguments as root: directly, or by sudo where that needs no password.
as_root() {
    local -a environment=(env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8)
    if [[ $(id -u) == 0 ]]; then
        "${environment[@]}" "$@"
    else
        sudo -n "${environment[@]}" "$@"
    fi
}

has_apt() { command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; }

may_install() { [[ $(id -u) == 0 ]] || sudo -n true 2>/dev/null; }

readonly apt_options=(-q -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0)

apt_get() { as_root apt-get "${apt_options[@]}" "$@"; }

# apt tells how far it is on a descriptor of its own, which it closes for the programs it runs.
install_packages() {
    as_root sh -c 'exec "$@" 9>&1' sh apt-get "${apt_options[@]}" -y -o APT::Status-Fd=9 \
        install --no-install-recommends "$@"
}

# "96.3 MB of archives, 410 MB of additional disk space", in apt's own words.
install_size() {
    apt_get install --no-install-recommends --assume-no "$@" 2>/dev/null |
        sed -nE 's/^Need to get (.*)\.$/\1 to fetch/p
                 s/^After this operation, (.*) of additional disk space.*/\1 on the disk/p
                 s/.* ([0-9]+) newly installed.*/\1 packages in all/p' |
        paste -s -d ';' | sed 's/;/, /g'
}

# need_packages COMMAND LIST...: installs what is missing of the lists, or says how and stops.
need_packages() {
    local command=$1
    shift
    [[ ${LAB_SETUP:-} != skip ]] || return 0
    local -a wanted missing
    mapfile -t wanted <<<"$(packages_in "$@")"
    has_apt || give_up \
        "this machine has no apt. Install what these Debian packages hold:" "    ${wanted[*]}" \
        "then run: LAB_SETUP=skip ./lab $command"
    mapfile -t missing <<<"$(missing_packages "${wanted[@]}")"
    [[ -n ${missing[0]} ]] || return 0
    may_install || give_up "${#missing[@]} packages are missing, and this account may not install them. Run" \
        "    sudo apt-get update && sudo apt-get install --no-install-recommends ${missing[*]}" \
        "then again: ./lab $command"
    stage_count=$((stage_count + 2))
    say "Missing: ${missing[*]}"
    stage "Reading the package lists" apt-update apt_get update ||
        give_up "the package lists could not be read; is there a network?"
    say "Installing $(install_size "${missing[@]}")"
    stage "Installing packages" apt-install install_packages "${missing[@]}" ||
        give_up "packages could not be installed: ${missing[*]}"
}
