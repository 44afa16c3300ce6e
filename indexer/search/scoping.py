"""What has to hold within one speech or one resolution, worked out of a tree before any engine sees it.

Beside each other in one group (without brackets, joined by AND):
- ``speaker:`` and the bare words are matched within one speech; a second ``speaker:`` asks for a speech of its own;
- ``resolution:``, ``outcome:``, ``mover:`` and ``seconder:`` are matched within one resolution.
Brackets round an AND make a group of its own, unless it names none of these fields. NOT leaves out whole items.
OR is distributed, so that ``(a OR b) c`` always means ``(a c) OR (b c)``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.search.clauses import And, Clause, FieldClause, Node, Not, Or, QuerySyntaxError
from indexer.search.fields import BY_NAME, Scope
from indexer.search.referring import referring

MAX_BRANCHES = 200


@dataclass(frozen=True)
class Within:
    """What has to hold within one speech or one resolution of the item."""

    scope: Scope
    plan: Plan


@dataclass(frozen=True)
class Every:
    """Every of these; with none in it, everything."""

    plans: tuple[Plan, ...]


@dataclass(frozen=True)
class Some:
    """Some of these."""

    plans: tuple[Plan, ...]


@dataclass(frozen=True)
class Without:
    """Everything but this."""

    plan: Plan


@dataclass(frozen=True)
class InField:
    """What has to hold within one value of one field."""

    field: str
    plan: Plan


Plan = Clause | InField | Every | Some | Without | Within


def scoped(node: Node) -> Plan:
    """The plan for a tree; raises QuerySyntaxError where OR would have to be distributed too often."""
    return _Scoping().plan(referring(node))


class _Scoping:
    def __init__(self) -> None:
        self.branches = 0

    def plan(self, node: Node) -> Plan:
        """The plan for what stands on its own."""
        if isinstance(node, FieldClause):
            return self._group([node])
        if isinstance(node, Or):
            return Some(tuple(map(self.plan, node.nodes)))
        if isinstance(node, Not):
            return Without(self.plan(node.node))
        if isinstance(node, And):
            return self._group(list(_flat(node)))
        return node

    def _group(self, nodes: list[Node]) -> Plan:
        spoken = any(Scope.SPEECH in set(_scopes(node)) for node in nodes if isinstance(node, FieldClause | Or))
        mixed = next((node for node in nodes if isinstance(node, Or) and _is_mixed(node, spoken)), None)
        if mixed:
            return self._distributed(mixed, [node for node in nodes if node is not mixed])
        speeches = [node for node in nodes if _only(node) is Scope.SPEECH]
        resolutions = [node for node in nodes if _only(node) is Scope.RESOLUTION]
        bare = [node for node in nodes if _is_bare(node)] if speeches else []
        rest = [node for node in nodes if node not in speeches and node not in resolutions and node not in bare]
        words = tuple(map(_inner, bare))
        plans: list[Plan] = [Within(Scope.SPEECH, _all((_inner(node), *words))) for node in speeches]
        if resolutions:
            plans.append(Within(Scope.RESOLUTION, _all(tuple(map(_inner, resolutions)))))
        plans.extend(_inner(node) if isinstance(node, FieldClause) else self.plan(node) for node in rest)
        return _all(tuple(plans))

    def _distributed(self, mixed: Or, rest: list[Node]) -> Plan:
        self.branches += len(mixed.nodes)
        if self.branches > MAX_BRANCHES:
            raise QuerySyntaxError(
                "Too many alternatives are joined with fields of speeches and resolutions: use fewer ORs.", 0
            )
        return Some(tuple(self._group([*rest, *_flat(And((branch,)))]) for branch in mixed.nodes))


def _all(plans: tuple[Plan, ...]) -> Plan:
    return plans[0] if len(plans) == 1 else Every(plans)


def _flat(node: And) -> Iterator[Node]:
    """The members of a group, with those of the bracketed groups in it that name no speech or resolution."""
    for each in node.nodes:
        if isinstance(each, And) and not any(scope in (Scope.SPEECH, Scope.RESOLUTION) for scope in _scopes(each)):
            yield from _flat(each)
        else:
            yield each


def _scopes(node: Node) -> Iterator[Scope | None]:
    """The scopes that the leaves of a tree name; None for bare words."""
    if isinstance(node, And | Or):
        for each in node.nodes:
            yield from _scopes(each)
    elif isinstance(node, Not):
        yield from _scopes(node.node)
    else:
        yield BY_NAME[node.field].scope if isinstance(node, FieldClause) else None


def _only(node: Node) -> Scope | None:
    """The one scope that a field's clause has, or all branches of an OR of such clauses."""
    if isinstance(node, FieldClause):
        return BY_NAME[node.field].scope
    if isinstance(node, Or):
        scopes = {_only(each) for each in node.nodes}
        return scopes.pop() if len(scopes) == 1 else None
    return None


def _is_bare(node: Node) -> bool:
    """Whether a tree is made of bare words and phrases, none of them left out."""
    if isinstance(node, And | Or):
        return all(map(_is_bare, node.nodes))
    return not isinstance(node, Not | FieldClause)


def _is_mixed(node: Or, spoken: bool) -> bool:
    """Whether an OR has to be distributed over its group for its branches to be matched where they belong."""
    if _is_bare(node) or _only(node) is not None:
        return False
    return spoken or any(scope in (Scope.SPEECH, Scope.RESOLUTION) for scope in _scopes(node))


def _inner(node: Node) -> Plan:
    """The plan for what is matched within one speech, resolution or field."""
    if isinstance(node, FieldClause):
        return InField(node.field, _inner(node.node))
    if isinstance(node, And):
        return Every(tuple(map(_inner, node.nodes)))
    if isinstance(node, Or):
        return Some(tuple(map(_inner, node.nodes)))
    return Without(_inner(node.node)) if isinstance(node, Not) else node
