"""The built binary, run as its user would: with a configuration in its environment, by its command line, by its log."""

import os
import signal
import subprocess

from waiting import wait_until

BINARY = os.environ.get("ALLEGED_BINARY", "")
if not os.access(BINARY, os.X_OK):
    raise SystemExit(f"ALLEGED_BINARY must name the built binary; it is {BINARY!r}")


class Alleged:
    """`settings` are the environment's: poll_timeout="2s" is ALLEGED_POLL_TIMEOUT=2s; None takes one away."""

    def __init__(self, folder, database_url, **settings):
        self.folder = folder
        self.settings = {"database_url": database_url, "state_dir": os.path.join(folder, "state"), "poll_per_host": "1024",
                         "config": os.path.join(folder, "alleged.toml")}
        self.settings.update(settings)
        if not os.path.exists(self.settings["config"]):
            self.configure("")
        self._daemons = 0

    def configure(self, toml):
        with open(self.settings["config"], "w", encoding="utf-8") as file:
            file.write(toml)

    def environment(self):
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("ALLEGED_")}
        ours = {f"ALLEGED_{name.upper()}": value for name, value in self.settings.items() if value is not None}
        return {**inherited, **ours}

    def run(self, *arguments, text=None):
        """One command to its end: .returncode, .stdout, .stderr."""
        return subprocess.run([BINARY, *arguments], env=self.environment(), input=text, capture_output=True, text=True,
                              errors="replace", timeout=120, cwd=self.folder)

    def succeed(self, *arguments, text=None):
        """Its standard output; fails if the command does."""
        done = self.run(*arguments, text=text)
        if done.returncode != 0:
            raise AssertionError(f"alleged {' '.join(arguments)}: exit {done.returncode}: {done.stderr}")
        return done.stdout

    def poll_once(self):
        """`run --once`; what it logged."""
        done = self.run("run", "--once")
        if done.returncode != 0:
            raise AssertionError(f"alleged run --once: exit {done.returncode}: {done.stderr}")
        return done.stderr

    def start(self):
        self._daemons += 1
        return Daemon(self, os.path.join(self.folder, f"daemon{self._daemons}.log"))


class Daemon:
    def __init__(self, program, log_path):
        self._log_path = log_path
        with open(log_path, "wb") as log:
            self.process = subprocess.Popen([BINARY, "run"], env=program.environment(), stdout=log, stderr=log,
                                            stdin=subprocess.DEVNULL, cwd=program.folder)

    def log(self):
        with open(self._log_path, encoding="utf-8", errors="replace") as log:
            return log.read()

    def running(self):
        return self.process.poll() is None

    def wait_until(self, condition, what):
        """As wait_until, but a daemon that ended meanwhile is a failure at once."""
        def alive_and_true():
            if not self.running():
                raise AssertionError(f"the daemon ended ({self.process.returncode}) before {what}\n{self.log()}")
            return condition()
        return wait_until(alive_and_true, what, failing=self.log)

    def wait_for_log(self, words):
        self.wait_until(lambda: words in self.log(), f'the log says "{words}"')

    def kill(self):
        """As the kernel would when memory is short: no goodbye."""
        if self.running():
            self.process.kill()
        self.process.wait()

    def stop(self, how=signal.SIGTERM):
        """Asks it to end, and gives its exit status."""
        self.process.send_signal(how)
        try:
            return self.process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"the daemon did not end on {how!r}\n" + self.log()) from None
