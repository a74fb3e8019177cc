# Everything here goes through newsroom/bootstrap.py, which makes .venv and installs what changed.

PYTHON ?= python3
export PORT ?= 8000

BOOTSTRAP = @command -v $(PYTHON) >/dev/null 2>&1 || \
	{ echo "Newsroom needs Python 3.11 or newer, and there is no $(PYTHON): install it, or name yours, as in make run PYTHON=python3.12." >&2; exit 1; }; \
	exec $(PYTHON) -m newsroom.bootstrap

.DEFAULT_GOAL := help
.PHONY: help run test lint bench

help: ## What can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-6s %s\n", $$1, $$2 }' Makefile

run: ## Start the site on http://127.0.0.1:8000/ (PORT=8123 moves it; NEWSROOM_DATA=dir moves what it writes; NEWSROOM_DEMO=no starts empty)
	$(BOOTSTRAP) run

test: ## Run every test (ARGS="-k feeds" chooses)
	$(BOOTSTRAP) test $(ARGS)

lint: ## Check style, templates, types and migrations
	$(BOOTSTRAP) lint

bench: ## Measure the site against a bare server
	$(BOOTSTRAP) bench $(ARGS)
