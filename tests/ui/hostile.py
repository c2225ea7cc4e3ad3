"""Text that a terminal or a widget would obey if it got the chance."""

HOSTILE = {
    "closing markup": "[/red] Jan",
    "a click action": "[@click=app.bell]x[/]",
    "unclosed markup": "[bold red",
    "escape": "a\x1b[31mb\x1b]0;title\x07c",
    "the clipboard": "\x1b]52;c;aGFjaw==\x07",
    "c1": "a\x9b31mb\x9d52;c;aGFjaw==\x9c",
    "bidi": "ab\u202ecd\u2066ef\u2069",
    "zero width": "a\u200bb\u200cc\ufeffd\u2060e",
    "combining": "e" + "\u0301\u0316\u0323" * 30,
    "newlines": "a\nb\r\nc\td\x0be\u2028f",
    "nul and bell": "a\x00b\x07c",
    "emoji": "👩‍👩‍👧‍👦 👍🏽 🇳🇱 ❤️",
    "wide": "漢字かな交じり文",
    "surrogate": "a\ud800b",
    "tags": "a\U000e0041b",
    "long": "lang woord " * 9_000,
    "long without a space": "x" * 100_000,
    "long and wide": "漢" * 50_000,
    "empty": "",
    "spaces": "   ",
}
