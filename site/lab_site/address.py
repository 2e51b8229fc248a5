"""Where the finished book stands on the web, for what has to name a page by its whole address."""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from sphinx.errors import ConfigError

from .words import Words


@dataclass(frozen=True)
class Address:
    root: str  # with a slash at its end

    def of(self, language, uri):
        """The whole address of a file in the site of a language."""
        return f"{self.root}{language}/{quote(uri)}"


def is_plain(address):
    """Whether it is https, a host and at most a path: nothing that could end an attribute."""
    parts = urlsplit(address)
    plain = parts.netloc and not (parts.query or parts.fragment or "@" in parts.netloc)
    return bool(parts.scheme == "https" and plain and address.isprintable()
                and not set(address) & set(" \"'<>\\"))


def complaint(address):
    """What is wrong with the address of a site, or None."""
    if is_plain(address) and address.isascii():
        return None
    return (f"lab_address: wanted https://HOST/ with or without a path, or nothing, saw {address!r}"
            "; set LAB_ADDRESS to where the folder build/site will stand, or leave it out")


def _check(app, config):
    if config.lab_address and (told := complaint(config.lab_address)):
        raise ConfigError(told)


def of(config):
    """None where nobody knows it."""
    return Address(config.lab_address.rstrip("/") + "/") if config.lab_address else None


def here(app, docname, language=None):
    """The whole address of a page, in its language or the other; None where it is not known."""
    known = of(app.config)
    return known and known.of(language or Words(app.config.language).language,
                              app.builder.get_target_uri(docname))


def setup(app):
    app.add_config_value("lab_address", "", "env")
    app.add_config_value("lab_licence", "", "env")
    app.connect("config-inited", _check)
