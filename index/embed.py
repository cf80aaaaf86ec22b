"""The embedding model as llama-index knows one, and which text of a paragraph it is given."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from llama_index.core.base.embeddings.base import BaseEmbedding
from pydantic import PrivateAttr

from index.minilm import MiniLM
from index.types import Paragraph
from index.vectors import Piece

EMBED_BATCH = 256


class MiniLMEmbedding(BaseEmbedding):
    """The embedded MiniLM (see index.minilm) behind llama-index's door: 384 numbers of length one."""

    _model: MiniLM = PrivateAttr()

    def __init__(self, model: MiniLM) -> None:
        super().__init__(model_name=model.name, embed_batch_size=EMBED_BATCH)
        self._model = model

    @classmethod
    def load(cls, folder: Path | None = None) -> MiniLMEmbedding:
        return cls(MiniLM.load(folder))

    @property
    def model(self) -> MiniLM:
        return self._model

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        vectors: list[list[float]] = self._model.encode(texts).tolist()
        return vectors

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)


def pieces_of(paragraphs: Sequence[Paragraph], embedder: BaseEmbedding) -> list[Piece]:
    """What is embedded: each paragraph's own words, in windows where the model cannot see a whole one.

    Nothing is put beside them: title, dateline and the sentence before were measured, and each made the vectors worse
    (eval/results/retrieval.md).
    """
    pieces = []
    for paragraph in paragraphs:
        texts = embedder.model.windows(paragraph.text) if isinstance(embedder, MiniLMEmbedding) else [paragraph.text]
        pieces += [
            Piece(paragraph.id if n == 1 else f"{paragraph.id}~{n}", paragraph, text)
            for n, text in enumerate(texts, start=1)
        ]
    return pieces
