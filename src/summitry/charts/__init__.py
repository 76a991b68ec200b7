"""Figures drawn from the tables, each with the function that gives its table; and two tables that need no figure."""

from ..canvas import Chart
from .agreement import agreement
from .calibration import calibration
from .closeness import closeness_table
from .lead import lead_table
from .movement import movement, movement_table
from .network import discourse_network, network, network_table
from .periods import periods, periods_table
from .plan import plan, plan_table
from .positions import positions, positions_table
from .sources import sources, sources_table
from .timeline import timeline, timeline_table
from .voices import voices, voices_table

__all__ = [
    "Chart",
    "agreement",
    "calibration",
    "closeness_table",
    "discourse_network",
    "lead_table",
    "movement",
    "movement_table",
    "network",
    "network_table",
    "periods",
    "periods_table",
    "plan",
    "plan_table",
    "positions",
    "positions_table",
    "sources",
    "sources_table",
    "timeline",
    "timeline_table",
    "voices",
    "voices_table",
]
