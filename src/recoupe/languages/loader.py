"""Load, validate and cache the lexicons of a language."""

from __future__ import annotations

import hashlib
from dataclasses import is_dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVar, get_args, get_type_hints

import yaml
from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config

_ROOT = Path(__file__).parent


class LanguageError(Exception):
    """A language that has no folder, or a lexicon that is not as it should be."""


class Lexicon(Protocol):
    """A frozen dataclass that says what one YAML file holds."""

    FILE: ClassVar[str]


L = TypeVar("L")


class Language:
    """The data of one language. ``code`` is its ISO 639-1 code."""

    def __init__(self, code: str, folder: Path) -> None:
        self.code = code
        self.folder = folder
        self._lexicons: dict[type, object] = {}

    @cached_property
    def version(self) -> str:
        """A digest of every file of the language: readings made with other data are not reused."""
        digest = hashlib.sha256()
        for path in sorted(self.folder.glob("*.yaml")):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
        return digest.hexdigest()[:16]

    def lexicon(self, schema: type[L]) -> L:
        """The lexicon that the dataclass ``schema`` describes, from the file that its ``FILE`` names.

        Raises LanguageError when the file is missing or does not fit the schema.
        """
        if schema not in self._lexicons:
            self._lexicons[schema] = _read(self.folder / schema.FILE, schema)  # type: ignore[attr-defined]
        found = self._lexicons[schema]
        assert isinstance(found, schema)
        return found


def _read(path: Path, schema: type[L]) -> L:
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except FileNotFoundError:
        raise LanguageError(f"{path}: no such lexicon; {schema.__name__} needs it") from None
    except yaml.YAMLError as error:
        raise LanguageError(f"{path}: not YAML: {' '.join(str(error).split())}") from None
    _forbid_unknown_keys(schema)
    try:
        return TypeAdapter(schema).validate_python(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise LanguageError(f"{path}: {where or 'the file'}: {first['msg']}") from None


def _forbid_unknown_keys(schema: object) -> None:
    """Have the dataclasses in ``schema``, at any depth, refuse keys that they do not know."""
    if isinstance(schema, type) and is_dataclass(schema):
        if "__pydantic_config__" not in vars(schema):
            with_config(ConfigDict(extra="forbid"))(schema)
            for hint in get_type_hints(schema).values():
                _forbid_unknown_keys(hint)
    else:
        for part in get_args(schema):
            _forbid_unknown_keys(part)


# The C loader where PyYAML was built with it: ten times as fast, and as safe.
_SafeLoader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_SafeLoader):  # type: ignore[valid-type,misc]
    """Refuses an entry that is written twice: of two under one key YAML keeps the later without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> Any:
        """As its base does; raises ConstructorError where a key comes twice."""
        met: set[str] = set()
        for key, _ in node.value:
            if key.value in met:
                raise yaml.constructor.ConstructorError(
                    None, None, f"{key.value!r} stands twice", key.start_mark
                )
            met.add(key.value)
        return super().construct_mapping(node, deep)


def available() -> tuple[str, ...]:
    """The codes of the languages that have a folder."""
    return tuple(sorted(p.name for p in _ROOT.iterdir() if p.is_dir() and any(p.glob("*.yaml"))))


@cache
def load(code: str) -> Language:
    """The language with this ISO 639-1 code. Raises LanguageError when there is none."""
    if code not in available():
        raise LanguageError(f"no language pack for {code!r}; there are: {', '.join(available())}")
    return Language(code, _ROOT / code)
