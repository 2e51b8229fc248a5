"""Measures what established tools measure too, in turn with them, and compares.

Each cost is measured by one of our arms and by a tool, alternating, on one CPU. Where the two
differ by more than half, an explanation says what each counts; it rests on the system calls,
context switches and page faults of one operation on either side, and where possible on an arm of
ours that does what the tool does.
"""

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Optional

import common

HERE = common.ROOT / "proofs/cross_check"
BUILD = common.ROOT / "build/cross_check"
SNIPPETS = common.ROOT / "snippets"
ALIKE = 1.5  # ratios up to this, either way, need no explanation
LEAST_SHARE, MOST_TRIES = 0.9, 4
MIB = 1 << 20


# ---- what is compared ----------------------------------------------------------------------------

@dataclass(frozen=True)
class Arm:
    """One of our arms; `per` of the row's units are one operation."""
    listing: str
    name: str
    per: float = 1

    def words(self) -> str:
        return f"{self.listing} {self.name}"


@dataclass(frozen=True)
class Tool:
    """A command that does `ops` operations; `read` finds the cost of one unit in what it prints.
    What the command calls an operation may consist of `per` of those that we count."""
    name: str
    ops: int
    command: Callable[[int], list[str]]
    read: Callable[[str, int], float]
    per: int = 1


@dataclass(frozen=True)
class Row:
    """One cost, as we and as a tool measure it; `alike` does what the tool does."""
    id: str
    what: dict[str, str]
    ours: Arm
    tool: Tool
    unit: str = "ns"
    why: Optional[dict[str, str]] = None
    alike: Optional[Arm] = None


# ---- what tools print: pure ----------------------------------------------------------------------

def perf_seconds(text: str, ops: int) -> float:
    """`perf bench -f simple` prints the seconds of all operations."""
    return float(text.split()[-1]) * 1e9 / ops


def perf_bandwidth(text: str, ops: int) -> float:
    """`perf bench -f simple mem` prints bytes a second, behind a line about the function."""
    return 1e9 / float(text.split()[-1])


def hackbench_message(text: str, ops: int) -> float:
    """hackbench prints the seconds of all messages: `Time: 0.118`."""
    return float(number(r"Time: ([\d.]+)", text)) * 1e9 / ops


def stress_rate(stressor: str) -> Callable[[str, int], float]:
    """stress-ng's table: operations, seconds of real, user and system time, operations a second."""
    pattern = rf"\] {stressor} +\d+ +[\d.]+ +[\d.]+ +[\d.]+ +([\d.]+)"
    return lambda text, ops: 1e9 / float(number(pattern, text))


def stress_metric(stressor: str, words: str) -> Callable[[str, int], float]:
    """A figure of a stressor's own below the table, in ns."""
    pattern = rf"\] {stressor} +([\d.]+) {re.escape(words)}"
    return lambda text, ops: float(number(pattern, text))


def stress_megabytes(stressor: str, words: str) -> Callable[[str, int], float]:
    """A figure of a stressor's own in MB a second; its MB are MiB."""
    pattern = rf"\] {stressor} +([\d.]+) {re.escape(words)}"
    return lambda text, ops: 1e9 / (float(number(pattern, text)) * MIB)


def sysbench_memory(text: str, ops: int) -> float:
    return 1e9 / (float(number(r"\(([\d.]+) MiB/sec\)", text)) * MIB)


def sysbench_yields(text: str, ops: int) -> float:
    """An event of `sysbench threads` is 1000 yields."""
    events = float(number(r"total number of events: +(\d+)", text))
    return float(number(r"total time: +([\d.]+)s", text)) * 1e9 / (1000 * events)


