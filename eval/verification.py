"""How often a verifier is wrong: on generated pairs, and on public sets that it was not fitted to.

    python -m eval.verification --data DIR \\
        --articles seeds --articles ARTICLES.jsonl

Writes eval/results/verification-NAME.md and .json. Pass means `supported`; `unjudged` counts as not passed. On
attributionbench each source is judged with the alignment model that never saw that source; qags, frank and wice_oracle
were used for nothing else. `--mistakes FILE` keeps the wrong verdicts with their texts, outside the repository.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from eval.metrics import auroc, balanced_accuracy, bootstrap_error, macro_f1, rate
from eval.pairs import Made, generate
from eval.record import RESULTS, provenance, write_json
from index.load import Loaded, load
from index.minilm import MiniLM
from index.split import paragraphs
from qa.alignment import COEFFICIENTS, Alignment, Model
from qa.reading import Reader
from qa.types import Verdict
from qa.verify import CalibratedVerifier, Pair, Verifier

Make = Callable[[Model], Verifier]
Row = dict[str, Any]
BATCH = 32
ROOT = Path(__file__).parents[1]
WORTH = {"supported": 1.0, "partial": 0.5, "unjudged": 0.5, "contradicted": 0.0, "unsupported": 0.0}


class AlignmentVerifier:
    """The alignment score alone: the baseline that the rules have to beat."""

    name = "alignment"

    def __init__(self, reader: Reader, model: Model) -> None:
        self.alignment = Alignment(reader, model)

    def judge(self, pairs: Sequence[Pair]) -> list[Verdict]:
        results = self.alignment.score([(pair.claim, pair.evidence) for pair in pairs])
        return [
            Verdict(result.support, result.score, self.name, "how much of the claim is found") for result in results
        ]


def judged(verifier: Verifier, pairs: Sequence[Pair]) -> list[Verdict]:
    return [verdict for at in range(0, len(pairs), BATCH) for verdict in verifier.judge(pairs[at : at + BATCH])]


def on_generated(verifier: Verifier, made: Sequence[Made]) -> tuple[list[Row], list[Verdict]]:
    """A row for all false and all true pairs, and one for each kind."""
    pairs = [Pair(m.claim, (m.evidence,), date.fromisoformat(m.published) if m.published else None) for m in made]
    verdicts = judged(verifier, pairs)
    groups: dict[tuple[str, str], list[Verdict]] = {}
    for m, verdict in zip(made, verdicts, strict=True):
        for kind in ("all", m.kind):
            groups.setdefault((m.label, kind), []).append(verdict)
    rows = []
    for (label, kind), group in sorted(groups.items(), key=lambda item: (item[0][0], item[0][1] != "all", item[0][1])):
        wrong = [(verdict.support == "supported") != (label == "supported") for verdict in group]
        share, error = rate(wrong)
        unjudged, _ = rate([verdict.support == "unjudged" for verdict in group])
        rows.append(
            {"label": label, "kind": kind, "pairs": len(group), "wrong": share, "wrong se": error, "unjudged": unjudged}
        )
    return rows, verdicts


def public(folder: Path, name: str) -> list[Row]:
    rows = [json.loads(line) for line in (folder / f"{name}.dev.jsonl").read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if name != "frank" or "CNN/DM" in row["source"]]


def on_public(make: Make, folder: Path, name: str) -> tuple[list[Row], list[Row], list[Verdict]]:
    """(figures, the rows, their verdicts) of one set; for attributionbench also by source."""
    stored = json.loads(COEFFICIENTS.read_text(encoding="utf-8"))
    rows = public(folder, name)
    verdicts: list[Verdict] = []
    if name == "attributionbench":
        rows.sort(key=lambda row: (row["source"], row["id"]))
        for source in sorted({row["source"] for row in rows}):
            verifier = make(Model.of(stored["left out"][source]))
            verdicts += judged(verifier, [_pair(row) for row in rows if row["source"] == source])
    else:
        verdicts = judged(make(Model.load()), [_pair(row) for row in rows])
    groups = {name: list(range(len(rows)))}
    if name == "attributionbench":
        for source in sorted({row["source"] for row in rows}):
            groups[source] = [i for i, row in enumerate(rows) if row["source"] == source]
    return (
        [_figures(title, [rows[i] for i in at], [verdicts[i] for i in at]) for title, at in groups.items()],
        rows,
        verdicts,
    )


def _pair(row: Row) -> Pair:
    return Pair(row["claim"], (row["evidence"],))


def _figures(title: str, rows: Sequence[Row], verdicts: Sequence[Verdict]) -> Row:
    labels = [row["label"] == "supported" for row in rows]
    strict = [verdict.support == "supported" for verdict in verdicts]
    lenient = [verdict.support in ("supported", "partial") for verdict in verdicts]
    scores = [WORTH[v.support] if v.score is None else v.score for v in verdicts]
    figures: Row = {"set": title, "rows": len(rows)}
    for name, measure, said in (
        ("macro-F1", macro_f1, strict),
        ("balanced accuracy", balanced_accuracy, strict),
        ("AUROC", auroc, scores),
        ("macro-F1, partial passes", macro_f1, lenient),
        ("balanced accuracy, partial passes", balanced_accuracy, lenient),
    ):
        figures |= {name: measure(labels, said), f"{name} se": bootstrap_error(measure, labels, said)}
    for name, truth in (("false pass", False), ("false strip", True)):
        share, error = rate([said != truth for said, true in zip(strict, labels, strict=True) if true is truth])
        figures |= {name: share, f"{name} se": error}
    return figures


def table(rows: Sequence[Row]) -> list[str]:
    """Markdown; a figure and its standard error share a cell."""
    head = [name for name in rows[0] if not name.endswith(" se")]

    def cell(row: Row, name: str) -> str:
        value, error = row[name], row.get(f"{name} se")
        return (f"{value:.3f}" if isinstance(value, float) else str(value)) + (f" ± {error:.3f}" if error else "")

    lines = [head, ["---"] * len(head), *([cell(row, name) for name in head] for row in rows)]
    return [f"| {' | '.join(line)} |" for line in lines] + [""]


def read_made(path: Path | None, articles: Iterable[Path]) -> list[Made]:
    if path is not None:
        return [Made(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]
    return generate([item for item in load(articles) if isinstance(item, Loaded)])


def written() -> list[Made]:
    """The claims of eval/claims.jsonl, written by hand over seeds/ in words of their own, with their paragraphs."""
    loaded = [item for item in load([ROOT / "seeds"]) if isinstance(item, Loaded)]
    found = {p.id: p for item in loaded for p in paragraphs(item.article, declared=item.declared)}
    made = []
    for line in (ROOT / "eval" / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        paragraph = found[f"{row.pop('article')}#p{row.pop('paragraph')}"]
        day = paragraph.article.published
        made.append(
            Made(
                **row, evidence=paragraph.text, article=paragraph.article.id, published=day.isoformat() if day else None
            )
        )
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.verification", description="Measure a verifier.")
    parser.add_argument("--data", type=Path, required=True, help="the folder with the public verification sets")
    parser.add_argument("--articles", type=Path, action="append", default=[], help="articles to make pairs from")
    parser.add_argument("--pairs", type=Path, help="pairs that eval.pairs made, in place of --articles")
    parser.add_argument("--verifier", choices=("calibrated", "alignment"), default="calibrated")
    parser.add_argument("--mistakes", type=Path, help="where to keep what was judged wrongly; outside the repository")
    asked = parser.parse_args(arguments)
    reader = Reader(MiniLM.load)
    made = read_made(asked.pairs, asked.articles)

    def make(model: Model) -> Verifier:
        return CalibratedVerifier(reader, model) if asked.verifier == "calibrated" else AlignmentVerifier(reader, model)

    kinds, verdicts = on_generated(make(Model.load()), made)
    mistakes = [
        asdict(m) | {"verdict": asdict(v)}
        for m, v in zip(made, verdicts, strict=True)
        if (v.support == "supported") != (m.label == "supported")
    ]
    by_hand, _ = on_generated(make(Model.load()), written())
    sets: list[Row] = []
    for name in ("attributionbench", "qags", "frank", "wice_oracle"):
        figures, rows, given = on_public(make, asked.data, name)
        sets += figures
        mistakes += [
            {"set": name, "id": row["id"], "label": row["label"], "claim": row["claim"], "verdict": asdict(v)}
            for row, v in zip(rows, given, strict=True)
            if (v.support == "supported") != (row["label"] == "supported")
        ]
    title = f"# How often the {asked.verifier} verifier is wrong"
    notes = f"{len(made)} generated pairs: `wrong` is false pass for unsupported pairs, false strip for supported ones."
    free = "Claims written by hand over seeds/, in words of their own (eval/claims.jsonl):"
    lines = [title, "", provenance(), "", notes, "", *table(kinds), free, "", *table(by_hand), *table(sets)]
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"verification-{asked.verifier}.md").write_text("\n".join(lines), encoding="utf-8")
    write_json(
        f"verification-{asked.verifier}", {"made": provenance(), "generated": kinds, "written": by_hand, "public": sets}
    )
    print("\n".join(lines))
    if asked.mistakes:
        asked.mistakes.write_text("".join(json.dumps(m, ensure_ascii=False) + "\n" for m in mistakes), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
