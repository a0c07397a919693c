"""``make bench``: every pair in turn, a line each; ends with 1 where a limit is not kept.

To add one, write a function that yields pairs in a module beside this one and name it in ``SUITES``. Words on the
command line choose the pairs whose names contain one of them.
"""

from __future__ import annotations

import sys

from bench import reading, summary, workbook
from bench.pairs import run

SUITES = (reading.pairs, summary.pairs, workbook.pairs)


def main(words: list[str]) -> int:
    """Run what the words choose, everything without words."""
    kept = True
    for suite in SUITES:
        for pair in suite():
            if words and not any(word in pair.name for word in words):
                continue
            outcome = run(pair)
            mark = "ok  " if outcome.is_within else "OVER"
            spread = f"{outcome.low:.2f} to {outcome.high:.2f}"
            print(f"{mark} {outcome.ratio:5.2f}  of at most {pair.limit:4.2f}  ({spread})  {pair.name}", flush=True)
            kept = kept and outcome.is_within
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
