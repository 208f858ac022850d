"""The map: every place is on it and leads to its row, and no two names touch, in any language."""

from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import pytest
from qianhai.language import speech
from qianhai.model.plan import Model
from qianhai.pages.drawings.coast import Point, coast
from qianhai.pages.drawings.labels import PITCH, Box, Label, Spot, label
from qianhai.pages.drawings.map import EAST, FRAME, HEIGHT, NORTH, SOUTH, WEST, WIDTH, sheet, xy
from qianhai.pages.pictures import Pictures
from qianhai.pages.writing import Writer
from qianhai.schema.values import Language


@pytest.fixture(params=Language)
def pictures(model: Model, request: pytest.FixtureRequest) -> Pictures:
    return Pictures(Writer(model, speech.load(request.param), "layout/", ""))


@pytest.fixture
def labels(pictures: Pictures) -> dict[str, Label]:
    return sheet(pictures.map_words(), coast(), pictures.places()).labels


def test_no_two_names_touch_and_none_leaves_the_map(labels: dict[str, Label]) -> None:
    touching = [(one, other) for one, other in combinations(labels, 2) if labels[one].box.shared(labels[other].box) > 0]
    assert touching == []
    assert [name for name, found in labels.items() if found.box.outside(FRAME) > 0] == []


def test_names_of_crowded_points_stand_apart_and_are_led_to(labels: dict[str, Label]) -> None:
    crowd = [labels[one] for one in ("guiwan", "qianwan", "mawan")]
    assert [lower.spot.y - upper.spot.y for upper, lower in pairwise(crowd)] == pytest.approx([PITCH, PITCH])
    assert all(name.leader() for name in crowd)
    assert {len(name.leader()) for name in (labels["exhibition-new-city"], labels["ocean-new-city"])} == {0}


def test_no_two_lines_from_names_to_points_cross(labels: dict[str, Label]) -> None:
    led = {name: (found.spot.of, (found.spot.x, found.spot.y)) for name, found in labels.items() if found.spot.of}
    assert len(led) > 4
    assert [(one, other) for one, other in combinations(led, 2) if _cross(*led[one], *led[other])] == []


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether the way from a to b crosses that from c to d; two that begin at one point do not."""
    if a == c:
        return False

    def left(p: Point, q: Point, r: Point) -> bool:
        return (q[0] - p[0]) * (r[1] - p[1]) > (q[1] - p[1]) * (r[0] - p[0])

    return left(a, b, c) != left(a, b, d) and left(c, d, a) != left(c, d, b)


def test_every_place_with_a_point_or_a_neighbour_leads_to_its_row(model: Model, pictures: Pictures) -> None:
    drawn = ET.fromstring(str(pictures.map()))
    links = {link.get("data-item"): link.get("href") for link in drawn.iter("a")}
    kinds = ("core", "belt")
    placed = [place for place in model.places.values() if place.position or place.near or place.place_kind in kinds]
    assert links == {place.id: f"#{place.id}" for place in placed}
    marks = [mark for mark in drawn.iter() if (mark.get("class") or "").startswith("mark")]
    assert len(marks) == sum(place.position is not None for place in placed)


def test_the_letters_are_large_enough_on_the_narrowest_phone(pictures: Pictures) -> None:
    assert f'class="natural-{WIDTH:g}"' in str(pictures.map())
    assert 11.5 * 328 / WIDTH >= 11  # the smallest letters of the map's style sheet


def test_a_place_without_a_position_has_no_point(model: Model) -> None:
    for place in model.places.values():
        assert not (place.position and place.near), place.id
        if place.near:
            assert model.places[place.near].position, place.id


def test_the_map_keeps_its_proportions() -> None:
    assert xy((WEST, NORTH)) == (0, 0)
    assert xy((EAST, SOUTH)) == pytest.approx((WIDTH, HEIGHT))
    kilometres = (EAST - WEST) * 111.32 * 0.9238, (NORTH - SOUTH) * 110.75
    assert kilometres[1] / kilometres[0] == pytest.approx(HEIGHT / WIDTH, rel=0.01)


def test_a_name_takes_the_first_free_spot() -> None:
    frame = Box(0, 0, 200, 100)
    spots = [Spot(10, 20), Spot(10, 60), Spot(190, 60, "end")]
    first = label("Guiwan", spots, [], frame)
    assert first.spot == spots[0]
    assert label("Qianwan", spots, [first.box], frame).spot == spots[1]
    assert label("Mawan", spots, [first.box, Box(0, 40, 100, 70)], frame).spot == spots[2]


def test_what_stands_in_brackets_stands_on_a_line_of_its_own() -> None:
    found = label("前海城市新中心（“一心”）", [Spot(0, 20, "start", 130)], [], Box(0, 0, 200, 100))
    assert found.lines == ("前海城市新中心", "（“一心”）")
