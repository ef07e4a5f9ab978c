# What one can do here. `make` alone lists it.

.PHONY: help site serve test check bench phone soak assets update-golden tools

help:
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

site: ## build this repository's own site into public/, and show it at http://127.0.0.1:8080/
	go run ./cmd/scorecard build
	go run ./cmd/scorecard serve

serve: ## show it while it is written, and open it in the browser
	go run ./cmd/scorecard serve -open

check: ## list every problem of this repository's own site
	go run ./cmd/scorecard check

test: tools ## install what the tests need and run them all
	go vet ./...
	go test ./...

soak: tools ## the same tests at their long sizes, with the race detector
	SCORECARD_SOAK=1 go test -race -timeout 60m ./...

bench: ## print measurements; no test asserts them
	go test -run '^$$' -bench . -benchmem ./cmd/scorecard/...

phone: tools ## measure the largest month page on a slow phone and a slow line
	SCORECARD_PHONE=1 go test -count=1 -run '^TestPhone$$' -v ./cmd/scorecard

update-golden: ## rewrite the expected outputs of tests; read the difference
	go test ./cmd/scorecard/... -update

assets: ## rebuild the charts' script from pinned packages
	go run ./cmd/scorecard/internal/chart/bundle

# What the browser tests use: a browser, best of all Chromium's headless shell,
# and axe-core, whose rules judge pages;
# and an emulator, on which charts are drawn as another processor would.
# Where one of them cannot be had its tests are skipped, and say so; what is
# fetched and is not what is pinned here is an error. CI=true has no excuses.
AXE := axe-core-4.14.1
AXE_SHA512 := 1477dafa598d8d065f273d6af302aa203c02e83131707b7fa648cd41bd3d6b734f8c22a0dab86ee6a6f64b8afbe804b214d36db85a2826965edfb3a0b9d546b5

tools: ## install what the tests use
	@command -v chromium-headless-shell >/dev/null || \
		{ command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq chromium-headless-shell >/dev/null; } || \
		command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
		{ command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } || \
		echo "no browser could be installed: the tests that need one are skipped"
	@command -v qemu-aarch64 >/dev/null || test "$$(uname -m)" = aarch64 || \
		{ command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq qemu-user >/dev/null; } || \
		echo "no emulator could be installed: charts are not drawn on arm64"
	@test -f .cache/$(AXE)/axe.min.js || { mkdir -p .cache && cd .cache && \
		{ command -v npm >/dev/null && npm pack --silent $(subst core-,core@,$(AXE)) >/dev/null 2>&1 && test -f $(AXE).tgz || \
			{ echo "axe-core could not be fetched: the tests that need it are skipped"; exit 0; }; } && \
		{ echo "$(AXE_SHA512)  $(AXE).tgz" | { sha512sum -c --status - 2>/dev/null || shasum -a 512 -c -s - 2>/dev/null; } || \
			{ rm -f $(AXE).tgz; echo "$(AXE) is not what the Makefile pins" >&2; exit 1; }; } && \
		mkdir -p $(AXE) && tar -xzf $(AXE).tgz -C $(AXE) --strip-components=1 package/axe.min.js package/LICENSE && rm $(AXE).tgz; }
