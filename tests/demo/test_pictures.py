"""The pictures in the README are what the program shows; `make pictures` draws them anew."""

from __future__ import annotations

import re
import sys
from html import unescape
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "data"))
from make_pictures import PICTURED, PICTURES, draw

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def words_in(svg: str) -> list[str]:
    """What somebody reads in a picture, piece by piece."""
    found = re.findall(r"<text[^>]*>(.*?)</text>", svg, re.DOTALL)
    return [unescape(re.sub(r"<[^>]*>", "", piece)).strip() for piece in found]


@pytest.mark.parametrize("picture", PICTURED, ids=lambda picture: picture.name)
async def test_a_picture_shows_what_the_program_shows(picture, monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    kept = (PICTURES / f"{picture.name}.svg").read_text("utf-8")
    assert words_in(await draw(picture)) == words_in(kept)
    assert len(words_in(kept)) > 20


def test_no_picture_fetches_anything():
    assert [p.name for p in PICTURES.glob("*.svg") if "url(http" in p.read_text("utf-8")] == []


def test_the_readme_shows_pictures_that_are_there():
    shown = re.findall(r"\]\((docs/pictures/[^)]+)\)", README)
    assert shown
    assert [path for path in shown if not (ROOT / path).is_file()] == []
    drawn = {f"docs/pictures/{picture.name}.svg" for picture in PICTURED}
    assert set(shown) <= drawn
