"""What wording claims, told by patterns: that the plan says something, that a goal was reached, that it is reported."""

import re

from .figures import MONTHS

_VERBS = (
    "aims|allows|asks|calls|covers|envisages|gives|lists|makes|means|names|places|plans|promises|proposes|"
    "provides|puts|requires|says|seeks|sets|states|treats|wants|widens"
)

PLAN_SPEAKS = re.compile(
    rf"\bthe (?:qianhai |overall development |2023 )?plan(?:'s|’s)?\s+(?:\w+\s+)?(?:{_VERBS})\b"
    r"|\bthe (?:qianhai |2023 )?plan is (?:to|reported|said|known)\b"
    r"|(?:^|[。；，：“]|前海|2023年)规划[^。；，]{0,8}?(?:提出|要求|明确|规定|设定|定位|旨在|希望|支持|列出|赋予)",
    re.IGNORECASE,
)
"""Words that put something into the mouth of the plan of 2023; other plans have a word more in their names."""

GOAL_REACHED = re.compile(
    r"\b(?:goals?|targets?|aims?)\b[^.;]{0,60}\b(?:is|are|was|were|has been|have been) "
    r"(?:met|reached|achieved|fulfilled|attained)\b"
    r"|\b(?:met|reached|achieved|fulfilled|attained) (?:the|its|their|this|that) (?:goals?|targets?)\b"
    r"|目标[^。；]{0,12}(?:已经?(?:实现|达到|达成|完成)|如期实现)",
    re.IGNORECASE,
)
"""Words that call a goal reached."""

REPORTED = re.compile(
    r"\breport|\bpress\b|\baccording to\b|\b(?:is|are) said to\b|\baccount\b"
    r"|\b(?:says?|said|gives|gave|reads?|names?|named|writes|wrote|sums|summed|quotes?)\b"
    r"|据|报道|转述|所称|称，|介绍|归纳|一文|说，",
    re.IGNORECASE,
)
"""Words that tell by whom something is said, and so that it is reported."""

YEAR = re.compile(r"[12][09]\d\d")
"""What every date has that is told as ahead: it is sought first, being found or not in a tenth of the time."""

_DAY = rf"((?:\d{{1,2}} )?(?:{'|'.join(MONTHS)})? ?(?:19|20)\d\d)\b"

STILL_AHEAD = re.compile(
    rf"\b(?:will|(?:is|are) (?:expected|to))\b[^.,;:]{{0,90}}?\b(?:by|in|on)\b[^.,;:]{{0,12}}?{_DAY}"
    rf"|\b(?:is|are) (?:set|due|planned|scheduled)\b[^.,;:]{{0,60}}?\b(?:by|for|in|on)\b[^.,;:]{{0,12}}?{_DAY}"
    r"|(?:将于|将在|(?<![原曾时])定于)((?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?)",
    re.IGNORECASE,
)
"""Words that tell something as still to come, and the date by which they tell it."""
