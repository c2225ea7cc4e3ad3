"""More than five hundred texts that a terminal, a widget, a format or a shell would obey.

Fragments of every sort, each put together in several ways: alone, inside a name, behind a mark,
in markup that is nested or broken. Always the same ones, so that a failure can be looked at."""

from __future__ import annotations

import unicodedata

MARKUP = [
    *("[/]", "[/red]", "[red", "[bold]x", "[[", "]]", "[[[x]]]", r"\[red]", r"\\[red]\\", "[]"),
    *("[@click=app.quit]x[/]", "[@click=app.bell]x[/]", "[@click='app.leave']x", "[link=x]y"),
    *("[@click=app.action_leave()]x[/]", "[on red]x[/on red]", "[$primary]x[/]", "[b][i]x[/b]"),
    *("[bold][/bold][bold]", "[#ff0000]x", "[rgb(1,2,3)]x[/]", "[not bold]x", "[link='a\"b']x"),
    *("[" * 40, "[/" * 20, "[b]" * 30 + "x" + "[/b]" * 29, "<b>x</b>", "&lt;x&#27;", ":smile:"),
]
SEQUENCES = [
    *("\x1b[31mx\x1b[0m", "\x1b]0;title\x07", "\x1b]52;c;aGFjaw==\x07", "\x1b[2J\x1b[H", "\x1bc"),
    *("\x1b]8;;http://x\x1b\\y\x1b]8;;\x1b\\", "\x1bP$q\x1b\\", "\x1b_x\x1b\\", "\x1b^x\x1b\\"),
    *("\x1b[?1049l", "\x1b[6n", "\x1b[?1000h", "\x1b(0", "\x1b]4;1;?\x07", "\x1b[5i", "\x1b\x1b"),
    *("\x9b31mx", "\x9d0;t\x9c", "\x90q\x9c", "\x85x", "\x84", "\x8ex", "\x98x\x9c", "\x9f"),
    *("\x00x", "\x07", "\x08\x08x", "\x0bx", "\x0cx", "\x0ex\x0f", "\x7f", "\x1a", "a\rb", "\x04"),
]
INVISIBLE = [
    *("\u202ex\u202c", "\u202dx", "\u2066x\u2069", "\u2067x", "\u2068", "\u200ex\u200f", "\u061c"),
    *("x\u200by", "\u200c", "x\u200dy", "\u2060x", "\ufeffx", "\u00adx", "\u180ex", "\u2028x"),
    *("\u2029x", "\ufff9x\ufffb", "\U000e0041\U000e0042", "\U000e0001x", "\ue000x", "\U000f0000"),
    *("\u0378x", "\ufdd0", "\uffff", "\u115fx", "\u3164x", "\u2800x", "\u034fx", "\u17b4x"),
]
LETTERS = [
    *("é́́́́́́x", "Z" + "\u0335\u0321\u0338" * 20, "\u0301x", "ǆ ﬁ ﬃ ß ẞ", "İıſK", "ȷ̇"),
    *("👩‍👩‍👧‍👦", "👍🏽👍🏿", "🇳🇱🇲🇦🇹", "❤️ ❤", "1️⃣", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "👁️‍🗨️", "🫱🏻‍🫲🏿"),
    *("漢字かな交じり文", "한국어", "ｆｕｌｌ", "ｶﾅ", "שלום עולם", "مرحبا بالعالم", "ไทย้้", "नमस्ते"),
    *("ﷺ", "𝔘𝔫𝔦", "\u0e33x", "Ａ‐Ｚ", "ﬀ", "Ω≈ç√", "─│┌┐└┘", "█▓▒░", "▸ ● ↻", "…"),
]
FORMATS = [
    *("{}", "{0}", "{name}", "{0.__class__}", "{{", "}", "%s", "%(x)s", "%n", "${HOME}", "$(id)"),
    *("`id`", "'; drop table x; --", '"', "'", "''\"", "\\", "\\n", "\\x1b[31m", "\\u202e", "|x"),
    *("=1+1", "=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1", "＝1", "../../x", "/etc/passwd"),
    *("~/.x", "C:\\x", "a/b", "null", "NaN", "true", "0", "-", "--help", "-rf", "&&", ";", ";;"),
    *("# x", "<script>", "]]>", "<!--", "&amp;", "x,y", "x\ty", "a:b", "_x_", "**x**", "[x](y)"),
]
MARKS = [
    *("@ @", "@@x", "#", "##x", "!!", "!!!", "! vr", "!31-2", "!99-99-9999", "?", "??", ">x", ">>"),
    *(
        "/ x",
        "//",
        "=x",
        "==",
        "@x@y#z",
        "\\@x",
        "@[red]",
        "#[/]",
        "@x.",
        "@x,y",
        "@'x'",
        "@_",
        "#-",
    ),
]
FRAGMENTS = [*MARKUP, *SEQUENCES, *INVISIBLE, *LETTERS, *FORMATS, *MARKS]

WAYS = ["{}", "Jan {} de Vries", "{}{}", "[b]{}[/b", "@{} #{} /{}"]
"""How a fragment stands in a text."""

CAMPAIGN = tuple(
    dict.fromkeys(way.replace("{}", fragment) for way in WAYS for fragment in FRAGMENTS)
)

LETTERS_SEEN = {"L", "N", "P", "S"}
"""Of a character's category, the first letter of what people see."""


def seen(text: str) -> str:
    """What people see of `text`: the letters, digits and signs in it, in their order."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(c for c in composed if unicodedata.category(c)[0] in LETTERS_SEEN)
