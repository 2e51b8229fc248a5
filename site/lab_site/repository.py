"""The book's home on the web: where a page's source is changed and where a mistake is reported."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from sphinx.errors import ConfigError

from .address import is_plain


@dataclass(frozen=True)
class Repository:
    """Addresses as GitHub and its kin spell them; without an address there are none."""
    address: str
    branch: str

    def edit(self, path):
        """Where a reader changes a file of the book, or None."""
        if not self.address:
            return None
        return f"{self.address}/edit/{quote(self.branch)}/{quote(path)}"

    def report(self, title, body):
        """Where a reader finds a report already begun, or None."""
        if not self.address:
            return None
        return f"{self.address}/issues/new?{urlencode({'title': title, 'body': body})}"


def complaint(address):
    """What is wrong with the address of a repository, or None."""
    if is_plain(address) and urlsplit(address).path.strip("/"):
        return None
    return (f"lab_repository: wanted https://HOST/OWNER/NAME or nothing, saw {address!r}; "
            "set LAB_REPOSITORY to the address of the repository, or leave it out")


def _check(app, config):
    if config.lab_repository and (told := complaint(config.lab_repository)):
        raise ConfigError(told)


def of(config):
    return Repository(config.lab_repository.rstrip("/"), config.lab_branch)


def setup(app):
    app.add_config_value("lab_repository", "", "env")
    app.add_config_value("lab_branch", "main", "env")
    app.add_config_value("lab_report", "", "env")
    app.connect("config-inited", _check)
