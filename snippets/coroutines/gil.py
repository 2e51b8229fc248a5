"""Two Python threads compute no faster than one thread does, but they wait at the same time."""
import threading
import time
import zlib

import lab

BLOCK = bytes(2_000_000)


def compute():
    total = 0
    for i in range(30_000):
        total += i * i


def wait():
    time.sleep(0.006)


def checksum():  # a C function that lets go of the lock meanwhile
    zlib.crc32(BLOCK)


def alone(task):
    task()


def together(task):
    threads = [threading.Thread(target=task) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


task = wait if lab.control() else compute  # control: the threads only wait

lab.arm("one_computes", lambda: alone(task))
lab.arm("two_compute", lambda: together(task))
lab.arm("one_waits", lambda: alone(wait))
lab.arm("two_wait", lambda: together(wait))
lab.arm("one_checksums", lambda: alone(checksum))
lab.arm("two_checksum", lambda: together(checksum))
lab.run()
