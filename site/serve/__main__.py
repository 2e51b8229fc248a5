"""What ./lab serve starts: the server, or a word on what it lacks."""

import sys

if __name__ == "__main__":
    try:
        from .serving import main
    except ImportError as why:
        print(f"lab: serve: {why}; wanted what setup/packages-serve.txt lists: ./lab serve "
              "installs it, unless LAB_SETUP=skip", file=sys.stderr)
        sys.exit(2)
    sys.exit(main(sys.argv[1:]))
