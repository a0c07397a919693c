"""The words by which prose makes statements: verbs of direction, comparisons, and words that add nothing."""

from __future__ import annotations

import re

from icc_reports.model.patterns import any_case

_UP = (
    r"increas(?:e|es|ed|ing)|gr(?:ew|ow|ows|own|owing)|growth|r(?:ose|ise|ises|isen|ising)|up|gained|climb(?:s|ed)?"
    r"|upticks?|jump(?:s|ed)?|expan(?:d|ds|ded|sion)|higher|advanced|surged|soared|accelerated|widen(?:s|ed)?"
)
_DOWN = (
    r"decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|(?<!paid )(?<!paying )(?<!drew )(?<!drawn )(?<!wrote )down"
    r"|fell|fall(?:s|en)?|dropp?(?:s|ed)?|reduc(?:e|es|ed|ing)"
    r"|reductions?"
    r"|lower(?:ed)?|decreases|shrank|contracted|narrow(?:s|ed)|cut|slipped|slid|dipped|sank|tumbled|plunged|downticks?"
)
_BETTER = r"improv(?:e|es|ed|ing)|improvements?"
CHANGE_NOUNS = "increase|decrease|growth|decline|improvement|reduction|rise|drop|uptick|downtick"
_WORSE = r"worsen(?:s|ed)?|deteriorat(?:ed|ion)"

UP = any_case(rf"\b(?:{_UP})\b")
DOWN = any_case(rf"\b(?:{_DOWN})\b")
BETTER = any_case(rf"\b(?:{_BETTER})\b")
WORSE = any_case(rf"\b(?:{_WORSE})\b")
_ANY = rf"{_UP}|{_DOWN}|{_BETTER}|{_WORSE}"
DIRECTION = any_case(rf"\b(?:(?:has|have|had)(?: been)? |was |were )?(?:{_ANY})\b")
FLAT = any_case(
    r"\b(?:(?:remained|was|were|is|are|stayed|held) )?(?:(?:relatively|essentially|roughly|approximately"
    r"|virtually|largely"
    r"|basically|nearly|about) )?(?:flat|unchanged)\b(?! panel| rate| fee|[- ]screen)",
    "flat|unchanged",
)

_SOFT = (
    r"(?:approximately|approx\.|about|around|roughly|nearly|almost|some|just|over(?! (?:the|last|prior)\b)|under"
    r"|more than|less than"
    r"|only|further"
    r"|slightly|at least|significantly|sharply|strongly|modestly|another|an additional|in excess of|by|of|a|an|the)"
)
CHANGED_BY = any_case(
    rf"\b(?:{_ANY})(?:(?<=\ba growth) rate)?"
    r"(?: (?:in|during|over|for) (?:the|this) (?:[\w-]+ ){1,4}(?=by\b))?"
    r"(?:,? (?:in |on an? )?(?:(?:year|quarter|period)[- ](?:over|on)[- ](?:year|quarter|period)|sequential(?:ly)?"
    r"|[yq]o[yq]|[yq][-/](?:o-)?[yq])(?: basis)?,?(?=(?: by)?(?: approximately| about| nearly)?\s*\(?$))?"
    rf"(?:[ ,]*{_SOFT}){{0,3}}\s*\(?$"
)
CHANGE_NOUN_WAS = any_case(
    r"\b(?:growth|increase|decrease|decline|reduction)(?: rate)?(?: (?:in|for|during) [\w ]{1,40}(?:, (?:19|20)\d\d)?)?"
    r" (?:was|were|came to|amounted to|totaled|totall?ing|reached)"
    r"(?: approximately| about| nearly)?\s*\(?$",
)
CHANGED_OBJECT_BY = re.compile(
    rf"(?:\W*(?:(?:we|the company) )?|.*\b(?:to|we|the company|while(?= [a-z]+ing\b)) )(?:{_ANY})"
    r"(?: [\w’'&()-]+){1,7}"
    r"(?: (?:in|during|over|for) (?:the|this)(?: [\w-]+){1,6})? by(?: approximately| about| nearly)?\s*\(?$",
    re.IGNORECASE,
)
CHANGE_NOUN_OF = any_case(rf"\b({CHANGE_NOUNS})s? in\b", " in")
CHANGE_AFTER = re.compile(
    r"^[ -]*(?:(?:year[- ]over[- ]year|year[- ]on[- ]year|sequential|organic|quarterly|annual|revenue|net|reported"
    rf"|overall|total|sequentially) ){{0,2}}({CHANGE_NOUNS}|higher"
    r"|lower|jump|increases|decreases|(?:less|more|greater)(?= than)|(?:ahead|short)(?= of)"
    r"|gain(?= over| from| on the )|(?:better|worse)(?= than)|(?:above|below|behind)"
    r"(?= (?:the )?(?:last|prior|previous|preceding|a year|same|year[- ]|comparable|corresponding|like"
    r"|fy ?\d|fiscal|(?:19|20)\d\d|(?:first|second|third|fourth) (?:fiscal )?(?:quarter|half)"
    r"|first (?:six|nine|two|three|twenty))))\b",
    re.IGNORECASE,
)
AS_SHARE = any_case(
    r"\bas an? (?:percent|percentage|%) of (?:(?:our|its|the|total|net|consolidated) ){0,3}(?:revenues?|sales)\b",
    "as a",
)
_AT_RATES = r"constant[- ]currenc|(?:currency|exchange(?: rate)?|\bf/?x)\)?[- ]neutral|local currenc|\bex[- ]f/?x\b"
IN_CURRENCY = any_case(_AT_RATES + r"|organic|\bat guidance (?:(?:fx|exchange) )*rates?\b")
CONSTANT_CURRENCY = any_case(
    _AT_RATES + r"|organic|excluding|exclusive of|adjusted for|same[- ]store"
    r"|comparable (?:store|sales)|on a comparable|like[- ]for[- ]like|annualized|per (?:diem|day)|compound",
)

