"""What commands cost, and what is made of it: CPU-seconds, medians, the verdict on a limit."""
import dataclasses
import os
import pathlib
import statistics
import subprocess
import time


@dataclasses.dataclass
class Cost:
    """Of one command with all that it started and waited for."""
    cpu: float  # seconds, user and system
    wall: float  # seconds
    megabytes: float  # most that the command's own process had resident
    status: int


def resident(pid):
    """(megabytes now, megabytes at most so far); zeros when it has ended."""
    lines = pathlib.Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    sizes = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines if line.startswith(("VmRSS", "VmHWM"))}
    return sizes.get("VmRSS", 0), sizes.get("VmHWM", 0)


def run(command, log, **options):
    """Runs it to its end; what it prints goes to `log`. Its memory is looked at while it runs: what wait4 tells of that is
    never less than this process had when it started the command."""
    start, megabytes, ended = time.monotonic(), 0, 0
    with open(log, "ab") as output:
        process = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                                   **options)
    while not ended:
        megabytes = max(megabytes, resident(process.pid)[1])
        time.sleep(0.01)
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(usage.ru_utime + usage.ru_stime, time.monotonic() - start, megabytes, process.returncode)


def told(command):
    """What a bench program prints: a list of {name: value}, one for each line."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{command[0]}: {done.stderr.strip()}")
    lines = [line.split() for line in done.stdout.splitlines()]
    return [dict(zip(words[::2], map(float, words[1::2]))) for words in lines]


def per_1000(cpu, feeds):
    return cpu * 1000 / feeds


def ratio(ours, theirs):
    """The median over runs: two figures of one run were measured under the same load."""
    return statistics.median(our / their for our, their in zip(ours, theirs))


def spread(values, form="{:.3f}"):
    """"median (least to most)" for a person."""
    values = list(values)
    return f"{form} ({form} to {form})".format(statistics.median(values), min(values), max(values))


@dataclasses.dataclass
class Limit:
    """What the project wants of one figure."""
    what: str
    measured: float
    limit: float
    unit: str = ""
    at_least: bool = False

    @property
    def met(self):
        return self.measured >= self.limit if self.at_least else self.measured <= self.limit

    def row(self):
        verdict = "met" if self.met else f"NOT MET: {self.measured / self.limit:.2f} of it"
        bound = f"{'at least' if self.at_least else 'at most'} {self.limit:g} {self.unit}"
        return f"{self.what:52} {bound:26} {self.measured:8.3f}  {verdict}"


@dataclasses.dataclass
class Section:
    """What one section of the report says."""
    limits: list
    lines: list
