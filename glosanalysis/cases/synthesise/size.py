"""How large the made-up council is, service by service, against Gloucestershire."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Part", "Size"]

# Solved: children with a row in the years of an extract, of a council of Gloucestershire's size;
# those with nothing but a contact make up the rest.
_KNOWN_AT_ONCE, _KNOWN_A_YEAR = 13_000, 8_000
# Solved: children, and the parts that give a benchmark its rows.
_CHILDREN_OF_A_BENCHMARK = 1_500_000
_OF_A_BENCHMARK = (1_650_000, 560_000, 5_500_000)


@dataclass(frozen=True)
class Part:
    """A part of a whole, in whole numbers."""

    children: int
    of: int

    def times(self, number: int) -> int:
        """Give the same part of a number.

        Examples
        --------
        >>> Part(5_000, 50_000).times(967)
        96
        """
        return number * self.children // self.of


@dataclass(frozen=True)
class Size:
    """The parts of Gloucestershire's yearly numbers that each service has.

    They are one and the same for a council; a benchmark asks for more of one than of another.
    """

    children: int
    early_help: Part
    referred: Part
    care: Part
    plans: Part
    workers: Part

    @classmethod
    def of_council(cls, children: int, years: int) -> Size:
        """Give the size of a council whose extract of some years has so many children."""
        part = Part(children, _KNOWN_AT_ONCE + _KNOWN_A_YEAR * years)
        return cls(children, part, part, part, part, part)

    @classmethod
    def times(cls, times: int, years: int) -> Size:
        """Give the size of a council so many times as large as Gloucestershire."""
        return cls.of_council((_KNOWN_AT_ONCE + _KNOWN_A_YEAR * years) * times, years)

    @classmethod
    def of_benchmark(cls, years: int) -> Size:
        """Give the size at which there are a million early help episodes and referrals.

        And 600,000 placements: far more of them to a child than any council has, so that all
        three tables are large.
        """
        whole = _KNOWN_AT_ONCE + _KNOWN_A_YEAR * years
        helped, referred, care = _OF_A_BENCHMARK
        return cls(
            children=_CHILDREN_OF_A_BENCHMARK,
            early_help=Part(helped, whole),
            referred=Part(referred, whole),
            care=Part(care, whole),
            plans=Part(200_000, whole),
            workers=Part(200_000, whole),
        )