FROM = any_case(
    r"\bfrom\b(?<!benefited from)(?<!resulting from)(?<!stemming from)(?<!derived from)(?<!excluded from)"
    r"(?<!driven from)(?<!resulted from)(?<!arising from)"
    r"(?! (?:(?:continuing|discontinued|our|its) )?operations\b| (?:operating|investing|financing) activit)"
)
LEVEL = any_case(
    r"(?:flat|level|(?<=\w )even|unchanged|in line|comparable|equal) (?:with|to|from) "
    r"(?=(?:the|last|that|prior|a year)\b|\$)"
)
COMPARED = any_case(
    r"\b(?:(?:as )?compar(?:ed|es?|ing)(?: favorably)? (?:to|with)\b|(?:in )?comparisons? (?:to|with)\b"
    r"|versus\b|vs\b|vs?\."
    rf"|{LEVEL.pattern}"
    r"|(?:above|below|ahead of|short of|behind|exceed(?:s|ed|ing)) (?=(?:the |our |its )?"
    r"(?:last|prior|previous|preceding|a|same|like|comparable|corresponding|(?:first|second|third|fourth|fiscal|full)"
    r"(?: (?:fiscal|six|nine|two|three|24|twenty-four))?)[ -](?:years?|quarters?|half|months?|weeks?|period)\b"
    r"(?!(?:[’']s)?(?: [\w’']+){0,2} (?:guidance|range|expectations|outlook|forecast|estimates|plan|budget|target)))"
    r"|against\b|after(?= \(?\$| \d)|up from\b|down from\b|relative to\b"
    r"|over (?=the|last|prior|year|a year|fiscal|same|q[1-4]\b|[1-4]q|(?:first|second|third|fourth) quarter"
    r"|(?:19|20)\d\d\b"
    r"|(?:january|february|march|april|may|june|july|august|september|october|november|december) \d)"
    r"|than (?=the|last|in|a|first|second|third|fourth|prior|our|its|q[1-4]\b|\$|(?:19|20)\d\d))",
)
TO = any_case(r"\bto\b(?<!prior to)(?![- ](?:date|year)\b)(?<!due to)(?<!attributable to)")

