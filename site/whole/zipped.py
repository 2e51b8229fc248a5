"""Archives with the same bytes whenever they hold the same files."""

import os
import zipfile

_THEN = (1980, 1, 1, 0, 0, 0)  # as early as an archive can say


def _entry(name, stored):
    entry = zipfile.ZipInfo(name, _THEN)
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    entry.create_system = 3
    return entry


def write(path, files, stored=()):
    """An archive of (name, bytes), in that order; whole or not at all."""
    new = path.with_name(path.name + ".new")
    with zipfile.ZipFile(new, "w") as archive:
        for name, text in files:
            archive.writestr(_entry(name, name in stored), text, compresslevel=9)
    os.replace(new, path)


def folder(path, top):
    """(name below `top`, bytes) of every file of a folder, in the order of their names."""
    found = sorted(each for each in path.rglob("*") if each.is_file() and not each.is_symlink())
    return [(f"{top}/{each.relative_to(path).as_posix()}", each.read_bytes()) for each in found]
