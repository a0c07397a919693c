"""``make bench``: every pair in turn, a line each; ends with 1 where a limit is not kept.

To add one, write a function that yields pairs in a module beside this one and name it in ``SUITES``. Words on the
command line choose the pairs whose names contain one of them.
"""

from __future__ import annotations

import sys

from bench import reading, summary, workbook
from bench.pairs import Outcome, outcomes

_HEAD = "     ratio  limit            (spread)          ours : theirs, by processor time"
SUITES = (reading.pairs, summary.pairs, workbook.pairs)


def main(words: list[str]) -> int:
    """Run what the words choose, everything without words."""
    print(_HEAD, flush=True)
    kept = True
    for suite in SUITES:
        for pair in suite():
            if words and not any(word in pair.name for word in words):
                continue
            for outcome in outcomes(pair):
                print(_line(outcome), flush=True)
                kept = kept and outcome.is_within
    return 0 if kept else 1


def _line(outcome: Outcome) -> str:
    mark = "" if outcome.limit is None else "ok" if outcome.is_within else "OVER"
    limit = "no limit       " if outcome.limit is None else f"of at most {outcome.limit:4.2f}"
    spread = f"({outcome.low:.2f} to {outcome.high:.2f})"
    return f"{mark:4} {outcome.ratio:5.2f}  {limit}  {spread:16}  {outcome.name}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
