"""Everything that `qa` raises on purpose, beside what `index` does (index.errors has the tree).

PullquoteError
└── ModelMissing   a chat model is needed, and none is set
"""

from __future__ import annotations

from index import PullquoteError


class ModelMissing(PullquoteError):
    pass
