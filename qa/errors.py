"""Everything that `qa` raises on purpose, beside what `index` does (index.errors has the tree).

PullquoteError
├── ModelMissing         a chat model is needed, and none is set, or the one that is set cannot be loaded
└── ModelFailed          a chat model did not reply, or not to the end; answers turn it into a notice
    └── ContextTooLong   it was given more than it can read
"""

from __future__ import annotations

from index import PullquoteError


class ModelMissing(PullquoteError):
    pass


class ModelFailed(PullquoteError):
    pass


class ContextTooLong(ModelFailed):
    pass
