# Crossread's machinery. Every target sets the machine up first, once; the work is done by the scripts in scripts/.

PORT ?= 8080
.DEFAULT_GOAL := help
.PHONY: help setup setup-tests serve build dist test lint bench screenshots clean

help:
	@echo "make serve        build the app and serve it at http://127.0.0.1:$(PORT)/ (PORT=... for another port)"
	@echo "make build        build the app into dist/: static files for any host and path"
	@echo "make dist         the same, and dist/crossread.html: all of it in one file to open from disk"
	@echo "make test         every check and test, with a summary at the end"
	@echo "make lint         formatting and clippy only"
	@echo "make bench        the measurements"
	@echo "make screenshots  pictures of every view in dist/, into screenshots/"
	@echo "make clean        remove what was built; make clean ALL=1 also what was set up in this folder"

setup:
	@scripts/setup.sh

setup-tests:
	@scripts/setup.sh tests

serve: build
	@PORT=$(PORT) scripts/serve.sh

build: setup
	@scripts/build.sh

dist: build
	@command -v node >/dev/null || { echo "make dist needs node 18 or newer: https://nodejs.org" >&2; exit 1; }
	@. .tools/env && node scripts/single-file.mjs

test: setup-tests
	@scripts/test.sh

lint: setup
	@scripts/lint.sh

bench: setup
	@. .tools/env && cargo bench

screenshots: setup-tests
	@scripts/build.sh && . .tools/env && node scripts/screenshots.mjs screenshots

clean:
	rm -rf dist target screenshots tests/e2e/out .tools/built $(if $(ALL),.tools tests/e2e/node_modules)
