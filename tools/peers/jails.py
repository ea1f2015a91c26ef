"""Configurations with so many jails, each of another filter, all over one log."""
import json, os, re

import programs

COUNTS = (1, 3, 10, 30, 90)


def make(data, filters, count):
    """A folder with jail.conf: sshd first, then the filters of a folder in the order of their names, as many as there are."""
    folder = os.path.join(data, "jails-%d" % count)
    os.makedirs(folder, exist_ok=True)
    link = os.path.join(folder, "filter.d")
    if not os.path.islink(link):
        os.symlink(os.path.join(os.path.abspath(filters), "filter.d"), link)
    names = sorted(n[:-5] for n in os.listdir(link) if n.endswith(".conf"))
    usable = ["sshd"] + [n for n in names if n != "sshd" and _has_failregex(os.path.join(link, n + ".conf"))]
    with open(os.path.join(folder, "jail.conf"), "w") as f:
        f.write("[DEFAULT]\nenabled = true\nbackend = polling\naction =\nusedns = no\nlogpath = /dev/null\n")
        f.writelines("[%s]\nfilter = %s\n" % (n, n) for n in usable[:count])
    return folder


# Parts of filters have none, or none that stands alone.
def _has_failregex(path):
    with open(path, encoding="utf-8", errors="replace") as f:
        text = f.read()
    return re.search(r"^failregex *= *\S", text, re.M) is not None and not os.path.basename(path).endswith("-common.conf")


def program(cli, folder):
    """Ours with all jails of a folder; what is counted is the lines."""
    def lines(out):
        return json.loads(out.splitlines()[-1])["lines"]

    return programs.Program("ours", "banhammer", cli, lambda log, path: "%s scan -c %s --all %s --now 2026-11-25 --timezone UTC --progress never -o json" % (cli, folder, path), lines)
