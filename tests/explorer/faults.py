"""How an instance can misbehave: each takes the handler, the recorded answer, and which it is."""

import gzip
import json
import socket
import struct
import time

ENDLESS_CHUNK = b"x" * 65536
MOST_CHUNKS = 2048  # 128 MiB: a client that never stops must not keep the test for ever
BIG_LINES = 30_000  # about 3 MB of assembly
HTML = ("<!DOCTYPE html><html lang=\"en\"><head><title>Error 500</title></head><body><div>"
        "<p>Whoops, the compilers are on strike</p><hr></div></body></html>")


def good(handler, answer, _nth):
    handler.send(answer)


def body_of(answer):
    return json.dumps(answer["json"]).encode() if "json" in answer else answer["text"].encode()


def head(handler, *lines, status="200 OK"):
    text = f"HTTP/1.1 {status}\r\n" + "".join(f"{line}\r\n" for line in lines) + "\r\n"
    handler.wfile.write(text.encode())


def close(handler, with_reset=False):
    """Ends the connection, by a reset or as one does."""
    if with_reset:
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        handler.connection.close()
    handler.close_connection = True


def slow(handler, answer, _nth):
    body = body_of(answer)
    head(handler, "Content-Type: application/json", f"Content-Length: {len(body)}")
    for byte in body[:100]:
        handler.wfile.write(bytes([byte]))
        time.sleep(0.1)
    close(handler)


def silent(handler, _answer, _nth):
    time.sleep(10)
    close(handler)


