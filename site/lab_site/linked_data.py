"""What a page says to machines in schema.org's words: an article, and the verdicts on it."""

import json

from . import address
from .place import EVIDENCE, anchor
from .visible import visible

_TRIED = ("verified", "refuted", "inconclusive")  # no other state is a verdict on what was tried


def _plain(text):
    return visible(text.replace("`", ""))


def _without_nothing(found):
    return {key: value for key, value in found.items() if value}


def _review(app, place, argument, url):
    """The verdict, on what was tried; `about` is the sentence that people say."""
    says, known = _plain(argument.decision.says.get(place.language)), address.of(app.config)
    file = f"{EVIDENCE}/{argument.standing.experiment}.json"
    return _without_nothing({
        "@type": "ClaimReview", "url": url and f"{url}#claim-{anchor(argument.sentence.id)}",
        "claimReviewed": says, "itemReviewed": {"@type": "Claim", "text": says},
        "about": {"@type": "Claim", "text": _plain(argument.sentence.text.get(place.language))},
        "reviewRating": {"@type": "Rating", "alternateName": place.words[argument.state]},
        "datePublished": argument.finished_at,
        "isBasedOn": known and known.of(place.language, file)})


def _reviews(app, place, docname, url):
    page = place.pages.get(docname)
    for claim in page.claims if page else ():
        sentence = place.book.sentences.get(claim)
        if sentence is None or sentence.page != docname:  # another page argues it
            continue
        argument = place.book.argument(claim)
        if argument.decision and argument.state in _TRIED:
            yield _review(app, place, argument, url)


def page(app, place, docname, title, description, tag):
    """One page as schema.org sees it."""
    url, config = address.here(app, docname), app.config
    book = _without_nothing({"@type": "Book", "name": config.html_title, "inLanguage": tag,
                             "url": address.here(app, config.root_doc)})
    reviews = list(_reviews(app, place, docname, url))
    return _without_nothing({
        "@context": "https://schema.org", "@type": "TechArticle" if reviews else "WebPage",
        "headline": title, "inLanguage": tag, "description": description, "url": url,
        "isPartOf": book, "license": config.lab_licence, "hasPart": reviews})


def script(data):
    """As text between <script> tags, where `<` could end them."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
