"""Keeps the catalogues complete: `python locale_tools.py update`.

Takes every marked message out of the program, keeps the Dutch that there is, leaves the rest empty
for somebody to write, and writes the English catalogue, which says what the code says."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent
PACKAGE = ROOT / "buurt_tui"
KEYWORDS = {"_", "N_", "ngettext"}

MessageId = str | tuple[str, ...]
"""A message, or the singular and the plural of one."""

HEADER = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: {language}\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
# no dates, names or places in the code: what does not matter must not differ.


def marked_messages() -> list[MessageId]:
    """Every message in the program, in alphabetical order; one with a plural once."""
    found: dict[str, MessageId] = {}
    for path in PACKAGE.rglob("*.py"):
        for message in _marked_in(path.read_text("utf-8")):
            key = message if isinstance(message, str) else message[0]
            if key not in found or not isinstance(message, str):
                found[key] = message
    return [found[key] for key in sorted(found)]


def _marked_in(source: str) -> Iterator[MessageId]:
    # with Python's own parser: it sees what is marked inside an f-string too.
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id="_" | "N_"), args=[ast.Constant(str(message)), *_]):
                if message:
                    yield message
            case ast.Call(
                func=ast.Name(id="ngettext"),
                args=[ast.Constant(str(singular)), ast.Constant(str(plural)), *_],
            ):
                yield singular, plural


def catalogue_path(language: str) -> Path:
    """Where the catalogue of this language stands."""
    return PACKAGE / "locale" / language / "LC_MESSAGES" / "buurt.po"


def read_catalogue(language: str) -> Catalog:
    """The catalogue of this language; empty if there is none."""
    path = catalogue_path(language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update() -> None:
    """Write both catalogues, and compile them."""
    messages = marked_messages()
    dutch = read_catalogue("nl")

    def translated(message: MessageId) -> MessageId:
        known: Message | None = dutch.get(message)
        if known is None or known.fuzzy:
            return ("", "") if isinstance(message, tuple) else ""
        return known.string if isinstance(known.string, str) else tuple(known.string or ())

    _write("nl", messages, translated)
    _write("en", messages, lambda message: message)


def _write(
    language: str, messages: list[MessageId], translated: Callable[[MessageId], MessageId]
) -> None:
    catalogue = Catalog(locale=language)
    for message in messages:
        catalogue.add(message, translated(message))
    path = catalogue_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with BytesIO() as file:
        write_po(file, catalogue, width=100, no_location=True, omit_header=True)
        path.write_bytes(HEADER.format(language=language).encode() + file.getvalue())
    with path.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, catalogue)


if __name__ == "__main__":
    if sys.argv[1:] != ["update"]:
        raise SystemExit(__doc__)
    update()
