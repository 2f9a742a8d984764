"""``glosanalysis fetch``."""

from __future__ import annotations

import click

from glosanalysis.cli.messages import say_aside, say_waiting

__all__ = ["fetch"]


@click.command()
@click.argument("datasets", nargs=-1)
@click.option("--dry-run", is_flag=True, help="Say what it would bring, and change no data.")
def fetch(datasets: tuple[str, ...], dry_run: bool) -> None:
    """Take the newest release of each DATASET from its publisher, and import it.

    Without a DATASET, of all that can be fetched. Where each is stands in data/addresses.toml. What
    did not change since it was fetched is not downloaded again. Unless all is well with all of
    them, nothing is written.
    """
    from glosanalysis.checkout.lock import alone
    from glosanalysis.checkout.project import Project
    from glosanalysis.releases.fetching.addresses import Addresses
    from glosanalysis.releases.fetching.fetch import chosen
    from glosanalysis.releases.fetching.fetch import fetch as fetch_and_import

    project = Project.find()
    settings = Addresses.read(project.data / "addresses.toml")
    names, by_hand = chosen(datasets, settings)
    with alone(project, say_waiting):
        made = fetch_and_import(names, settings, project, tell=say_aside, dry_run=dry_run)
    for each in made:
        click.echo(each.release_id)
        for line in each.told:
            click.echo(f"  {line}")
    if not datasets:
        for line in by_hand:
            say_aside(line)
