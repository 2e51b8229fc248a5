"""Each way in which an instance or the network can fail has its own outcome and a clear message."""

import json
import signal
import socket
import subprocess
import time

import pytest
from conftest import RUNNER, Lab, environment
from replay import Replay

# kind in faults.py: cause, fault, HTTP status, words of the message
FAULTS = {
    "slow": ("transport", "read_timed_out", 200, "allow more time"),
    "silent": ("transport", "read_timed_out", 0, "allow more time"),
    "cut": ("transport", "cut_short", 200, "bytes remaining"),
    "cut-chunked": ("transport", "cut_short", 200, "try again"),
    "reset": ("transport", "reset", 0, "tried 5 times"),
    "no-answer": ("transport", "reset", 0, "tried 5 times"),
    "gzip-broken": ("transport", "garbled", 200, "is this a Compiler Explorer instance?"),
    "gzip-bomb": ("transport", "too_large", 200, "more than 33554432 bytes"),
    "endless": ("transport", "too_large", 200, "more than 33554432 bytes"),
    "endless-head": ("transport", "too_large", 200, "ask for less"),
    "redirect": ("transport", "redirected", 302, "sent on to http://elsewhere.invalid/api"),
    "not-http": ("transport", "garbled", 0, "is this a Compiler Explorer instance?"),
    "html-error": ("refused", "none", 500, "(the compilers are on strike)"),
    "refuses": ("refused", "none", 400, "(Missing options property)"),
    "html-good": ("garbled", "none", 200, 'saw "Please log in to the hotel" (text/html)'),
    "not-json": ("garbled", "none", 200, "wanted a JSON object with a code"),
    "empty": ("garbled", "none", 200, "saw nothing"),
    "asks-for-rest": ("busy", "none", 429, "saw status 429 5 times (Too many requests)"),
    "long-rest": ("budget_spent", "none", 429, "asks to wait 100000 s"),
    "down": ("busy", "none", 503, "saw status 503 5 times"),
    "gateway": ("busy", "none", 504, "The request could not be satisfied"),
    "queue": ("busy", "none", 200, "the queue is too long"),
}
# kinds that a client gets through, and how many requests for work that takes
SERVED = {"gzipped": 1, "chunked": 1, "wrong-type": 1, "no-type": 1, "idle-closed": 2,
          "rest-then-good": 2, "down-then-good": 2, "queue-then-good": 2, "reset-once": 2}


def failure(done) -> dict:
    assert done.returncode == 2, done.stdout + done.stderr
    told = json.loads(done.stdout)["failure"]
    assert f"lab: {told['message']}" == done.stderr.rstrip("\n")
    return told


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_is_told_from_every_other(lab_at, kind):
    cause, fault, status, words = FAULTS[kind]

    told = failure(lab_at(kind).execute_ok("--json", "--timeout", "1.5"))

    assert (told["cause"], told["fault"], told["status"]) == (cause, fault, status)
    assert words in told["message"]
    assert "/api/compiler/g122/compile" in told["message"]


@pytest.mark.parametrize("kind", SERVED)
def test_what_can_be_overcome_is_overcome(lab_at, replay, kind):
    lab = lab_at(kind)

    done = lab.execute_ok("--json")
    work = [path for method, path, _, _ in replay.seen
            if method == "POST" and lab.folder.name in path]

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["program"]["stdout"][0]["text"] == "arg 1: [one]"
    assert len(work) == SERVED[kind]


def test_a_dead_connection_is_replaced_by_a_fresh_one(lab_at, replay):
    lab, before = lab_at("idle-closed"), len(replay.connections)

    done = lab.execute_ok()

    assert done.returncode == 0
    assert len(replay.connections) == before + 2  # one for the list, and one for the work


def test_retry_after_is_obeyed(lab_at):
    began = time.monotonic()

    done = lab_at("rest-then-good").execute_ok()

    assert done.returncode == 0
    assert time.monotonic() - began >= 1


def test_three_megabytes_are_read(lab_at):
    lab = lab_at("big")

    done = lab("compile", lab.source("compile-asm-gcc"), "--compiler", "g122")

    assert done.returncode == 0
    assert len(done.stdout) > 2_000_000


