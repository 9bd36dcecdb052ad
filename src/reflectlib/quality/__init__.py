"""What a definition says to each statement of the quality framework for reflection.

It tells what was found and where: that is no judgement of a method. Fields are looked at, and
words in them; whoever reads it judges whether a passage is to the point.
"""
