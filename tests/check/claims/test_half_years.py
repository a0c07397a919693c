"""A company that reports halves of its years, and no quarters."""

from __future__ import annotations

import pytest

from icc_reports.check import check_release
from icc_reports.model.relations import RelationKind
from icc_reports.read import read_release

_PAGE = """
<html><body>
<h3>Vellan Ports plc Announces Results for the First Half of 2019</h3>
<p>LEITH, Aug. 22, 2019 -- Vellan Ports plc today reported results for the six months ended June 30, 2019.</p>
<p>{said}</p>
<p><b>Consolidated Statements of Income</b><br>(in millions)</p>
<table>
<tr><td></td><td>Six Months Ended June 30, 2019</td><td>Six Months Ended June 30, 2018</td></tr>
<tr><td>Revenues</td><td>$412.6</td><td>$389.9</td></tr>
<tr><td>Operating expenses</td><td>331.2</td><td>318.4</td></tr>
<tr><td>Operating income</td><td>$81.4</td><td>$71.5</td></tr>
</table>
<p><b>Consolidated Balance Sheets</b><br>(in millions)</p>
<table>
<tr><td></td><td>June 30, 2019</td><td>December 31, 2018</td></tr>
<tr><td>Cash</td><td>$61.9</td><td>$54.2</td></tr>
<tr><td>Quays</td><td>920.3</td><td>899.1</td></tr>
<tr><td>Total assets</td><td>$982.2</td><td>$953.3</td></tr>
</table>
</body></html>
"""


@pytest.mark.parametrize(
    "said",
    [
        "Revenues rose 5.8% to $412.6 million in the first half of 2019 from $389.9 million in the first half of 2018.",
        "Operating income was $81.4 million, compared to $71.5 million in the corresponding period of 2018.",
        "Operating income for the half-year rose by $9.9 million.",
        "Total assets grew by $28.9 million during the half year, from $953.3 million at the end of 2018.",
    ],
)
def test_halves(said: str) -> None:
    checked = check_release(read_release(_PAGE.format(said=said).encode(), "vellan.htm"))
    claims = [each.verdict.value for each in checked.judgements if each.relation.kind is RelationKind.CLAIM]
    assert claims
    assert set(claims) == {"exact"}
