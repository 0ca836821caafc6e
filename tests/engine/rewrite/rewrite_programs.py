"""Small programs that touch each corner of the language, and programs that fail in each way."""

PROGRAMS = {
    "private names": """
        class Account:
            def __init__(self): self.__balance, self.__log = 1, {}
            def pay(self):
                self.__balance += 1
                self.__log["x"] = self.__balance
                self.__log[str(1)] = self.__balance
                return self.__dict__
        print(Account().pay())
        """,
    "super": """
        class A:
            def name(self, x=1): return "A", __class__.__name__
            @property
            def p(self): return 7
        class B(A):
            def name(self, x=1):
                return super().name(x), super().p, (lambda: super(B, self).name())(), __class__
            def __init__(self): super().__init__()
        print(B().name())
        """,
    "enum with a custom namespace": """
        import enum
        class Colour(enum.Enum):
            '''Colours.'''
            RED = enum.auto()
            BLUE = RED + 1 if isinstance(RED, int) else 7
            codes = {"a": 1}
            codes["a"] += 1
            codes[str(1)] = 4
        print(list(Colour), Colour.__doc__, Colour.codes.value)
        """,
    "namespace that knows every name": """
        class Meta(type):
            def __prepare__(name, bases): return Everything()
            def __new__(cls, name, bases, space): return dict(space)
        class Everything(dict):
            def __missing__(self, key): return "missing " + key
        class C(metaclass=Meta):
            x = first
            y = [second][0]
        print(C)
        """,
    "dataclass": """
        from __future__ import annotations
        from dataclasses import dataclass, field
        @dataclass(slots=True, order=True)
        class P:
            '''A point.'''
            x: int
            y: list = field(default_factory=list)
            def __post_init__(self): self.y.append(self.x)
        print(P(1), P(1) < P(2), P.__doc__, P.__annotations__, P.__slots__)
        """,
    "evaluation order": """
        def say(x, value=None):
            print(x)
            return x if value is None else value
        class L(list): pass
        box, items = L(), {"b": 5}
        items[say(1)] = say("value")
        say("a", items)[say("b", "b")] += say("c", 5)
        say("d", box).attr = say("e")
        say("f", box).attr += say("g")
        del say("h", items)[say("i", 1)]
        say("j", items)[say("k", 0)], say("l", box).attr = say("m"), say("n")
        say("o", print)(say("p"), *say("q", [1]), end=say("r", "!"), **say("s", {}))
        print(items, box.attr)
        """,
    "names re-bound by the value": """
        class Box: pass
        a = first = Box(); b = Box(); a.v = b.v = 1
        a.v += (a := b).v
        items, i = [1, 2, 3], 0
        items[i] += (i := 2)
        print(first.v, b.v, items)
        """,
    "in-place operators": """
        class V:
            def __init__(self, v): self.v = v
        box = V(7)
        for op in "+ - * / // % ** << >> & | ^".split():
            box.v = 7
            exec(f"box.v {op}= 2")
            print(box.v)
        box.v = [1]; alias = box.v
        box.v += (2,)
        print(alias is box.v, alias)
        for bad in ("+", "@", "**", "&", "//"):
            class C: v = 1
            c = C()
            try:
                if bad == "+": c.v += "x"
                if bad == "@": c.v @= "x"
                if bad == "**": c.v **= "x"
                if bad == "&": c.v &= "x"
                if bad == "//": c.v //= "x"
            except TypeError as e: print(e)
        """,
    "temporaries leave no trace": """
        class Box: n = 0; m = None
        def get(): return Box
        def work():
            get().n += 1
            try: get().m += 1
            except TypeError: pass
            return sorted(locals())
        get().n += 1
        print(work(), sorted(n for n in globals() if n[0] != "_"))
        """,
    "generators and coroutines": """
        import asyncio
        class Box: n = 0; items = [0, 0]
        def gen():
            Box.n += yield 1
            Box.items[(yield 2)] = yield 3
            Box.items[(yield 4)] += yield 5
            x = yield from iter("ab")
            yield x
        async def agen():
            for i in range(3): yield i
        async def main():
            Box.n += await asyncio.sleep(0, 5)
            async with Lock() as l: Box.n += l
            return [i + Box.n async for i in agen() if i], [await asyncio.sleep(0, k) for k in (1, 2)]
        class Lock:
            async def __aenter__(self): return 100
            async def __aexit__(self, *a): pass
        g = gen(); got = [next(g)]
        for v in (10, 1, 0, 1, 5, None): got.append(g.send(v))
        print(got, Box.n, Box.items)
        print(asyncio.run(main()))
        """,
    "comprehensions": """
        items = [3, 1, 2]
        print([x for x in items if x], {x: y for x in items for y in items if x in items and not y == x})
        print({(y := x) for x in items}, y, sum(x for x in items), all(x for x in items))
        print([[j for j in range(i)] for i in items])
        class C:
            n = 3
            xs = [i * 2 for i in range(n)]
            ys = [f for f in (lambda k=n: k,)][0]()
        print(C.xs, C.ys, [lambda: i for i in items][0]())
        """,
    "match": """
        class P:
            __match_args__ = ("x",)
            def __init__(self, x): self.x = x
        for v in (P(1), [1, 2, 3], {"a": 1, "b": 2}, "s", 5):
            match v:
                case P(x) if x in [1]: print("P", x)
                case [a, *rest]: print(a, rest)
                case {"a": a, **rest}: print(a, rest)
                case str() as s: print(s)
                case _: print("other")
        """,
    "f-strings": """
        class B: v = 3.14159; w = 8; d = {"k": 1}
        b = B()
        print(f"{b.v:{b.w}.3f}|{b.v!r:>12}|{b.d['k']}|{b.v=}|{', '.join(str(x) for x in b.d)}", F"{{}}")
        """,
    "globals and closures": """
        total = 0; log = []
        def add():
            global total, fresh
            total += 1; fresh = total
            log.append(total)
            del fresh
            try: fresh
            except NameError as e: print(e)
        def counter():
            n = 0
            def up():
                nonlocal n
                n += 1
                n, last = n + 1, n
                if (n := n + 1) and n: return n, last
            return up
        add(); add(); c = counter(); print(c(), c(), total, log)
        a = total = b = 5; (x, *total), log = (1, 2, 3), 4
        y = (z, total) = w = "pq"
        print(a, b, total, x, log, y, z, w)
        """,
    "exceptions": """
        def f(n):
            try:
                if n == 0: raise ValueError("zero")
                if n == 1: raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
                return n
            except ValueError as error: return repr(error)
            finally: print("finally", n)
        try: print(f(0), f(2), f(1))
        except* ValueError as group: print(group.exceptions)
        except* TypeError as group: print(group.exceptions)
        """,
    "docstrings and names": """
        '''Module.'''
        def f():
            '''Function.'''
            class C:
                '''Class.'''
                x: "int" = 1
                def m(self, a=[1][0], *, k=(lambda: 3)()) -> "str":
                    '''Method.'''
            return C
        C = f()
        print(__doc__, f.__doc__, C.__doc__, C.m.__doc__, C.m.__qualname__)
        print(C.m.__defaults__, C.m.__kwdefaults__)
        print(C.__annotations__, C.m.__annotations__, sorted(C.__dict__))
        print(f.__code__.co_firstlineno)
        """,
    "decorators, properties, slots": """
        import functools
        class C:
            __slots__ = ("_v",)
            def __init__(self): self._v = 1
            @property
            def v(self): return self._v
            @v.setter
            def v(self, value): self._v = value * 2
            @functools.cached_property
            def w(self): return 1
            @staticmethod
            def s(): return "s"
            @classmethod
            def c(cls): return cls.__name__
        c = C(); c.v += 2; print(c.v, C.s(), C.c())
        try: c.other = 1
        except AttributeError as e: print(e)
        """,
    "slices": """
        class Show:
            def __getitem__(self, i): return i
            def __setitem__(self, i, v): print("set", i, v)
            def __delitem__(self, i): print("del", i)
        s, one = Show(), lambda: 1
        print(s[1:2], s[one():], s[::one()], s[one(), 2:one(), ...], s[*[1, 2], one()], s[:, one()], s[-1])
        s[one():2] = 5; s[1, one()] = 6; del s[one():]; del (s[0], [s[one()]])
        """,
}

