"""Figures drawn from the tables: the timeline, the life of a plan, the positions, who is heard."""

from .plan import plan, plan_table
from .positions import positions, positions_table
from .style import Chart
from .timeline import timeline, timeline_table
from .voices import voices, voices_table

__all__ = [
    "Chart",
    "plan",
    "plan_table",
    "positions",
    "positions_table",
    "timeline",
    "timeline_table",
    "voices",
    "voices_table",
]
