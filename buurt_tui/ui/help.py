"""Each screen explained in at most ten short lines."""

from __future__ import annotations

from buurt_tui.domain.text import N_

HELP = {
    "log": (
        N_("Logging: one line is one encounter"),
        N_(
            "@Fatima   who you met. A new name is fine.\n"
            "#cooking  likes   *walking  wants\n"
            "+sewing   can do  ?bicycle  asks\n"
            "!fri call come back on Friday. !!fri: they asked for it.\n"
            ">Karim    who of us goes.   /Street  where.\n"
            "=chat  =conversation  =wave  =not-home  =prefers-not\n"
            "All other words are the note. Tab completes a word.\n"
            "Enter saves. F10: as a form. Ctrl+Z takes it back.\n"
            "Esc goes to the list; there r: the round, + and -: doors.\n"
            "n: write  /: search  2 3 4 8: screens  ^L: who may read it"
        ),
    ),
    "follow_ups": (
        N_("Whom do we come back to?"),
        N_(
            "Everybody we want to see again, street by street.\n"
            "↑ and ↓ walk the list. Enter shows all you can do.\n"
            "g  done: write down what came of it\n"
            "l  later      a  not home; it stays on the list\n"
            "s  seen since: that was it\n"
            "h  not needed any more     o  handed over\n"
            "x  would rather not: then they are on no list\n"
            "t  whose turn it is    v  who asked    >  who goes\n"
            "f  filter: mine, this week, a street   w  on paper\n"
            "Nothing here is late. A date is only a good moment."
        ),
    ),
    "form": (
        N_("The form: the same, field by field"),
        N_(
            "Type in a field. Enter goes to the next, ↑ and ↓ walk.\n"
            "Tab completes; ↓ chooses another one first.\n"
            "Several names in a field: put a comma between them.\n"
            "A name with a comma in it goes between quotes.\n"
            "Enter in the last field saves; Ctrl+S or F5 in any field.\n"
            "Behind a field stands how it reads, or what is not clear.\n"
            "Esc goes back. Nothing that you typed is lost."
        ),
    ),
    "residents": (
        N_("Residents: who we met"),
        N_(
            "f  find somebody; a letter wrong does not matter\n"
            "→  to the card: hooks, promises, small steps\n"
            "←  back to the list. Enter shows all you can do.\n"
            "g  log an encounter    t  promise to come back\n"
            "e  change what is written   w  the name   a  another name\n"
            "s  where to find them    p  all that we hold about them\n"
            "j  they say: write it down    k  they say: do not\n"
            "m  merge two that are the same person\n"
            "x  would rather not, or does not mind any more\n"
            "Ctrl+Z takes every step back, but not forgetting."
        ),
    ),
    "hooks": (
        N_("Hooks, and the topics"),
        N_(
            "One note at a time. What do they like, want, ask?\n"
            "1 to 9  take a suggestion; more in one line is fine\n"
            "#likes  *wants  +can do  ?asks, then the topic\n"
            "Enter   done, to the next. Empty line: no hook\n"
            "Esc, then s: another time    b: the one before\n"
            "o  the topics    →  who shares one\n"
            "e  rename   a  another word   p  below a wider one\n"
            "m  merge with the same   l  those that look alike\n"
            "k  does it still hold? Not heard for half a year\n"
            "Ctrl+Z takes every step back."
        ),
    ),
    "review": (
        N_("The weekly review: one thing at a time"),
        N_(
            "The keys at the bottom are all you need.\n"
            "Enter  it stays so, and on to the next\n"
            "g  done    l  later, then 1 to 4    >  who goes\n"
            "s  skip: it comes again next time   b  the one before\n"
            "q  stop: next time it goes on here, on any screen\n"
            "Names are made up until the review is closed.\n"
            "F12 shows true names, and asks first.\n"
            "Others follow on their own screen; o takes over.\n"
            "+  put something on the agenda    a  who is there\n"
            "m  the minutes: they write themselves"
        ),
    ),
}
"""The title and the lines, by the name of the screen."""