def number(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    if not found:
        raise ValueError(f"wanted {pattern}, saw: {text.strip()[-300:]}")
    return found.group(1)


def survey(lines: str) -> list[float]:
    """What an arm cost, visit by visit, in a listing's records."""
    return [record["ns"] for record in map(json.loads, lines.splitlines()) if "cost" in record]


def batch_sizes(lines: str) -> dict[str, int]:
    return {record["batch"]: record["n"] for record in map(json.loads, lines.splitlines())
            if "batch" in record}


def counted_calls(table: str) -> int:
    """All system calls in a table of `strace -c -U calls,name`."""
    return int(number(r"(?m)^ *(\d+) total", table))


def counted_events(table: str) -> tuple[int, int]:
    """`perf stat -x,` prints counts first: context switches and page faults."""
    switches, faults = (int(number(rf"(?m)^(\d+),[^,]*,{event}", table))
                        for event in ("context-switches", "page-faults"))
    return switches, faults


def spread(values: list[float]) -> dict[str, float]:
    """Median and range, to four significant digits."""
    return {name: float(f"{value:.4g}") for name, value in
            (("ns", statistics.median(values)), ("low", min(values)), ("high", max(values)))}


def needs_words(ratio: float) -> bool:
    return not 1 / ALIKE <= ratio <= ALIKE


def explained(why: dict[str, str], figures: dict[str, str]) -> dict[str, str]:
    """The explanation with what was measured in it."""
    return {language: text.format(**figures) for language, text in why.items()}


# ---- running -------------------------------------------------------------------------------------

@dataclass
class Ran:
    """One measurement: its value, and what share of the time the program had the CPU."""
    value: float
    share: float


def run(command: list[str], **more: Any) -> tuple[str, float]:
    """Output of a command that must succeed, and the share of its time that it spent on a CPU."""
    start = time.monotonic()
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, **more) as process:
        text = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        common.give_up(f"{' '.join(command)} ended with {process.returncode}: {text.strip()}")
    return text, (usage.ru_utime + usage.ru_stime) / (time.monotonic() - start)


class Bench:
    """Programs built and sized once, and a folder in memory for what tools write."""

    def __init__(self, folder: str, realtime: bool) -> None:
        self.folder = folder
        self._before = ["taskset", "-c", str(min(os.sched_getaffinity(0)))]
        if realtime:
            self._before += ["chrt", "--fifo", "1"]
        self._sizes: dict[str, dict[str, int]] = {}

    def placed(self, command: list[str]) -> list[str]:
        """The command on the first CPU that we may use; before all others there, if so wanted."""
        return [*self._before, *command]

    def program(self, listing: str) -> Path:
        """A listing of the book's or of this proof's, built with the book's flags; its loops begin
        a cache line, since a short one that lies across two was seen to take twice as long."""
        source = next(path for path in (HERE / f"{listing}.cpp", SNIPPETS / f"{listing}.cpp")
                      if path.exists())
        program = BUILD / listing
        if not program.exists() or program.stat().st_mtime < source.stat().st_mtime:
            program.parent.mkdir(parents=True, exist_ok=True)
            run(["g++", "-std=c++20", "-O2", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion",
                 "-pthread", "-falign-loops=64", "-I", str(SNIPPETS), str(source),
                 "-o", str(program)])
        return program

    def tell(self, listing: str, plan: str) -> tuple[str, float]:
        """Has a listing carry out a plan as the runner does: its records, its share of the CPU."""
        with tempfile.TemporaryFile("w+", dir=self.folder) as records:
            environment = {**os.environ, "LAB_PLAN": plan, "LAB_CHANNEL": str(records.fileno())}
            _, share = run(self.placed([str(self.program(listing))]), env=environment,
                           pass_fds=[records.fileno()], cwd=self.folder)
            records.seek(0)
            return records.read(), share

    def batch(self, arm: Arm) -> int:
        if arm.listing not in self._sizes:
            self._sizes[arm.listing] = batch_sizes(self.tell(arm.listing, "calibrate")[0])
        return self._sizes[arm.listing][arm.name]

    def measure_arm(self, arm: Arm) -> Ran:
        records, share = self.tell(arm.listing, f"survey 7 5 {arm.name} {self.batch(arm)}")
        return Ran(statistics.median(survey(records)) / arm.per, share)

    def measure_tool(self, tool: Tool) -> Ran:
        text, share = run(self.placed(tool.command(tool.ops)), cwd=self.folder)
        return Ran(tool.read(text, tool.ops), share)

    # What one operation needs is the difference between two lengths of the same command, so that
    # beginning and end count for nothing.

    def counts(self, command: list[str], **more: Any) -> tuple[int, ...]:
        """System calls, context switches and page faults of a command and its descendants."""
        table = os.path.join(self.folder, "counts")
        run(["strace", "-f", "-c", "-U", "calls,name", "-o", table, *command], **more)
        calls = counted_calls(Path(table).read_text("utf-8"))
        run(["perf", "stat", "-x,", "-e", "context-switches,page-faults", "-o", table, *command],
            **more)
        return calls, *counted_events(Path(table).read_text("utf-8"))

    def per_operation_of_tool(self, tool: Tool) -> dict[str, float]:
        few, many = max(1, tool.ops // 100), max(2, tool.ops // 20)
        return per_operation(self.counts(self.placed(tool.command(few)), cwd=self.folder),
                             self.counts(self.placed(tool.command(many)), cwd=self.folder),
                             tool.per * (many - few))

    def per_operation_of_arm(self, arm: Arm) -> dict[str, float]:
        seen = []
        batch = max(40, self.batch(arm))
        for n in (batch, 5 * batch):  # a visit does a quarter of a batch to warm up
            environment = {**os.environ, "LAB_PLAN": f"survey 1 1 {arm.name} {n}",
                           "LAB_CHANNEL": "1"}
            seen.append(self.counts(self.placed([str(self.program(arm.listing))]), env=environment,
                                    cwd=self.folder))
        return per_operation(seen[0], seen[1], int(1.25 * 4 * batch))


def per_operation(few: tuple[int, ...], many: tuple[int, ...], more: int) -> dict[str, float]:
    """Two counts that lie `more` operations apart, as one operation's."""
    return {name: round(max(0, b - a) / more, 2) for name, a, b in
            zip(("system_calls", "context_switches", "page_faults"), few, many)}


def undisturbed(measure: Callable[[], Ran]) -> Ran:
    """A measurement during which the program had nearly all of its CPU; after a few tries the one
    that had most of it. What was measured has no say in this."""
    tries: list[Ran] = []
    while not tries or (tries[-1].share < LEAST_SHARE and len(tries) < MOST_TRIES):
        tries.append(measure())
    return max(tries, key=lambda each: each.share)


# ---- the tools -----------------------------------------------------------------------------------

def stress_ng(stressor: str, *more: str) -> Callable[[int], list[str]]:
    return lambda ops: ["stress-ng", "--metrics", f"--{stressor}", "1", f"--{stressor}-ops",
                        str(ops), *more]


def without_root(command: Callable[[int], list[str]]) -> Callable[[int], list[str]]:
    """stress-ng --exec refuses to work for root."""
    if os.geteuid() != 0:
        return command
    return lambda ops: ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
                        *command(ops)]


