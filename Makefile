# muster: git-native tools that keep a technical program honest
#
#   make           build the programs and manual pages into build/
#   make demo      build, then watch the tools work on an example
#   make test      everything: both compilers, sanitizers, valgrind, lint
#   make check     the same tests, once, on the build at hand
#   make install   to PREFIX (/usr/local), below DESTDIR when that is set
#   make static    one program without libraries, for an image, build/static
#   make dist      the sources of HEAD, the same bytes everywhere
#   make deb       a Debian package of them
#
# The rest: deps deps-test check-dist lint bench fuzz format uninstall clean.
# BUILD=dir keeps variants apart, SANITIZE=1, STATIC=1 and WERROR=1 say how
# one is compiled. CFLAGS, CPPFLAGS and LDFLAGS are added to ours.

VERSION = 0.1.0
RELEASED = 2026-11-20

BUILD = build
PREFIX = /usr/local
bindir = $(PREFIX)/bin
libexecdir = $(PREFIX)/libexec
datadir = $(PREFIX)/share
mandir = $(datadir)/man
bashdir = $(datadir)/bash-completion/completions
zshdir = $(datadir)/zsh/site-functions
INSTALL = install
PKG_CONFIG = pkg-config
OBJCOPY = objcopy
JOBS := $(shell nproc 2>/dev/null || echo 2)
FUZZ_SECONDS = 60

