# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs that run on, as their users start and end them: simulate serves, scan and watch ask it, SIGTERM ends each."""
import argparse
import json
import os
import resource
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request


class Simulator:
    def __init__(self, cli, *options):
        self.process = subprocess.Popen([cli, "simulate", "--port", "0", "--key", "k", *options],
                                        stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline().strip()
        assert line.startswith("listening on http://127.0.0.1:"), line
        self.url = line[len("listening on "):]

    def end(self):
        return ended(self.process)


def ended(process):
    """Exit code after SIGTERM, which must come soon (a second, and a busy machine)."""
    started = time.monotonic()
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)  # reads on: a full pipe would hold the program
    code = process.returncode
    assert time.monotonic() - started < 10, "ending took too long"
    return code


def sport_with_games(url):
    """One of two that are played everywhere, of which one is in season whatever the day is."""
    for sport in ("basketball_nba", "baseball_mlb"):
        with urllib.request.urlopen(url + "/v4/sports/" + sport + "/events?apiKey=k", timeout=30) as answer:
            if json.load(answer):
                return sport
    raise AssertionError("nobody plays")


def check_another_year(cli, environment):
    """A machine whose clock was never set sees the same prices, and is told."""
    simulator = Simulator(cli, "--start", "2043-01-10T12:00:00Z")
    try:
        done = subprocess.run([cli, "scan", "--live", "--sport", "basketball_nba", "--base-url", simulator.url,
                               "--format", "json"], env={**environment, "ODDS_API_KEY": "k"}, capture_output=True,
                              text=True, timeout=120)
        assert done.returncode == 0 and "Check this machine's date" in done.stderr, (done.returncode, done.stderr)
        document = json.loads(done.stdout)
        assert document["as_of"].startswith("2043-01-10T12:") and document["counts"]["used"] > 0, document["as_of"]
    finally:
        code = simulator.end()
    assert code == 0, code


def check_scan(cli, url, sport, environment):
    words = [cli, "scan", "--live", "--sport", sport, "--base-url", url, "--format", "json"]
    done = subprocess.run(words, env={**environment, "ODDS_API_KEY": "k"}, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    counts = document["counts"]
    assert counts["read"] > 0 and counts["read"] == counts["used"] + sum(document["rejected"].values())
    assert "This cost 6 credits." in done.stderr, done.stderr
    wrong = subprocess.run(words, env={**environment, "ODDS_API_KEY": "wrong-key"}, capture_output=True, text=True,
                           timeout=120)
    assert wrong.returncode == 1 and "wrong-key" not in wrong.stderr + wrong.stdout, wrong.stderr


def check_watch(cli, url, sport, environment):
    process = subprocess.Popen([cli, "watch", "--live", "--sport", sport, "--base-url", url, "--every", "60",
                                "--horizon", "200", "--format", "json"],
                               env={**environment, "ODDS_API_KEY": "k"}, stdout=subprocess.PIPE, text=True)
    document = json.loads(process.stdout.readline())
    assert document["schema"] == "evision.scan/1"
    assert ended(process) == 0
    kept = [name for _, _, names in os.walk(environment["XDG_DATA_HOME"]) for name in names]
    assert len(kept) == 1 and kept[0].startswith("credits-"), kept


def used_credits(url):
    """As the service counts them; asked for with the watched key, and so sometimes once too often in a second."""
    while True:
        try:
            with urllib.request.urlopen(url + "/v4/sports/?apiKey=k", timeout=30) as answer:
                return int(answer.headers["x-requests-used"])
        except urllib.error.HTTPError as error:
            assert error.code == 429, error
            time.sleep(0.2)


def check_killed_watch(cli, url, sport, environment, folder):
    """What a program spent is known to the next one, however it ended."""
    budget = 9
    before = used_credits(url)
    for _ in range(5):
        process = subprocess.Popen([cli, "watch", "--live", "--sport", sport, "--base-url", url, "--every",
                                    "20", "--horizon", "200", "--regions", "eu", "--budget", str(budget)],
                                   env={**environment, "XDG_DATA_HOME": folder, "ODDS_API_KEY": "k"},
                                   stdout=subprocess.DEVNULL)
        try:
            at_start = used_credits(url)
            deadline = time.monotonic() + 3
            while used_credits(url) < at_start + 3 and time.monotonic() < deadline:
                time.sleep(0.2)  # the service allows thirty calls a second
        finally:
            process.kill()
            process.wait(timeout=30)
    spent = used_credits(url) - before
    assert 0 < spent <= budget, spent


def check_full_disk(cli, folder):
    """A recording that cannot go on is not one."""
    def small_files():
        resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    done = subprocess.run([cli, "record", "--demo", "--start", "2026-11-24T10:00:00Z", "--speed", "120", "--sport",
                           "basketball_nba,soccer_epl", "--every", "20", "--out", folder + "/full.evr", "--for", "60"],
                          capture_output=True, text=True, timeout=120, preexec_fn=small_files)
    assert done.returncode == 1 and "The recording has ended" in done.stderr, (done.returncode, done.stderr)


def check_pipe(cli, folder):
    """What is no file is written to, not replaced."""
    pipe = folder + "/pipe"
    os.mkfifo(pipe)
    process = subprocess.Popen([cli, "odds", "--demo", "--start", "2026-11-24T10:00:00Z", "--sport", "soccer_epl", "--out",
                                pipe], stderr=subprocess.PIPE)
    with open(pipe, "rb") as stream:
        events = json.load(stream)
    process.communicate(timeout=30)
    assert process.returncode == 0 and isinstance(events, list) and stat.S_ISFIFO(os.stat(pipe).st_mode)


def check_refused_key(cli, url, sport, environment, folder):
    """There is nothing to wait for: it ends by itself, and says why."""
    for words in (["watch"], ["record", "--out", folder + "/refused.evr"]):
        done = subprocess.run([cli, *words, "--live", "--sport", sport, "--base-url", url],
                              env={**environment, "ODDS_API_KEY": "another-key-altogether"}, capture_output=True,
                              text=True, timeout=120)
        assert done.returncode == 1 and "refused the key" in done.stderr, (done.returncode, done.stderr)
        assert "another-key-altogether" not in done.stderr + done.stdout


class Stranger:
    """Listens, and does to each connection what `serve` does."""
    def __init__(self, serve):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = "http://127.0.0.1:%d" % self.socket.getsockname()[1]
        self.asked = threading.Event()
        self.serve = serve
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        try:
            while True:
                connection, _ = self.socket.accept()
                threading.Thread(target=self.speak, args=(connection,), daemon=True).start()
        except OSError:
            pass

    def speak(self, connection):
        try:
            with connection:
                connection.recv(65536)
                self.serve(connection, self.asked)
        except OSError:
            pass

    def end(self):
        self.socket.close()


def flood(connection, asked):
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    number = 0
    asked.set()
    while True:
        connection.sendall(b"".join(b"X-Header-%d: %s\r\n" % (number + line, b"a" * 50) for line in range(200)))
        number += 200


def cut(connection, asked):
    body = b'[{"id": "e1", "sport_key": "soccer_epl", "bookmakers": [{"key": "x"'
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                       % (len(body), body))
    asked.set()


