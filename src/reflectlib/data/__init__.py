"""Subjects as plain data, for programs: one module for each kind, described by schemas/.

Each module declares the shape of what it makes, with a docstring below each key. The schemas and
the reference are made from these.
"""

from collections.abc import Mapping

SHAPES: Mapping[str, str] = {
    "plan": "data.plan:PlanData",
    "series": "data.series:SeriesData",
    "effort": "data.effort:EffortData",
    "list": "data.listing:ListData",
    "suggestions": "data.suggestions:SuggestionsData",
    "proposals": "data.proposals:ProposalsData",
    "comparison": "data.comparison:ComparisonData",
    "quality": "data.quality:QualityData",
    "register-check": "data.register_check:RegisterChecksData",
    "diagnostics": "data.report:ReportData",
}
"""Name of a schema → the shape of the data that it describes, as `module:name` of this package."""