def sysbench(test: str, *more: str) -> list[str]:
    return ["sysbench", test, "--time=0", "--threads=1", *more]


ROWS = [
    Row("system-call", {"en": "a system call that does next to nothing",
                        "zh": "几乎不做事的系统调用"},
        Arm("calls", "getppid"),
        Tool("perf", 2_000_000,
             lambda ops: ["perf", "bench", "-f", "simple", "syscall", "basic", "-l", str(ops)],
             perf_seconds)),
    Row("sched-yield", {"en": "sched_yield inside a mutex, with nobody to yield to",
                        "zh": "持锁调用 sched_yield，而没有别人可让"},
        Arm("calls", "yield_holding_a_mutex"),
        Tool("sysbench", 1_000,
             lambda ops: sysbench("threads", "--thread-locks=1", f"--events={ops}", "run"),
             sysbench_yields, per=1_000)),
    Row("pipe-round-trip", {"en": "a byte through one pipe and back through another",
                            "zh": "一个字节经管道送去、再经另一条管道送回"},
        Arm("process_thread/switching", "process@2"),
        Tool("perf", 100_000,
             lambda ops: ["perf", "bench", "-f", "simple", "sched", "pipe", "-l", str(ops)],
             perf_seconds)),
    Row("unix-socket-message", {"en": "a message over a pair of AF_UNIX sockets",
                                "zh": "经一对 AF_UNIX 套接字传一条消息"},
        Arm("sockets", "round_trip", per=2),
        Tool("hackbench", 200_000, lambda ops: ["hackbench", "-g", "1", "-f", "1", "-l", str(ops)],
             hackbench_message),
        why={"en": "Half of our round trip is a message that somebody waits for, with "
                   "{our_switches} context switches a round trip. hackbench waits for no answer: "
                   "its sender goes on until the socket is full, with {tool_switches} context "
                   "switches a message. Our arm that waits for no answer either comes to "
                   "{alike_ns} ns; the tool, to {alike_ratio} times that.",
             "zh": "我们取往返的一半，即一条有人在等的消息，每次往返有 {our_switches} 次上下文切换。"
                   "hackbench 不等回音：发送方一直发到套接字装满，每条消息只有 {tool_switches} 次切换。"
                   "同样不等回音时，我们测得 {alike_ns} ns，工具是它的 {alike_ratio} 倍。"},
        alike=Arm("sockets", "unanswered", per=2_000)),
    Row("context-switch", {"en": "one switch to another process",
                           "zh": "切换到另一个进程一次"},
        Arm("process_thread/switching", "process@2", per=2),
        Tool("stress-ng", 200_000, stress_ng("switch"),
             stress_metric("switch", "nanosecs per context switch")),
        why={"en": "What stress-ng prints as one context switch is one write into a pipe that "
                   "holds a single packet, and each of them takes {tool_switches} switches: to "
                   "the reader and back. We divide a round trip of {our_switches} switches by "
                   "two. Our arm that does as the tool does comes to {alike_ns} ns; the tool, to "
                   "{alike_ratio} times that.",
             "zh": "stress-ng 所说的一次切换，是向只容一个数据包的管道写一次，而每写一次要切换 "
                   "{tool_switches} 次：到读者，再回来。我们则把有 {our_switches} 次切换的往返除以二。"
                   "照工具的做法，我们测得 {alike_ns} ns，工具是它的 {alike_ratio} 倍。"},
        alike=Arm("pipes", "single_packet")),
    Row("fork", {"en": "fork, exit and wait", "zh": "fork、退出、等待"},
        Arm("process_thread/creation", "process"),
        Tool("stress-ng", 3_000, stress_ng("fork"), stress_rate("fork")),
        why={"en": "A child of stress-ng tries out setsid, vhangup, setpgid and others before it "
                   "ends, and its program has many more mappings for fork to copy: {tool_calls} "
                   "system calls and {tool_faults} page faults an operation against {our_calls} "
                   "and {our_faults}. Our arm with such calls, mappings and faults comes to "
                   "{alike_ns} ns; the tool, to {alike_ratio} times that.",
             "zh": "stress-ng 的子进程退出前要试 setsid、vhangup、setpgid 等调用，它的程序要 fork "
                   "复制的映射也多得多：每次操作 {tool_calls} 次系统调用、{tool_faults} 次缺页，"
                   "我们是 {our_calls} 次和 {our_faults} 次。照样加上这些调用、映射和缺页，我们测得 "
                   "{alike_ns} ns，工具是它的 {alike_ratio} 倍。"},
        alike=Arm("creations", "process")),
    Row("exec", {"en": "fork, exec of a small program, and wait",
                 "zh": "fork、exec 一个小程序、等待"},
        Arm("programs", "true"),
        Tool("stress-ng", 200,
             without_root(stress_ng("exec", "--exec-max", "1", "--exec-fork-method", "fork",
                                    "--exec-method", "execve", "--exec-no-pthread")),
             stress_rate("exec")),
        why={"en": "We load /bin/true, stress-ng loads itself with all its libraries: "
                   "{tool_calls} system calls and {tool_faults} page faults an operation against "
                   "{our_calls} and {our_faults}. Our arm that loads stress-ng comes to "
                   "{alike_ns} ns; the tool, to {alike_ratio} times that, because some of its "
                   "calls of exec are given a file that is no program, and fail.",
             "zh": "我们加载 /bin/true，stress-ng 加载的是它自己和全部依赖库：每次操作 {tool_calls} 次"
                   "系统调用、{tool_faults} 次缺页，我们是 {our_calls} 次和 {our_faults} 次。改为加载 "
                   "stress-ng 时，我们测得 {alike_ns} ns，工具是它的 {alike_ratio} 倍，"
                   "因为它有些 exec 给的文件不是程序，会失败。"},
        alike=Arm("programs", "stress_ng")),
    Row("thread", {"en": "creation of a thread and join", "zh": "创建线程并等它结束"},
        Arm("process_thread/creation", "thread"),
        Tool("stress-ng", 5_000, stress_ng("pthread", "--pthread-max", "1"),
             stress_rate("pthread")),
        why={"en": "A thread of stress-ng makes {tool_calls} system calls where ours makes "
                   "{our_calls}, and with set_robust_list it leaves a list of locks that never "
                   "ends, which the kernel follows for 2048 steps when the thread exits. Our arm "
                   "with such calls and such a list comes to {alike_ns} ns; the tool, to "
                   "{alike_ratio} times that.",
             "zh": "stress-ng 的一个线程有 {tool_calls} 次系统调用，我们只有 {our_calls} 次；它还用 "
                   "set_robust_list 留下一张没有尽头的锁链表，线程退出时内核要沿着它走 2048 步。"
                   "照样加上这些调用和这张链表，我们测得 {alike_ns} ns，工具是它的 {alike_ratio} 倍。"},
        alike=Arm("creations", "thread_with_endless_list")),
    Row("page-fault", {"en": "the first write to a page", "zh": "首次写一页"},
        Arm("memory", "first_touch"),
        Tool("stress-ng", 20_000, stress_ng("fault"),
             stress_metric("fault", "nanosecs per page fault")),
        why={"en": "stress-ng times the first touch of a file's page, each time in a mapping that "
                   "it has just made ({tool_calls} system calls and {tool_faults} page faults an "
                   "operation); we touch one page after another of a single anonymous block.",
             "zh": "stress-ng 测的是文件页的首次访问，每次都在刚建立的映射里（每次操作 {tool_calls} 次"
                   "系统调用、{tool_faults} 次缺页）；我们则在同一块匿名内存里逐页写下去。"}),
    Row("memory-copy", {"en": "memcpy of 64 MiB", "zh": "memcpy 64 MiB"},
        Arm("memory", "copy", per=64 * MIB),
        Tool("perf", 20,
             lambda ops: ["perf", "bench", "-f", "simple", "mem", "memcpy", "-s", "64MB", "-l",
                          str(ops), "-f", "default"],
             perf_bandwidth),
        unit="ns/B"),
    Row("memory-fill", {"en": "filling one MiB again and again, 8 bytes at a time",
                        "zh": "反复写满 1 MiB，每次 8 字节"},
        Arm("memory", "fill_a_mebibyte_by_words", per=MIB),
        Tool("sysbench", 10_000,
             lambda ops: sysbench("memory", "--memory-block-size=1M", f"--events={ops}",
                                  f"--memory-total-size={ops}M", "--memory-oper=write", "run"),
             sysbench_memory),
        unit="ns/B"),
    Row("pipe-bandwidth", {"en": "a stream through a pipe, 4 KiB at a time",
                           "zh": "经管道传送数据流，每次 4 KiB"},
        Arm("ipc/shm_against_pipe", "pipe@4096", per=64 << 10),
        Tool("hackbench", 100_000,
             lambda ops: ["hackbench", "-p", "-g", "1", "-f", "1", "-s", "4096", "-l", str(ops)],
             lambda text, ops: hackbench_message(text, ops) / 4096),
        unit="ns/B"),
    Row("pipe-bandwidth-small", {"en": "a stream through a pipe, as stress-ng sends it",
                                 "zh": "经管道传送数据流，按 stress-ng 的方式"},
        Arm("ipc/shm_against_pipe", "pipe@4096", per=64 << 10),
        Tool("stress-ng", 400_000, stress_ng("pipe"),
             stress_megabytes("pipe", "MB per sec pipe write rate")),
        unit="ns/B",
        why={"en": "stress-ng writes packets of 512 bytes (O_DIRECT), each of which takes a page "
                   "of the pipe's sixteen; we write 4 KiB at a time. Our arm with such packets "
                   "comes to {alike_ns} ns a byte; the tool, to {alike_ratio} times that.",
             "zh": "stress-ng 写的是 512 字节的数据包（O_DIRECT），每个都独占管道十六页中的一页；"
                   "我们每次写 4 KiB。改用这样的数据包，我们测得每字节 {alike_ns} ns，"
                   "工具是它的 {alike_ratio} 倍。"},
        alike=Arm("pipes", "packets", per=160 * 512)),
]


