"""Find the newest release of a data set at its publisher."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from urllib.parse import quote

from glosanalysis.errors import NotFetched
from glosanalysis.releases.dataset import Dataset
from glosanalysis.releases.declared import DATASETS
from glosanalysis.releases.fetching.addresses import Addresses
from glosanalysis.releases.fetching.answers import (
    DataSet,
    Meta,
    Publication,
    Version,
    answered,
    listed,
)
from glosanalysis.releases.fetching.client import Client
from glosanalysis.releases.recognise import kin

__all__ = ["Newest", "newest"]

_WITHDRAWN = "Withdrawn"
_LISTED = 20
"""Results a page, the most that the API gives of data sets and versions; 40 of publications."""


@dataclass(frozen=True)
class Newest:
    """The newest release of a data set.

    Parameters
    ----------
    data_set : str
        Its name here.
    version : str
        The publisher's; empty in the catalogue, which has none.
    published_on : date
    address : str
        Of its CSV.
    """

    data_set: str
    version: str
    published_on: date
    address: str

    @property
    def called(self) -> str:
        """What a message calls it."""
        return f"version {self.version} of {self.published_on}".removeprefix("version  of ")


def newest(client: Client, settings: Addresses, name: str) -> Newest:
    """Find the newest release of a data set.

    Raises
    ------
    NotFetched
        If the publisher cannot be asked, or has none.
    """
    place = settings.data_sets[name]
    if place.published_on and place.file:
        address = f"{settings.catalogue}/{place.file}/csv"
        return Newest(name, "", place.published_on, address)
    id_ = _latest_id(client, settings, place.id or _looked_up(client, settings, name).id)
    home = f"{settings.api}/data-sets/{id_}"
    version, day = _newest_version(client, f"{home}/versions?pageSize={_LISTED}")
    return Newest(name, version, day, f"{home}/csv?dataSetVersion={version}")


def _looked_up(client: Client, settings: Addresses, name: str) -> DataSet:
    """Look a data set up by its title among those of its publication, or else by its columns."""
    place = settings.data_sets[name]
    words = quote(place.publication.replace("-", " "))
    search = f"{settings.api}/publications?search={words}&pageSize={2 * _LISTED}"
    publications = {each.slug: each.id for each in listed(client, search, Publication)}
    if place.publication not in publications:
        near = kin(place.publication, publications)
        raise NotFetched(f"the API has no publication {place.publication}{near}")
    own = f"{settings.api}/publications/{publications[place.publication]}/data-sets"
    offered = list(listed(client, f"{own}?pageSize={_LISTED}", DataSet))
    there = [each for each in offered if each.status != _WITHDRAWN and not each.superseded_by]
    found = [each for each in there if _is_titled(each, place.title)]
    if not found:
        found = [each for each in there if _has_columns(client, settings, each, DATASETS[name])]
    if len(found) == 1:
        return found[0]
    told = "; ".join(each.title for each in found or offered) or "none"
    problem = "more than one data set is" if found else "no data set is"
    raise NotFetched(f"{problem} called '{place.title}' in {place.publication}: the API has {told}")


def _is_titled(data_set: DataSet, title: str) -> bool:
    return fnmatchcase(data_set.title.casefold(), title.casefold())


def _has_columns(client: Client, settings: Addresses, offered: DataSet, dataset: Dataset) -> bool:
    """Tell whether it has all columns of a data set, each under a name that it has had."""
    there = answered(client, f"{settings.api}/data-sets/{offered.id}/meta", Meta).columns
    needed = dict.fromkeys(dataset.texts, ()) | dict(dataset.columns)
    return all(
        {each.casefold() for each in (name, *names)} & there
        for name, names in needed.items()
        if name not in dataset.optional
    )


def _latest_id(client: Client, settings: Addresses, id_: str) -> str:
    """Follow a data set to the one that has taken its place."""
    seen: list[str] = []
    while id_ not in seen:
        seen.append(id_)
        data_set = answered(client, f"{settings.api}/data-sets/{id_}", DataSet)
        if not data_set.superseded_by:
            return id_
        id_ = data_set.superseded_by
    raise NotFetched(f"the data sets {', '.join(seen)} supersede each other")


def _newest_version(client: Client, address: str) -> tuple[str, date]:
    published = [
        (each.order, each.version, each.published_on)
        for each in listed(client, address, Version)
        if each.status != _WITHDRAWN and each.published_on
    ]
    if not published:
        raise NotFetched(f"{address}: no version is published")
    _, version, day = max(published)
    return version, day
