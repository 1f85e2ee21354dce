"""A small server on this machine that speaks the chat-completions protocol, and everything that goes wrong with it."""

from __future__ import annotations

import json
import re
import threading
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SAYS = re.compile(r"(?P<source>[^,.“”]+?) (?P<cue>said|wrote|denied) (?:that )?(?P<content>[^.“”]+)\.")


class Server:
    """Answers each POST with the next line of its script, the last one again and again; keeps what it was asked.

    A line is a function from the request's body to (status, headers, bytes), or such a triple, or None for no answer at all.
    """

    def __init__(self, *script, models=("toy",)):
        self.script = list(script)
        self.models = models
        self.asked = []
        self.headers = []
        self.paths = []
        self.heard = threading.Event()
        self.release = threading.Event()
        self._lock = threading.Lock()

    def next_line(self, path, headers, body):
        with self._lock:
            self.paths.append(path)
            self.headers.append(headers)
            self.asked.append(body)
            self.heard.set()
            return self.script.pop(0) if len(self.script) > 1 else self.script[0]

    @property
    def shown(self):
        """The texts of the sentences that each call showed."""
        return [[row["text"] for row in sentences_of(body)] for body in self.asked]


@contextmanager
def serve(*script, models=("toy",)):
    """Run a server with this script; yields it, with its address in `url`."""
    server = Server(*script or (read_plainly,), models=models)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            server.paths.append(self.path)
            if server.models is None:
                self.answer(*refuse(401, "no such key"))
            else:
                self.answer(200, {}, dump({"data": [{"id": name} for name in server.models]}))

        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            line = server.next_line(self.path, dict(self.headers), body)
            if line is None:
                server.release.wait(30)
                return
            self.answer(*(line(body) if callable(line) else line))

        def answer(self, status, headers, body):
            with suppress(ConnectionError):
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, *_):
            pass

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.005}, daemon=True)
    thread.start()
    server.url = f"http://127.0.0.1:{httpd.server_port}/v1"
    try:
        yield server
    finally:
        server.release.set()
        httpd.shutdown()
        httpd.server_close()
        thread.join()


def dump(value):
    return json.dumps(value, ensure_ascii=False).encode()


def sentences_of(body):
    return json.loads(body["messages"][-1]["content"])["sentences"]


def complete(text, *, finish="stop", usage=(100, 20), **message):
    """A chat completion with this text."""
    counted = {"usage": {"prompt_tokens": usage[0], "completion_tokens": usage[1]}} if usage else {}
    message = {"role": "assistant", "content": text, **message}
    return 200, {}, dump({"choices": [{"index": 0, "message": message, "finish_reason": finish}], **counted})


def attributions(*rows):
    """What a model writes: rows of (sentence, source, cue, content …)."""
    listed = [{"sentence": n, "source": source, "cue": cue, "content": content} for n, source, cue, *content in rows]
    return json.dumps({"attributions": listed}, ensure_ascii=False)


def replies(*rows):
    return complete(attributions(*rows))


def refuse(status, message="", **headers):
    """An error as such servers write it."""
    return status, headers, dump({"error": {"message": message}}) if message else b""


def read_plainly(body):
    """Answer as a plain but honest model: `A said that B.` in each sentence."""
    found = ((row["n"], SAYS.match(row["text"])) for row in sentences_of(body))
    return replies(*((n, says["source"], says["cue"], says["content"]) for n, says in found if says))
