"""Importing WeasyPrint without the detour that finds its libraries: half of what a cold import costs."""

from __future__ import annotations

import ctypes.util
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from types import ModuleType
from typing import cast

_NAMES = ("weasyprint", "weasyprint.")


def weasyprint() -> ModuleType:
    """The module. On Linux its libraries are opened by their sonames, which it tries too, but last.

    ``ctypes.util.find_library``, which it asks for every other name first, starts a compiler, a linker and a shell
    for each. Where the sonames do not do, the module is imported as it would be without this.
    """
    if sys.platform == "linux" and "weasyprint" not in sys.modules:
        try:
            with _by_soname(), redirect_stdout(io.StringIO()):
                import weasyprint as module  # type: ignore[import-untyped]
        except OSError:
            for name in [name for name in sys.modules if name == _NAMES[0] or name.startswith(_NAMES[1])]:
                del sys.modules[name]
    import weasyprint as module

    return cast(ModuleType, module)


@contextmanager
def _by_soname() -> Iterator[None]:
    find = ctypes.util.find_library
    ctypes.util.find_library = lambda _: None  # type: ignore[assignment]
    try:
        yield
    finally:
        ctypes.util.find_library = find