# ---- the comparison ------------------------------------------------------------------------------

def version(tool: str) -> str:
    """What the tool calls itself; hackbench does so in its help."""
    flag = "--help" if tool == "hackbench" else "--version"
    text = subprocess.run([tool, flag], capture_output=True, text=True).stdout
    return number(r"(?m)^.*?(\d+\.\d[\w.]*)", text)


@dataclass
class Measured:
    """All rounds of one row."""
    ours: list[Ran]
    tool: list[Ran]
    alike: list[Ran]


def one_round(bench: Bench, row: Row, seen: Measured, ours_first: bool) -> None:
    """Both sides of a row once, and our arm that does what the tool does."""
    def ours() -> None:
        seen.ours.append(undisturbed(lambda: bench.measure_arm(row.ours)))

    def tool() -> None:
        seen.tool.append(undisturbed(lambda: bench.measure_tool(row.tool)))

    for turn in (ours, tool) if ours_first else (tool, ours):
        turn()
    alike = row.alike
    if alike:
        seen.alike.append(undisturbed(lambda: bench.measure_arm(alike)))


def measure(bench: Bench, rounds: int) -> dict[str, Measured]:
    """Row by row, round by round; who begins changes every round."""
    seen = {row.id: Measured([], [], []) for row in ROWS}
    for i in range(rounds):
        for row in ROWS:
            one_round(bench, row, seen[row.id], i % 2 == 0)
        print(f"round {i + 1} of {rounds}", file=sys.stderr, flush=True)
    return seen


