"""What ./lab serve may be asked; run by itself it only looks at the arguments."""

import argparse
import sys

_PORT = 8000


def _port(text):
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"wanted a number from 1 to 65535, saw {text}")
    return int(text)


def arguments(words):
    parser = argparse.ArgumentParser(
        prog="./lab serve", description="Shows the book at http://127.0.0.1:PORT/ and makes its "
        "pages again whenever a page, listing, claim or evidence file changes. Ctrl-C ends it.")
    parser.add_argument("--port", type=_port, default=_PORT, metavar="N",
                        help=f"the port to listen at ({_PORT})")
    parser.add_argument("--published", action="store_true",
                        help="show the evidence that was published with the book, even if there "
                        "is some of this machine")
    return parser.parse_args(words)


if __name__ == "__main__":
    arguments(sys.argv[1:])