FORECAST = any_case(
    r"(?<!than )(?<!than-)(?<!as )(?<!than we )"
    r"\b(?:expect(?:s|ed(?! credit loss)|ations?|ing)?|anticipat\w+|outlook|forecast\w*|project(?:ed|ions?)"
    r"|targets?"
    r"|projects(?= (?:that|to|its|an?|net|revenues?|sales|earnings|operating|fiscal|full|20)\b)"
    r"|targeted|guidance(?! (?:(?:fx|exchange) )*rates?\b)"
    r"|will|should|would(?! have)|could|plans? to|intends?|estimates? that|long[- ]term goal|going forward|on track"
    r"|(?:goals?|aims?|objectives?) (?:is|are|remains?) to)\b",
)
OUTLOOK_HEADING = any_case(r"\b(?:outlook|guidance|forecast|targets|expectations)\b")
RECORD = any_case(
    r"\b(?:all[- ]time(?: revenue)? (?:records?|highs?|lows?)|(?:highest|lowest|best|strongest|largest)(?: \w+){0,2}"
    r" (?:since \w+(?: \d{4})?|ever|in (?:our|company|its) history|on record)|new records?|record[- ](?=\w+ing\b)"
    r"|(?<!of )(?<!holders of )record (?!date|holder|keep|label))",
)
_FORESEEN = r"(?:guidance|range|expectations|outlook|forecast|estimates)\b"
AGAINST_GUIDANCE = any_case(
    r"\b(?:(?:mid-?point|(?:upper|lower|high|low|top|bottom|higher) end)\b(?= of (?:[\w-]+ ){0,4}" + _FORESEEN + r")"
    r"|(?:mid-?point|(?:upper|lower|high|low|top|bottom|higher) end|above|below|within|exceed(?:s|ed|ing)?|ahead of"
    r"|in line with)\b(?=(?: \w+){0,3} " + _FORESEEN + "))",
    "guidance|range|expectations|outlook|forecast|estimates",
)
PER_SHARE = re.compile(
    r"^\)?[\s,]*(?:\(?(?:basic|diluted|fully diluted|basic and diluted)\)?\s*)?"
    r"(?:per\s+(?:[\w-]+\s+){0,4}?|(?:an?|each)\s+(?:(?!per\s)[\w-]+\s+){0,4}?)(?:shares?|units?)\b",
    re.IGNORECASE,
)
AFTER_TAX = any_case(r"\)?,? \(?(?:after[- ]tax|net of (?:(?:related|income) )?tax(?:es)?)\b")
PER_WHAT = re.compile(
    r"^\)?(?: per |/| an? )(?P<what>(?!(?:share|month|week|day|year|quarter|hour|diluted|basic|common|fully)\b)"
    r"[A-Za-z]+(?: (?!(?:in|for|from|of|and|or|to|during|at|compared|versus|on|as)\b)[a-z]+){0,2})"
)
PER_UNIT = re.compile(r"^\)?\s+per units?\b", re.IGNORECASE)
PER_TIME = re.compile(
    r"^\)?\s*(?:per|a|an|each|every)\s+(month|week|day|year|quarter|hour)\b(?! (?:ago|earlier|before))", re.IGNORECASE
)
OF_REVENUE = re.compile(
    r"^\)?\s*of\s+(?:(?:our|its|the|total|net|consolidated|overall|company's|company’s|quarterly|gross|company"
    r"|segment|operating|(?:first|second|third|fourth|full)[ -](?:quarter|year)|fiscal(?: 20\d\d)?|20\d\d) ){0,4}"
    r"(?:revenues?|sales)\b(?! (?:growth|increase|mix))",
    re.IGNORECASE,
)
OF_TOTAL = re.compile(
    r"^\)?\s*of\s+(?:(?:our|its|the|that|company's|company’s|overall|consolidated) )*total"
    r"(?=[,.;)]|$| (?:and|in|for|during)\b)",
    re.IGNORECASE,
)
OF_PRETAX = re.compile(
    r"^\)?\s*of\s+(?:(?:our|its|the) )?(?:pre-?tax income|income before (?:income )?tax)", re.IGNORECASE
)
LOSS_BEFORE = any_case(r"\b(?:(?:loss|losses|deficit)(?: of)?(?: [a-z]+)?|negative)\s*[($]*$", "loss|deficit|negative")
EXCLUDING = any_case(
    r"\b(?:excluding|excludes?|exclusive of|without|adjusted for|net of|before|prior to|absent|aside from|apart from"
    r"|including|inclusive of|after adjusting|on (?:a|an) (?:adjusted|organic|constant))\b",
)