def side(seen: list[Ran], counts: dict[str, float]) -> dict[str, Any]:
    """One side of a row, as the result file has it."""
    return {**spread([each.value for each in seen]),
            "cpu_share": round(statistics.median(each.share for each in seen), 2), **counts}


def compare(bench: Bench, row: Row, seen: Measured) -> dict[str, Any]:
    """One row of the result file."""
    ours = side(seen.ours, bench.per_operation_of_arm(row.ours))
    tool = side(seen.tool, bench.per_operation_of_tool(row.tool))
    ratio = round(tool["ns"] / ours["ns"], 2)
    figures = {f"{whose}_{what.split('_')[1]}": f"{seen_of[what]:g}" for whose, seen_of in
               (("our", ours), ("tool", tool))
               for what in ("system_calls", "context_switches", "page_faults")}
    out = {"id": row.id, "what": row.what, "unit": row.unit,
           "ours": {"from": row.ours.words(), **ours},
           "tool": {"name": row.tool.name, "version": version(row.tool.name),
                    "command": " ".join(row.tool.command(row.tool.ops)), **tool},
           "ratio": ratio, "alike": None, "explanation": None}
    if row.alike:
        alike = spread([each.value for each in seen.alike])
        out["alike"] = {"from": row.alike.words(), **alike,
                        "ratio": round(tool["ns"] / alike["ns"], 2)}
        figures |= {"alike_ns": f"{alike['ns']:.10g}", "alike_ratio": str(out["alike"]["ratio"])}
    if row.why and needs_words(ratio):
        out["explanation"] = explained(row.why, figures)
    return out


