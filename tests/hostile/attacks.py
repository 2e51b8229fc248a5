"""What each hostile listing must come to.

Where no cgroup can be made, tasks are bounded by user and memory is watched, not bounded; an attack
that then ends another way says so under `alone`. No ending but a good one is a verdict in favour.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """How the real run ends, what the verdict is, how its reason begins or what it holds."""

    ending: str
    verdict: str = "INCONCLUSIVE"
    reason: str = "failed-run: "
    limits_hit: tuple[str, ...] = ()

    @property
    def status(self) -> int:
        """Of the runner: a run that failed and a claim that is refuted are faults."""
        return int(self.verdict == "REFUTED" or self.reason.startswith("failed-run"))


@dataclass(frozen=True)
class Attack:
    """With cgroups; and, if it differs, without."""

    whole: Outcome
    alone: Outcome | None = None

    def outcome(self, cgroups: bool) -> Outcome:
        return self.whole if cgroups or self.alone is None else self.alone


def fails(ending: str, *limits_hit: str, reason: str = "failed-run: ",
          alone: Outcome | None = None) -> Attack:
    return Attack(Outcome(ending, limits_hit=limits_hit, reason=reason), alone)


def misreports(words: str) -> Attack:
    return fails("bad_report", reason=f"failed-run: reported what cannot be read: {words}")


HARMLESS = Attack(Outcome("exited", "VERIFIED", ""))
REFUTED = Attack(Outcome("exited", "REFUTED", ""))
ABORTED = Outcome("signalled", reason="failed-run: ended by signal 6: SIGABRT")

EXHAUST = {
    "cpu_in_children": fails("timed_out"),
    "cpu_in_main": fails("cpu_limit"),
    "descriptors": HARMLESS,
    "fills_disk": fails("disk_limit", "disk"),
    "fills_memory_files": fails("disk_limit", "disk"),
    "fork_bomb": fails("timed_out", "pids", alone=Outcome("timed_out")),
    "huge_file": fails("disk_limit"),
    # The kernel keeps an inode in memory; how soon that is full is a matter of the machine.
    "inodes": fails("memory_limit", "memory", alone=Outcome("timed_out")),
    "many_threads": fails("pids_limit", "pids", alone=ABORTED),
    "private_memory": fails("memory_limit", "memory"),
    # Pages that a sleeping child keeps and never touched are in no count of a process.
    "shared_memory": fails("memory_limit", "memory",
                           alone=Outcome("exited", reason="insensitive")),
    "sleeps": fails("timed_out"),
    "stops_itself": fails("timed_out"),
    "sysv_memory": fails("memory_limit", "memory"),
    "talks_for_ever": fails("output_limit"),
}

ESCAPE = {name: HARMLESS for name in (
    "becomes_root", "clock", "devices", "dumps_core", "host_loopback", "kernel_doors",
    "kernel_settings", "keyrings", "kills_everything", "leaves_daemon", "leaves_ipc",
    "leaves_stopped_children", "looks_into_pid_1", "mounts", "other_sockets", "raises_limits",
    "secret_in_descriptors", "secret_in_environment", "secret_in_files", "signals_host",
    "types_into_terminals", "uring_without_need", "user_namespaces", "writes_outside",
    "writes_program")}

CHANNEL = {
    "after_the_end": misreports("record 2: a record after the end"),
    "becomes_another": fails("no_report"),
    "closes_channel": fails("no_report"),
    "cut_short": misreports("record 3: the last line is cut short"),
    "deep_nest": misreports("record 2: "),
    "duplicate_fact": misreports('record 2: fact "number" was reported twice'),
    "duplicate_key": misreports('record 1: field "value" stands twice'),
    "end_from_child": fails("signalled"),
    "endless_digits": misreports("record 1: not JSON"),
    "forged_status": fails("exited", reason="failed-run: ended with exit status 3"),
    "forged_verdict": misreports("record 2: no known kind of record"),
    "huge_name": misreports("record 1: fact is too long"),
    "huge_text": misreports("record 1: value is too long"),
    "infinity": misreports("record 1: not JSON"),
    "interleaved": misreports("record "),
    "negative_cost": misreports("record 2: ns is negative"),
    "never_stops_reporting": fails("output_limit"),
    "no_words": misreports("record 1: not JSON"),
    "not_a_number": misreports("record 1: not JSON"),
    "too_many_bytes": fails("report_limit"),
    "too_many_records": misreports("record 20001: too many records"),
    "unknown_field": misreports('record 1: unknown field "weight"'),
    "unknown_kind": misreports("record 2: no known kind of record"),
}

BYTES = {name: REFUTED for name in (
    "bidirectional", "markup", "no_utf8", "nul", "terminal_codes")}

COMPILE = {
    "asks_for_files": HARMLESS,
    "huge_program": fails("memory_limit", "memory"),
}

COLLECT = {"leaves_traps": HARMLESS, "leaves_traps_on_disk": HARMLESS}

ATTACKS = {f"{topic}/{name}": attack for topic, attacks in (
    ("exhaust", EXHAUST), ("escape", ESCAPE), ("channel", CHANNEL), ("bytes", BYTES),
    ("compile", COMPILE), ("collect", COLLECT)) for name, attack in attacks.items()}

LOST_RACE = "channel/outlives_main"  # a verdict on what main said, or none: see its test

BUILDS = {  # how compiling ends, and what the compiler says
    "compile/complains_for_ever": ("compile_limit", "its diagnostics did not end"),
    "compile/embeds_secret": ("compile_failed", "file not found"),
    "compile/endless_constexpr": ("compile_failed", "loop iteration count exceeds limit"),
    "compile/huge_object": ("compile_limit", "made more than 256 MiB of files"),
    "compile/includes_itself": ("compile_limit", "its diagnostics did not end"),
    "compile/includes_secret": ("compile_failed", "No such file or directory"),
    "compile/macro_bomb": ("compile_limit", "wanted more than 2048 MiB of memory"),
    "compile/reads_precompiled": ("compile_failed", "pch_preprocess"),
    "compile/template_bomb": ("compile_failed", "template instantiation depth exceeds maximum"),
}

# Without a sandbox these do no lasting harm, and each must succeed: or its check could not fail.
SUCCEED_UNCONFINED = (
    "compile/asks_for_files", "escape/host_loopback", "escape/secret_in_environment",
    "escape/secret_in_files", "escape/signals_host", "escape/uring_without_need",
    "escape/user_namespaces")
SUCCEED_FOR_A_USER = ("escape/writes_outside",)  # root would write to /usr
