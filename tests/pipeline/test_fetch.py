"""The newest release is fetched from its publisher and imported, whole or not at all."""

from __future__ import annotations

import csv
import gzip
import hashlib
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from checkouts import digests
from made_releases import ROOT, census, folder_of
from publisher import CATALOGUE, CSWW, SLUG, Fault, Publisher, Release, publisher_of, serving

from glosanalysis.releases.fetching.client import Client

SETTINGS = """
api = "{address}/statistics/v1"
catalogue = "{address}/data-catalogue/data-set"
timeout = 0.3
attempts = 3
wait = 0.001
longest_wait = 2

[data_sets.csww]
publication = "{slug}"
title = "*indicators*"

[by_hand]
spending = "the workbook RO3 at https://example.org/ro3"
"""


def bytes_of(*years: int) -> bytes:
    text: str = census(years).to_csv(index=False)
    return text.encode()


OLD, NEW = bytes_of(2023, 2024), bytes_of(2024, 2025)
NEWEST = Release("2.0", "2026-02-26T09:30:00+00:00", NEW)


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with serving(publisher_of(Release("1.0", "2025-02-27T09:30:00+00:00", OLD), NEWEST)) as made:
        yield made


@pytest.fixture
def root(tmp_path: Path, publisher: Publisher, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the least that is a checkout, with settings that lead to the publisher."""
    root = tmp_path / "checkout"
    (root / "data").mkdir(parents=True)
    (root / "notebooks").mkdir()
    for name in ("_config.yml", "data/authority.toml", "data/sources.csv"):
        shutil.copy(ROOT / name, root / name)
    folder_of(root / "data")
    told(root, SETTINGS.format(address=publisher.address, slug=SLUG))
    monkeypatch.setenv("GLOSANALYSIS_ROOT", str(root))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    return root


def told(root: Path, settings: str) -> None:
    (root / "data" / "addresses.toml").write_text(settings, encoding="utf-8")


def settings(root: Path) -> str:
    return (root / "data" / "addresses.toml").read_text(encoding="utf-8")


def register(root: Path) -> list[dict[str, str]]:
    with (root / "data" / "releases" / "register.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_newest_version_is_imported_with_its_day_and_address(
    root: Path, publisher: Publisher, command
) -> None:
    code, out, err = command("fetch")
    assert code == 0, err
    (line,) = register(root)
    assert line["release_id"] == "csww_2026-02-26"
    assert line["sha256"] == hashlib.sha256(NEW).hexdigest()
    address = f"{publisher.address}/statistics/v1/data-sets/{CSWW}/csv?dataSetVersion=2.0"
    assert line["address"] == address
    assert out.startswith("csww_2026-02-26\n  ")
    assert f"csww: version 2.0 of 2026-02-26, {len(NEW):,} bytes, SHA-256 {line['sha256']}" in err
    assert "spending is not to be fetched: take the workbook RO3 at https://example.org/ro3" in err
    # The data set is the third of two a page, its publication too.
    assert publisher.count("page=2") == 2


def test_it_makes_the_bytes_that_import_makes(root: Path, command, tmp_path: Path) -> None:
    assert command("fetch")[0] == 0
    fetched = digests(root / "data" / "releases")
    file = tmp_path / "by hand.csv"
    file.write_bytes(NEW)
    address = register(root)[0]["address"]
    shutil.rmtree(root / "data" / "releases")
    folder_of(root / "data")
    how = ("--published-on", "2026-02-26", "--address", address)
    assert command("import", str(file), *how)[0] == 0
    assert digests(root / "data" / "releases") == fetched


def test_what_was_revised_is_told(root: Path, publisher: Publisher, command) -> None:
    publisher.releases[CSWW].pop()
    assert command("fetch", "csww")[0] == 0
    publisher.releases[CSWW].append(NEWEST)
    code, out, _ = command("fetch", "csww")
    assert code == 0
    assert "new: 2025-09-30" in out
    assert [line["published_on"] for line in register(root)] == ["2025-02-27", "2026-02-26"]


def test_version_10_is_newer_than_9_and_what_was_withdrawn_is_none(
    root: Path, publisher: Publisher, command
) -> None:
    publisher.releases[CSWW] = [
        Release("1.9", "2025-02-27T09:30:00+00:00", OLD),
        # Half past eleven in the evening, in summer: in London it is the next day.
        Release("1.10", "2026-06-25T23:30:00+00:00", NEW),
        Release("2.0", "2026-08-26T09:30:00+00:00", OLD, "Withdrawn"),
        Release("3.0", None, OLD, "Draft"),
    ]
    assert command("fetch")[0] == 0
    assert [line["release_id"] for line in register(root)] == ["csww_2026-06-26"]


def test_what_did_not_change_is_not_downloaded_again(
    root: Path, publisher: Publisher, command, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert command("fetch")[0] == 0
    before = digests(root / "data")
    sent: list[bool] = []
    ask = Client.ask

    def noted(self: Client, address: str, etag: str = "") -> object:
        answer = ask(self, address, etag)
        if "/csv" in address:
            sent.append(not answer.unchanged)
        return answer

    monkeypatch.setattr(Client, "ask", noted)
    code, out, err = command("fetch")
    assert code == 0, err
    assert sent == [False]
    assert "not changed since it was fetched" in err
    assert "held already as csww_2026-02-26, and the same" in out
    assert digests(root / "data") == before
    # A file that was touched since is none; and one whose table is gone is imported from here.
    (root / "data" / "releases" / "csww_2026-02-26.csv").unlink()
    assert command("fetch")[0] == 0
    assert digests(root / "data") == before
    (root / "_build" / "fetched" / "csww.csv").write_bytes(OLD)
    assert command("fetch")[0] == 0
    assert sent == [False, False, True]


def test_a_dry_run_tells_and_changes_no_data(root: Path, command) -> None:
    before = digests(root / "data")
    code, out, _ = command("fetch", "--dry-run")
    assert code == 0
    assert "the first release of csww" in out
    assert digests(root / "data") == before


@pytest.mark.parametrize("packed", [True, False])
def test_a_file_may_come_packed_or_not(
    packed: bool, root: Path, publisher: Publisher, command
) -> None:
    publisher.packed = packed
    publisher.releases[CSWW] = [Release("2.0", "2026-02-26T09:30:00Z", gzip.compress(NEW))]
    code, _, err = command("fetch")
    assert code == 0
    (line,) = register(root)
    assert line["sha256"] == hashlib.sha256(NEW).hexdigest()
    assert f"{len(NEW):,} bytes, SHA-256 {line['sha256']}" in err


def test_a_name_of_bytes_counts_only_where_it_was_given(
    root: Path, publisher: Publisher, command
) -> None:
    publisher.etag = '"the same for all"'
    publisher.releases[CSWW].pop()
    assert command("fetch")[0] == 0
    publisher.releases[CSWW].append(NEWEST)
    assert command("fetch")[0] == 0
    assert register(root)[-1]["sha256"] == hashlib.sha256(NEW).hexdigest()


def test_of_two_of_a_title_the_one_that_is_not_superseded_counts(
    root: Path, publisher: Publisher, command
) -> None:
    before = {**publisher.data_sets[-1], "id": "before", "supersedingDataSetId": CSWW}
    withdrawn = {**publisher.data_sets[-1], "id": "never", "status": "Withdrawn"}
    publisher.data_sets += [before, withdrawn]
    code, _, err = command("fetch")
    assert code == 0, err
    assert CSWW in register(root)[0]["address"]


def test_a_list_is_asked_for_once(root: Path, publisher: Publisher, command) -> None:
    place = f'[data_sets.cin_referrals]\npublication = "{SLUG}"\ntitle = "*role*"\n'
    told(root, settings(root) + place)
    assert command("fetch")[0] == 1
    assert publisher.count("/publications?") == 2


def test_the_catalogue_gives_a_file_of_a_release(root: Path, publisher: Publisher, command) -> None:
    publisher.files["f1"] = b"\xef\xbb\xbf" + NEW
    place = 'file = "f1"\npublished_on = 2026-02-26\n'
    old = f'publication = "{SLUG}"\ntitle = "*indicators*"\n'
    told(root, settings(root).replace(old, place))
    assert command("fetch")[0] == 0
    (line,) = register(root)
    assert line["address"] == f"{publisher.address}{CATALOGUE}/f1/csv"
    assert line["published_on"] == "2026-02-26"


def test_a_data_set_is_followed_to_what_took_its_place(
    root: Path, publisher: Publisher, command
) -> None:
    told(root, settings(root).replace(f'publication = "{SLUG}"', 'id = "a"'))
    publisher.data_sets[0] |= {"status": "Deprecated", "supersedingDataSetId": CSWW}
    code, _, err = command("fetch", "csww")
    assert code == 0, err
    assert CSWW in register(root)[0]["address"]


def test_a_release_that_is_held_from_elsewhere_is_not_taken_twice(
    root: Path, publisher: Publisher, command, tmp_path: Path
) -> None:
    file = tmp_path / "from the catalogue.csv"
    file.write_bytes(b"\xef\xbb\xbf" + NEW)
    assert command("import", str(file), "--published-on", "2026-02-26")[0] == 0
    before = digests(root / "data")
    code, out, _ = command("fetch")
    assert code == 0
    assert "held already as csww_2026-02-26, from another file with the same figures" in out
    assert digests(root / "data") == before


def test_a_release_keeps_the_day_that_it_is_held_with(root: Path, command, tmp_path: Path) -> None:
    file = tmp_path / "early.csv"
    file.write_bytes(NEW)
    assert command("import", str(file), "--published-on", "2026-02-20")[0] == 0
    code, out, err = command("fetch")
    assert code == 0, err
    assert "held already as csww_2026-02-20, but for its line in the register" in out
    assert [line["published_on"] for line in register(root)] == ["2026-02-20"]
    assert register(root)[0]["address"]


def test_what_is_held_and_newer_stays(root: Path, publisher: Publisher, command) -> None:
    assert command("fetch")[0] == 0
    publisher.releases[CSWW].pop()
    before = digests(root / "data")
    code, _, err = command("fetch")
    assert code == 0
    assert "csww: 2026-02-26 is held, newer than version 1.0 of 2025-02-27" in err
    assert digests(root / "data") == before


FAULT_THAT_PASSES = {
    "busy": ("/csv", Fault("status", 429, {"Retry-After": "0"})),
    "broken": ("/csv", Fault("status", 500)),
    "away": ("/versions", Fault("status", 503)),
    "a gateway": ("/publications", Fault("status", 502)),
    "slow": ("/csv", Fault("slow")),
    "hung up": ("/csv", Fault("hang up")),
    "cut short": ("/csv", Fault("cut", body=NEW[:5000])),
    "cut short and packed": ("/csv", Fault("cut gzip", body=NEW)),
    "a list cut short": ("/versions", Fault("cut", body=b'{"paging"')),
}


@pytest.mark.parametrize("fault", FAULT_THAT_PASSES)
def test_a_fault_that_passes_is_borne(
    fault: str, root: Path, publisher: Publisher, command
) -> None:
    # Twice, and three attempts are allowed.
    publisher.faults = [FAULT_THAT_PASSES[fault]] * 2
    code, _, err = command("fetch")
    assert code == 0, err
    assert publisher.faults == []
    assert register(root)[0]["sha256"] == hashlib.sha256(NEW).hexdigest()


def test_a_server_that_asks_for_time_gets_it(
    root: Path, publisher: Publisher, command, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr("tenacity.nap.time.sleep", slept.append)
    publisher.faults = [
        ("/csv", Fault("status", 429, {"Retry-After": "2"})),
        ("/csv", Fault("status", 503)),
    ]
    assert command("fetch")[0] == 0
    assert slept == [2, 0.002]


FAULT_THAT_STAYS = {
    "busy": ("/csv", Fault("status", 429), 3, "the server answers 429"),
    "broken": ("/csv", Fault("status", 500), 3, "the server answers 500"),
    "busy for long": (
        "/csv",
        Fault("status", 429, {"Retry-After": "3600"}),
        1,
        "asks to be left alone for 3600 s",
    ),
    "not there": ("/csv", Fault("status", 404), 1, "the server answers 404 Not Found"),
    "no list": ("/versions", Fault("status", 404), 1, "the server answers 404 Not Found"),
    "forbidden": ("/publications", Fault("status", 403), 1, "the server answers 403"),
    "unchanged, unasked": ("/csv", Fault("status", 304), 1, "the server answers 304"),
    "slow": ("/csv", Fault("slow"), 3, "no answer within 0.3 s"),
    "hung up": ("/versions", Fault("hang up"), 3, "cannot be reached; is there a network?"),
    "cut short": ("/csv", Fault("cut", body=NEW[:5000]), 3, "the answer was cut short"),
    "cut and packed": ("/csv", Fault("cut gzip", body=NEW), 3, "the answer was cut short"),
    "no JSON": (
        "/versions",
        Fault("says", body=b"<html>Sorry</html>"),
        1,
        "the answer is no JSON",
    ),
    "half JSON": ("/data-sets?", Fault("says", body=b'{"paging": {'), 1, "the answer is no JSON"),
    "other JSON": (
        "/versions",
        Fault("says", body=b'{"results": []}'),
        1,
        "the answer is not as it should be: paging: Field required",
    ),
    "a version that is none": (
        "/versions",
        Fault("says", body=b'{"paging":{"totalPages":1},"results":[{"version":"new"}]}'),
        1,
        "the answer is not as it should be: version:",
    ),
    "no version": (
        "/versions",
        Fault("says", body=b'{"paging":{"totalPages":0},"results":[]}'),
        1,
        "no version is published",
    ),
}


@pytest.mark.parametrize("fault", FAULT_THAT_STAYS)
def test_a_fault_that_stays_is_one_plain_line_and_nothing_is_written(
    fault: str, root: Path, publisher: Publisher, command
) -> None:
    part, what, attempts, said = FAULT_THAT_STAYS[fault]
    publisher.faults = [(part, what)] * attempts
    before = digests(root / "data")
    code, out, err = command("fetch")
    assert (code, out) == (1, "")
    assert err.startswith("csww: ")
    assert said in err
    assert len(err.splitlines()) == 1
    assert publisher.faults == []
    assert digests(root / "data") == before
    assert not (root / "_build" / "fetched").exists()


def test_a_page_in_place_of_a_table_is_refused_and_not_kept(
    root: Path, publisher: Publisher, command
) -> None:
    page = Fault("says", body=b"<html>Sorry</html>", headers={"ETag": '"x"'}, kind="text/html")
    publisher.faults = [("/csv", page)]
    before = digests(root / "data")
    code, _, err = command("fetch")
    assert code == 3
    assert "csww_2026-02-26.csv: has a header and no rows" in err
    assert digests(root / "data") == before
    assert not (root / "_build" / "fetched").exists()
    assert command("fetch")[0] == 0


def test_no_server_is_one_plain_line(root: Path, publisher: Publisher, command) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nowhere = f"127.0.0.1:{free.getsockname()[1]}"
    told(root, settings(root).replace(publisher.address, f"http://{nowhere}"))
    told(root, settings(root) + '[data_sets.cin_referrals]\nid = "r"\n')
    code, _, err = command("fetch")
    assert code == 1
    assert err == f"csww: {nowhere}: cannot be reached; is there a network?\n"


def test_a_server_without_tls_is_one_plain_line(root: Path, publisher: Publisher, command) -> None:
    told(root, settings(root).replace("http://127", "https://127"))
    code, _, err = command("fetch")
    assert code == 1
    assert "no secure connection: the server speaks no TLS" in err
    assert len(err.splitlines()) == 1


def test_all_is_well_or_nothing_is_written(root: Path, publisher: Publisher, command) -> None:
    told(root, settings(root) + '[data_sets.cin_referrals]\nid = "gone"\n')
    told(root, settings(root) + '[data_sets.cin_in_need]\nid = "gone-too"\n')
    before = digests(root / "data")
    code, out, err = command("fetch")
    assert (code, out) == (1, "")
    first, second = err.splitlines()[-2:]
    assert first.startswith("cin_referrals: ")
    assert second.startswith("cin_in_need: ")
    assert digests(root / "data") == before


def test_a_file_of_another_data_set_is_refused(root: Path, publisher: Publisher, command) -> None:
    told(root, settings(root) + f'[data_sets.cin_referrals]\nid = "{CSWW}"\n')
    before = digests(root / "data")
    code, _, err = command("fetch")
    assert code == 3
    assert "is csww_2026-02-26, and should be cin_referrals" in err
    assert digests(root / "data") == before


def test_a_file_with_a_fault_is_named_and_nothing_is_written(
    root: Path, publisher: Publisher, command
) -> None:
    broken = NEW.replace(b"E10000013", b"E10000099")
    publisher.releases[CSWW].append(Release("2.1", "2026-03-26T09:30:00Z", broken))
    before = digests(root / "data")
    code, _, err = command("fetch")
    assert code == 3
    assert "'E10000099' is the code of no authority" in err
    assert digests(root / "data") == before


def test_a_wrong_name_is_told_with_its_nearest_kin(root: Path, command) -> None:
    code, _, err = command("fetch", "csw")
    assert code == 2
    assert err == "there is no data set 'csw', did you mean csww? (allowed: csww)\n"


def test_what_is_not_to_be_fetched_says_where_it_is(root: Path, command) -> None:
    code, _, err = command("fetch", "spending")
    assert code == 2
    place = "the workbook RO3 at https://example.org/ro3"
    assert err == f"spending is not to be fetched: take {place}, and import it\n"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("*indicators*", "Workforce*", "more than one data set is called 'Workforce*' in"),
        (SLUG, f"{SLUG}s", f"the API has no publication {SLUG}s, did you mean {SLUG}?"),
    ],
)
def test_what_is_not_found_is_told_with_what_there_is(
    old: str, new: str, said: str, root: Path, command
) -> None:
    told(root, settings(root).replace(old, new))
    code, _, err = command("fetch")
    assert code == 1
    assert said in err
    assert len(err.splitlines()) == 1


def test_where_no_title_fits_the_columns_tell_which_data_set_is_meant(
    root: Path, publisher: Publisher, command
) -> None:
    told(root, settings(root).replace("*indicators*", "*as it was called before*"))
    code, out, _ = command("fetch")
    assert code == 0
    assert "csww_2026-02-26" in out
    assert publisher.count("/meta") == 3


def test_where_neither_title_nor_columns_fit_what_there_is_is_told(
    publisher: Publisher, root: Path, command
) -> None:
    publisher.releases[CSWW] = [Release("1.0", "2026-02-26T09:30:00+00:00", b"role,count\n")]
    told(root, settings(root).replace("*indicators*", "*indicator"))
    code, _, err = command("fetch")
    assert code == 1
    assert "no data set is called '*indicator' in" in err
    assert len(err.splitlines()) == 1


def test_a_certificate_that_is_not_to_be_trusted(
    root: Path, publisher: Publisher, command, tmp_path: Path
) -> None:
    if shutil.which("openssl") is None:
        pytest.skip("openssl makes the certificate")
    pair = tmp_path / "pair.pem"
    made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost"]
    files = ["-keyout", str(pair), "-out", str(tmp_path / "certificate.pem")]
    subprocess.run(["openssl", *made, *files], check=True, capture_output=True)
    pair.write_bytes(pair.read_bytes() + (tmp_path / "certificate.pem").read_bytes())
    with serving(publisher_of(NEWEST), pair) as secured:
        told(root, settings(root).replace(publisher.address, secured.address))
        code, _, err = command("fetch")
    assert code == 1
    assert "no secure connection: its certificate is not to be trusted (self-signed" in err
    assert len(err.splitlines()) == 1
