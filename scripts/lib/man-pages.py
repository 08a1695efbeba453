"""Writes the man pages of descent and its verbs from the command's own help: man-pages.py DESCENT FOLDER"""

import json
import subprocess
import sys


def text(words):
    """Words for troff: no line begins with a dot or an apostrophe, hyphens are hyphens."""
    lines = words.replace("\\", "\\e").replace("-", "\\-").split("\n")
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in lines)


def discussion(words):
    """Prose is filled; what is indented, examples, stands as it is."""
    lines = []
    for line in text(words).split("\n"):
        if not line.strip():
            lines.append(".PP")
        elif line.startswith(" "):
            lines += [".nf", line, ".fi"]
        else:
            lines += [line, ".br"] if line.isupper() else [line]
    return "\n".join(lines)


def names(argument):
    if argument["kind"] == "positional":
        return "\\fI" + text(argument["valueName"]) + "\\fR" + ("..." if argument.get("isRepeating") else "")
    written = ", ".join(
        "\\fB" + text(("-" if name["kind"] == "short" else "--") + name["name"]) + "\\fR" for name in argument["names"])
    return written + (" \\fI" + text(argument["valueName"]) + "\\fR" if argument["kind"] == "option" else "")


def page(command, path):
    name = "-".join(path)
    arguments = [one for one in command.get("arguments", []) if one.get("shouldDisplay", True)]
    verbs = [one for one in command.get("subcommands", []) if one.get("shouldDisplay", True)
             and one["commandName"] != "help"]
    lines = [f'.TH "{name.upper()}" 1', ".SH NAME", f"{text(name)} \\- {text(command.get('abstract', ''))}",
             ".SH SYNOPSIS", f".B {' '.join(path)}"]
    lines += [names(one) if not one["isOptional"] else f"[{names(one)}]" for one in arguments]
    if verbs:
        lines.append("\\fIverb\\fR")
    if command.get("discussion"):
        lines += [".SH DESCRIPTION", discussion(command["discussion"])]
    if arguments:
        lines.append(".SH OPTIONS")
        for one in arguments:
            default = f" (default: {one['defaultValue']})" if one.get("defaultValue") else ""
            lines += [".TP", names(one), text((one.get("abstract") or "") + default) or "\\&"]
    if verbs:
        lines.append(".SH VERBS")
        for one in verbs:
            lines += [".TP", f".BR {text(name)}\\-{text(one['commandName'])} (1)", text(one.get("abstract", ""))]
    return "\n".join(lines) + "\n"


def write(command, path, folder):
    with open(f"{folder}/{'-'.join(path)}.1", "w", encoding="utf-8") as file:
        file.write(page(command, path))
    for one in command.get("subcommands", []):
        if one.get("shouldDisplay", True) and one["commandName"] != "help":
            write(one, path + [one["commandName"]], folder)


descent, folder = sys.argv[1:]
help = subprocess.run([descent, "--experimental-dump-help"], check=True, capture_output=True).stdout
write(json.loads(help)["command"], ["descent"], folder)