RAISING = [
    "x = None\nx.attr",
    "x = None\nprint(1, x.attr.other)",
    "x = None\nx.attr = 1",
    "x = None\nx.attr += 1",
    "x = {}\nx['key']",
    "x = {}\nx[str(1)]",
    "x = {}\nx['a']['b'] = 1",
    "x = ()\nx[0] = 1",
    "x = ()\nx[int()] = 1",
    "x = ()\nx[len(x)] = 1",
    "x = ()\nx[len(x)] += 1",
    "x = ()\ndel x[len(x)]",
    "x = {}\nx['n'] += 1",
    "x = {'n': 1}\nx['n'] += 'a'",
    "x = {'n': 1}\nx[str('n')] += 'a'",
    "class B: pass\nb = B()\nb.n = 1\nb.n += 'a'",
    "def f():\n    global g\n    g += 1\nf()",
    "def f():\n    def h():\n        nonlocal n\n        n += 'a'\n    n = 1\n    h()\nf()",
    "def f(a): return a / 0\nf(1)",
    "def f(a): return a / 0\nprint([f(x) for x in (1, 2)])",
    "f = 3\nf()",
    "f = 3\nf(1)",
    "class C:\n    def m(self): return self.n\nC().m()",
    "def f(): pass\nf(1, k=2)",
    "def f(**k): pass\nf(**3)",
    "def f(*k): pass\nf(*3)",
    "print(undefined)",
    "def f():\n    print(x)\n    x = 1\nf()",
    "a, b = 1, 2, 3",
    "def f():\n    global a\n    a, b = 1, 2, 3\nf()",
    "assert [] , 'empty'",
    "x = 0\nassert x",
    "x = 3\nif 1 in x: pass",
    "x = 3\nwith x: pass",
    "for i in 3: pass",
    "x = object()\n(x\n .a\n .b)",
    "class C:\n def m(self, *a): return self\n def bad(self): 1/0\nc=C()\n(c\n .m()\n .m(1)\n .bad()\n .m())",
    "def bad(*a): 1/0\nx = [\n  1,\n  bad(\n    2,\n    3),\n]",
    "class C:\n    x = undefined",
    "class C:\n    y = [1][4]",
    "class C:\n    def __init__(self): super().nothing()\nC()",
    "def f():\n    yield 1\n    raise KeyError('k')\nlist(f())",
    "raise ValueError('a') from TypeError('b')",
    "try:\n    {}['x']\nexcept KeyError:\n    None.y",
    "def f(n): return f(n - 1) if n else {}[n]\nf(3)",
    "import os\nos.nothing",
    "d = {}\nprint(f\"{d['k']}\")",
    "(lambda x: x.y)(1)",
    "x = 'é' + 'ü'.nothing",
]
