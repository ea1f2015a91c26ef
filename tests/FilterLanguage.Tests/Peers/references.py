#!/usr/bin/python3
"""Splits references to filters, name[option=value], with the installed peer's own function.

Standard input: one JSON string a line. Standard output: for each one line, {"name": ..., "options": {...}} or {"error": "..."}.
"""
import json
import sys

sys.path.insert(0, "/usr/lib/python3/dist-packages")

from fail2ban.helpers import extractOptions

for line in sys.stdin:
    try:
        name, options = extractOptions(json.loads(line))
        print(json.dumps({"name": name, "options": options}), flush=True)
    except ValueError as error:
        print(json.dumps({"error": str(error)}), flush=True)
