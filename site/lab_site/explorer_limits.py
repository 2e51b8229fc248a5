"""What a program cannot show at Compiler Explorer, judged by what its claim file asks for.

What a run is given there stands in etc/nsjail/user-execution.cfg of compiler-explorer (0cfc3398);
it is what the public site says of itself, and other instances may give more.
"""

_MIB = {"M": 1, "G": 1024}
MEMORY_MIB = 200
TASKS = 14  # processes and threads together
DESCRIPTORS = 100
FILE_MIB = 16  # of one file, and there is no disk


def _mib(amount):
    return int(amount.rstrip("MG")) * _MIB.get(amount[-1:], 1)


def _too_few(given):
    return lambda amount: (amount, given) if int(amount) > given else None


def _always(amount):
    return (amount,)


# A need: what to tell of it, or None where the site has enough. Other needs are met there.
_NEEDS = {
    "cpus": lambda amount: (amount,) if int(amount) > 1 else None,
    "tasks": _too_few(TASKS),
    "descriptors": _too_few(DESCRIPTORS),
    "ram": lambda amount: (f"{_mib(amount)} MiB", f"{MEMORY_MIB} MiB")
    if _mib(amount) > MEMORY_MIB else None,
    "disk": lambda amount: (f"{_mib(amount)} MiB",) if _mib(amount) > FILE_MIB else None,
    "io_uring": _always, "userns": _always, "kernel": _always, "command": _always,
    "service": _always,
}


def reasons(asks):
    """(key of the words, what they tell of) for all that does not show there, each once."""
    found = {}
    if asks.compares_costs or ("quiet", "") in asks.needs:
        found["there quiet"] = ()
    for word, amount in asks.needs:
        told = _NEEDS.get(word, lambda _: None)(amount)
        if told is not None:
            found[f"there {word}"] = told
    return list(found.items())