# What there is, by its name alone: a new file needs no line here.
LIB_SRC := $(sort $(wildcard tools/lib/*/*.c))
VERBS := $(filter-out muster,$(patsubst tools/%.c,%,$(wildcard tools/*.c)))
PAGES := $(filter-out muster,\
	$(patsubst tools/%.1.md,%,$(wildcard tools/*.1.md)))
UNITS := $(patsubst tests/unit/%.c,%,$(wildcard tests/unit/*_test.c))
UNIT_AID := $(filter-out %_test.c,$(wildcard tests/unit/*.c))
FUZZERS := $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*_fuzz.c))
ASSETS := $(shell find templates hooks 2>/dev/null)

# What is made of it.
LIB = $(BUILD)/libmuster.a
LIB_OBJ = $(LIB_SRC:%.c=$(BUILD)/obj/%.o) $(BUILD)/obj/assets.o
MUSTER = $(patsubst tools/%.c,$(BUILD)/bin/%,$(wildcard tools/muster.c))
TOOLS = $(VERBS:%=$(BUILD)/libexec/muster/muster-%)
EVERY = $(BUILD)/obj/every.o $(BUILD)/obj/.ci/static/offline.o \
	$(patsubst %,$(BUILD)/obj/every/%.o,muster $(VERBS))
MAN1 = $(BUILD)/share/man/man1
MANUALS = $(patsubst tools/%.1.md,$(MAN1)/%.1,$(wildcard tools/muster.1.md)) \
	$(PAGES:%=$(MAN1)/muster-%.1)
UNIT_BIN = $(UNITS:%=$(BUILD)/tests/%)
FUZZ_BIN = $(FUZZERS:%=$(BUILD)/fuzz/%)

# The libraries are looked up when something is compiled and not before,
# so that `make deps` can install pkg-config itself.
LIBRARIES = libgit2 yaml-0.1 libcmark zlib
NO_LIBRARIES = a library is missing: run 'make deps'
PKG_LIBS = $(eval PKG_LIBS := $$(or $$(shell $(PKG_CONFIG) --libs \
	$(if $(STATIC),--static) $(LIBRARIES)),$$(error \
	$(NO_LIBRARIES))))$(PKG_LIBS)
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(if $$(PKG_LIBS),$$(shell $(PKG_CONFIG) \
	--cflags $(LIBRARIES)) $$(HAVE)))$(PKG_CFLAGS)
# What only some builds of libgit2 know, by the name of its constant.
HAVE = $(patsubst GIT_OPT_%,-DHAVE_%,$(sort $(shell grep -ohs \
	GIT_OPT_SET_PACK_MAX_OBJECT_SIZE \
	$$($(PKG_CONFIG) --variable=includedir libgit2)/git2/common.h)))

WARNINGS = -Wall -Wextra -Wshadow -Wvla -Wformat=2 -Wmissing-prototypes \
	-Wstrict-prototypes -Wwrite-strings -Wconversion -Wno-sign-conversion \
	$(if $(WERROR),-Werror)
X86 := $(filter x86_64 i686,$(shell uname -m))
ifneq ($(SANITIZE),)
SAFETY = -O1 -fno-omit-frame-pointer -fsanitize=address,undefined \
	-fno-sanitize-recover=all $(if $(FUZZ),-fsanitize=fuzzer-no-link)
else
SAFETY = -O2 -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fstack-protector-strong \
	$(if $(X86),-fstack-clash-protection -fcf-protection)
endif
COMPILE = $(CC) -std=gnu11 -g -fPIE $(SAFETY) $(WARNINGS) \
	-ffile-prefix-map='$(CURDIR)=.' -Iinclude -D_GNU_SOURCE \
	-D_FILE_OFFSET_BITS=64 -DMUSTER_VERSION='"$(VERSION)"' \
	$(PKG_CFLAGS) $(CPPFLAGS) $(CFLAGS) -MMD -MP
LINK = $(CC) -pthread $(if $(STATIC),-static-pie -s,-pie) $(SAFETY) $(CFLAGS) \
	-Wl,--as-needed -Wl,-z,relro,-z,now,-z,noexecstack $(LDFLAGS)

# The linker for the tests, which are many programs: a quick one, if there is.
QUICK := $(shell for name in lld gold; do command -v ld.$$name >/dev/null && \
	echo -fuse-ld=$$name && break; done)

# V=1 shows the commands themselves.
show = $(if $(V),,@printf '  %-6s %s\n' $1 $2;)

all: programs manuals
programs: $(LIB) $(MUSTER) $(TOOLS)
manuals: $(MANUALS)

.PHONY: all programs manuals deps deps-test demo test check memcheck lint
.PHONY: bench fuzz fuzzers format install install-completion uninstall clean
.PHONY: static dist deb check-dist
.PHONY: FORCE
.DELETE_ON_ERROR:
.SECONDARY:

$(BUILD)/bin/muster: $(if $(STATIC),$(EVERY),$(BUILD)/obj/tools/muster.o) \
		$(LIB)
	@mkdir -p $(@D)
	$(call show,LINK,$@) $(LINK) -o $@ $^ $(PKG_LIBS)
	@ln -sf muster $(@D)/git-muster

ifeq ($(STATIC),)
$(BUILD)/libexec/muster/muster-%: $(BUILD)/obj/tools/%.o $(LIB)
	@mkdir -p $(@D)
	$(call show,LINK,$@) $(LINK) -o $@ $^ $(PKG_LIBS)
else
# All of them are one program, which looks at the name it is called by.
$(TOOLS):
	@mkdir -p $(@D)
	@ln -sf ../../bin/muster $@
endif

$(BUILD)/obj/every/%.o: $(BUILD)/obj/tools/%.o
	@mkdir -p $(@D)
	@$(OBJCOPY) --redefine-sym main=main_$* $< $@

$(BUILD)/gen/every.c: .ci/static/every.sh $(wildcard tools tools/*.c)
	@mkdir -p $(@D)
	$(call show,GEN,$@) sh $< $(VERBS) >$@

$(BUILD)/obj/every.o: $(BUILD)/gen/every.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call show,CC,$<) $(COMPILE) -c -o $@ $<

# A folder is newer than the archive when a source has come or gone.
$(LIB): $(LIB_OBJ) $(wildcard tools/lib tools/lib/*)
	@rm -f $@
	$(call show,AR,$@) $(AR) rcsD $@ $(LIB_OBJ)

$(BUILD)/obj/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call show,CC,$<) $(COMPILE) -include muster/banned.h -c -o $@ $<

$(BUILD)/obj/assets.o: $(BUILD)/gen/assets.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call show,CC,$<) $(COMPILE) -c -o $@ $<

$(BUILD)/gen/assets.c: $(ASSETS)
	@mkdir -p $(@D)
	$(call show,EMBED,$@) sh templates/embed.sh >$@

# Another compiler or other flags in the same folder: compile anew. (-Werror
# changes nothing in what is already there.)
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(subst ','\'',$(filter-out -Werror,$(COMPILE) $(LINK)))' \
	>$@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

MANUAL = sh templates/manual.sh $(VERSION) $(RELEASED) $< >$@

$(MAN1)/muster.1: tools/muster.1.md templates/manual.sh
	@mkdir -p $(@D)
	$(call show,MAN,$@) $(MANUAL)
	@ln -sf muster.1 $(@D)/git-muster.1

$(MAN1)/muster-%.1: tools/%.1.md templates/manual.sh
	@mkdir -p $(@D)
	$(call show,MAN,$@) $(MANUAL)

# --- what a machine needs; silent when it is there

deps:
	@.ci/deps build

# What can't be had for reports and the status site is a skipped test.
deps-test:
	@.ci/deps build test
	@.ci/deps site || true
	@.ci/packages tests/site build/site || true

demo: deps
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@MUSTER_BUILD=$(abspath $(BUILD)) sh tests/data/example/demo.sh

# --- tests: tests/README.md says how they are written and run

VARIANT = $(MAKE) --no-print-directory -j$(JOBS) WERROR=1 TALLY=$(BUILD)/tally
# One more than there are processors: many a test waits for a clock or a disk.
RUN = tests/run -j $(shell expr $(JOBS) + 1) $(if $(TALLY),-t $(TALLY))
SCRIPTS = $(wildcard tests/selftest.sh tests/lint/selftest.sh \
	tests/rules/run tests/cli/t[0-9]*.sh)
SMOKE = $(wildcard tests/cli/t0003*.sh)
# What takes longest begins first, so that none of it runs alone at the end.
LONGEST = $(wildcard tests/cli/t0502*.sh tests/rules/run)
# What shows nothing of the compiler: programs as they are called, by hooks
# too, with git in all its states, forges, browsers. BRIEF=1 leaves it out, so
# that the whole stays within nine minutes; it runs under the other compiler's
# sanitizers.
LONG = $(wildcard tests/cli/t0[3-9]*.sh tests/cli/t1*.sh)

test: deps-test
	@mkdir -p $(BUILD) && rm -f $(BUILD)/tally
	@$(VARIANT) BUILD=$(BUILD)/gcc CC=gcc SANITIZE=1 check || true
	@$(VARIANT) BUILD=$(BUILD)/clang CC=clang SANITIZE=1 BRIEF=1 check || true
	@$(VARIANT) BUILD=$(BUILD) memcheck || true
	@$(VARIANT) BUILD=$(BUILD) lint || true
	@tests/run -T $(BUILD)/tally gcc clang valgrind lint

check: programs $(UNIT_BIN)
	@$(RUN) -n $(notdir $(BUILD)) $(BUILD) $(filter-out \
		$(if $(BRIEF),$(LONG)),$(LONGEST) $(UNIT_BIN) \
		$(filter-out $(LONGEST),$(SCRIPTS)))

memcheck: programs $(UNIT_BIN)
	@$(RUN) -m -n valgrind $(BUILD) $(SMOKE) $(UNIT_BIN)

lint: manuals
	@tests/lint/run $(MAN1) $(TALLY)

$(BUILD)/tests/%: $(BUILD)/obj/tests/unit/%.o \
		$(UNIT_AID:%.c=$(BUILD)/obj/%.o) $(LIB)
	@mkdir -p $(@D)
	$(call show,LINK,$@) $(LINK) $(QUICK) -o $@ $^ $(PKG_LIBS) \
		$$($(PKG_CONFIG) --libs cmocka)

bench: all
	@MUSTER_BUILD=$(abspath $(BUILD)) tests/bench/run

fuzz: deps-test
	@$(VARIANT) BUILD=$(BUILD)/fuzz CC=clang SANITIZE=1 FUZZ=1 fuzzers

fuzzers: $(FUZZ_BIN)
	@for f in $(FUZZERS); do mkdir -p $(BUILD)/corpus/$$f && \
	$(BUILD)/fuzz/$$f -max_total_time=$(FUZZ_SECONDS) -timeout=10 \
	-artifact_prefix=$(BUILD)/ $(BUILD)/corpus/$$f \
	$$(ls -d tests/fuzz/corpus/$${f%_fuzz} 2>/dev/null) || exit; done

$(BUILD)/fuzz/%: $(BUILD)/obj/tests/fuzz/%.o $(LIB)
	@mkdir -p $(@D)
	$(call show,LINK,$@) $(LINK) -fsanitize=fuzzer -o $@ $^ $(PKG_LIBS)

format:
	git clang-format --extensions c,h HEAD

# --- to the system and back

install: all install-completion
	$(INSTALL) -d $(DESTDIR)$(bindir) $(DESTDIR)$(libexecdir)/muster \
		$(DESTDIR)$(mandir)/man1
	$(INSTALL) $(MUSTER) $(DESTDIR)$(bindir)
	ln -sf muster $(DESTDIR)$(bindir)/git-muster
	$(if $(STATIC),cp -Pf,$(INSTALL)) $(TOOLS) \
		$(DESTDIR)$(libexecdir)/muster
	$(INSTALL) -m 644 $(MANUALS) $(DESTDIR)$(mandir)/man1
	ln -sf muster.1 $(DESTDIR)$(mandir)/man1/git-muster.1

install-completion:
	$(INSTALL) -d $(DESTDIR)$(bashdir) $(DESTDIR)$(zshdir)
	$(INSTALL) -m 644 templates/completion/muster.bash \
		$(DESTDIR)$(bashdir)/muster
	ln -sf muster $(DESTDIR)$(bashdir)/git-muster
	$(INSTALL) -m 644 templates/completion/_muster $(DESTDIR)$(zshdir)
	ln -sf _muster $(DESTDIR)$(zshdir)/_git-muster

uninstall:
	rm -f $(DESTDIR)$(bindir)/muster $(DESTDIR)$(bindir)/git-muster \
		$(DESTDIR)$(mandir)/man1/muster.1 \
		$(DESTDIR)$(mandir)/man1/git-muster.1 \
		$(PAGES:%=$(DESTDIR)$(mandir)/man1/muster-%.1) \
		$(VERBS:%=$(DESTDIR)$(libexecdir)/muster/muster-%) \
		$(DESTDIR)$(bashdir)/muster $(DESTDIR)$(bashdir)/git-muster \
		$(DESTDIR)$(zshdir)/_muster $(DESTDIR)$(zshdir)/_git-muster
	-rmdir $(DESTDIR)$(libexecdir)/muster

# --- to others

static:
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/static STATIC=1 all

# Of HEAD, whatever lies about in the work tree; nobody's settings of git, of
# gzip and of the umask have a say in the bytes.
ARCHIVE = git -c tar.umask=0022 -c core.autocrlf=false \
	-c core.attributesFile=/dev/null archive --format=tar \
	--prefix=muster-$(VERSION)/ HEAD

dist:
	@mkdir -p $(BUILD)
	@$(ARCHIVE) >$(BUILD)/dist.tar
	@gzip -n9 <$(BUILD)/dist.tar >$(BUILD)/muster-$(VERSION).tar.gz
	@rm $(BUILD)/dist.tar
	@echo $(BUILD)/muster-$(VERSION).tar.gz

deb:
	@sh .ci/debian/build $(BUILD)/deb $(VERSION)

# Not in `test`: each compiles all of it once more, and lintian is 122 packages.
check-dist: programs
	@.ci/deps build deb
	@RUN_TIMEOUT=900 $(RUN) -n dist $(BUILD) tests/static.sh tests/debian.sh

clean:
	rm -rf $(BUILD)

-include $(shell find $(BUILD)/obj -name '*.d' 2>/dev/null)
