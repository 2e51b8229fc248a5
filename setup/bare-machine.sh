#!/usr/bin/env bash
# Proves the README's two commands on a bare Debian 12: root and network needed, nothing kept.
set -euo pipefail
readonly kUsage="usage: setup/bare-machine.sh [--root FOLDER] [COMMAND...]
Clones this checkout's HEAD into a new Debian 12 root and runs ./lab COMMAND there for each COMMAND
(site and test, unless named) with an empty environment. --root keeps and reuses an unpacked root."

checkout=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
root=""
if [[ ${1:-} == --root ]]; then
    root=${2:?$kUsage}
    shift 2
fi
case ${1:-} in -*) echo "$kUsage" && exit 2 ;; esac
(($#)) || set -- site test
[[ $(id -u) == 0 ]] || { echo "bare-machine: needs root for mounts and chroot" >&2 && exit 2; }
command -v mmdebstrap >/dev/null ||
    { echo "bare-machine: needs the package mmdebstrap" >&2 && exit 2; }

kept=$root
root=${root:-$(mktemp -d -t bare-machine.XXXXXX)/root}

# shellcheck disable=SC2317  # called by the trap
leave() {
    local mounted
    for mounted in "$root/proc" "$root/sys" "$root/dev"; do
        ! mountpoint -q "$mounted" || umount -R -l "$mounted"
    done
    if [[ -z $kept ]] && ! grep -q " $root/" /proc/self/mounts; then
        rm -rf --one-file-system "${root%/root}"
    fi
}
trap leave EXIT

[[ -d $root/usr ]] ||
    mmdebstrap --variant=minbase --include=git,ca-certificates bookworm "$root"
mount --rbind /dev "$root/dev"
mount --make-rslave "$root/dev"
mount -t proc proc "$root/proc"
mount -t sysfs -o ro sysfs "$root/sys"
cp /etc/resolv.conf /etc/hosts "$root/etc/"
# Where the network has certificates of its own, this machine knows them and Node asks for them.
readonly kCertificates=/etc/ssl/certs/ca-certificates.crt
cp "$kCertificates" "$root$kCertificates"
rm -rf "$root/opt/book"
git clone -q --no-local "$checkout" "$root/opt/book"

inside() {
    env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
        ${NODE_EXTRA_CA_CERTS:+NODE_EXTRA_CA_CERTS="$kCertificates"} chroot "$root" "$@"
}

worst=0
for command; do
    echo "--- ./lab $command"
    began=$SECONDS status=0
    inside sh -c "cd /opt/book && ./lab $command" </dev/null || status=$?
    echo "--- ./lab $command ended with $status after $((SECONDS - began)) s"
    ((status <= worst)) || worst=$status
done
exit "$worst"
