#!/usr/bin/python3
"""Compiles regexes as the installed peer does and tells what they find.

Standard input: one JSON object a line: {"regex": source, "multiline": bool, "subjects": [text, ...], "all": bool}.
Standard output: for each one line, {"error": "..."} or {"found": [...]}, for each subject the spans of the first match and of its groups by
number ([-1, -1] for one that took no part), null for no match, false if the search took too long. With "all": where each match begins.
"""
import json
import signal
import sys
import warnings

sys.path.insert(0, "/usr/lib/python3/dist-packages")
warnings.simplefilter("ignore")

from fail2ban.server.failregex import Regex


class Endless(BaseException):
    """Not to be taken for an error of a regex."""


def on_alarm(*_):
    raise Endless


def spans(regex, subject):
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0.3)
        try:
            match = regex.search(subject)
            return match and [match.span(group) for group in range(regex.groups + 1)]
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    except Endless:
        return False


def answer(request):
    try:
        regex = Regex(request["regex"], request["multiline"])._regexObj
    except Exception as error:
        return {"error": "%s: %s" % (type(error).__name__, error)}
    if request["all"]:
        return {"found": [[match.start() for match in regex.finditer(subject)] for subject in request["subjects"]]}
    return {"found": [spans(regex, subject) for subject in request["subjects"]]}


signal.signal(signal.SIGVTALRM, on_alarm)
for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
