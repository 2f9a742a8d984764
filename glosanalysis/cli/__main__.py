"""Lets ``python -m glosanalysis.cli`` do what ``glosanalysis`` does."""

from glosanalysis.cli.group import main

if __name__ == "__main__":
    main()
