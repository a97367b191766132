"""A release: its version follows from what changed, its ids stay, its words are those it may hold."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from tests.release.conftest import RAIN, STRIKE, VOTE, Build

from tidynews.check import check_package
from tidynews.publish.swap import read_descriptor
from tidynews.release import NotAVersion, Order, Released, Version, day, release
from tidynews.release.make import BadDate, NotABuild, read_tables
from tidynews.release.words import ChoiceNeeded

DAY = Order("2026-11-24")


def made(package: Path, store: Path, order: Order = DAY) -> Released:
    """Release, and see that there is something to release."""
    done = release(package, store, order)
    assert done
    return done


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_first_release_is_0_1_0_and_has_all_its_papers(first: Path, tmp_path: Path) -> None:
    done = made(first, tmp_path / "releases")
    assert (str(done.version), done.previous, done.folder) == ("0.1.0", None, tmp_path / "releases" / "0.1.0")
    papers = {"CHANGELOG.md", "CHECKSUMS.sha256", "CITATION.cff", "croissant.json", "validation.json", "LICENSE"}
    assert papers <= set(files(tmp_path / "releases" / "0.1.0"))
    report = check_package(tmp_path / "releases" / "0.1.0")
    assert report.ok, report.text()
    assert not report.problems
    assert read_tables(tmp_path / "releases" / "0.1.0")["changes"].is_empty()


def test_versions_json_lists_every_release_with_its_hashes(first: Path, second: Path, tmp_path: Path) -> None:
    made(first, tmp_path)
    made(second, tmp_path)
    stated = json.loads((tmp_path / "versions.json").read_text(encoding="utf-8"))
    assert (stated["name"], stated["latest"]) == ("harbour", "0.2.0")
    assert [listed["version"] for listed in stated["versions"]] == ["0.1.0", "0.2.0"]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["0.1.0", "0.2.0", "harbour-0.1.0.zip", "harbour-0.2.0.zip", "versions.json"]
    )


def test_nothing_is_released_where_nothing_differs(first: Path, tmp_path: Path) -> None:
    made(first, tmp_path)
    before = files(tmp_path)
    assert release(first, tmp_path, replace(DAY, date="2026-12-01")) is None
    assert files(tmp_path) == before


def test_an_article_more_is_minor(first: Path, second: Path, tmp_path: Path) -> None:
    made(first, tmp_path)
    done = made(second, tmp_path)
    assert (str(done.version), done.bump, done.withdrawn) == ("0.2.0", "minor", 0)
    old, new = read_tables(tmp_path / "0.1.0"), read_tables(tmp_path / "0.2.0")
    for name in ("articles", "claims", "mentions", "figures"):
        assert old[name].equals(new[name].join(old[name].select(pl.first()), on=old[name].columns[0], how="semi"))


def test_a_corrected_number_is_patch_and_stands_in_the_changes_with_its_reason(
    first: Path, build_set: Build, tmp_path: Path
) -> None:
    made(first, tmp_path)
    done = made(build_set({"strike": STRIKE.replace("12 million", "13 million"), "rain": RAIN}), tmp_path)
    assert (str(done.version), done.bump, done.withdrawn) == ("0.1.1", "patch", 0)
    changes = read_tables(tmp_path / "0.1.1")["changes"]
    [change] = changes.filter(pl.col("column") == "value").to_dicts()
    assert (change["table"], change["change"], change["old"], change["new"]) == (
        *("figures", "changed"),
        *("12000000.0", "13000000.0"),
    )
    assert set(changes["reason"]) == {"The text of the article was corrected."}
    news = (tmp_path / "0.1.1" / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "`value` 12000000.0 → 13000000.0" in news
    assert news.index("## 0.1.1 (2026-11-24)") < news.index("## 0.1.0 (2026-11-24)")


def test_ids_stay_where_a_correction_moves_the_words(first: Path, build_set: Build, tmp_path: Path) -> None:
    """A sentence put in front moves every later character; an id says where the words once began, and stays."""
    longer = STRIKE.replace("\n“We lost", "\nThe last of them returned to work at noon.\n“We lost")
    made(first, tmp_path)
    done = made(build_set({"strike": longer, "rain": RAIN}), tmp_path)
    old, new = read_tables(tmp_path / "0.1.0"), read_tables(tmp_path / str(done.version))
    for name, words in (("claims", "content"), ("figures", "text"), ("mentions", "text"), ("times", "text")):
        key = f"{name.removesuffix('s')}_id"
        both = old[name].join(new[name], on=key)
        assert both.height == old[name].height, name
        assert both[words].to_list() == both[f"{words}_right"].to_list()
    assert new["retractions"].is_empty()
    assert not check_package(tmp_path / str(done.version)).problems


def test_words_that_go_withdraw_their_ids_which_are_never_used_again(
    first: Path, build_set: Build, tmp_path: Path
) -> None:
    made(first, tmp_path)
    shorter = STRIKE.replace(" and called for talks by Friday", "")
    done = made(build_set({"strike": shorter, "rain": RAIN}), tmp_path)
    gone = read_tables(tmp_path / str(done.version))["retractions"]
    assert done.withdrawn == gone.height > 0
    assert set(gone["reason"]) == {"The text of the article was corrected."}
    assert set(gone["removed_in"]) == {str(done.version)}
    back = made(first, tmp_path)
    again = read_tables(tmp_path / str(back.version))
    for table, id_ in gone.select("table", "id").iter_rows():
        assert id_ not in again[table][again[table].columns[0]].to_list()
    assert again["retractions"].join(gone, on=gone.columns, how="semi", nulls_equal=True).height == gone.height


def test_an_article_that_is_gone_takes_more_than_one_per_cent_and_is_major(
    first: Path, second: Path, tmp_path: Path
) -> None:
    made(second, tmp_path)
    done = made(first, tmp_path)
    assert (str(done.version), done.bump) == ("1.0.0", "major")
    assert any("more than 1%" in cause.why for cause in done.causes)
    gone = read_tables(tmp_path / "1.0.0")["retractions"]
    assert {"articles", "claims", "figures", "mentions"} <= set(gone["table"])
    assert "The article is no longer in the data set." in set(gone["reason"])
    assert "### How to migrate" in (tmp_path / "1.0.0" / "CHANGELOG.md").read_text(encoding="utf-8")


def test_a_persons_correction_is_the_reason_in_the_changes(first: Path, build_set: Build, tmp_path: Path) -> None:
    [figure] = read_tables(first)["figures"].filter(pl.col("text").str.starts_with("12 million")).to_dicts()
    expected = json.dumps(figure["measured_property"])
    correction = (
        f"change:\n- table: figures\n  id: {figure['figure_id']}\n  expect: {{measured_property: {expected}}}\n"
        "  to: {measured_property: deployed}\n  reason: The port lost the money.\n  date: 2026-11-24\n"
    )
    made(first, tmp_path)
    done = made(build_set({"strike": STRIKE, "rain": RAIN}, corrections=correction), tmp_path)
    changes = read_tables(tmp_path / str(done.version))["changes"]
    assert done.bump == "patch"
    assert {(c, r) for c, r in changes.select("column", "reason").iter_rows()} == {
        ("measured_property", "The port lost the money."),
        ("origin", "The port lost the money."),
    }


def test_a_version_can_be_raised_and_never_lowered(first: Path, second: Path, tmp_path: Path) -> None:
    assert str(made(first, tmp_path, replace(DAY, at_least=Version(1, 0, 0))).version) == "1.0.0"
    with pytest.raises(NotAVersion, match=r"1\.0\.5 is too low: after 1\.0\.0, what changed asks for 1\.1\.0"):
        release(second, tmp_path, replace(DAY, at_least=Version(1, 0, 5)))
    assert str(made(second, tmp_path, replace(DAY, at_least=Version(2, 0, 0))).version) == "2.0.0"


def test_a_dry_run_says_what_would_be_and_writes_nothing(first: Path, second: Path, tmp_path: Path) -> None:
    made(first, tmp_path)
    before = files(tmp_path)
    done = made(second, tmp_path, replace(DAY, dry_run=True))
    assert (str(done.version), done.folder) == ("0.2.0", None)
    assert "nothing was written" in done.text()
    assert files(tmp_path) == before


def test_same_input_same_bytes_in_any_folder(first: Path, second: Path, tmp_path: Path) -> None:
    for store in (tmp_path / "a", tmp_path / "elsewhere" / "b"):
        made(first, store)
        made(second, store)
    one, other = files(tmp_path / "a"), files(tmp_path / "elsewhere" / "b")
    assert set(one) == set(other)
    different = {name for name in one if one[name] != other[name]}
    assert {Path(name).name for name in different} <= {"harbour.duckdb", "harbour.duckdb.sha256"}


def test_a_release_is_not_released_again(first: Path, tmp_path: Path) -> None:
    made(first, tmp_path)
    with pytest.raises(NotABuild, match=r"is release 0\.1\.0 already"):
        release(tmp_path / "0.1.0", tmp_path, DAY)


def test_a_package_that_another_tidynews_built_is_to_be_built_again(
    first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "package"
    shutil.copytree(first, package)
    monkeypatch.setattr("tidynews.release.make.version_of", lambda _: "9.9.9")
    assert release(package, tmp_path / "releases", replace(DAY, dry_run=True)), "it may fit all the same"
    (package / "views.sql").write_text("", encoding="utf-8")
    with pytest.raises(NotABuild, match=r"which 9\.9\.9 cannot release; build it again"):
        release(package, tmp_path / "releases", DAY)


@pytest.mark.parametrize(
    ("rights", "found"),
    [
        pytest.param("", "strike.txt states no rights", id="none"),
        pytest.param("All rights reserved", "'All rights reserved', which is no open licence", id="closed"),
        pytest.param("CC BY-NC 4.0", "'CC BY-NC 4.0', which is no open licence", id="not_for_business"),
    ],
)
def test_articles_that_are_not_open_need_a_choice(build_set: Build, tmp_path: Path, rights: str, found: str) -> None:
    package = build_set({"strike": STRIKE}, rights=rights)
    with pytest.raises(ChoiceNeeded, match=found):
        release(package, tmp_path / "releases", DAY)
    assert not (tmp_path / "releases").exists()


@pytest.mark.parametrize("content", ["quoted", "none"])
def test_words_that_are_kept_back_are_in_no_file(build_set: Build, tmp_path: Path, content: str) -> None:
    package = build_set({"strike": STRIKE, "vote": VOTE}, rights="All rights reserved", content=content)
    made(package, tmp_path)
    frames = read_tables(tmp_path / "0.1.0")
    claims = frames["claims"]
    assert claims["cue"].null_count() == claims["speaker"].null_count() == claims.height
    quoted = {"“We lost 12 million euros,”", "“endless delays”"} if content == "quoted" else set()
    assert set(claims["content"].drop_nulls()) == quoted
    assert frames["claim_parts"]["span_sha256"].null_count() == 0
    texts = b" ".join(body for name, body in files(tmp_path / "0.1.0").items() if name.endswith((".csv", ".json")))
    assert b"some 300" not in texts
    assert b"create 200 jobs" not in texts
    report = check_package(tmp_path / "0.1.0")
    assert not report.problems, report.text()
    assert read_descriptor(tmp_path / "0.1.0")["x-tidynews"]["content"] == content


def test_keeping_words_back_that_were_there_withdraws_a_promise(build_set: Build, first: Path, tmp_path: Path) -> None:
    made(first, tmp_path)
    done = made(build_set({"strike": STRIKE, "rain": RAIN}, content="none"), tmp_path)
    assert done.bump == "major"
    texts = b" ".join(body for name, body in files(tmp_path / "1.0.0").items() if name.endswith((".csv", ".md")))
    assert b"We lost" not in texts, "nor among the changes"


def test_ids_stay_where_words_are_kept_back(build_set: Build, tmp_path: Path) -> None:
    longer = STRIKE.replace("\n“We lost", "\nThe last of them returned to work at noon.\n“We lost")
    made(build_set({"strike": STRIKE}, content="none"), tmp_path)
    done = made(build_set({"strike": longer}, content="none"), tmp_path)
    old, new = read_tables(tmp_path / "0.1.0"), read_tables(tmp_path / str(done.version))
    assert old["claims"].join(new["claims"], on="claim_id").height == old["claims"].height


def test_the_day_is_stated_or_that_of_the_environment_or_today(monkeypatch: pytest.MonkeyPatch) -> None:
    assert day("2026-11-24") == "2026-11-24"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert day(None) == "1970-01-01"
    with pytest.raises(BadDate, match=r"'24\.11\.2026' is no day"):
        day("24.11.2026")


def test_an_article_that_comes_back_is_told_once(first: Path, second: Path, tmp_path: Path) -> None:
    made(second, tmp_path)
    made(first, tmp_path)
    assert made(second, tmp_path).bump == "minor"
    assert release(second, tmp_path, DAY) is None, "its new id is known now"


def test_an_article_whose_file_was_renamed_is_still_the_one_it_was(build_set: Build, tmp_path: Path) -> None:
    made(build_set({"strike": STRIKE, "rain": RAIN}), tmp_path)
    done = made(build_set({"strike": STRIKE, "storm": RAIN}), tmp_path)
    assert (done.bump, done.withdrawn) == ("patch", 0)
    assert read_tables(tmp_path / str(done.version))["articles"]["article_id"].to_list() == ["rain", "strike"]


def test_paragraphs_that_change_places_keep_the_ids_of_their_words(build_set: Build, tmp_path: Path) -> None:
    head, one, two, three = STRIKE.split("\n")
    made(build_set({"strike": STRIKE}), tmp_path)
    done = made(build_set({"strike": f"{head}\n{three}\n{one}\n{two}"}), tmp_path)
    old, new = read_tables(tmp_path / "0.1.0"), read_tables(tmp_path / str(done.version))
    for name, words in (("claims", "content"), ("figures", "text")):
        key = f"{name.removesuffix('s')}_id"
        before, after = (dict(some[name].select(key, words).iter_rows()) for some in (old, new))
        assert {id_: after.get(id_) for id_ in before} == before, name
    kinds = [dict(some["segments"].select("segment_id", "kind").iter_rows()) for some in (old, new)]
    assert kinds[0] == kinds[1], "the headline is still the headline"


def test_releases_go_forward_in_time(first: Path, second: Path, tmp_path: Path) -> None:
    made(first, tmp_path)
    with pytest.raises(BadDate, match=r"2020-01-01 is before 2026-11-24, the day of 0\.1\.0"):
        release(second, tmp_path, replace(DAY, date="2020-01-01"))


def test_a_dry_run_leaves_no_folder_where_none_was(first: Path, tmp_path: Path) -> None:
    made(first, tmp_path / "releases", replace(DAY, dry_run=True))
    assert list(tmp_path.iterdir()) == []
