"""The logs that the programs are compared on: made once, kept, and told by the arguments that made them."""
import os, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
FLOOD = "--attack-fraction 1.0 --ip-dist uniform"
START = "2026-11-20T00:00:00"
DAYS = 4
NOW = "2026-11-25"  # when all logs end, for stamps without a year

# name: (what it is, arguments of make_corpus.py)
MAIN = {
    "sshd_flood": ("sshd, each line a failure, 100,000 addresses", "--kind sshd %s --ips 100000 --ipv6-fraction 0.05" % FLOOD),
    "sshd_mixed": ("sshd and its neighbours, 5 % failures", "--kind sshd --attack-fraction 0.05 --ips 5000"),
    "nginx_mixed": ("access log, 2 % failures", "--kind nginx --attack-fraction 0.02 --ips 5000"),
    "asterisk_flood": ("asterisk, each line a failure, 100,000 addresses", "--kind asterisk %s --ips 100000" % FLOOD),
    "amps_flood": ("AMPS, each line a failure, 100,000 addresses", "--kind amps %s --ips 100000" % FLOOD),
}
FURTHER = {
    "addresses_10m": ("sshd flood, 10,000,000 addresses in turn", "--kind sshd --attack-fraction 1.0 --ips 10000000 --ip-dist cycle"),
    "sshd_unicode": ("sshd flood, user names beyond ASCII", "--kind sshd %s --ips 100000 --user-prefix äß文" % FLOOD),
    "sshd_hostile": ("sshd, lines of 32 and 64 KB made to backtrack", "--kind sshd-hostile %s --ips 1000 --rate 50" % FLOOD),
}
CUT = {"sshd_hostile"}  # ours reads the first 32 KB of a line, so what it counts isn't what others count
ADDRESSES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)


def of_addresses(count):
    """The log, by name and arguments, in which so many addresses take turns."""
    if count == 10_000_000:
        return "addresses_10m", FURTHER["addresses_10m"][1]
    return "addresses_%d" % count, "--kind sshd --attack-fraction 1.0 --ips %d --ip-dist cycle" % count


def _is_made(path, arguments):
    try:
        with open(path + ".args") as f:
            return f.read() == arguments and os.path.getsize(path) > 0
    except OSError:
        return False


def _note(path, arguments):
    with open(path + ".args", "w") as f:
        f.write(arguments)


def make(folder, name, arguments, mb):
    """Path of a log of one day and about so many megabytes."""
    path = os.path.join(folder, "%s.%dmb.log" % (name, mb))
    arguments = "%s --start %s" % (arguments, START)
    if "--rate" not in arguments:
        arguments += " --rate 5000"
    if not _is_made(path, arguments):
        print("making %s" % path, file=sys.stderr)
        subprocess.run([sys.executable, os.path.join(HERE, "make_corpus.py"), *arguments.split(), "--bytes", str(mb * 1_000_000), "--lines", "1000000000",
                        "--out", path], check=True, stdout=subprocess.DEVNULL)
        _note(path, arguments)
    return path


def make_long(path):
    """Path of a log of four days: each day's lines are those of the first, with their stamps moved, so that time goes on as in any log."""
    long = path.replace(".log", ".x%d.log" % DAYS)
    arguments = "%s %d %d" % (path, os.path.getsize(path), DAYS)
    if not _is_made(long, arguments):
        print("making %s" % long, file=sys.stderr)
        with open(long, "wb") as out:
            for day in range(DAYS):
                # The date is written in one way in each log; the first on a line is its stamp. AMPS begins on the evening before.
                moves = ["s/Nov %d/Nov %d/" % (20, 20 + day), "s|%d/Nov/2026|%d/Nov/2026|" % (20, 20 + day), "s/2026-11-19T/2026-11-%dT/" % (19 + day)]
                if day == 0:
                    moves = [""]
                subprocess.run(["sed", *[part for move in moves for part in ("-e", move)], path], check=True, stdout=out, env={**os.environ, "LC_ALL": "C"})
        _note(long, arguments)
    return long


def count_lines(path):
    """Lines and bytes, and the log is in the page cache."""
    with open(path, "rb") as f:
        lines = sum(chunk.count(b"\n") for chunk in iter(lambda: f.read(1 << 20), b""))
    return lines, os.path.getsize(path)


def head(path, lines):
    """Path of a log with the first lines of another."""
    small = path.replace(".log", ".%dk.log" % (lines // 1000))
    arguments = "%s %d" % (path, os.path.getsize(path))
    if not _is_made(small, arguments):
        with open(small, "wb") as out:
            subprocess.run(["head", "-n", str(lines), path], check=True, stdout=out)
        _note(small, arguments)
    return small
