"""Every fact of the founding document, the Qianhai Authority's release of 1 March 2024, against the data.

The release came over PR Newswire and gave this project its start. Whoever edits the data may move and reword what it
says, yet none of it may go missing: each fact names the items that tell it, and words that must stand in each of them.
"""

import pytest
from qianhai.model.plan import Model
from real.test_data import texts

RELEASE = "qianhai-authority-promotion-meeting-2024-03-01"
MEETING = "promotion-seminar-hong-kong-2024-02-26"
ACCOUNTS = "promotion-meeting"
SIGNIFICANCE = "erick-tsang-on-the-plans-significance"
ROLES = "erick-tsang-on-roles-of-qianhai-and-hong-kong"
OPENINGS = "erick-tsang-on-openings-for-people-and-companies"
PLATFORM = "erick-tsang-on-two-way-platform"

FACTS: dict[str, dict[str, tuple[str, ...]]] = {
    # First paragraph
    "the Hong Kong government held a promotion meeting of the plan on 26 February": {
        MEETING: ("26 February 2024", "Hong Kong government held a seminar on the plan"),
        "name-of-the-meeting-of-26-february-2024": ("promotion meeting",),
    },
    "the plan's full English title": {
        "plan-official-title-and-issuer": (
            "Overall Development Plan for the Qianhai Shenzhen-Hong Kong Modern Service Industry Cooperation Zone",
        ),
    },
    "its short name": {
        "name-qianhai-plan": ("the Qianhai Authority",),
        "english-names-of-the-plan": ('"the Qianhai Plan"',),
    },
    "the release: Shenzhen, 1 March 2024, PR Newswire": {
        "official-accounts-of-the-promotion-meeting": ("wire release from Shenzhen of 1 March", "PR Newswire"),
    },
    # Second paragraph
    "the NDRC released the plan on 21 December 2023": {
        "plan-released-2023-12-21": ("NDRC made the plan public on 21 December 2023",),
    },
    "seven areas that the plan covers": {
        ACCOUNTS: (
            "seven subjects",
            "goals",
            "layout",
            "industry",
            "business environment",
            '"urban construction"',
            '"quality life"',
            "governance",
        ),
        "five-heads-or-eight-subjects": ("Seven subjects",),
    },
    "aim: Qianhai as a demonstration and leading area of the Greater Bay Area": {
        "plan-aims-demonstration-and-cooperation": ("demonstration and leading area", "Greater Bay Area"),
    },
    "aim: cooperation between Hong Kong and Shenzhen": {
        "plan-aims-demonstration-and-cooperation": ("deepen cooperation between Hong Kong and Shenzhen further",),
    },
    "this account of the plan is the Qianhai Authority's": {
        "plan-aims-demonstration-and-cooperation": ("according to the Qianhai Authority",),
    },
    # Third paragraph
    "Wu Shulin, Director General of the Department of Regional Economy": {
        MEETING: ("Wu Shulin", "director-general", "National Development and Reform Commission"),
        ACCOUNTS: ("Director General of the Department of Regional Economy of the NDRC",),
    },
    "he spoke of the present state of Qianhai's development": {
        "wu-shulin-on-significance-and-situation": ("present state of its development",),
        ACCOUNTS: ("present state of Qianhai's development",),
    },
    "and of the overall requirements for carrying the plan out": {
        "wu-shulin-on-significance-and-situation": ("overall requirements for carrying the plan out",),
    },
    "the mission: more cooperation, more fields for Hong Kong": {
        "ndrc-core-mission-february-2024": (
            "Guangdong and Hong Kong",
            "Shenzhen and Hong Kong",
            "more room for development",
        ),
    },
    "specific measures in five named areas and others": {
        "ndrc-five-heads-of-measures": (
            "industrial development",
            "business environment",
            "city building",
            "public services",
            "institutions and mechanisms",
            "and other areas",
        ),
        ACCOUNTS: ("five named fields and others",),
    },
    # Fourth paragraph
    "the NDRC, with central departments, will fully support Guangdong and Shenzhen": {
        "ndrc-support-pledge-2024": (
            "other central departments",
            "Guangdong and Shenzhen full support",
            "the comprehensive cooperation of Shenzhen and Hong Kong",
            "taking the carrying out of the plan as an opportunity",
        ),
    },
    "this is to help Hong Kong's prosperity, stability and integration": {
        "ndrc-support-pledge-2024": ("long-term prosperity and stability", "integration into national development"),
    },
    # Fifth paragraph
    "Erick Tsang's post, in the release's English": {
        "english-title-of-erick-tsang": ("Secretary for Constitutional and Mainland Affairs Bureau",),
        "erick-tsang": ("Erick Tsang Kwok-wai", "Secretary for Constitutional and Mainland Affairs"),
    },
    "the plan matters for Qianhai, the Greater Bay Area and the country": {
        SIGNIFICANCE: (
            "Qianhai and the Greater Bay Area at a high level",
            "the country's reform, opening up and high-quality development",
        ),
    },
    "it supports and guides the Hong Kong government": {
        SIGNIFICANCE: ("supports and guides", '"one country, two systems"', "long-term prosperity and stability"),
    },
    # Sixth paragraph
    "the zone carries Hong Kong's industries in and is a gateway outwards": {
        ROLES: (
            "supports Hong Kong's strong industries in entering the mainland market",
            "gateway for mainland companies",
            "Hong Kong as a platform to the international market",
        ),
    },
    "the exchanges will help Hong Kong's place as a centre": {
        ROLES: ("will help Hong Kong", "finance, shipping and trade", "international aviation hub"),
    },
    "and boost local economic and social development": {ROLES: ("further the local economy and society",)},
    "Hong Kong will go on supporting Qianhai's pioneering role": {
        "erick-tsang-on-hong-kongs-next-steps": ("keep supporting Qianhai in its pioneering role",),
    },
    "Hong Kong will promote more policy innovations and breakthroughs": {
        "erick-tsang-on-hong-kongs-next-steps": ("more policy innovation and breakthroughs",),
    },
    # Seventh paragraph
    "the Hong Kong government will go on acting of its own accord": {OPENINGS: ("keep acting of its own accord",)},
    "links with the cities, and cooperation by each other's strengths": {
        OPENINGS: ("links with the cities of the Greater Bay Area", "by each side's strengths"),
    },
    "it will break through difficulties and barriers": {OPENINGS: ("break through barriers",)},
    "more measures for the exchange of people, goods, capital and information": {
        OPENINGS: ("exchange of people, goods, capital and information",),
    },
    "talents, companies and citizens can seize the openings": {
        OPENINGS: (
            "Talent, companies and ordinary people",
            "Hong Kong and the rest of the world",
            "seize the openings of the Greater Bay Area",
        ),
    },
    "support for the cities in reaching the international market": {
        PLATFORM: ("support the cities of the Greater Bay Area in reaching the international market",),
    },
    'a two-way international platform of "bringing in" and "going global"': {
        PLATFORM: ("two-way international platform", '"bringing in"', '"going global"'),
    },
    "Hong Kong will always be ready to serve the country's development": {
        PLATFORM: ("always be ready", "serve the country's development with its strengths"),
    },
}
"""Each fact of the release, in the order of its paragraphs: the ids that tell it, and words that stand in each."""


@pytest.mark.parametrize("fact", FACTS)
def test_every_fact_of_the_founding_document_is_told(model: Model, fact: str) -> None:
    for identifier, words in FACTS[fact].items():
        item = model.items[identifier]
        said = " ".join(text.en for _, text in texts(item))
        assert [phrase for phrase in words if phrase not in said] == [], (identifier, said)


def test_what_the_founding_document_says_rests_on_it(model: Model) -> None:
    told = {identifier for items in FACTS.values() for identifier in items if identifier in model.statements}
    assert [identifier for identifier in told if RELEASE not in model.statements[identifier].sources] == []
