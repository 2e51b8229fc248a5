"""The note's A and B print 1 x y 2 3 z as generators, which the functions it shows cannot."""
import lab


def a_function():
    lab.event("1")
    lab.event("2")
    lab.event("3")


def b_function():
    lab.event("x")
    lab.event("y")
    lab.event("z")


def a_generator():
    lab.event("1")
    yield
    lab.event("2")
    lab.event("3")


def b_generator():
    lab.event("x")
    lab.event("y")
    yield
    lab.event("z")


if lab.control():  # control: the functions of the note, without a yield
    a_function()
    b_function()
else:
    a, b = a_generator(), b_generator()
    for turn in (a, b, a, b):
        next(turn, None)
