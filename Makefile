# Daybook. `make` alone prints this help.
.DEFAULT_GOAL := help
SHELL := /bin/bash -o pipefail

DEMO ?= 1
GO   ?= go
BIN  := bin/daybook
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
GOFILES := go.mod go.sum $(shell find . -type d \( -name node_modules -o -name .git -o -name data \) -prune -o -type f \( -name '*.go' -o -name '*.sql' -o -name '*.graphqls' -o -path './demo/words/*' \) -not -name '*_test.go' -print)
WEBFILES := $(shell find web -type d \( -name node_modules -o -name dist \) -prune -o -type f -print)
NPM_CI := npm ci --no-audit --no-fund --loglevel=error

.PHONY: help
help: ## show this help
	@echo "Daybook needs Go 1.26, Node 20 and make; the rest it fetches."
	@grep -hE '^[a-z][a-z-]*:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

.PHONY: run
run: build ## set up, build, and serve on http://127.0.0.1:8080 with a demo company (DEMO=0: empty)
	@exec $(BIN) serve $(if $(filter 0,$(DEMO)),,--demo)

.PHONY: build
build: engines $(BIN) ## bin/daybook, with the web app inside

$(BIN): $(GOFILES) web/dist/app/index.html
	$(GO) build -trimpath -ldflags "-s -w -X main.version=$(VERSION)" -o $@ ./cmd/daybook

.PHONY: engines
engines: engines/node_modules/.installed ## fetch Postgres and ClickHouse as npm packages

engines/node_modules/.installed: engines/package.json engines/package-lock.json
	cd engines && $(NPM_CI)
	@touch $@

.PHONY: web
web: web/dist/app/index.html ## build the web app

web/node_modules/.installed: web/package.json web/package-lock.json
	cd web && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 $(NPM_CI)
	@touch $@

web/dist/app/index.html: web/node_modules/.installed $(WEBFILES)
	cd web && npm run --silent build
	@touch $@

.PHONY: test
test: check test-web test-go ## every check: format, lint, generated files, the app in a browser, tests with the race detector

.PHONY: check
check: web/node_modules/.installed ## format, vet, lint, generated files
	@unformatted=$$(gofmt -l $$(git ls-files --cached --others --exclude-standard '*.go')); \
	  [ -z "$$unformatted" ] || { echo "gofmt would change:"; echo "$$unformatted"; exit 1; }
	$(GO) vet ./...
	$(GO) tool -modfile=tools/go.mod golangci-lint run
	cd web && npm run --silent check && npm run --silent codegen:check

.PHONY: test-go
test-go: build ## the Go tests, with the race detector
	$(GO) test -race -timeout 20m ./...

.PHONY: test-web
test-web: web/node_modules/.installed ## the web app's component tests, in Chromium
	cd web && npm test

.PHONY: conformance
conformance: ## EventStoreDB's clients for Go, Node and Python, and their tests, against the embedded server
	$(GO) run ./engines/esdb/conformance

.PHONY: protos
protos: ## generate the Go code of engines/esdb/protos; needs protoc and its own .proto files (Debian: protobuf-compiler libprotobuf-dev)
	cd engines/esdb && protoc -I . -I "$$($(GO) list -m -f '{{.Dir}}' github.com/EventStore/EventStore-Client-Go/v4)/protos" \
	  --plugin="$$($(GO) tool -modfile=../../tools/go.mod -n protoc-gen-go)" --go_out=. --go_opt=paths=source_relative \
	  --plugin="$$($(GO) tool -modfile=../../tools/go.mod -n protoc-gen-go-grpc)" --go-grpc_out=. --go-grpc_opt=paths=source_relative \
	  protos/*/*.proto

.PHONY: soak
soak: build ## fifty rounds of killing the process, Postgres and ClickHouse under load; each read side is then compared with the log
	DAYBOOK_FAULT_ROUNDS=50 $(GO) test ./e2e -run TestFaults -count 1 -v -timeout 60m

.PHONY: bench
bench: build ## measure; prints the tables of docs/benchmarks.md
	./bench/run.sh

.PHONY: clean
clean: ## remove what was built; ./data stays
	rm -rf bin web/dist/app web/node_modules engines/node_modules