def line(row: dict[str, Any]) -> str:
    """One row on the console."""
    def cost(of: dict[str, Any]) -> str:
        return f"{of['ns']:>10.4g} ({of['low']:.4g} to {of['high']:.4g})"
    alike = f"; doing as it does {row['alike']['ratio']:.2f}" if row["alike"] else ""
    return (f"{row['id']:<22} {row['unit']:<4} ours {cost(row['ours']):<32} "
            f"{row['tool']['name']:<9} {cost(row['tool']):<32} ratio {row['ratio']:.2f}{alike}")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./lab prove cross_check", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, metavar="N",
                        help="times that each side is measured (default: 7, at least 5)")
    parser.add_argument("--realtime", action="store_true",
                        help="give both sides the CPU before all others (SCHED_FIFO): for a "
                             "machine that others use too")
    wanted = parser.parse_args()
    if wanted.rounds < 5:
        parser.error(f"--rounds: wanted at least 5, saw {wanted.rounds}")
    return wanted


def main() -> int:
    wanted = arguments()
    missing = [tool for tool in ("perf", "stress-ng", "hackbench", "sysbench", "strace")
               if not shutil.which(tool)]
    if missing:
        common.give_up(f"wanted {', '.join(missing)}: setup/packages-prove.txt names the packages")
    shutil.rmtree(BUILD, ignore_errors=True)  # flags and headers may have changed
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        os.chmod(folder, 0o1777)  # for the tool that must not be root
        bench = Bench(folder, wanted.realtime)
        seen = measure(bench, wanted.rounds)
        rows = [compare(bench, row, seen[row.id]) for row in ROWS]
    common.write_results("cross_check", {
        "rounds": wanted.rounds, "realtime": wanted.realtime, "rows": rows})
    for row in rows:
        print(line(row))
    unexplained = [row["id"] for row in rows if needs_words(row["ratio"]) and
                   not row["explanation"]]
    if unexplained:
        print(f"over {ALIKE} and without an explanation: {', '.join(unexplained)}")
    return 1 if unexplained else 0


if __name__ == "__main__":
    try:
        raise SystemExit(main())
    except KeyboardInterrupt:
        common.give_up("interrupted; nothing was written")
