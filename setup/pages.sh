# How ./lab makes pages: of one's own run or of published numbers, while they are written, offline.
# Sourced.
# shellcheck shell=bash disable=SC2034,SC2154  # book, on_book and the stages are the caller's

site_usage() {
    cat <<'TEXT'
usage: ./lab site [--published]

  (nothing)     run every experiment here and make the pages from what was measured: minutes.
                Exit status: 0 nothing refuted, 1 a claim refuted or a page that warns, 2 not done.
  --published   make the pages from the published numbers that evidence/published.toml names: less
                than a minute. Runs no experiment, builds nothing, needs no compiler and no sandbox.
                Every page says whose numbers it shows. Exit status: 0 made, 1 a page warns, 2 not done.

The book in both languages, with its search index: build/site/.
TEXT
}

# Sphinx leaves the page of a deleted source behind, and the finished site's checks would read it.
drop_orphans() {
    local folder=$book/build/site/$1 page
    [[ -d $folder ]] || return 0
    while read -r page; do
        compgen -G "$book/docs/$1/${page%.html}.*" >/dev/null || rm "$folder/$page"
    done < <(cd "$folder" && find . -mindepth 2 -name '*.html' -not -path './_*')
}

# Sphinx reports a page's warnings only when it reads that page: after a failure it must read all.
pages_in() {
    local language=$1 code=$2
    drop_orphans "$language"
    /usr/bin/sphinx-build -W --keep-going -w "build/log/pages-$language.warnings" -c "$book" \
        -D language="$code" "${@:3}" -d "$book/build/doctrees/$language" "$book/docs/$language" "$book/build/site/$language" ||
        { rm -rf "$book/build/doctrees/$language" && return 1; }
}

# make_pages [OPTION...]: both languages, with these options of sphinx-build.
make_pages() {
    local status=0 english
    if [[ $book == . && -f runner/Doxyfile ]]; then doxygen -q runner/Doxyfile || return; fi
    pages_in en en "$@" &
    english=$!  # at once: what is started meanwhile is "the last" too
    pages_in zh zh_CN "$@" || status=1
    wait "$english" || status=1
    [[ ! -f $book/docs/landing.html ]] ||
        { cp "$book/docs/landing.html" "$book/build/site/index.html" && cp site/landing.css "$book/build/site/"; }
    ((status)) || node site/search/index.mjs "$book/build/site" || status=1
    ((status)) || [[ ! -d site/whole ]] || PYTHONPATH=site /usr/bin/python3 -m whole "$book/build/site" || status=1
    cat build/log/pages-{en,zh}.warnings  # last, where a failure's tail shows them
    return "$status"
}

make_site() {
    with_build_lock stage "Building the runner" build-runner build_runner || exit 2
    run_experiments
    pages_failed=0
    stage "Making the pages" pages make_pages || pages_failed=1
}

say_where() {
    local site
    site=$(readlink -f "$book/build/site")
    say "Open file://$site/index.html"
    say "Search asks a server: python3 -m http.server -d ${site#"$PWD/"}, then http://localhost:8000"
}

site() {
    stage_count=3
    need_packages site setup/packages-run.txt setup/packages-site.txt
    need_modules site site
    make_site
    say_where
    ((!claims_refuted)) || say "A claim was refuted here, or an experiment failed: ./lab status shows which."
    exit $((claims_refuted | pages_failed))
}

# The pages of what another machine measured: needs neither the runner nor what it needs.
published_site() {
    stage_count=1
    [[ -f $book/evidence/published.toml ]] || give_up \
        "site --published: wanted evidence/published.toml, which names the machine whose numbers are shown; there is none." \
        "Measure here instead: ./lab site" "or keep what was measured here for others: ./lab publish"
    need_packages "site --published" setup/packages-site.txt
    need_modules "site --published" site
    stage "Making the pages from the published numbers" pages make_pages -D lab_published=1 || exit 1
    say_where
    say "Nothing was run here: the numbers are those of evidence/published.toml. Yours: ./lab site"
}

# Shows the pages while they are written. What is asked is looked at before anything is installed.
serve() {
    local python=/usr/bin/python3
    export PYTHONPATH=$PWD/site
    case " $* " in *" --help "* | *" -h "*) exec "$python" -m serve.arguments "$@" ;; esac
    [[ ! -x $python ]] || (cd "$book" && "$python" -m serve.arguments "$@") || exit
    stage_count=1
    need_packages "serve${*:+ $*}" setup/packages-{site,serve}.txt
    need_modules "serve${*:+ $*}" site
    [[ -d build/doxygen/xml || ! -f $book/runner/Doxyfile ]] ||
        stage "Reading the comments of headers" doxygen doxygen -q runner/Doxyfile || exit 2
    cd "$book" || exit 2
    exec "$python" -m serve "$@"
}

# pack [--published]: what ./lab site made, for readers offline.
pack() {
    local -a options=()
    local site=$book/build/site
    [[ ${1:-} != --published ]] || options=(-D lab_published=1)
    stage_count=2
    [[ -f $site/en/_search/book.json && -f $site/zh/_search/book.json ]] || give_up \
        "pack: wanted the finished book in ${site#./}, saw none. It is made by" "    ./lab site"
    need_packages "pack${*:+ $*}" setup/packages-{site,pack}.txt
    rm -rf "$book/build/pack"
    stage "Making the chapters of the EPUBs" epub make_chapters "${options[@]}" || exit 1
    stage "Packing" pack pack_all || exit 1
    cat build/log/pack.log
}

pack_all() { PYTHONPATH=site /usr/bin/python3 -m whole.pack "$book/build/site" "$book/build/pack"; }

# From the pages as ./lab site read them, so that nothing is read twice.
make_chapters() {
    local language code when
    when=$(PYTHONPATH=site /usr/bin/python3 -m whole.pack --when "$book/build/site") || return
    for language in en zh; do
        code=$language
        [[ $language != zh ]] || code=zh_CN
        SOURCE_DATE_EPOCH=$when /usr/bin/sphinx-build -q -W --keep-going -b epub -c "$book" "$@" -D language="$code" \
            -d "$book/build/doctrees/$language" "$book/docs/$language" "$book/build/pack/$language" || return
    done
}
