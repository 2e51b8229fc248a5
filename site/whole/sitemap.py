"""sitemap.xml: every page with its whole address, and where its translation stands."""

from xml.etree import ElementTree as xml

_MAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def document(pages):
    """None where the pages do not know their own address: a sitemap names no other kind."""
    if not pages or not all(page.canonical for page in pages):
        return None
    tree = xml.Element("urlset", {"xmlns": _MAP, "xmlns:xhtml": _XHTML})
    for page in pages:
        url = xml.SubElement(tree, "url")
        xml.SubElement(url, "loc").text = page.canonical
        for language, address in page.alternates.items():
            xml.SubElement(url, "xhtml:link", {"rel": "alternate", "hreflang": language,
                                               "href": address})
    xml.indent(tree)
    return xml.tostring(tree, "unicode", xml_declaration=True).replace("'", '"', 4) + "\n"
