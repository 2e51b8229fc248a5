# How ./lab installs the npm packages that a lock file names. Sourced after packages.sh.
# shellcheck shell=bash

readonly kOldestNode=18

# Whether Node and npm are there, from wherever, and not too old: then Debian's are not asked for.
has_node() {
    local version
    version=$(node --version 2>/dev/null) && [[ $version =~ ^v([0-9]+)\. ]] || return
    ((BASH_REMATCH[1] >= kOldestNode)) && npm --version >/dev/null 2>&1
}

# What node_modules of a folder was made from; node_modules/.made-from keeps the last one.
modules_origin() { { node --version && cat "$1/package.json" "$1/package-lock.json"; } | sha256sum; }

modules_are_there() { [[ $(cat "$1/node_modules/.made-from" 2>/dev/null) == "$(modules_origin "$1")" ]]; }

# No script of a package runs: what is installed is what the lock file has the hash of.
install_modules() {
    npm ci --prefix "$1" --ignore-scripts --no-progress && modules_origin "$1" >"$1/node_modules/.made-from"
}

# need_modules COMMAND FOLDER...: installs what the lock file of each folder names, if it is not
# there as named, or says how and stops.
need_modules() {
    local command=$1 folder
    for folder in "${@:2}"; do
        ! modules_are_there "$folder" || continue
        [[ ${LAB_SETUP:-} != skip ]] || give_up "the npm packages of $folder are missing or old. Run" \
            "    npm ci --prefix $folder --ignore-scripts" "or let it be done: ./lab $command"
        stage_count=$((stage_count + 1))
        with_build_lock stage "Installing the npm packages of $folder" "npm-${folder//\//-}" install_modules "$folder" ||
            give_up "the npm packages of $folder could not be installed; is there a network?"
    done
}
