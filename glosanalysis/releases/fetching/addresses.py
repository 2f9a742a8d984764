"""The settings of ``fetch``: where each data set is, and how to ask for it."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from glosanalysis.errors import BadData

__all__ = ["Addresses", "Place", "first_fault"]

_Base = Annotated[str, Field(pattern=r"^https?://\S+[^\s/]$")]
_Seconds = Annotated[float, Field(ge=0)]


class _Settings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Place(_Settings):
    """Where one data set is: in the publisher's API, or as one file in its catalogue.

    Parameters
    ----------
    id : str
        In the API.
    publication, title : str
        What it is looked up by where its id is not known: a slug, and a title with ``*``.
    file : str
        The id of a file in the catalogue, which is one of one release.
    published_on : date, optional
        That release's day, which the catalogue does not tell.
    """

    id: str = ""
    publication: str = ""
    title: str = ""
    file: str = ""
    published_on: date | None = None

    @model_validator(mode="after")
    def _is_one_of_three(self) -> Place:
        looked_up = bool(self.publication and self.title)
        dated = bool(self.file and self.published_on)
        if not (self.id or looked_up or dated):
            raise ValueError("needs an id, a publication and a title, or a file and published_on")
        return self


class Addresses(_Settings):
    """All that ``data/addresses.toml`` says.

    Parameters
    ----------
    api, catalogue : str
        The addresses that all others begin with.
    timeout : float
        Seconds without a word after which an attempt is given up.
    attempts : int
    wait, longest_wait : float
        Seconds before the second attempt, and the most before any.
    data_sets : dict of str to Place
    by_hand : dict of str to str
        What cannot be fetched, and where a person finds it.
    """

    api: _Base
    catalogue: _Base
    timeout: Annotated[float, Field(gt=0)] = 60
    attempts: Annotated[int, Field(ge=1)] = 5
    wait: _Seconds = 1
    longest_wait: _Seconds = 60
    data_sets: dict[str, Place]
    by_hand: dict[str, str] = {}

    @classmethod
    def read(cls, path: Path) -> Addresses:
        """Read the settings.

        Raises
        ------
        BadData
            If the file is not there, is no TOML, or says what it cannot say.
        """
        try:
            return cls.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            raise BadData(f"{path.name}: is not there, it says where to fetch from") from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise BadData(f"{path.name}: is no TOML: {error}") from None
        except ValidationError as error:
            raise BadData(f"{path.name}: {first_fault(error)}") from None


def first_fault(error: ValidationError) -> str:
    """Say in a line what is wrong with what was read."""
    first = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    said = first["msg"].removeprefix("Value error, ")
    return f"{place}: {said}" if place else said
