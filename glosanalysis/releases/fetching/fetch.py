"""Fetch the newest release of the data sets that are asked for, and have them imported."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from glosanalysis.checkout.fingerprint import sha256
from glosanalysis.checkout.project import Project
from glosanalysis.errors import NotFetched, WrongUsage
from glosanalysis.releases.fetching.addresses import Addresses
from glosanalysis.releases.fetching.client import Client, NoServer
from glosanalysis.releases.fetching.newest import Newest, newest
from glosanalysis.releases.fetching.shelf import Shelf
from glosanalysis.releases.fetching.together import Fetched, imported
from glosanalysis.releases.importing import Imported
from glosanalysis.releases.recognise import kin
from glosanalysis.releases.register import register_of

__all__ = ["chosen", "fetch"]

Tell = Callable[[str], None]


def chosen(names: Sequence[str], settings: Addresses) -> tuple[list[str], list[str]]:
    """Tell which data sets are to be fetched, and say of the others where a person finds them.

    Raises
    ------
    WrongUsage
        If a name is none, or is of one that cannot be fetched.
    """
    known = [*settings.data_sets, *settings.by_hand]
    for name in names:
        if name not in known:
            told = f"there is no data set '{name}'{kin(name, known)}"
            raise WrongUsage(f"{told} (allowed: {', '.join(settings.data_sets)})")
    by_hand = {
        name: f"{name} is not to be fetched: take {where}, and import it"
        for name, where in settings.by_hand.items()
    }
    asked_for = [by_hand[name] for name in names if name in by_hand]
    if asked_for:
        raise WrongUsage("\n".join(asked_for))
    return list(dict.fromkeys(names)) or list(settings.data_sets), list(by_hand.values())


def fetch(
    names: Sequence[str], settings: Addresses, project: Project, *, tell: Tell, dry_run: bool
) -> list[Imported]:
    """Fetch data sets and import them.

    Parameters
    ----------
    names : sequence of str
        As `chosen` gives them.
    settings : Addresses
    project : Project
        Its folder for unfinished files has to be there.
    tell : callable
        Called with a line for each data set that was asked for.
    dry_run : bool
        Whether to write nothing.

    Returns
    -------
    list of Imported
        One a data set of which there is a release as new as the one held.

    Raises
    ------
    NotFetched
        With a line for each data set that could not be fetched; then nothing is imported.
    BadData
        With a line for each fault in a file; then nothing is imported.
    """
    shelf = Shelf(project.work / "fetched", project.work / "tmp")
    client, held, fetched, faults = Client(settings), _newest_held(project), [], []
    for name in names:
        try:
            found = newest(client, settings, name)
            if str(found.published_on) < held.get(name, ""):
                tell(f"{name}: {held[name]} is held, newer than {found.called}")
                continue
            fetched.append(_fetched(found, client, shelf, tell))
        except NoServer as error:
            raise NotFetched(f"{name}: {error}") from None
        except NotFetched as error:
            faults.append(f"{name}: {error}")
    if faults:
        raise NotFetched("\n".join(faults))
    return imported(fetched, shelf, project, dry_run=dry_run)


def _newest_held(project: Project) -> dict[str, str]:
    """Give the day of the newest release held, by data set."""
    register = register_of(project.data / "releases")
    days: dict[str, str] = register.groupby("data_set")["published_on"].max().to_dict()
    return days


def _fetched(found: Newest, client: Client, shelf: Shelf, tell: Tell) -> Fetched:
    etag, content = shelf.held(found.data_set, found.address)
    answer = client.ask(found.address, etag)
    if not answer.unchanged:
        etag, content = answer.etag, answer.content
    state = "not changed since it was fetched, " if answer.unchanged else ""
    told = f"{state}{len(content):,} bytes, SHA-256 {sha256(content)}"
    tell(f"{found.data_set}: {found.called}, {told}")
    path = shelf.by_way_of / f"{found.data_set}_{found.published_on}.csv"
    path.write_bytes(content)
    return Fetched(found, path, etag)
