# The pages: the extension's tests, both languages built from nothing, and the finished site.

check(site.extension site 600 ${pytest} tests/site --ignore=tests/site/test_anatomy.py)
file(GLOB chart_tests CONFIGURE_DEPENDS RELATIVE "${PROJECT_SOURCE_DIR}" tests/charts/*.test.mjs)
check(site.charts site 120 node --test ${chart_tests})
foreach(language en zh)
    check(site.pages-${language} site 300
          /usr/bin/sphinx-build -q -E -W --keep-going -c . -D lab_strict=1 -D language=$<IF:$<STREQUAL:${language},zh>,zh_CN,en>
          -d build/check/doctrees/${language} docs/${language} build/check/site/${language})
endforeach()
check(site.publishable site 120 ${python} -I tests/checks/publishable.py build/site)
check(site.explorer site 60 ${python} tests/checks/explorer.py build/site)
check(site.ledger site 60 ${python} tests/checks/ledger.py build/site)

# The same in a browser: pages of a book whose programs attack their readers, then the book itself.
check(browser.plants browser 600 ${CMAKE_COMMAND} -E env LAB_RUNNER=$<TARGET_FILE:lab-runner>
      ${pytest} tests/browser/test_plants.py tests/browser/test_policy.py)
check(browser.listings browser 600 node --test tests/browser/listings.test.mjs)
check(browser.provenance browser 600 node --test tests/browser/provenance.test.mjs)
check(browser.search browser 600 node --test tests/browser/search.test.mjs)
check(browser.glossary browser 300 node --test tests/browser/glossary.test.mjs)
check(browser.serve browser 600 node --test tests/browser/serve.test.mjs)
check(browser.pages browser 600 ${pytest} tests/browser/test_site.py)

# What a reader meets. Each browser takes a processor, so that two at once are enough.
foreach(subject
        home ledger predict reading keyboard no_script narrow print network markup screenshots explorer)
    check(browser.${subject} browser 300 node tests/browser/${subject}.test.mjs)
endforeach()
foreach(subject axe dark tap)
    foreach(language en zh)
        check(browser.${subject}-${language} browser 300 ${CMAKE_COMMAND} -E env
              LAB_LANGUAGE=${language} node tests/browser/${subject}.test.mjs)
    endforeach()
endforeach()

# The guide, followed to the letter: a second book by the same engine.
check(site.own-book site 300 ${pytest} tests/own_book)
set_tests_properties(site.own-book PROPERTIES PROCESSORS 2)  # one of its claims compares costs