def check_flood(cli, environment):
    """A server that sends headers without an end does not hold the program."""
    server = Stranger(flood)
    process = subprocess.Popen([cli, "watch", "--live", "--sport", "soccer_epl", "--base-url", server.url],
                               env={**environment, "ODDS_API_KEY": "k"}, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True)
    assert server.asked.wait(60)
    started = time.monotonic()
    code = ended(process)
    server.end()
    assert code == 1, code  # never an answer
    assert time.monotonic() - started < 4, "it waited for the flood to end"


def check_cut_answer(cli, environment, folder):
    server = Stranger(cut)
    done = subprocess.run([cli, "odds", "--live", "--sport", "soccer_epl", "--base-url", server.url, "--out",
                           folder + "/cut.json"], env={**environment, "ODDS_API_KEY": "k"}, capture_output=True,
                          text=True, timeout=120)
    server.end()
    assert done.returncode == 1 and "Nothing is saved" in done.stderr, (done.returncode, done.stderr)
    assert not os.path.exists(folder + "/cut.json")


def check_service(url):
    with urllib.request.urlopen(url + "/v4/sports/?apiKey=k", timeout=30) as answer:
        assert answer.headers["x-requests-last"] == "0"
        assert any(sport["key"] == "mma_mixed_martial_arts" for sport in json.load(answer))
    try:
        urllib.request.urlopen(url + "/v4/sports/mma_mixed_martial_arts/odds?regions=mars&apiKey=k", timeout=30)
        raise AssertionError("a wrong region was taken")
    except urllib.error.HTTPError as error:
        assert error.code == 422 and json.load(error)["error_code"] == "INVALID_REGION"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cli", required=True)
    cli = parser.parse_args().cli
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "HOME": home, "XDG_DATA_HOME": home + "/data", "LC_ALL": "C.UTF-8"}
        simulator = Simulator(cli)
        try:
            check_service(simulator.url)
            sport = sport_with_games(simulator.url)
            check_scan(cli, simulator.url, sport, environment)
            check_watch(cli, simulator.url, sport, environment)
            check_killed_watch(cli, simulator.url, sport, environment, home + "/killed")
            check_full_disk(cli, home)
            check_pipe(cli, home)
            check_refused_key(cli, simulator.url, sport, environment, home)
            check_another_year(cli, environment)
            check_flood(cli, environment)
            check_cut_answer(cli, environment, home)
        finally:
            code = simulator.end()
        assert code == 0, code
    return 0


if __name__ == "__main__":
    sys.exit(main())
