"""What the publisher's API answers, as far as it is needed here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, BaseModel, Field, ValidationError

from glosanalysis.errors import NotFetched
from glosanalysis.releases.fetching.addresses import first_fault
from glosanalysis.releases.fetching.client import Client

__all__ = ["DataSet", "Meta", "Publication", "Version", "answered", "listed"]

_MOST_PAGES = 500
_Answer = TypeVar("_Answer", bound=BaseModel)


class Publication(BaseModel):
    """A publication that has data sets in the API."""

    id: str
    slug: str


class DataSet(BaseModel):
    """A data set of a publication: its id lasts as long as nothing supersedes it."""

    id: str
    title: str
    status: str = "Published"
    superseded_by: str | None = Field(default=None, alias="supersedingDataSetId")


class Measured(BaseModel):
    """A filter or an indicator of a data set, by the name of its column."""

    column: str = ""


class Meta(BaseModel):
    """What a data set holds."""

    filters: list[Measured] = []
    indicators: list[Measured] = []

    @property
    def columns(self) -> set[str]:
        """The names of its columns, but for those of time and place, in small letters."""
        return {each.column.casefold() for each in (*self.filters, *self.indicators)}


class Version(BaseModel):
    """A version of a data set: a new release, or an amended one."""

    version: str = Field(pattern=r"^\d+(\.\d+)*$")
    status: str = "Published"
    published: AwareDatetime | None = None

    @property
    def order(self) -> tuple[int, ...]:
        """Its number as numbers: 1.10 comes after 1.9."""
        return tuple(int(part) for part in self.version.split("."))

    @property
    def published_on(self) -> date | None:
        """The day of publication, as the clock in London had it."""
        return _in_london(self.published) if self.published else None


class _Paging(BaseModel):
    pages: int = Field(alias="totalPages", ge=0)


class _Page(BaseModel):
    paging: _Paging
    results: list[dict[str, object]]


def answered(client: Client, address: str, kind: type[_Answer]) -> _Answer:
    """Ask for one thing.

    Raises
    ------
    NotFetched
        If there is no answer, or one that is not of its kind.
    """
    try:
        return kind.model_validate_json(client.text(address))
    except ValidationError as error:
        raise NotFetched(f"{address}: {_wrong(error)}") from None


def listed(client: Client, address: str, kind: type[_Answer]) -> Iterator[_Answer]:
    """Ask for all pages of a list.

    Raises
    ------
    NotFetched
        If a page is not there, or one of its results is not of its kind.
    """
    page, pages = 1, 1
    while page <= min(pages, _MOST_PAGES):
        here = f"{address}{'&' if '?' in address else '?'}page={page}"
        answer = answered(client, here, _Page)
        try:
            yield from [kind.model_validate(each) for each in answer.results]
        except ValidationError as error:
            raise NotFetched(f"{here}: {_wrong(error)}") from None
        page, pages = page + 1, answer.paging.pages


def _wrong(error: ValidationError) -> str:
    if error.errors()[0]["type"] == "json_invalid":
        return "the answer is no JSON"
    return f"the answer is not as it should be: {first_fault(error)}"


def _in_london(moment: datetime) -> date:
    return moment.astimezone(ZoneInfo("Europe/London")).date()
