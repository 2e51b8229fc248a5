"""Where a claim is used: the page that argues it, others that name it, the place of its listing."""

from .place import anchor


def home(place, sentence):
    """The page that argues a claim; the first page of all only when no other does."""
    pages = [page for page in place.pages.values() if sentence.id in page.claims]
    return min(pages, default=None, key=lambda page: (page.name != sentence.page,
                                                      "/" not in page.name, page.name))


def _to_claim_on(place, page, sentence):
    shown = sentence.id in page.claims
    return place.to_page(page.name, f"claim-{anchor(sentence.id)}" if shown else "")


def rest(place, experiment):
    """(page, address) of its listing where it is shown among the rest, or nothing."""
    if not experiment or place.page_with_listing(experiment):
        return ()
    page = place.page_of_rest(experiment)
    return ((page, place.to_experiment(experiment)),) if page else ()


def of(place, sentence, experiment=None):
    """(page, address) of every page that puts a claim before its readers, its home first."""
    first = home(place, sentence)
    pages = sorted(place.pages_with_claim(sentence.id), key=lambda page: page is not first)
    found = [(page, _to_claim_on(place, page, sentence)) for page in pages]
    return [*found, *rest(place, experiment)]
