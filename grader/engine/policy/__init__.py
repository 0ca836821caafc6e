"""What watches a hostile submission: nothing it does to engine, library or interpreter may gain a point unseen.

Three nets, one behind the other. The *watch* hears what the interpreter itself reports (PEP 578) and refuses what
no exercise asks for. The *guard* stands where instrumented code reads what leads into the engine. The *seal* knows
what every function of the library and the engine was before, tells what was replaced, and puts it back. None of them
knows the simulation: another runtime uses them as they are.
"""

from .guard import GUARDED, Guard
from .hiding import hidden
from .seal import Seal, describe, overridden
from .watch import Note, Watch

__all__ = ["GUARDED", "Guard", "Note", "Seal", "Watch", "describe", "hidden", "overridden"]
