"""Runs of programs, each kept as soon as it is over, so that a broken-off comparison goes on where it stopped."""
import json, os, subprocess, tempfile, time


class Measurements:
    """A file with a line a run. Runs of another program or log than the present one don't count."""

    def __init__(self, path, cpu):
        self.path, self.cpu, self.runs = path, cpu, {}
        if os.path.exists(path):
            with open(path) as f:
                for line in f:
                    run = json.loads(line)
                    self.runs.setdefault((run["command"], run["stamp"]), []).append(run)

    def take(self, command, stamp, count, own_seconds, repeats, processors=1):
        """Runs a command once more unless there are so many runs of it, and returns them all. One that failed is tried again the next time.

        stamp: tells versions of the program and of the log apart, with which runs can't be compared."""
        runs = self.runs.setdefault((command, stamp), [])
        if len(runs) < repeats:
            runs.append(dict(self._run(command, count, own_seconds, processors), command=command, stamp=stamp))
            if "failed" not in runs[-1]:
                with open(self.path, "a") as f:
                    f.write(json.dumps(runs[-1]) + "\n")
        return runs

    # Pinned to one processor, or to so many from there on. Output goes to a file, which costs the program less than a reader beside it.
    def _run(self, command, count, own_seconds, processors):
        with tempfile.TemporaryFile() as out:
            start = time.perf_counter()
            process = subprocess.Popen(["taskset", "-c", "%d-%d" % (self.cpu, self.cpu + processors - 1), "bash", "-c", "exec " + command], stdout=out, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            out.seek(max(0, out.seek(0, os.SEEK_END) - 4096))
            text = out.read().decode("utf-8", "replace")
        try:
            counted = count(text)
        except (ValueError, AttributeError, IndexError, KeyError):
            return {"failed": "exit status %d, and no count in its output" % process.returncode}
        return {"wall": wall, "seconds": own_seconds(text) if own_seconds else wall, "processor": usage.ru_utime + usage.ru_stime,
                "peak": usage.ru_maxrss / 1024, "counted": counted}