def cut(handler, answer, _nth):
    body = body_of(answer)
    head(handler, "Content-Type: application/json", f"Content-Length: {len(body)}")
    handler.wfile.write(body[:len(body) // 2])
    close(handler)


def cut_chunked(handler, _answer, _nth):
    head(handler, "Content-Type: application/json", "Transfer-Encoding: chunked")
    handler.wfile.write(b"400\r\n{\"code\":")
    close(handler)


def reset(handler, _answer, _nth):
    close(handler, with_reset=True)


def reset_once(handler, answer, nth):
    close(handler, with_reset=True) if nth == 1 else handler.send(answer)


def no_answer(handler, _answer, _nth):
    close(handler)


def idle_closed(handler, answer, _nth):
    """Serves one request a connection and says so to nobody: the next finds it dead."""
    if getattr(handler, "used", False):
        close(handler)
        return
    handler.used = True
    handler.send(answer)


def gzipped(handler, answer, _nth):
    asked = "gzip" in handler.headers.get("Accept-Encoding", "")
    body = gzip.compress(body_of(answer)) if asked else b"not asked for gzip"
    handler.send_whole(200, "application/json", body, Content_Encoding="gzip")


def gzip_broken(handler, _answer, _nth):
    handler.send_whole(200, "application/json", b"\x1f\x8b this is not gzip at all",
                       Content_Encoding="gzip")


def gzip_bomb(handler, _answer, _nth):
    body = gzip.compress(b" " * (48 * 1024 * 1024), 9)
    handler.send_whole(200, "application/json", body, Content_Encoding="gzip")


def chunk(handler, part):
    handler.wfile.write(f"{len(part):x}\r\n".encode() + part + b"\r\n")


def chunked(handler, answer, _nth):
    body = body_of(answer)
    head(handler, "Content-Type: application/json", "Transfer-Encoding: chunked")
    for begin in range(0, len(body), 100):
        chunk(handler, body[begin:begin + 100])
    chunk(handler, b"")


def endless(handler, _answer, _nth):
    head(handler, "Content-Type: application/json", "Transfer-Encoding: chunked")
    for _ in range(MOST_CHUNKS):
        chunk(handler, ENDLESS_CHUNK)
    close(handler)


def endless_head(handler, _answer, _nth):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(MOST_CHUNKS):
        handler.wfile.write(f"X-{number}: {'x' * 1000}\r\n".encode())
    close(handler)


def big(handler, _answer, _nth):
    asm = [{"text": "        mov     eax, " + "1" * 60, "source": None}] * BIG_LINES
    body = json.dumps({"code": 0, "asm": asm, "stdout": [], "stderr": []}).encode()
    handler.send_whole(200, "application/json", body)


def html_error(handler, _answer, _nth):
    handler.send_whole(500, "text/html; charset=utf-8", HTML.encode())


def html_good(handler, _answer, _nth):
    handler.send_whole(200, "text/html", b"<html><body>Please log in to the hotel</body></html>")


def wrong_type(handler, answer, _nth):
    handler.send_whole(200, "text/html; charset=utf-8", body_of(answer))


def no_type(handler, answer, _nth):
    handler.send_whole(200, None, body_of(answer))


def not_json(handler, _answer, _nth):
    handler.send_whole(200, "application/json", b'{"code": 0, "asm": [')


def not_utf8(handler, answer, _nth):
    handler.send_whole(200, "application/json",
                       body_of(answer).replace(b"to stderr", b"to \xff\xfe stderr"))


def empty(handler, _answer, _nth):
    handler.send_whole(200, "application/json", b"")


def asks_for_rest(handler, _answer, _nth):
    handler.send_whole(429, "text/plain", b"Too many requests")


def rest_then_good(handler, answer, nth):
    if nth > 1:
        handler.send(answer)
    else:
        handler.send_whole(429, "text/plain", b"Too many requests", Retry_After="1")


def long_rest(handler, _answer, _nth):
    handler.send_whole(429, "text/plain", b"Too many requests", Retry_After="100000")


def down_then_good(handler, answer, nth):
    handler.send(answer) if nth > 1 else handler.send_whole(503, "text/html", HTML.encode())


def down(handler, _answer, _nth):
    handler.send_whole(503, "text/html", HTML.encode())


def gateway(handler, _answer, _nth):
    page = b"<HTML><HEAD><TITLE>ERROR: The request could not be satisfied</TITLE></HEAD></HTML>"
    handler.send_whole(504, "text/html", page)


TROUBLE = {"code": -1, "stdout": [],
           "stderr": [{"text": "Internal Compiler Explorer error: the queue is too long"}]}


def queue_then_good(handler, answer, nth):
    handler.send(answer) if nth > 1 else handler.send_whole(200, None, json.dumps(TROUBLE).encode())


def queue(handler, _answer, _nth):
    handler.send_whole(200, None, json.dumps(TROUBLE).encode())


def redirect(handler, _answer, _nth):
    handler.send_whole(302, None, b"", Location="http://elsewhere.invalid/api")


def not_http(handler, _answer, _nth):
    handler.wfile.write(b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n")
    close(handler)


def refuses(handler, _answer, _nth):
    body = b'{"error":true,"message":"Missing options property"}'
    handler.send_whole(400, "application/json", body)


def lists_then(fault):
    """Knows its compilers; a request for work meets the fault."""
    def behave(handler, answer, nth):
        (good if handler.command == "GET" else fault)(handler, answer, nth)
    return behave


def lists_then_once(fault):
    """The same, and once only: the second request for work is served."""
    def behave(handler, answer, _nth):
        if handler.command == "GET":
            handler.send(answer)
            return
        server = handler.server
        with server.lock:
            key = "work " + handler.path
            server.count[key] = server.count.get(key, 0) + 1
        fault(handler, answer, server.count[key])
    return behave


KINDS = {name.replace("_", "-"): lists_then(kind) for name, kind in {
    "slow": slow, "silent": silent, "cut": cut, "cut_chunked": cut_chunked, "reset": reset,
    "no_answer": no_answer, "gzipped": gzipped, "gzip_broken": gzip_broken, "gzip_bomb": gzip_bomb,
    "chunked": chunked, "endless": endless, "endless_head": endless_head, "big": big,
    "html_error": html_error, "html_good": html_good, "wrong_type": wrong_type,
    "no_type": no_type, "not_json": not_json, "not_utf8": not_utf8, "empty": empty,
    "asks_for_rest": asks_for_rest, "long_rest": long_rest, "down": down, "gateway": gateway,
    "queue": queue, "redirect": redirect, "not_http": not_http, "refuses": refuses}.items()}
KINDS |= {name.replace("_", "-"): lists_then_once(kind) for name, kind in {
    "rest_then_good": rest_then_good, "down_then_good": down_then_good,
    "queue_then_good": queue_then_good, "reset_once": reset_once}.items()}
KINDS |= {"good": good, "idle-closed": idle_closed, "no-lists": html_error}
