"""The walk that fills the scopes: who binds what, how often, and who reads it.

Annotations are left out, as nothing in them is rewritten. Type parameters are entered as names of
the function or class they belong to, which is near enough to know that they are not shared.
"""

from __future__ import annotations

import ast

from grader.engine.rewrite.scopes import Kind, Scope, Variable

Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
Function = ast.FunctionDef | ast.AsyncFunctionDef


def scopes_of(tree: ast.Module) -> dict[ast.AST, Scope]:
    """The scope of the module and of every class, function, lambda and comprehension in it."""
    collector = _Collector(tree)
    for statement in tree.body:
        collector.visit(statement)
    for scope in collector.scopes.values():
        _connect(scope)
    return collector.scopes


def _connect(scope: Scope) -> None:
    """Tell the owners of the names that `scope` uses that they are seen from there."""
    for name in scope.nonlocals:
        owner, variable = scope.find(name)
        if variable:
            variable.declared = True
    for name in scope.reads:
        owner, variable = scope.find(name)
        if variable and scope.crosses_function(owner):
            variable.seen_elsewhere = True


class _Collector(ast.NodeVisitor):
    def __init__(self, tree: ast.Module) -> None:
        self.scope = Scope("module", None)
        self.scopes: dict[ast.AST, Scope] = {tree: self.scope}

    def _bind(self, name: str, scope: Scope | None = None) -> None:
        scope = scope or self.scope
        name = scope.mangled(name)
        if name in scope.nonlocals:
            return
        owner = scope.module if name in scope.globals else scope
        owner.own(name).bindings += 2 if scope.loops or self.scope.loops else 1

    def _owned(self, name: str) -> Variable:
        name = self.scope.mangled(name)
        owner = self.scope.module if name in self.scope.globals else self.scope
        return owner.own(name)

    def _import(self, name: str, root: str) -> None:
        variable = self._owned(name)
        variable.imports += 1
        variable.roots.add(root)

    def _inside(self, kind: Kind, owner: ast.AST, parts: list[ast.AST], private: str | None = None) -> None:
        outer = self.scope
        self.scope = Scope(kind, outer, outer.private if private is None else private)
        self.scopes[owner] = self.scope
        for part in parts:
            self.visit(part)
        self.scope = outer

    def _all(self, nodes: list[ast.expr] | list[ast.stmt]) -> None:
        for node in nodes:
            self.visit(node)

    # names

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Load):
            self.scope.reads.add(self.scope.mangled(node.id))
        else:
            self._bind(node.id)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.visit(node.value)
        self._bind(node.target.id, self.scope.home)

    def visit_Global(self, node: ast.Global) -> None:
        names = {self.scope.mangled(name) for name in node.names}
        if self.scope.parent:
            self.scope.globals |= names
            for name in names:
                self.scope.module.own(name).declared = True

    def visit_Nonlocal(self, node: ast.Nonlocal) -> None:
        self.scope.nonlocals |= {self.scope.mangled(name) for name in node.names}

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            root = alias.name.partition(".")[0]
            self._import(alias.asname or root, root)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        root = "" if node.level else (node.module or "").partition(".")[0]
        for alias in node.names:
            self._import(alias.asname or alias.name, root)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.name:
            self._bind(node.name)
        self.generic_visit(node)

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        if node.name:
            self._bind(node.name)
        self.generic_visit(node)

    def visit_MatchStar(self, node: ast.MatchStar) -> None:
        if node.name:
            self._bind(node.name)

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        if node.rest:
            self._bind(node.rest)
        self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value:
            self.visit(node.value)
            self.visit(node.target)
        elif isinstance(node.target, ast.Name):
            self.scope.own(self.scope.mangled(node.target.id))

    # loops

    def visit_For(self, node: ast.For | ast.AsyncFor) -> None:
        self.visit(node.iter)
        self.scope.loops += 1
        self.visit(node.target)
        self._all(node.body)
        self.scope.loops -= 1
        self._all(node.orelse)

    visit_AsyncFor = visit_For  # noqa: N815  # the name is ast.NodeVisitor's

    def visit_While(self, node: ast.While) -> None:
        self.scope.loops += 1
        self.visit(node.test)
        self._all(node.body)
        self.scope.loops -= 1
        self._all(node.orelse)

    # scopes

    def visit_FunctionDef(self, node: Function) -> None:
        self._owned(node.name).definitions += 1
        self._all(node.decorator_list)
        self._defaults(node.args)
        parameters = [*getattr(node, "type_params", []), *_arguments(node.args)]
        self._inside("function", node, [*parameters, *node.body])

    visit_AsyncFunctionDef = visit_FunctionDef  # noqa: N815  # as above

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._defaults(node.args)
        self._inside("function", node, [*_arguments(node.args), node.body])

    def _defaults(self, arguments: ast.arguments) -> None:
        self._all(arguments.defaults)
        self._all([default for default in arguments.kw_defaults if default])

    def visit_arg(self, node: ast.arg) -> None:
        self._bind(node.arg)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._owned(node.name).definitions += 1
        self._all(node.decorator_list)
        self._all(node.bases)
        self._all([keyword.value for keyword in node.keywords])
        self._inside("class", node, [*getattr(node, "type_params", []), *node.body], node.name)

    def visit_TypeVar(self, node: ast.AST) -> None:
        self._bind(node.name)  # type: ignore[attr-defined]  # 3.12 and later

    visit_ParamSpec = visit_TypeVarTuple = visit_TypeVar  # noqa: N815  # as above

    def visit_TypeAlias(self, node: ast.AST) -> None:
        self.visit(node.name)  # type: ignore[attr-defined]  # 3.12 and later

    def visit_ListComp(self, node: Comprehension) -> None:
        first, *others = node.generators
        self.visit(first.iter)
        outer = self.scope
        self.scope = self.scopes[node] = Scope("comprehension", outer, outer.private)
        self.scope.loops += 1
        self._all([first.target, *first.ifs])
        for generator in others:
            self.visit(generator)
        self._all([node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt])
        self.scope = outer

    visit_SetComp = visit_DictComp = visit_GeneratorExp = visit_ListComp  # noqa: N815  # as above


def _arguments(arguments: ast.arguments) -> list[ast.arg]:
    named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    return named + [extra for extra in (arguments.vararg, arguments.kwarg) if extra]
