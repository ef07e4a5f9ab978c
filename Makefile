# What one can do here. `make` alone lists it.

.PHONY: help site serve test check bench phone screens soak assets update-golden tools

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
	go test -timeout 18m ./...

soak: tools ## the same tests at their long sizes, with the race detector
	SCORECARD_SOAK=1 go test -race -timeout 60m ./...

bench: ## print measurements; no test asserts them
	go test -run '^$$' -bench . -benchmem ./cmd/scorecard/...

phone: tools ## measure the largest month page on a slow phone and a slow line
	SCORECARD_PHONE=1 go test -count=1 -run '^TestPhone$$' -v ./cmd/scorecard

SHEETS := 30

print: tools ## count the sheets of A4 that each month prints on; warn of more than SHEETS, half empty ones, headings at an end
	SCORECARD_SHEETS=$(SHEETS) go test -count=1 -run '^TestSheets$$' -v ./cmd/scorecard

screens: tools ## take pictures of pages into cmd/scorecard/testdata/screens/
	SCORECARD_SCREENS=1 go test -count=1 -run '^TestScreens$$' ./cmd/scorecard

update-golden: ## rewrite the expected outputs of tests; read the difference
	go test ./cmd/scorecard/... -update

assets: ## rebuild the charts' script from pinned packages
	go run ./cmd/scorecard/internal/chart/bundle

# What the tests use beside Go: a browser, best of all Chromium's headless shell;
# axe-core, whose rules judge pages in it; the Nu validator, which judges their
# HTML, and a Java that runs it; an emulator, on which charts are drawn as another
# processor would; and two web servers, which are unpacked and not installed. Where one of them cannot be had its tests are skipped,
# and say so; what is fetched and is not what is pinned here is an error. CI=true
# has no excuses.
AXE := axe-core-4.14.1
AXE_SHA512 := 1477dafa598d8d065f273d6af302aa203c02e83131707b7fa648cd41bd3d6b734f8c22a0dab86ee6a6f64b8afbe804b214d36db85a2826965edfb3a0b9d546b5
VNU := vnu-jar-26.9.27
VNU_SHA512 := 4e441de4315f39a582f5e6edbe8cd3b2b1f655aa1dde3620faface791133217c417b12f3f7ead2d8336d8e7efe44f5226618258b44a0860057e9125135e6b428

# fetch gets an archive (1) of npm's package (2), with a digest (3), for a file in it (4).
define fetch
	@test -f .cache/$(1)/$(4) || { mkdir -p .cache && cd .cache && \
		{ command -v npm >/dev/null && npm pack --silent $(2) >/dev/null 2>&1 && test -f $(1).tgz || \
			{ echo "$(1) could not be fetched: the tests that need it are skipped"; exit 0; }; } && \
		{ echo "$(3)  $(1).tgz" | { sha512sum -c --status - 2>/dev/null || shasum -a 512 -c -s - 2>/dev/null; } || \
			{ rm -f $(1).tgz; echo "$(1) is not what the Makefile pins" >&2; exit 1; }; } && \
		mkdir -p $(1) && tar -xzf $(1).tgz -C $(1) --strip-components=1 package/$(4) package/LICENSE && rm $(1).tgz; }
endef

tools: ## install what the tests use
	@command -v chromium-headless-shell >/dev/null || \
		{ command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq chromium-headless-shell >/dev/null; } || \
		command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
		{ command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } || \
		echo "no browser could be installed: the tests that need one are skipped"
	@command -v java >/dev/null || \
		{ command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq default-jre-headless >/dev/null; } || \
		echo "no Java could be installed: pages are not validated"
	@command -v qemu-aarch64 >/dev/null || test "$$(uname -m)" = aarch64 || \
		{ command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq qemu-user >/dev/null; } || \
		echo "no emulator could be installed: charts are not drawn on arm64"
	@{ command -v nginx >/dev/null && command -v apache2 >/dev/null; } || test -d .cache/servers/usr || \
		{ command -v apt-get >/dev/null && command -v dpkg >/dev/null && mkdir -p .cache/servers && cd .cache/servers && \
			apt-get update -qq && apt-get download -qq nginx nginx-common apache2-bin libapr1 libaprutil1 libpcre2-8-0 media-types >/dev/null 2>&1; \
			for d in *.deb; do dpkg -x $$d . 2>/dev/null; done; rm -f *.deb; test -d usr; } || \
		echo "no web servers could be fetched: what the README says of them is not tested"
	$(call fetch,$(AXE),$(subst core-,core@,$(AXE)),$(AXE_SHA512),axe.min.js)
	$(call fetch,$(VNU),$(subst jar-,jar@,$(VNU)),$(VNU_SHA512),build/dist/vnu.jar)
