"""``python -m icc_reports``: the same as the command ``icc-report``."""

from icc_reports.cli import main

if __name__ == "__main__":
    main(prog_name="icc-report")
