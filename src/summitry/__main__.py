"""The command line as a module: `python -m summitry parse ARTICLE.txt --out DIR`."""

import sys

from .commands import main

if __name__ == "__main__":
    sys.exit(main())
