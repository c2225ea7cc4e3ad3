"""`buurt completion SHELL`: the script that lets bash, zsh or fish complete what is typed.

The script asks this program what can follow, and gives it the line on standard input: names on a
command line would be seen by everybody who uses the machine. What comes back is quoted here for
bash and by the shell itself for the others; nothing is ever evaluated."""

from __future__ import annotations

import os
import sys

from buurt_tui.cli.context import Context
from buurt_tui.cli.options import Misuse
from buurt_tui.cli.output import write
from buurt_tui.domain.text import N_, clean
from buurt_tui.lang import _
from buurt_tui.store import StoreError

SCRIPTS = {
    "bash": r"""# buurt: completion for bash.  eval "$(buurt completion bash)"
_buurt() {
    local -a lines
    local kind line
    mapfile -t lines < <(printf '%s' "${COMP_LINE:0:COMP_POINT}" |
        BUURT_COMPLETES=bash "${COMP_WORDS[0]/#\~/$HOME}" completion 2>/dev/null)
    kind=${lines[0]-}
    COMPREPLY=()
    if [[ $kind == files ]]; then
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")
        return
    fi
    for line in "${lines[@]:1}"; do
        COMPREPLY+=("$line")
    done
}
complete -F _buurt buurt
""",
    "zsh": r"""#compdef buurt
# buurt: completion for zsh.  eval "$(buurt completion zsh)", after compinit
_buurt() {
    local -a lines names
    local line program=${(Q)words[1]}
    lines=("${(@f)$(printf '%s\0' "${(@Q)words[1,CURRENT]}" |
        BUURT_COMPLETES=zsh ${~program/#\~/$HOME} completion 2>/dev/null)}")
    if [[ $lines[1] == files ]]; then
        _files
        return
    fi
    shift lines
    for line in "${lines[@]}"; do
        [[ -n $line ]] && names+=("$line")
    done
    (( $#names )) && compadd -M 'm:{a-zA-Z}={A-Za-z}' -- "${names[@]}"
}
if [[ $funcstack[1] == _buurt ]]; then _buurt "$@"; else compdef _buurt buurt; fi
""",
    "fish": r"""# buurt: completion for fish.  buurt completion fish | source
function __buurt_words
    set -l words (commandline -opc)
    set -l lines (printf '%s\0' $words (commandline -ct) | \
        BUURT_COMPLETES=fish $words[1] completion 2>/dev/null)
    if test "$lines[1]" = files
        __fish_complete_path (commandline -ct)
    else
        printf '%s\n' $lines[2..-1]
    end
end
complete -c buurt -f -a '(__buurt_words)'
""",
}


def run(context: Context) -> int:
    """Print the script; or, asked by it, what can follow."""
    shell = next(iter(context.call.arguments), "")
    if shell in SCRIPTS:
        write(SCRIPTS[shell].encode())
        return 0
    asks = os.environ.get("BUURT_COMPLETES", "")
    if shell or asks not in SCRIPTS:
        choices = ", ".join(SCRIPTS)
        raise Misuse(
            N_("there is completion for {choices}, not {shell}"),
            choices=choices,
            shell=clean(shell) or "–",
        )
    write("".join(f"{line}\n" for line in _answer(context, asks)).encode())
    return 0


def _answer(context: Context, shell: str) -> list[str]:
    """What the script asked for: `files`, or `words` and a line for each."""
    from buurt_tui.cli import shell_words
    from buurt_tui.cli.following import FILES, following

    asked = sys.stdin.buffer.read().decode(errors="replace")
    line = shell_words.of_bash(asked) if shell == "bash" else shell_words.given(asked)
    try:
        found = following(line.words, line.current, context)
    except StoreError:  # a store that cannot be read offers no names; commands are offered
        found = []
    if found is FILES:
        return ["files"]
    if shell == "bash":
        return ["words", *line.quoted([word.text for word in found])]
    if shell == "zsh":
        return ["words", *(word.text for word in found)]
    # what a name holds beside letters was cleaned: no line has two lines, and none begins anew
    return ["words", *(f"{word.text}\t{_(word.says)}" for word in found)]