# What is said of a flow, and does not name the cash that is held: "free cash flow was a use of cash of".
FLOW_OF_CASH = any_case(r"\b(?:uses?|sources?|inflows?|outflows?) of cash\b(?! flow)", "of cash")

# Words between a measure and its number that say nothing about which measure it is.
NEUTRAL = frozenset(
    """after before when that a an and also all are as at be been both but by came come company company's companys
    corporation did down up each ended ending equal equaled for fiscal from had has have in increased increase increases
    decreased decrease decreases decline declined declines declining grew grow growing growth improved improve
    improvement
    improving reduced reduce reducing reduction rose rise rising fell fall narrowed widened dropped climbed
    jumped gained gain higher lower relative versus vs compared compare comparing comparison with to than over of on or
    our its their the this these those it we was were is totaled totaling totalled total amount amounted amounting
    reached reaching reported reporting posted posting recorded recording generated generating achieved
    achieving approximately about around roughly nearly almost some just only slightly more greater less
    expense expenses expenditures under loss losses profit income gaap per share diluted basic common month
    relatively flat unchanged remained remain remaining accounts account accounting doubled
    tripled quadrupled end ends stood stands respectively net consolidated quarter quarters year years
    period periods months ago last prior previous preceding same comparable corresponding sequential
    sequentially basis represented represent representing comprise comprises comprised comprising accounted which while
    during through strong
    record against percent percentage points million billion thousand dollars usd u.s us approx following
    results result segment division percentage quarterly averaged first second third fourth current narrowing
    widening favorably
    significantly sharply strongly solid modestly another additional further now new high all-time robust into times
    practically virtually essentially exceeded exceeds exceeding
    consequently thus therefore hence accordingly then still swung
    equating equates equated expanded expanding contracted negative drove driven contributed contributing
    """.split()
)
BEFORE_NEUTRAL = frozenset(
    """total net consolidated overall quarterly record reported company company's companys corporate combined
    worldwide global strong solid higher lower improved increased decreased reduced current gaap our its basic
    diluted full noncash three-month six-month nine-month twelve-month first-quarter second-quarter third-quarter
    fourth-quarter full-year all-time all time unaudited robust continued significant new excellent outstanding
    better segment division reportable positive favorable unfavorable adverse regular unchanged virtually essentially
    practically ample healthy slight modest narrow sizable
    """.split()
)
BOUNDARY = frozenset(
    """through via
    the a an of for in by to with from at as on and or but while when which that this these those their his
    is are was were be been being had has have said reported announced posted achieved generated delivered
    recorded earned produced grew grow increase increased decrease decreased reduce improve raise expand repay
    compared versus vs than including
    include included includes both also reflect reflects reflecting drove drive driven due following additionally
    further we it i quarter year period today reduced narrowed improved showed experienced incurred no not our
    its company generating reporting posting recording announces announce reports report posts post delivers
    deliver achieves sees saw shows show results highlights summary overview outlook generates generate totaled
    totaling continues continue again achieving driving during after before under over into per respectively
    whose where take taking took thus consequently hence therefore accordingly yet bring brought carry carries carrying
    carried lift lifted raise raised cut put push pushed nevertheless meanwhile then now
    continued representing represents against although though because since whereas despite if so less plus minus
    """.split()
)
THIS_COMPARES = re.compile(
    r"(?:The|This) (?:increase|decrease|growth|decline|improvement|reduction) of \(?\$"
    r"|(?:The|This) \$?[\d.,]+(?:[- ](?:million|billion))?"
    r"(?:%|[- ]percent|[- ](?:basis|percentage)[- ]points?|[- ]?bps)? "
    r"(?:increase|decrease|growth|decline|improvement|reduction)\b"
    r"|(?:This|That|These results|Those results) (?:also )?(?:compare[sd]? (?:to|with) \(?\$"
    r"|(?:represent|reflect|mark)(?:s|ed) (?:an?|the) (?:[a-z]+ )?(?:\d|increase|decrease|growth|decline|improvement))"
)
POINT_CHANGED = re.compile(  # it leaves out what did: "Decreased $2 per share, or 9%, from $22"
    r"\W*(?:Increased|Decreased|Rose|Fell|Grew|Declined|Improved|Up|Down)"
    r" (?:by )?(?:approximately |about |nearly )?[-–($€£]*\d"
)
