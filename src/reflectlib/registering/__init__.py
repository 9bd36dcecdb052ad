"""A series held against what a register asks: rule by rule, with the figures."""
