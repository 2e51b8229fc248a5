"""What is read in the tools' output, and what is made of it. The texts are what the tools print."""

import cross_check
import pytest

STRESS_FORK = """\
stress-ng: info:  [3094] dispatching hogs: 1 fork
stress-ng: metrc: [3094] stressor       bogo ops real time  usr time  sys time   bogo ops/s     bogo
stress-ng: metrc: [3094]                           (secs)    (secs)    (secs)   (real time) (usr+sys
stress-ng: metrc: [3094] fork               2000      2.00      0.40      0.40       997.58  2502.03
stress-ng: info:  [3094] successful run completed in 2.01s
"""
STRESS_SWITCH = """\
stress-ng: metrc: [13465] switch            50000   0.46   0.02   0.19   109775.60   243640.97  45.1
stress-ng: metrc: [13465] miscellaneous metrics:
stress-ng: metrc: [13465] switch              9045.38 nanosecs per context switch (pipe method)
"""
STRESS_PIPE = """\
stress-ng: metrc: [13561] pipe               437634   1.00   0.12   0.79   437439.60   480812.92
stress-ng: metrc: [13561] pipe                 200.00 MB per sec pipe write rate (geometic mean)
"""
SYSBENCH_MEMORY = "2048.00 MiB transferred (1024.00 MiB/sec)\n"
SYSBENCH_THREADS = """\
General statistics:
    total time:                          1.0004s
    total number of events:              500
"""
STRACE = """\
    calls syscall
--------- ----------------
     2000 setpgid
      500 clone
--------- ----------------
     7151 total
"""
PERF_STAT = """\
# started on Tue Nov 24 12:00:00 2026

40007,,context-switches,1292930493,100.00,,
128,,page-faults,1292930493,100.00,,
"""


@pytest.mark.parametrize("read, text, ops, expected", [
    (cross_check.perf_seconds, "0.753\n", 1_000_000, 753),
    (cross_check.perf_bandwidth, "# function 'default' (by glibc)\n2000000000.25\n", 5, 0.5),
    (cross_check.hackbench_message, "Each sender will pass 100 bytes\nTime: 0.118\n", 20_000, 5900),
    (cross_check.stress_rate("fork"), STRESS_FORK, 2_000, 1e9 / 997.58),
    (cross_check.stress_metric("switch", "nanosecs per context switch"), STRESS_SWITCH, 1, 9045.38),
    (cross_check.stress_megabytes("pipe", "MB per sec pipe write rate"), STRESS_PIPE, 1,
     1e9 / (200 * 1024 * 1024)),
    (cross_check.sysbench_memory, SYSBENCH_MEMORY, 1, 1e9 / (1 << 30)),
    (cross_check.sysbench_yields, SYSBENCH_THREADS, 500, 2000.8),
])
def test_costs_are_read_in_ns(read, text, ops, expected):
    assert read(text, ops) == pytest.approx(expected)


def test_a_missing_figure_is_an_error_that_shows_what_was_printed():
    with pytest.raises(ValueError, match="skipping the stressor"):
        cross_check.stress_rate("exec")("stress-ng: info: skipping the stressor", 200)


def test_counts_of_strace_and_perf():
    assert cross_check.counted_calls(STRACE) == 7151
    assert cross_check.counted_events(PERF_STAT) == (40007, 128)


def test_an_operation_is_the_difference_of_two_lengths():
    assert cross_check.per_operation((100, 10, 50), (700, 1210, 49), 600) == {
        "system_calls": 1, "context_switches": 2, "page_faults": 0}


def test_a_listings_records_give_batches_and_costs():
    lines = ('{"clock":"CLOCK_MONOTONIC","cost_ns":20.0}\n{"batch":"process@0","n":32}\n'
             '{"cost":"process@0","ns":5194.5}\n{"cost":"process@0","ns":5200}\n'
             '{"end":"complete"}\n')
    assert cross_check.batch_sizes(lines) == {"process@0": 32}
    assert cross_check.survey(lines) == [5194.5, 5200]


def test_a_row_shows_median_and_range_in_four_digits():
    assert cross_check.spread([3, 123456, 2]) == {"ns": 3, "low": 2, "high": 123500}


@pytest.mark.parametrize("ratio, wanted", [(1, False), (1.5, False), (1.51, True), (0.67, False),
                                           (0.66, True)])
def test_ratios_over_one_and_a_half_either_way_need_words(ratio, wanted):
    assert cross_check.needs_words(ratio) is wanted


def test_a_disturbed_measurement_is_repeated_and_the_least_disturbed_kept():
    runs = [cross_check.Ran(9, 0.5), cross_check.Ran(1, 0.6), cross_check.Ran(5, 0.95),
            cross_check.Ran(7, 1.0)]
    assert cross_check.undisturbed(lambda: runs.pop(0)) == cross_check.Ran(5, 0.95)


def test_nothing_is_repeated_for_ever():
    runs = [cross_check.Ran(value, 0.1 * value) for value in (1, 4, 2, 3)]
    assert cross_check.undisturbed(lambda: runs.pop(0)).value == 4


@pytest.mark.parametrize("row", cross_check.ROWS, ids=lambda row: row.id)
def test_every_row_names_an_arm_that_exists_and_can_be_explained(row):
    for arm in filter(None, (row.ours, row.alike)):
        folder = next(path for path in (cross_check.HERE, cross_check.SNIPPETS)
                      if (path / f"{arm.listing}.cpp").exists())
        source = (folder / f"{arm.listing}.cpp").read_text("utf-8")
        assert f'"{arm.name.split("@")[0]}"' in source
    names = [f"{whose}_{what}" for whose in ("our", "tool")
             for what in ("calls", "switches", "faults")]
    figures = dict.fromkeys([*names, *(["alike_ns", "alike_ratio"] if row.alike else [])], "7")
    if row.why:
        assert all("{" not in text and "7" in text
                   for text in cross_check.explained(row.why, figures).values())
