#!/usr/bin/env python3
"""Finds what g++ 12 miscompiles around co_await (a double free or a use after free at run time, no warning).

In a statement that contains co_await there must be no braces that build a value, no lambda that captures by value, and
no co_await in a branch of ?: ; give such things a name in a statement before. A lambda's body is statements of its own.
Prints file:line of each; the exit status is then 1. usage: coroutine_check.py [FILE...], default the whole tree.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

TOKEN = re.compile(r"""
    (?P<skip>//(?:\\\n|[^\n])*|/\*.*?\*/|\s+|(?<![^\n])[ \t]*\#(?:\\\n|[^\n])*)
  | (?P<raw>(?:u8|[uUL])?R"(?P<mark>[^()\s]*)\(.*?\)(?P=mark)")
  | (?P<text>(?:u8|[uUL])?"(?:\\.|[^"\\\n])*")
  | (?P<char>(?:u8|[uUL])?'(?:\\.|[^'\\\n])+')
  | (?P<word>[A-Za-z_]\w*)
  | (?P<number>\.?\d(?:'?[\w.])*)
  | (?P<sign>->|::|&&|.)
""", re.VERBOSE | re.DOTALL)

CONTROL = {"if", "while", "for", "switch", "constexpr", "catch"}
BEFORE_BODY = {")", ";", "}", ":", "else", "do", "try", "const", "noexcept", "override", "final", "mutable", "extern"}
BEFORE_VALUE = {"=", ",", "(", "?", "return", "co_return", "co_await", "co_yield", "throw", "new"}
OPENS_SCOPE = {"struct", "class", "union", "enum", "namespace"}


def tokens(source):
    """Pairs of text and line number; strings and characters become "", comments and preprocessor lines nothing."""
    line = 1
    for match in TOKEN.finditer(source):
        if match.lastgroup != "skip" and not match.group("skip"):
            quoted = match.group("raw") or match.group("text") or match.group("char")
            yield ('""' if quoted else match.group()), line
        line += match.group().count("\n")


class Statement:
    def __init__(self):
        self.begin = None  # index of its first token
        self.awaits = False
        self.suspects = []  # (line, what) that are faults if the statement awaits


class Frame:
    """What a bracket holds: "body" (statements), "value" (braces that build one), "group" (parentheses, captures)."""

    def __init__(self, kind, statement, before, is_lambda_body=False):
        self.kind = kind
        self.statement = statement
        self.before = before  # the token in front of the bracket
        self.is_lambda_body = is_lambda_body
        self.lambda_awaits_body = False
        self.in_branch = False  # behind a "?" of this very frame


class Checker:
    def __init__(self, source):
        self.tokens = list(tokens(source))
        self.frames = [Frame("body", Statement(), None)]
        self.faults = []

    def check(self):
        for index, (token, line) in enumerate(self.tokens):
            top = self.frames[-1]
            if top.statement.begin is None:
                top.statement.begin = index
            if token in ("(", "["):
                self.open_group(index, token, line)
            elif token == "{":
                self.open_brace(index, line)
            elif token in (")", "]", "}"):
                self.close(top)
            elif token == "?":
                top.in_branch = True
            elif token in (",", ";"):
                top.in_branch = False
                if token == ";" and top.kind == "body":
                    self.finish(top)
            elif token == "co_await":
                self.see_await(line)
        self.finish(self.frames[0])
        return sorted(set(self.faults))

    def text(self, index):
        return self.tokens[index][0] if 0 <= index < len(self.tokens) else ""

    def open_group(self, index, token, line):
        top = self.frames[-1]
        if token == "[" and self.begins_lambda(index):
            top.lambda_awaits_body = True
            if self.captures_by_value(index):
                top.statement.suspects.append((line, "a lambda that captures by value beside co_await"))
        self.frames.append(Frame("group", top.statement, self.text(index - 1)))

    def open_brace(self, index, line):
        top = self.frames[-1]
        if not self.is_body(index, top):
            top.statement.suspects.append((line, "braces that build a value beside co_await"))
            self.frames.append(Frame("value", top.statement, self.text(index - 1)))
            return
        is_lambda_body = top.lambda_awaits_body or top.kind != "body"
        top.lambda_awaits_body = False
        if not is_lambda_body:
            self.finish(top)
        self.frames.append(Frame("body", Statement(), self.text(index - 1), is_lambda_body))

    def close(self, top):
        if len(self.frames) == 1:
            return
        if top.kind == "body":
            self.finish(top)
        self.frames.pop()
        below = self.frames[-1]
        if below.kind == "body" and ((top.kind == "body" and not top.is_lambda_body) or
                                     (top.kind == "group" and top.before in CONTROL)):
            self.finish(below)

    def see_await(self, line):
        for frame in reversed(self.frames):
            frame.statement.awaits = True
            if frame.in_branch:
                self.faults.append((line, "co_await in a branch of ?:"))
            if frame.kind == "body":
                break

    def finish(self, frame):
        if frame.statement.awaits:
            self.faults += frame.statement.suspects
        frame.statement = Statement()
        frame.in_branch = frame.lambda_awaits_body = False

    def begins_lambda(self, index):
        before = self.text(index - 1)
        if before == "[" or self.text(index + 1) == "[":
            return False  # an attribute
        if before in BEFORE_VALUE or before in ("", ";", "{", "}"):
            return True
        back = index - 1
        while self.text(back) in ("&", "&&", "const"):
            back -= 1
        if self.text(back) == "auto":
            return False  # a structured binding
        return not re.match(r"\w|[)\]]", before) and before != '""'

    def captures_by_value(self, index):
        captures, depth, item = [], 0, []
        for token, _ in self.tokens[index + 1:]:
            if token == "]" and depth == 0:
                break
            depth += (token in ("(", "[", "{")) - (token in (")", "]", "}"))
            if token == "," and depth == 0:
                captures.append(item)
                item = []
            else:
                item.append(token)
        captures.append(item)
        return any(item and item[0] != "&" and item != ["this"] for item in captures)

    def is_body(self, index, top):
        before = self.text(index - 1)
        if before == "" or before in BEFORE_BODY:
            return True
        if before in BEFORE_VALUE:
            return False
        if before == "{":
            return top.kind == "body"
        if before == "]":
            return top.lambda_awaits_body
        if before == '""':
            return self.text(index - 2) == "extern"
        back = index - 1
        while re.fullmatch(r"\w+|::|[<>,&*]|&&", self.text(back)) and back > top.statement.begin:
            back -= 1
        if self.text(back) == "->":
            return True  # behind a return type
        words = [token for token, _ in self.tokens[top.statement.begin:index]]
        return top.kind == "body" and "(" not in words and "=" not in words and any(w in OPENS_SCOPE for w in words)


def faults_of(source):
    return Checker(source).check()


def check_itself():
    right = ["co_await f(x);", "auto [a, b] = co_await f(x);", "if (co_await f(x)) { return {1, 2}; }",
             "T t{1}; co_await f(t);",
             "// co_await f({1})\ng({1});", 'g({"co_await"});', "auto w = [s] { return s; }; co_await run(w);",
             "co_await run([&s, this](int x) -> T { return T{x}; });",
             "spawn([s]() -> A<T> { co_await s.run(); });",
             "x = (co_await f()) ? a : b;", "co_await f(a ? b : c);", "if (v == T{1}) co_await f();",
             "struct A { B<> f() { co_await g(); } int n{0}; };", "class A final : B<C> { D<> f() { co_await g(); } };",
             "for (auto& x : {1, 2}) { co_await f(x); }", "A f() const { co_await g(a[1]); }"]
    wrong = ["co_await f(T{1});", "co_await f({1, 2});", "T a{1, co_await f()};",
             "co_await run(p, [s] { return s; });", "co_await run([s = std::move(x)]() mutable { s(); });",
             "x = a ? co_await f() : b;", "co_await\n f(a,\n  T{b});",
             "auto x = co_await g(std::make_unique<T>(T{1}));", "while (co_await f({1})) {}",
             "co_await run([=] { g(); });"]
    for source in right:
        assert not faults_of(source), f"must pass: {source}: {faults_of(source)}"
    for source in wrong:
        assert faults_of(source), f"must not pass: {source}"


def main():
    check_itself()
    files = [Path(name).resolve() for name in sys.argv[1:]]
    files = files or [p for folder in ("feeds", "daemon", "tests") for p in sorted((ROOT / folder).rglob("*.[hc]pp"))]
    awaits = faults = 0
    for path in files:
        source = path.read_text(encoding="utf-8")
        awaits += sum(token == "co_await" for token, _ in tokens(source))
        for line, what in faults_of(source):
            name = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
            print(f"{name}:{line}: {what}", file=sys.stderr)
            faults += 1
    print(f"coroutines: {len(files)} files, {awaits} co_await, {faults} faults")
    return 1 if faults or not files else 0


if __name__ == "__main__":
    sys.exit(main())
