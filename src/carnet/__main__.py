"""`python -m carnet` is `carnet`."""

import sys

from carnet.cli import main

sys.exit(main())
