"""What one round of work leaves for the next."""

from qianhai.reading.remembering import Memory


def test_what_a_round_does_not_use_is_forgotten_after_it() -> None:
    memory, done = Memory(), list[str]()
    for wanted in ("ab", "a", "ab"):
        memory.begin()
        for key in wanted * 2:
            memory.of(lambda key=key: done.append(key), "work", key)  # type: ignore[misc]
    assert done == ["a", "b", "b"]


def test_an_object_is_known_by_itself_and_not_by_what_it_is_equal_to() -> None:
    memory = Memory()
    results = []
    for number in range(200):
        memory.begin()
        # Each list is gone when the next is made, and would leave it its number, were it not kept.
        results.append(memory.of_this(lambda number=number: number, "work", [1]))  # type: ignore[misc]
    assert results == list(range(200))
    same = [1]
    assert [memory.of_this(lambda number=number: number, "work", same) for number in range(3)] == [0, 0, 0]  # type: ignore[misc]
    assert memory.of_this(lambda: 7, "other work", same) == 7