def test_bytes_that_are_not_utf8_are_shown_as_such(lab_at):
    done = lab_at("not-utf8").execute_ok("--json")

    assert done.returncode == 0
    assert json.loads(done.stdout)["program"]["stderr"][0]["text"] == "to \ufffd\ufffd stderr"


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(certificate, tmp_path):
    server = Replay(certificate=certificate)

    told = failure(Lab(tmp_path, server.url)("version", "--json"))
    trusted = Lab(tmp_path, server.url)("version", SSL_CERT_FILE=str(certificate))
    server.shutdown()

    assert (told["cause"], told["fault"]) == ("transport", "tls_failed")
    assert "self-signed certificate" in told["message"].replace("self signed", "self-signed")
    assert "SSL_CERT_FILE" in told["message"]
    assert trusted.returncode == 0


def test_tls_is_not_spoken_to_a_server_without_it(replay, tmp_path):
    told = failure(Lab(tmp_path, replay.url.replace("http:", "https:"))("version", "--json"))

    assert told["fault"] == "tls_failed"


def test_a_name_that_does_not_resolve_is_told(tmp_path):
    name = "x" * 64 + ".invalid"  # a label too long to be asked of any server: it fails here

    told = failure(Lab(tmp_path, f"http://{name}")("version", "--json"))

    assert told["fault"] == "name_not_resolved"
    assert name in told["message"]


def test_a_port_where_nobody_listens_is_told(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]

    told = failure(Lab(tmp_path, f"http://127.0.0.1:{port}")("version", "--json"))

    assert told["fault"] == "refused"
    assert "whether the instance runs" in told["message"]


def test_an_address_of_another_kind_is_told(tmp_path):
    for site in ("ftp://127.0.0.1", "file:///etc/passwd", "http://"):
        told = failure(Lab(tmp_path, site)("version", "--json"))

        assert told["fault"] == "bad_address", site


def test_a_proxy_that_is_not_there_is_told(replay, tmp_path):
    told = failure(Lab(tmp_path, replay.url)("version", "--json", no_proxy="",
                                             http_proxy="http://" + "x" * 64 + ".invalid"))

    assert told["fault"] == "proxy_failed"
    assert "http_proxy" in told["message"]


def test_a_budget_of_requests_is_kept(lab_at, replay):
    lab, before = lab_at("down"), len(replay.seen)

    told = failure(lab.execute_ok("--json", "--requests", "3"))

    assert told["cause"] == "budget_spent"
    assert "the 3 requests that were allowed are used up" in told["message"]
    assert len(replay.seen) == before + 3


def test_a_host_that_takes_no_connection_is_told(tmp_path):
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full:
        address = full.getsockname()
        waiting = [socket.socket() for _ in range(4)]
        for each in waiting:  # more than the queue holds: the kernel drops what comes after them
            each.setblocking(False)
            each.connect_ex(address)

        told = failure(Lab(tmp_path, f"http://127.0.0.1:{address[1]}")("version", "--json",
                                                                       "--timeout", "0.5"))
        for each in waiting:
            each.close()

    assert told["fault"] == "connect_timed_out"


@pytest.mark.parametrize("kind", ["silent", "long-rest"])
def test_an_interrupt_ends_a_wait_for_an_answer_and_one_between_tries(lab_at, replay, kind):
    lab = lab_at(kind)
    waiting = subprocess.Popen(
        [RUNNER, "--root", lab.folder, "explorer", "execute", lab.source("execute-ok"),
         "--compiler", "g122", "--seconds", "1e6"],
        env=environment(LAB_EXPLORER=lab.site), stderr=subprocess.PIPE, text=True)
    while not any(method == "POST" and lab.folder.name in path
                  for method, path, *_ in replay.seen):
        time.sleep(0.02)

    waiting.send_signal(signal.SIGINT)
    _, complaint = waiting.communicate(timeout=10)

    assert waiting.returncode == 2
    assert "(stopped: " in complaint
