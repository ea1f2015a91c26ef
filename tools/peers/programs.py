"""The programs that are compared: how each is called, on which part of a log, and how to read what it counted."""
import json, os, re, shlex, shutil, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
SSHGUARD = "/usr/libexec/sshguard/sshg-parser"
SLICES = (20_000, 100_000)  # lines for programs that would take hours

# log: (file of plain regexes, what fail2ban-regex is given, our filter)
FILTERS = {
    "nginx": ("nginx", r'^<HOST> .* "POST /api/auth/login HTTP/.*" 40[13]', "meshmonitor"),
    "amps": ("amps", r"info: 07-0013.*\(<HOST>:[\d]+\) disconnected: (?:auth|name in use)", "amps"),
    "asterisk": ("asterisk", "asterisk", "asterisk"),
    "sshd": ("sshd", "sshd", "sshd"),
}


def filters_of(log):
    return FILTERS[log.split("_")[0]] if log.split("_")[0] in FILTERS else FILTERS["sshd"]


class Program:
    """One column of the table."""

    def __init__(self, name, title, tool, command, count, seconds=None, is_slow=False, is_checked=True, processors=1):
        self.name, self.title, self.tool, self.command, self.count = name, title, tool, command, count
        self.own_seconds, self.is_slow, self.is_checked, self.processors = seconds, is_slow, is_checked, processors

    def is_installed(self):
        return shutil.which(shlex.split(self.tool)[0]) is not None


def summary(output):
    return json.loads(output.splitlines()[-1])


def last_number(output):
    return int(re.findall(r"\d+", output)[-1])


def all_of(cli, data, now):
    """All programs; the regexes of rg and Hyperscan are made, and Hyperscan's harness is built, in the folder of the data."""
    patterns, harness = os.path.join(data, "pat"), os.path.join(data, "hs")
    if not os.path.isdir(patterns):
        copy = shutil.copy(os.path.join(HERE, "make_patterns.py"), data)
        subprocess.run([sys.executable, copy], check=True, stdout=subprocess.DEVNULL)
    if not os.path.exists(harness):
        flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libhs"], capture_output=True, text=True).stdout.split()
        subprocess.run(["cc", "-O2", "-march=native", os.path.join(HERE, "hyperscan.c"), "-o", harness, *flags], stderr=subprocess.DEVNULL)

    def ours(matcher):
        return lambda log, path: "%s scan %s -f %s %s --now %s --timezone UTC --progress never -o json" % (cli, path, filters_of(log)[2], matcher, now)

    quote = shlex.quote
    return [
        Program("ours", "banhammer, compiled in", cli, ours(""), lambda out: summary(out)["matched"]),
        Program("ours_two", "the same on two processors", cli, ours("--threads 2"), lambda out: summary(out)["matched"], processors=2),
        Program("ours_vm", "banhammer, loaded at run time", cli, ours("--matcher vm"), lambda out: summary(out)["matched"]),
        Program("f2b", "fail2ban-regex", "fail2ban-regex", lambda log, path: "fail2ban-regex --usedns no %s %s" % (path, quote(filters_of(log)[1])),
                lambda out: int(re.search(r"(\d+) matched", out).group(1)), is_slow=True),
        # It has patterns of its own, so its count is shown and not checked.
        Program("sshguard", "sshg-parser", SSHGUARD, lambda log, path: "bash -c " + quote("%s < %s | wc -l" % (SSHGUARD, path)), last_number, is_slow=True, is_checked=False),
        # Its own time for the scan: compiling the patterns and counting lines are no part of it.
        Program("hs", "Hyperscan", harness, lambda log, path: "%s buf %s/%s.txt %s 1" % (harness, patterns, filters_of(log)[0], path),
                lambda out: summary(out)["hits"], seconds=lambda out: summary(out)["sec"]),
        Program("rg", "rg", "rg", lambda log, path: "rg -j1 -c --no-mmap -f %s/%s.ascii.txt %s" % (patterns, filters_of(log)[0], path), last_number),
        Program("wc", "wc -l", "wc", lambda log, path: "wc -l " + path, lambda out: int(out.split()[0]), is_checked=False),
    ]
