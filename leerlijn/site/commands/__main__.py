"""`python -m leerlijn.site.commands` is `leerlijn`."""

import sys

from leerlijn.site.commands import main

sys.exit(main())
