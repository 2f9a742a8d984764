#!/bin/sh
# Installs glosanalysis into FOLDER: sh install.sh [FOLDER]. PYTHON names another Python 3.11.
exec "${PYTHON:-python3.11}" "$(dirname "$0")/install.py" "$@"
