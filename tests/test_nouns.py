"""A noun is what the standard library's decorator makes of the same class."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from typing import Any

import msgspec
import pytest

from digest.nouns import noun


@noun
class Place:
    """A noun with defaults."""

    name: str
    lines: tuple[int, ...] = ()
    notes: dict[str, int] = field(default_factory=dict, compare=False, repr=False)

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Usual:
    """The same, made at once."""

    name: str
    lines: tuple[int, ...] = ()
    notes: dict[str, int] = field(default_factory=dict, compare=False, repr=False)


@noun
class Nothing:
    """A noun without fields."""


@noun
class Checked:
    """A noun that looks at what it is made of, and has an opinion on what is equal."""

    number: int

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError("is negative")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Checked) and self.number % 7 == other.number % 7

    def __hash__(self) -> int:
        return self.number % 7


@pytest.mark.parametrize(
    "ask",
    [
        lambda kind: kind("a", (1, 2)) == kind("a", lines=(1, 2)),
        lambda kind: kind("a") == kind("b"),
        lambda kind: kind("a") == "a",
        lambda kind: kind("a", notes={"x": 1}) == kind("a"),
        lambda kind: hash(kind("a", (1,))) == hash(("a", (1,))),
        lambda kind: repr(kind("a", (1,))).partition("(")[2],
        lambda kind: fields(kind)[2].name,
        lambda kind: kind.__match_args__,
        lambda kind: sorted(kind.__slots__),
        lambda kind: hasattr(kind("a"), "__dict__"),
        lambda kind: replace(kind("a"), name="b").name,
        lambda kind: pickle.loads(pickle.dumps(kind("a", (3,), {"x": 1}))).notes,
        lambda kind: copy.deepcopy(kind("a", notes={"x": 1})).notes,
        lambda kind: (
            msgspec.msgpack.decode(msgspec.msgpack.encode(kind("a", (4,))), type=kind).lines
        ),
        lambda kind: kind("a").notes is kind("a").notes,
        lambda kind: kind.__doc__ is not None,
    ],
)
def test_a_noun_behaves_as_the_usual_kind(ask: Callable[[Any], object]) -> None:
    assert ask(Place) == ask(Usual)


@pytest.mark.parametrize("kind", [Place, Usual])
def test_a_noun_can_not_be_changed(kind: Callable[[str], Any]) -> None:
    made = kind("a")
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
        made.name = "b"
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
        del made.name


def test_a_wrong_call_is_told_by_the_fields_name() -> None:
    with pytest.raises(TypeError, match="Missing required argument 'name'"):
        Place()  # type: ignore[call-arg] # that is the mistake


def test_a_noun_may_have_no_fields_or_odd_ones() -> None:
    @noun
    class Odd:
        a: int
        set_a: int = 1
        values: tuple[int, ...] = ()

    assert repr(Nothing()) == "Nothing()"
    assert Nothing() == pickle.loads(pickle.dumps(Nothing()))
    assert hash(Nothing()) == hash(())
    assert (Odd(5, 6).a, Odd(5, 6).set_a, Odd(5).values) == (5, 6, ())


def test_methods_of_its_own_stay() -> None:
    assert str(Place("a")) == "a"
    assert Checked(1) == Checked(8)
    assert hash(Checked(1)) == hash(Checked(8))
    assert repr(Checked(1)) == "Checked(number=1)"
    with pytest.raises(ValueError, match="is negative"):
        Checked(-1)


def test_a_noun_that_extends_another_has_the_fields_of_both() -> None:
    @noun
    class Named(Place):
        title: str = ""

    assert Named("a", title="A") == Named("a", title="A") != Named("a")
    assert [one.name for one in fields(Named)] == ["name", "lines", "notes", "title"]
    assert Place("a") == Place("a")


def test_a_noun_can_be_used_by_threads_at_once() -> None:
    for _ in range(20):

        @noun
        class New:
            name: str

        with ThreadPoolExecutor(4) as threads:
            assert len(set(threads.map(New, "aaaa"))) == 1
