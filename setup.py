"""Put into a wheel what a new book begins with: it lies outside of the package."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent
# Those of glosanalysis/new_book/carried.py, which cannot be imported before it is built.
CARRIED = (
    *("_config.yml", "requirements.lock", "data/addresses.toml", "data/releases", "notebooks"),
    *("book/_static", "book/_templates", "book/how-to-read.md", "book/methods.md"),
)


class WithNewBook(build_py):
    """Copies it beside the package, but not where the checkout itself is installed."""

    def run(self) -> None:
        """Build the package, then copy."""
        super().run()
        if self.editable_mode:
            return
        for name in CARRIED:
            place = Path(self.build_lib) / "glosanalysis" / "carried" / name
            place.parent.mkdir(parents=True, exist_ok=True)
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, place, dirs_exist_ok=True)
            else:
                shutil.copy(ROOT / name, place)


setup(cmdclass={"build_py": WithNewBook})
