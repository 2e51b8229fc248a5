# How ./lab runs a long stage: its output in build/log/, its progress on the terminal. Sourced.
# shellcheck shell=bash

stage_number=0
stage_count=1

say() { printf '%s\n' "$*"; }

# Ends the program with status 2: it could not do its work.
give_up() {
    printf 'lab: %s\n' "$1" >&2
    shift
    (($# == 0)) || printf '%s\n' "$@" >&2  # bare lines: they are there to be copied
    exit 2
}

duration() {
    local seconds=$1
    if ((seconds < 60)); then printf '%d s' "$seconds"; else
        printf '%d min %02d s' $((seconds / 60)) $((seconds % 60))
    fi
}

# Whole per cent done, read from a line of ninja, ctest, Sphinx or apt; nothing if it does not tell.
percent_of() {
    if [[ $1 =~ ^\[([0-9]+)/([0-9]+)\] || $1 =~ ^\ *([0-9]+)/([0-9]+)\ Test ]]; then
        printf '%d' $((100 * BASH_REMATCH[1] / BASH_REMATCH[2]))
    elif [[ $1 =~ ^(dl|pm)status:[^:]*:([0-9]+) || $1 =~ (\[\ *)([0-9]+)% ]]; then
        printf '%d' "${BASH_REMATCH[2]}"
    fi
}

# Seconds that this stage took the last time it succeeded here; nothing if it never did.
last_time() { sed -n "s/^$1 //p" build/log/seconds 2>/dev/null; }

remember_time() {
    { grep -v "^$1 " build/log/seconds 2>/dev/null; echo "$1 $2"; } >build/log/seconds.new
    mv build/log/seconds.new build/log/seconds
}

# ", about 20 s left", from the share that is done or else from the last run of the stage.
time_left() {
    local expected=$1 elapsed=$2 percent=$3
    if [[ -n $percent ]] && ((percent >= 10)); then
        printf ', about %s left' "$(duration $((elapsed * (100 - percent) / percent)))"
    elif [[ -n $expected ]] && ((expected > elapsed)); then
        printf ', about %s left' "$(duration $((expected - elapsed)))"
    fi
}

# Redraws one line twice a second until it is killed: stage n of m, time, what runs now.
show_progress() {
    local head=$1 log=$2 expected=$3 began=$SECONDS now columns percent
    while sleep 0.5; do
        now=$(tail -n 1 "$log" 2>/dev/null) || continue
        percent=$(percent_of "$now")
        columns=$(stty size </dev/tty 2>/dev/null | cut -d ' ' -f 2) || columns=""
        now="$head: $(duration $((SECONDS - began)))"
        now+="$(time_left "$expected" $((SECONDS - began)) "$percent")"
        now+="${percent:+, $percent %}  $(tail -n 1 "$log" | cut -c 1-200)"
        printf '\r\e[K%s' "${now:0:${columns:-80}-1}"
    done
}

# The head of a stage: "[2/5] Building the runner".
next_stage() {
    stage_number=$((stage_number + 1))
    stage_head="[$stage_number/$stage_count] $1"
}

# stage TITLE NAME COMMAND...: runs the command with all its output in build/log/NAME.log; on
# failure shows the end of that log and returns the command's status.
stage() {
    local status=0 began=$SECONDS
    quiet_stage "$@" || status=$?
    ((status)) || say "$stage_head: done in $(duration $((SECONDS - began)))"
    return "$status"
}

# The same for what is usually done in a moment: says nothing unless it takes long or fails.
quiet_stage() {
    local name=$2 log=build/log/$2.log ticker="" status=0 began=$SECONDS
    next_stage "$1"
    shift 2
    mkdir -p build/log
    : >"$log"
    if [[ -t 1 ]]; then
        show_progress "$stage_head" "$log" "$(last_time "$name")" &
        ticker=$!
    fi
    "$@" >>"$log" 2>&1 </dev/null || status=$?
    [[ -z $ticker ]] || stop_progress "$ticker"
    if ((status)); then show_failure "$log"; else remember_time "$name" $((SECONDS - began)); fi
    return "$status"
}

stop_progress() {
    kill "$1" 2>/dev/null
    wait "$1" 2>/dev/null || true
    printf '\r\e[K'
}

# Without the lines that only told how far it was.
show_failure() {
    say "$stage_head: failed; the end of $1:"
    sed -E '/^(dl|pm)status:|^(reading|writing) .*%\]|\.\.\. done$|^$/d' "$1" | tail -n 40 | sed 's/^/    /'
    say "    (all of it: $PWD/$1)"
}
