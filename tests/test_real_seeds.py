"""The two real files that stand for what users have. Not in the repository: the tests run where the folder is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from index.load import Loaded, load
from index.split import paragraphs

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the real files are not beside this repository")


def seed(number: str) -> Loaded:
    (item,) = load(SEEDS.glob(f"{number}_*.txt"))
    assert isinstance(item, Loaded)
    return item


def test_the_file_without_a_title_has_eight_paragraphs_and_opens_with_its_title() -> None:
    article = seed("000").article
    found = paragraphs(article)
    assert len(found) == 8
    assert not any(p.text == "The U.S. Eases Sanctions on Russia" for p in found)
    assert article.title.endswith("…")
    assert article.text.startswith(article.title[:-1])
    assert (article.origin, article.dateline, article.published, article.byline) == (None, None, None, None)


def test_the_file_with_a_dateline_gives_it_as_metadata_and_names_its_origin() -> None:
    article = seed("001").article
    found = paragraphs(article)
    assert len(found) == 23
    assert found[0].text.startswith("Defense Secretary")
    assert article.title.startswith("Defense Secretary")
    assert (article.dateline, article.published) == ("WASHINGTON", date(2025, 3, 3))
    assert article.origin == "The New York Times"
    assert not any("originally appeared" in p.text or "©" in p.text for p in found)


def test_paragraphs_of_the_real_files_are_slices_of_them() -> None:
    for number in ("000", "001"):
        for p in paragraphs(seed(number).article):
            assert p.article.text[p.start : p.end] == p.text
