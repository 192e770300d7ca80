"""A small editor: starts `hoclieu lsp` and talks to it as the Language Server Protocol says.

    python3 client.py HOCLIEU PROJECT [utf-8|utf-16] [options of `hoclieu lsp`] < script

Each line of the script is one step; what comes back is printed, one line a thing, so that a transcript can hold it:

    open FILE              change FILE /old/new/      close FILE       save FILE
    complete FILE LINE:TEXT|REST    the cursor stands at `|`; TEXT must begin the line, which is changed to TEXT+REST first
    hover FILE /words/     define FILE /words/        symbols FILE     actions FILE /words/
    raw JSON               send this as it is
"""
import json
import os
import select
import subprocess
import sys
import urllib.parse

UNITS = ("utf-8", "utf-16")


class Editor:
    def __init__(self, tool, root, options):
        self.root = os.path.realpath(root)
        self.process = subprocess.Popen(
            [tool, "lsp", "--root", root, *[option for option in options if option not in UNITS]], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.count = 0
        self.texts = {}
        self.opened = set()
        encodings = [option for option in options if option in UNITS] or ["utf-16"]
        answer = self.ask("initialize", {"capabilities": {"general": {"positionEncodings": encodings}}, "processId": None})
        self.unit = answer["result"]["capabilities"]["positionEncoding"]
        self.tell("initialized", {})

    def uri(self, file):
        return "file://" + urllib.parse.quote(f"{self.root}/Content/{file}")

    def file(self, uri):
        return urllib.parse.unquote(uri).removeprefix(f"file://{self.root}/Content/")

    def write(self, message):
        self.send(json.dumps({"jsonrpc": "2.0", **message}).encode())

    def send(self, body):
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def read(self, wait=60):
        """The next message; None where nothing comes for `wait` seconds, or the server is gone."""
        if not select.select([self.process.stdout], [], [], wait)[0]:
            return None
        length = None
        while True:
            line = self.readline()
            if line in (b"\r\n", b""):
                break
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        if length is None:
            return None
        body = b""
        while len(body) < length:
            body += os.read(self.process.stdout.fileno(), length - len(body))
        return json.loads(body)

    def readline(self):
        # Unbuffered, so that `select` sees what is left.
        line = b""
        while not line.endswith(b"\n"):
            byte = os.read(self.process.stdout.fileno(), 1)
            if not byte:
                break
            line += byte
        return line

    def tell(self, method, params):
        self.write({"method": method, "params": params})

    def ask(self, method, params):
        self.count += 1
        self.write({"id": self.count, "method": method, "params": params})
        while True:
            message = self.read()
            if message is None:
                sys.exit("the server went away")
            if message.get("id") == self.count and "method" not in message:
                return message
            self.show(message)

    def load(self, file):
        if file not in self.texts:
            with open(f"{self.root}/Content/{file}", encoding="utf-8") as handle:
                self.texts[file] = handle.read()
        return self.texts[file]

    def column(self, text):
        return len(text.encode("utf-16-le")) // 2 if self.unit == "utf-16" else len(text.encode())

    def find(self, file, words):
        """Where the middle of `words` stands."""
        for number, line in enumerate(self.load(file).split("\n")):
            if words in line:
                start = line.index(words) + len(words) // 2
                return {"line": number, "character": self.column(line[:start])}
        sys.exit(f"{file} does not hold {words!r}")

    def words(self, file, span):
        """The text of a range, as the editor understands it."""
        text = self.load(file).split("\n")
        start, end = span["start"], span["end"]
        line = text[start["line"]] if start["line"] < len(text) else ""
        encoded = line.encode("utf-16-le") if self.unit == "utf-16" else line.encode()
        size = 2 if self.unit == "utf-16" else 1
        stop = end["character"] * size if end["line"] == start["line"] else len(encoded)
        return encoded[start["character"] * size:stop].decode("utf-16-le" if self.unit == "utf-16" else "utf-8")

    def show(self, message):
        if message and message.get("method") == "textDocument/publishDiagnostics":
            file = self.file(message["params"]["uri"])
            found = message["params"]["diagnostics"]
            print(f"{file}: {len(found)}")
            for one in found:
                start = one["range"]["start"]
                first = one["message"].split("\n")[0]
                print(f"  {start['line'] + 1} [{one['code']}] {first} «{self.words(file, one['range'])}»")
        elif message and message.get("error"):
            print(f"error {message['error']['code']}: {message['error']['message']}")

    def settle(self, quiet=False):
        """Waits for what the server finds in every open file: it says so for each, also where nothing is left."""
        waiting = set(self.opened)
        while waiting:
            message = self.read(wait=60)
            if message is None:
                sys.exit("the server says nothing")
            if not quiet:
                self.show(message)
            if message.get("method") == "textDocument/publishDiagnostics":
                waiting.discard(self.file(message["params"]["uri"]))

    def run(self, line):
        verb, _, rest = line.partition(" ")
        if verb == "raw":
            self.send(rest.encode())
            self.show(self.read(wait=60))
            return
        file, _, rest = rest.partition(" ")
        here = {"textDocument": {"uri": self.uri(file)}}
        if verb == "open":
            self.tell("textDocument/didOpen", {
                "textDocument": {"uri": self.uri(file), "languageId": "markdown", "version": 1, "text": self.load(file)}})
            self.opened.add(file)
            self.settle()
        elif verb == "change":
            _, old, new, _ = rest.split(rest[0])
            if old not in self.load(file):
                sys.exit(f"{file} does not hold {old!r}")
            self.texts[file] = self.texts[file].replace(old, new, 1)
            self.tell("textDocument/didChange", {**here, "contentChanges": [{"text": self.texts[file]}]})
            self.settle()
        elif verb in ("close", "save"):
            self.tell("textDocument/did" + verb.capitalize(), here)
            self.opened -= {file} if verb == "close" else set()
            self.settle()
        elif verb == "complete":
            # A new last line is typed up to `|`.
            typed, _, behind = rest.partition("|")
            text = self.load(file).rstrip("\n") + "\n\n" + typed + behind
            self.tell("textDocument/didChange", {**here, "contentChanges": [{"text": text}]})
            self.settle(quiet=True)
            place = {"line": text.count("\n"), "character": self.column(typed)}
            items = (self.ask("textDocument/completion", {**here, "position": place})["result"] or {}).get("items", [])
            print(f"{len(items)} for «{typed}»")
            for item in items[:4]:
                edit = item["textEdit"]
                start = edit["range"]["start"]["character"]
                lead = typed.encode("utf-16-le")[:start * 2].decode("utf-16-le") if self.unit == "utf-16" else typed.encode()[:start].decode()
                old = " (struck out)" if item["tags"] else ""
                print(f"  {item['label']} – {item['detail'][:70]}{old} → «{(lead + edit['newText'])[-48:]}»")
            self.tell("textDocument/didChange", {**here, "contentChanges": [{"text": self.texts[file]}]})
            self.settle(quiet=True)
        elif verb == "hover":
            answer = self.ask("textDocument/hover", {**here, "position": self.find(file, rest.strip("/"))})["result"]
            print(answer["contents"]["value"] if answer else "nothing")
        elif verb == "define":
            answer = self.ask("textDocument/definition", {**here, "position": self.find(file, rest.strip("/"))})["result"]
            print(f"{self.file(answer['uri'])}:{answer['range']['start']['line'] + 1}" if answer else "nowhere")
        elif verb == "symbols":
            def show(entries, depth):
                for entry in entries:
                    print("  " * depth + f"{entry['range']['start']['line'] + 1} {entry['name']}")
                    show(entry["children"], depth + 1)
            show(self.ask("textDocument/documentSymbol", here)["result"] or [], 0)
        elif verb == "actions":
            place = self.find(file, rest.strip("/"))
            answer = self.ask("textDocument/codeAction", {
                **here, "range": {"start": place, "end": place}, "context": {"diagnostics": []}})["result"]
            for action in answer:
                edits = action["edit"]["changes"][self.uri(file)]
                shown = ", ".join(f"{self.words(file, edit['range'])!r}→{edit['newText']!r}" for edit in edits)
                print(f"{action['kind']}: {action['title']}: {shown}")
        else:
            sys.exit(f"no such step: {line}")

    def stop(self):
        self.ask("shutdown", None)
        self.tell("exit", None)
        print(f"exit status {self.process.wait(10)}")


def main():
    tool, root = sys.argv[1:3]
    editor = Editor(tool, root, sys.argv[3:])
    for line in sys.stdin.read().splitlines():
        if line:
            editor.run(line)
    editor.stop()


main()
