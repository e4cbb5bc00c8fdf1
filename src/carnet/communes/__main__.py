"""`python -m carnet.communes`: the command alone."""

import sys

from carnet.communes.command import main

sys.exit(main(sys.argv[1:]))
