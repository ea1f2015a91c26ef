#!/usr/bin/python3
"""Searches texts with regexes as Python's re does.

Standard input: one JSON object a line: {"regex": ..., "multiline": true or false, "subject": ...}
Standard output: for each of them one line: the match and the named groups with their places as byte offsets, "no match", or "slow" after
half a second.
"""
import json
import re
import signal
import sys
import warnings

warnings.simplefilter("ignore")
known = {}


class Slow(Exception):
    pass


def on_alarm(*_):
    raise Slow


def compiled(text, multiline):
    if (text, multiline) not in known:
        known[text, multiline] = re.compile(text, re.MULTILINE if multiline else 0)
    return known[text, multiline]


def answer(regex, subject):
    signal.setitimer(signal.ITIMER_VIRTUAL, 0.5)
    try:
        match = regex.search(subject)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    if not match:
        return "no match"

    def place(group):
        start, end = match.span(group)
        return "-" if end < 0 else "%d-%d" % (len(subject[:start].encode()), len(subject[:end].encode()))

    return " ".join(["match=" + place(0)] + ["%s=%s" % (name, place(name)) for name in sorted(regex.groupindex, key=regex.groupindex.get)])


signal.signal(signal.SIGVTALRM, on_alarm)
for line in sys.stdin:
    request = json.loads(line)
    try:
        print(answer(compiled(request["regex"], request["multiline"]), request["subject"]))
    except Slow:
        print("slow")
