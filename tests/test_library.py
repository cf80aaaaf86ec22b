"""A library folder: files in, changes, removals, crashes, other processes."""

from __future__ import annotations

import json
import multiprocessing
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index import Article, Library
from index.errors import LibraryBusy, NoLibrary, NoSuchArticle, WrongEmbedder, WrongFormat
from index.minilm import MiniLM


def write(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return folder


FERRY = "The ferry Margit came back on Monday after nine weeks.\n\nIts new engine cost $310,000, the port said.\n"
BRIDGE = "The footbridge at Cole Street was painted green.\n\nPainters finished the job in four days, the town said.\n"


def test_adding_the_same_files_again_changes_nothing(library: Library, tmp_path: Path) -> None:
    folder = write(tmp_path / "news", ferry_txt=FERRY, bridge_txt=BRIDGE)
    first, second = library.sync([folder]), library.sync([folder])
    assert (sorted(first.added), first.failed) == (["bridge", "ferry"], [])
    assert (second.added, second.updated, sorted(second.unchanged)) == ([], [], ["bridge", "ferry"])


def test_a_changed_article_replaces_its_paragraphs(library: Library, tmp_path: Path) -> None:
    folder = write(tmp_path / "news", ferry_txt=FERRY)
    library.sync([folder])
    write(folder, ferry_txt=FERRY.replace("$310,000", "$295,000"))
    assert library.sync([folder]).updated == ["ferry"]
    found = library.search("What did the new engine cost?", 5)
    assert "$295,000" in found[0].paragraph.text
    assert not any("$310,000" in passage.paragraph.text for passage in found)
    assert library.vectors.count() == 2


def test_a_file_that_is_gone_is_removed_only_when_asked(library: Library, tmp_path: Path) -> None:
    folder = write(tmp_path / "news", ferry_txt=FERRY, bridge_txt=BRIDGE)
    library.sync([folder])
    (folder / "bridge.txt").unlink()
    assert library.sync([folder]).removed == []
    assert library.sync([folder], prune=True).removed == ["bridge"]
    assert [article.id for article in library.articles()] == ["ferry"]
    assert library.vectors.count() == 2


def test_pruning_one_folder_leaves_another_alone(library: Library, tmp_path: Path) -> None:
    one, two = write(tmp_path / "one", ferry_txt=FERRY), write(tmp_path / "two", bridge_txt=BRIDGE)
    library.sync([one, two])
    (two / "bridge.txt").unlink()
    assert library.sync([one], prune=True).removed == []


def test_a_file_that_can_no_longer_be_read_keeps_its_article(library: Library, tmp_path: Path) -> None:
    folder = write(tmp_path / "news", ferry_txt=FERRY, bridge_txt=BRIDGE)
    library.sync([folder])
    (folder / "bridge.txt").write_bytes(b"\x00\x01\x02" * 100)
    report = library.sync([folder], prune=True)
    assert [failure.source for failure in report.failed] == [str(folder / "bridge.txt")]
    assert (report.removed, library.article("bridge").id) == ([], "bridge")


def test_a_broken_line_costs_only_that_line(library: Library, tmp_path: Path) -> None:
    lines = [json.dumps({"id": "a", "text": FERRY}), "{broken", json.dumps({"id": "b", "text": BRIDGE})]
    folder = write(tmp_path / "news", corpus_jsonl="\n".join(lines))
    report = library.sync([folder])
    assert (report.added, len(report.failed)) == (["a", "b"], 1)
    assert report.failed[0].source.endswith("corpus.jsonl:2")
    assert library.sync([folder]).failed, "a failure is reported every time, not only the first"


def test_two_articles_with_one_id_are_reported_and_the_first_stays(library: Library, tmp_path: Path) -> None:
    lines = [json.dumps({"id": "a", "text": FERRY}), json.dumps({"id": "a", "text": BRIDGE})]
    report = library.sync([write(tmp_path / "news", corpus_jsonl="\n".join(lines))])
    assert (report.added, len(report.failed)) == (["a"], 1)
    assert "id 'a'" in report.failed[0].problem
    assert "ferry" in library.article("a").text


def test_another_folders_file_of_the_same_name_does_not_overwrite(library: Library, tmp_path: Path) -> None:
    one, two = write(tmp_path / "one", news_txt=FERRY), write(tmp_path / "two", news_txt=BRIDGE)
    library.sync([one])
    report = library.sync([two])
    assert len(report.failed) == 1
    assert "ferry" in library.article("news").text


def test_a_moved_folder_is_not_a_clash(library: Library, tmp_path: Path) -> None:
    library.sync([write(tmp_path / "one", ferry_txt=FERRY)])
    shutil.move(tmp_path / "one", tmp_path / "two")
    assert library.sync([tmp_path / "two"], prune=True).unchanged == ["ferry"]


def test_an_article_that_was_removed_comes_back_when_its_file_is_indexed_again(
    library: Library, tmp_path: Path
) -> None:
    folder = write(tmp_path / "news", ferry_txt=FERRY)
    library.sync([folder])
    library.remove("ferry")
    assert library.articles() == []
    assert library.search("ferry") == []
    assert library.sync([folder]).added == ["ferry"]


def test_removing_what_is_not_there_says_so(library: Library) -> None:
    with pytest.raises(NoSuchArticle, match="'nowhere'"):
        library.remove("nowhere")


def test_a_deleted_vector_folder_costs_time_and_no_data(tmp_path: Path, ferry: Article) -> None:
    with Library.open(tmp_path / "library", create=True) as library:
        library.add(ferry)
    shutil.rmtree(tmp_path / "library" / "chroma")
    with Library.open(tmp_path / "library") as library:
        assert library.search("engine price")[0].vector_rank is not None
        assert library.vectors.count() == 2


def test_a_run_that_was_stopped_before_embedding_is_finished_at_the_next_search(
    library: Library, ferry: Article
) -> None:
    library.put(ferry, declared=False, file=None)  # what a run leaves when it is killed here
    assert library.catalog.unembedded() == ["ferry"]
    assert library.search("engine price")[0].vector_rank is not None
    assert library.catalog.unembedded() == []


def test_an_exception_inside_a_write_leaves_the_library_as_it_was(library: Library, ferry: Article) -> None:
    library.add(ferry)

    def fail_halfway() -> None:
        with library.catalog.writing():
            library.catalog.remove("ferry")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_halfway()
    assert len(library.paragraphs(library.article("ferry"))) == 2


def _add(folder: str, id: str) -> None:
    with Library.open(folder) as library:
        library.add(Article(id=id, text="A walrus named Bruno was seen off Fenn Island."))


def test_what_another_process_adds_is_found_without_reopening(library: Library, ferry: Article) -> None:
    library.add(ferry)
    assert library.search("walrus island")[0].paragraph.article.id == "ferry"
    other = multiprocessing.get_context("spawn").Process(target=_add, args=(str(library.folder), "walrus"))
    other.start()
    other.join(60)
    found = library.search("walrus island")[0]
    assert (found.paragraph.article.id, found.vector_rank) == ("walrus", 1)


def _try_to_add(folder: str, outcome: multiprocessing.Queue[str]) -> None:
    try:
        _add(folder, "late")
        outcome.put("written")
    except LibraryBusy as error:
        outcome.put(str(error))


def test_a_second_writer_is_told_to_wait(library: Library) -> None:
    context = multiprocessing.get_context("spawn")
    outcome: multiprocessing.Queue[str] = context.Queue()
    with library._writing():
        other = context.Process(target=_try_to_add, args=(str(library.folder), outcome))
        other.start()
        assert "Another process is writing" in outcome.get(timeout=60)
        other.join(60)


def test_a_missing_library_is_said_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(NoLibrary, match="pullquote index PATH"):
        Library.open(tmp_path / "nothing")
    assert not (tmp_path / "nothing").exists()


def test_a_file_that_is_no_library_is_refused(tmp_path: Path) -> None:
    (tmp_path / "catalog.sqlite").write_text("these are not the rows you are looking for" * 50)
    with pytest.raises(WrongFormat, match="not a Pullquote library"):
        Library.open(tmp_path)


def test_a_library_of_another_format_is_refused(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True) as library:
        library.catalog.set_meta("format", "99")
    with pytest.raises(WrongFormat, match="format 99"):
        Library.open(tmp_path)


def test_another_embedding_model_is_refused_until_the_library_is_rebuilt(tmp_path: Path, ferry: Article) -> None:
    from index.embed import MiniLMEmbedding

    packaged = MiniLM.load()
    other = MiniLM(packaged.session, packaged.tokenizer, "another-model")
    with Library.open(tmp_path, create=True) as library:
        library.add(ferry)
    with Library.open(tmp_path, embedder=lambda: MiniLMEmbedding(other)) as library:
        with pytest.raises(WrongEmbedder, match="--rebuild"):
            library.search("engine")
        library.rebuild()
        assert library.search("engine price")[0].vector_rank is not None
    with Library.open(tmp_path) as library, pytest.raises(WrongEmbedder, match="another-model"):
        library.search("engine")


def test_hostile_ids_stay_inside_the_library_folder(tmp_path: Path, ferry: Article) -> None:
    folder = tmp_path / "library"
    with Library.open(folder, create=True) as library:
        for id in ("../../escape", "/etc/escape", "a#p1#p2", "x'; DROP TABLE articles; --", "näme 🚢"):
            library.add(replace(ferry, id=id))
            paragraph = library.paragraphs(library.article(id))[1]
            assert paragraph.text.startswith("Its new engine")
        found = {passage.paragraph.article.id for passage in library.search("engine price", 20)}
        assert len(found) == 5
    assert [path.name for path in tmp_path.iterdir()] == ["library"]


def test_a_long_paragraph_is_one_to_cite_and_all_of_it_is_found(library: Library) -> None:
    filler = " ".join(f"The council heard report number {n} on drains and kerbs." for n in range(120))
    last = "A zebra escaped from the circus on Lime Road."
    library.add(Article(id="long", text=f"{filler} {last}", published=date(2025, 1, 1)))
    passage = library.search("escaped circus animal", 3)[0]
    assert passage.paragraph.text.endswith(last)
    assert library.count() == (1, 1)
    assert library.vectors.count() > 4
    library.add(Article(id="without", text=filler))
    near = library.vectors.nearest(library.embedder.get_query_embedding(last), 1)[0]
    assert near.article == "long", "its last words are in a vector"
