"""Pages as they were parsed in an earlier build, so that only what was edited is parsed again."""

import hashlib
import pickle
from pathlib import Path

from . import pages

_FORMAT = hashlib.sha256(Path(pages.__file__).read_bytes()).hexdigest()


def _load(path):
    """{path of a page: (its state, the page)}, empty if another parser wrote it or nobody did."""
    try:
        written_by, kept = pickle.loads(path.read_bytes())
    except Exception:  # a pickle that was cut or is of old classes may raise anything
        return {}
    return kept if written_by == _FORMAT else {}


def _state(path):
    """What changes when a file is edited, without reading it: Sphinx goes by the same."""
    told = path.stat()
    return told.st_mtime_ns, told.st_size


def trees(folders, cache_dir):
    """{key: {name: page}} for {key: folder}; parses what is new and keeps the rest."""
    file = cache_dir / "lab-pages.pickle"
    kept, found, result = _load(file), {}, {}
    for key, folder in folders.items():
        result[key] = {}
        for path, name in pages.names(folder):
            state = _state(path)
            was, page = kept.get(str(path), (None, None))
            if was != state:
                page = pages.read_page(path, name)
            found[str(path)] = state, page
            result[key][name] = page
    if {key: state for key, (state, _) in found.items()} != {
            key: state for key, (state, _) in kept.items()}:
        cache_dir.mkdir(parents=True, exist_ok=True)
        new = file.with_suffix(".new")
        new.write_bytes(pickle.dumps((_FORMAT, found)))
        new.replace(file)
    return result
