# How ./lab checks: every check, those of prose, and the longer proofs. Sourced.
# shellcheck shell=bash disable=SC2034,SC2154  # what the pages and stages leave behind is the caller's

run_tests() {
    stage_count=5
    need_packages test setup/packages-{run,site,serve,pack,test}.txt
    need_modules test site tests/browser
    make_site
    with_build_lock stage "Building the tests" build-tests build_all || exit 2
    next_stage "Checking"
    say "$stage_head (each test's output: build/cmake/Testing/Temporary/LastTest.log)"
    local status=0
    /usr/bin/ctest --test-dir build/cmake --output-on-failure -j "$(nproc)" || status=$?
    exit "$status"
}

test_usage() {
    cat <<'TEXT'
usage: ./lab test [--prose]

  (nothing)   run every experiment, make the pages, build the tests, and call every check.
  --prose     for a change that touches only pages and other Markdown: makes the pages from the
              published numbers, warnings being errors, and calls what checks prose: anatomy,
              catalogue, both languages alike, links, policy. Runs no experiment, builds no program.
              It is no verdict on anything else: ./lab diff BASE HEAD --kind says what a change needs.

Exit status: ctest's, or 1 where a page warns; 2 the work could not be done.
TEXT
}

# What this checkout has changed beyond prose, as far as git knows: nothing of it is checked.
beyond_prose() {
    { git diff --name-only HEAD && git ls-files --others --exclude-standard; } 2>/dev/null |
        sed -E '/^tests\//b; /\.md$/d' || true
}

# Only what prose needs: no compiler, no sandbox, no browser.
prose_tests() {
    stage_count=3
    [[ -f evidence/published.toml ]] || give_up \
        "test --prose: wanted evidence/published.toml, which names the numbers that pages are made from; there is none." \
        "Measure them here, with every check: ./lab test"
    need_packages "test --prose" setup/packages-{site,prose}.txt
    need_modules "test --prose" site
    local status=0 others
    stage "Making the pages from the published numbers" pages make_pages -D lab_published=1 || status=1
    stage "Finding the checks" configure-prose cmake -S cmake/prose -B build/prose -G Ninja || exit 2
    next_stage "Checking the prose"
    say "$stage_head (each test's output: build/prose/Testing/Temporary/LastTest.log)"
    /usr/bin/ctest --test-dir build/prose --no-tests=error --output-on-failure -j "$(nproc)" || status=1
    others=$(beyond_prose)
    [[ -z $others ]] || say "This is no verdict on what is more than prose; ./lab test is:" \
        "$(head -n 10 <<<"$others" | paste -s -d ' ') ($(wc -l <<<"$others") files)"
    exit "$status"
}

proofs() { for file in proofs/*.py; do basename "$file" .py; done | grep -v common | paste -s -d ' '; }

prove() {
    local name=${1:-}
    [[ -n $name && $name != --help ]] || { say "usage: ./lab prove NAME, with NAME one of: $(proofs)" && exit; }
    [[ $name != common && -f proofs/$name.py ]] ||
        give_up "prove: wanted one of: $(proofs); saw $name"
    need_packages "prove $*" setup/packages-{run,prove}.txt
    [[ ! -f proofs/$name/package.json ]] || need_modules "prove $*" "proofs/$name"
    with_build_lock stage "Building the runner" build-runner build_runner || exit 2
    exec /usr/bin/python3 "proofs/$name.py" "${@:2}"
}
