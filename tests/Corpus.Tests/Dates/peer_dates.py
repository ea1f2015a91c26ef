#!/usr/bin/python3
"""Dates lines with the installed peer's own detector, under a clock that stands still.

Standard input: one JSON object a line: {"pattern": ..., "zone": ..., "logtimezone": ... or null, "lines": [[now in seconds, base64], ...]}
Standard output: for each of them one line: {"dates": ..., "order": ...}. The dates are a list with, for each line, [time, is whole, first
byte, last byte, template]: null for a line without date, a time of null for one whose date makes no sense, or the name of an exception
that escaped. The order is that of the templates in the end, [name, hits, weight, pattern, regex]. For a pattern that is refused it is a string: what is wrong.
"""
import base64
import codecs
import datetime
import json
import logging
import os
import sys
import time


class Clock(datetime.datetime):
    """What the peer takes for now, wherever it asks."""

    seconds = 0.0

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(cls.seconds, tz)


datetime.datetime = Clock
time.time = lambda: Clock.seconds
sys.path.insert(0, "/usr/lib/python3/dist-packages")
logging.disable(logging.CRITICAL)

from fail2ban.server import datedetector, strptime

# Which of two names these have is left to chance there.
datedetector.DatePatternRegex._patternName.update(Exk="%Exk", Exl="%Exl")
DEFAULTS = list(datedetector.DateDetectorCache.DEFAULT_TEMPLATES)


def of_release(pattern):
    """Debian has 1.0.2; in the releases since, this default also takes a hyphen before and colons within the clock."""
    if pattern.startswith("%ExY%Exm%Exd"):
        return pattern.replace("(?:T|", "(?:-|T|").replace("%ExH%ExM%ExS", "%ExH:?%ExM:?%ExS")
    return pattern


def as_in_a_new_process(request):
    os.environ["TZ"] = request["zone"]
    time.tzset()
    Clock.seconds = float(request["lines"][0][0]) if request["lines"] else 0.0
    strptime._updateTimeRE()
    datedetector.DD_patternCache.clear()
    datedetector.DateDetectorCache.DEFAULT_TEMPLATES[:] = [of_release(pattern) for pattern in DEFAULTS]
    datedetector.DateDetector._defCache = datedetector.DateDetectorCache()


def decode(line):
    """The text as the peer reads it, and the byte at which each character and the end stand."""
    wrong = {}

    def replace(error):
        wrong[error.start] = error.end
        return "\ufffd", error.end

    codecs.register_error("counted", replace)
    text = line.decode("utf-8", "counted")
    places = [0]
    for character in text:
        at = places[-1]
        places.append(wrong[at] if at in wrong else at + len(character.encode("utf-8", "surrogatepass")))
    return text, places


def date(detector, line):
    text, places = decode(line)
    try:
        match, template = detector.matchTime(text)
        if match is None:
            return None
        start, end = match.span(1)
        if start == end:
            return [None, False, 0, 0, template.name]
        place = [places[start], places[end], template.name]
        found = detector.getTime(match.group(1), (match, template))
        return [None, False] + place if found is None else [float(found[0]), isinstance(found[0], int)] + place
    except Exception as escaped:
        return type(escaped).__name__


def use(one):
    # The fraction of any length is ours.
    regex = one.template.regex.replace("[0-9]{1,6}", "[0-9]+")
    return [one.name, one.hits, one.template.weight, getattr(one.template, "pattern", ""), regex]


def run(request):
    as_in_a_new_process(request)
    detector = datedetector.DateDetector()
    try:
        detector.default_tz = request["logtimezone"]
        for pattern in request["pattern"].split("\n"):
            if pattern.strip():
                detector.appendTemplate(pattern.strip())
        for template in detector.templates:
            template.template._compileRegex()
    except Exception as refused:
        return str(refused)
    found = []
    for now, line in request["lines"]:
        Clock.seconds = float(now)
        found.append(date(detector, base64.b64decode(line)))
    return {"dates": found, "order": [use(one) for one in detector.templates]}


def answer(run):
    for request in sys.stdin:
        print(json.dumps(run(json.loads(request))), flush=True)


if __name__ == "__main__":
    answer(run)
