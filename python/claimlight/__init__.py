"""Who speaks in a news article, what they say, and what the text itself leaves open.

>>> article = analyze("“We are late again,” Mayor Ann Lee said. The ferry may be late.")
>>> article.quotes[0].speaker.name
'Ann Lee'
>>> article.uncertainties[0].cue.text
'may'
"""

from ._core import __version__
from .article import Article, Quote, Span, Speaker, Statements, Uncertainty, Words, analyze, render, stats
from .batch import LIMIT, analyze_batch

__all__ = [
    "LIMIT",
    "Article",
    "Quote",
    "Span",
    "Speaker",
    "Statements",
    "Uncertainty",
    "Words",
    "__version__",
    "analyze",
    "analyze_batch",
    "render",
    "stats",
]
