"""./lab serve. A process that makes pages begins here too, and then loads none of the server."""

import sys

if __name__ == "__main__":
    from .serving import main
    sys.exit(main(sys.argv[1:]))
