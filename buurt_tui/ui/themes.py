"""Three calm themes: licht, donker and contrast, with one accent and a hue for each kind of hook.

Every text below stands at 4.5:1 or better (contrast: 7:1) on every ground, also when a terminal
rounds the colours to its 256; a test computes it."""

from __future__ import annotations

from msgspec import Struct
from textual.theme import Theme


class Palette(Struct, frozen=True):
    """The colours of one theme."""

    background: str
    surface: str
    panel: str
    cursor: str
    """Behind the row under the cursor."""
    cursor_away: str
    """The same while the focus is elsewhere."""
    selection: str
    text: str
    muted: str
    accent: str
    warning: str
    error: str
    interest: str
    wish: str
    offer: str
    question: str
    rule: str
    """Thin lines; no text is written in it."""

    @property
    def grounds(self) -> tuple[str, ...]:
        """What text stands on."""
        return (
            *(self.background, self.surface, self.panel),
            *(self.cursor, self.cursor_away, self.selection),
        )

    @property
    def inks(self) -> tuple[str, ...]:
        """What text is written in."""
        return (
            *(self.text, self.muted, self.accent, self.warning, self.error),
            *(self.interest, self.wish, self.offer, self.question),
        )


PALETTES = {
    "licht": Palette(
        background="#ffffff",
        surface="#ffffff",
        panel="#eeeeee",
        cursor="#d7e8f0",
        cursor_away="#eeeeee",
        selection="#d7e8f0",
        text="#1c1c1c",
        muted="#4e5358",
        accent="#005f87",
        warning="#6b4600",
        error="#8f2a1c",
        interest="#0f5a2a",
        wish="#6b4600",
        offer="#1746a0",
        question="#6a2590",
        rule="#c6c6c6",
    ),
    "donker": Palette(
        background="#14181d",
        surface="#14181d",
        panel="#20252b",
        cursor="#323a42",
        cursor_away="#262b31",
        selection="#323a42",
        text="#e0e3e7",
        muted="#b2bac2",
        accent="#87d7ff",
        warning="#e8c56a",
        error="#ffaf9f",
        interest="#8fd6a0",
        wish="#e8c56a",
        offer="#a5c8ff",
        question="#dcb4f5",
        rule="#4a5058",
    ),
    "contrast": Palette(
        background="#000000",
        surface="#000000",
        panel="#121212",
        cursor="#00005f",
        cursor_away="#262626",
        selection="#00005f",
        text="#ffffff",
        muted="#e4e4e4",
        accent="#afffff",
        warning="#ffe07a",
        error="#ffc9c0",
        interest="#9df5b0",
        wish="#ffe07a",
        offer="#bcd8ff",
        question="#eecbff",
        rule="#9e9e9e",
    ),
}


def _variables(palette: Palette) -> dict[str, str]:
    """What Textual's widgets and ours ask a theme for, without a colour of their own making."""
    return {
        "text": palette.text,
        "text-muted": palette.muted,
        "text-disabled": palette.muted,
        "text-accent": palette.accent,
        "text-primary": palette.accent,
        "text-secondary": palette.accent,
        "text-success": palette.interest,
        "text-warning": palette.warning,
        "text-error": palette.error,
        "foreground-muted": palette.muted,
        "hook-interest": palette.interest,
        "hook-wish": palette.wish,
        "hook-offer": palette.offer,
        "hook-question": palette.question,
        "rule": palette.rule,
        "border": palette.accent,
        "border-blurred": palette.rule,
        "block-cursor-foreground": palette.text,
        "block-cursor-background": palette.cursor,
        "block-cursor-text-style": "none",
        "block-cursor-blurred-foreground": palette.text,
        "block-cursor-blurred-background": palette.cursor_away,
        "block-hover-background": palette.cursor_away,
        "input-cursor-foreground": palette.background,
        "input-cursor-background": palette.text,
        "input-selection-foreground": palette.text,
        "input-selection-background": palette.selection,
        "footer-foreground": palette.text,
        "footer-background": palette.background,
        "footer-key-foreground": palette.accent,
        "scrollbar": palette.rule,
        "scrollbar-hover": palette.muted,
        "scrollbar-active": palette.muted,
        "scrollbar-background": palette.background,
        "scrollbar-background-hover": palette.background,
        "scrollbar-background-active": palette.background,
        "scrollbar-corner-color": palette.background,
    }


def _theme(name: str, palette: Palette) -> Theme:
    return Theme(
        name=name,
        primary=palette.accent,
        secondary=palette.accent,
        accent=palette.accent,
        warning=palette.warning,
        error=palette.error,
        success=palette.interest,
        foreground=palette.text,
        background=palette.background,
        surface=palette.surface,
        panel=palette.panel,
        boost=palette.panel,
        dark=name != "licht",
        variables=_variables(palette),
    )


THEMES = {name: _theme(name, palette) for name, palette in PALETTES.items()}
"""For `App.register_theme`, by name."""

FALLBACK = THEMES["donker"].variables
"""For `App.get_theme_variable_defaults`: our variables under a theme that is not ours."""
