/*
 * generate COMMITS DAYS RECORDS FILES TODAY: a repository with a history,
 * as a stream for git fast-import. The same arguments give the same bytes.
 *
 * DAYS before TODAY somebody commits FILES sources and RECORDS records.
 * Then COMMITS commits follow, evenly spread, of which 12 in a hundred are
 * merges and 5 change the program. The last one, on TODAY itself, affirms
 * every open record, so that a hook lets the next commit pass.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "corpus.h"
#include "muster/date.h"

#define DAY_SECONDS 86400
#define NOON 43200
#define CHANGES_MAX 64		/* on one branch */
#define RECORDS_MIN 100
#define BRANCH_CHANCE 30	/* of a hundred commits that could begin one */
#define PROGRAM_CHANCE 57	/* of a thousand that are no merge */
#define BRANCH_COMMITS_MAX 5

/* Files are numbered, the records before the sources. */
struct history {
	struct corpus corpus;
	unsigned nrecords, nfiles, ncommits;
	int32_t first, today;
	unsigned *versions;	/* of each source */
	unsigned commit;	/* the one that is being written, its mark */
	unsigned tips[2];	/* marks: main and the branch beside it */
	unsigned left;		/* commits to come on that branch */
	bool merging;
	unsigned changed[CHANGES_MAX];	/* files, on that branch */
	unsigned nchanged;
	uint64_t state;
	struct str text;
};

static unsigned chance(struct history *history, unsigned below)
{
	return (unsigned)(corpus_random(&history->state) % below);
}

static void write_data(struct history *history)
{
	printf("data %zu\n", history->text.len);
	fwrite(history->text.buf, 1, history->text.len, stdout);
	putchar('\n');
	str_clear(&history->text);
}

static void write_source(struct history *history, unsigned number)
{
	uint64_t fixed = number, moving = (uint64_t)number << 32 |
					  history->versions[number];
	unsigned lines = 8 + (unsigned)(corpus_random(&fixed) % 24);

	for (unsigned i = 0; i < lines; i++) {
		str_adds(&history->text, "/* ");
		corpus_sentence(i == lines / 2 ? &moving : &fixed,
				&history->text);
		str_adds(&history->text, " */\n");
	}
	printf("M 100644 inline src/%02x/%02x/file-%05u.c\n", number % 20,
	       number / 20 % 20, number);
}

/* The file as it is now. */
static void write_file(struct history *history, unsigned file)
{
	if (file < history->nrecords) {
		const struct corpus_record *record =
			&history->corpus.records.items[file];

		corpus_write(&history->corpus, record, &history->text);
		printf("M 100644 inline %s\n", record->path);
	} else {
		write_source(history, file - history->nrecords);
	}
	write_data(history);
}

static int64_t time_of(const struct history *history)
{
	int64_t span = (int64_t)(history->today - history->first) *
		       DAY_SECONDS;

	return (int64_t)history->first * DAY_SECONDS + NOON +
	       span * (history->commit - 1) / history->ncommits;
}

/* The head of a commit on branch 0 or 1, and its parents. */
static void begin_commit(struct history *history, int branch)
{
	unsigned who = 1 + chance(history, history->corpus.counts[0]);
	int64_t time = time_of(history);

	history->commit++;
	printf("commit refs/heads/%s\nmark :%u\n", branch ? "side" : "main",
	       history->commit);
	printf("author Person %u <person-%04u@example.com> %lld +0000\n", who,
	       who, (long long)time - chance(history, 7200));
	printf("committer Person %u <person-%04u@example.com> %lld +0000\n",
	       who, who, (long long)time);
	corpus_sentence(&history->state, &history->text);
	str_adds(&history->text, "\n\n");
	corpus_sentence(&history->state, &history->text);
	str_addc(&history->text, '\n');
	write_data(history);
	if (history->tips[branch])
		printf("from :%u\n", history->tips[branch]);
	if (history->merging)
		printf("merge :%u\n", history->tips[1]);
	history->tips[branch] = history->commit;
}

static int32_t today_of(const struct history *history)
{
	return date_of_time(time_of(history));
}

/* Half of the changes say something new, the others that it still holds. */
static unsigned change_record(struct history *history)
{
	unsigned file = chance(history, history->nrecords);
	struct corpus_record *record =
		&history->corpus.records.items[file];

	record->version += !record->watched || chance(history, 2);
	record->day = today_of(history);
	return file;
}

static unsigned change_source(struct history *history)
{
	unsigned number = chance(history, history->nfiles);

	history->versions[number]++;
	return history->nrecords + number;
}

static void write_change(struct history *history, int branch)
{
	bool program = chance(history, 1000) < PROGRAM_CHANCE;
	unsigned count = 1 + chance(history, 3);

	begin_commit(history, branch);
	while (count--) {
		unsigned file = program ? change_record(history)
					: change_source(history);

		write_file(history, file);
		if (branch && history->nchanged < CHANGES_MAX)
			history->changed[history->nchanged++] = file;
	}
}

static void write_merge(struct history *history)
{
	history->merging = true;
	begin_commit(history, 0);
	history->merging = false;
	for (unsigned i = 0; i < history->nchanged; i++)
		write_file(history, history->changed[i]);
	history->nchanged = 0;
	history->tips[1] = 0;
}

static void write_commits(struct history *history)
{
	while (history->commit < history->ncommits ||
	       history->tips[1]) {
		bool late = history->commit + 2 * BRANCH_COMMITS_MAX >
			    history->ncommits;

		if (history->tips[1] && !history->left) {
			write_merge(history);
		} else if (history->tips[1]) {
			int branch = late || chance(history, 2);

			history->left -= branch;
			write_change(history, branch);
		} else if (!late && chance(history, 100) < BRANCH_CHANCE) {
			history->tips[1] = history->tips[0];
			history->left = chance(history, BRANCH_COMMITS_MAX);
			write_change(history, 1);
		} else {
			write_change(history, 0);
		}
	}
}

static void write_first(struct history *history)
{
	begin_commit(history, 0);
	for (unsigned i = 0; i < history->nrecords + history->nfiles; i++)
		write_file(history, i);
}

static void write_last(struct history *history)
{
	begin_commit(history, 0);
	for (unsigned i = 0; i < history->nrecords; i++) {
		struct corpus_record *record =
			&history->corpus.records.items[i];

		record->day = history->today;
		if (record->watched)
			write_file(history, i);
	}
	printf("reset refs/heads/side\nfrom %040d\n\ndone\n", 0);
}

static int say_usage(void)
{
	fputs("usage: generate COMMITS DAYS RECORDS FILES TODAY\n", stderr);
	return 2;
}

int main(int argc, char **argv)
{
	struct history history = { .state = 1 };
	int64_t numbers[4];

	for (int i = 0; i < 4; i++)
		if (argc != 6 || !view_number(view_of(argv[i + 1]),
					      &numbers[i]) || !numbers[i])
			return say_usage();
	if (!date_parse(view_of(argv[5]), &history.today) ||
	    numbers[2] < RECORDS_MIN)
		return say_usage();
	history.ncommits = (unsigned)numbers[0];
	history.first = history.today - (int32_t)numbers[1];
	history.nrecords = (unsigned)numbers[2];
	history.nfiles = (unsigned)numbers[3];
	corpus_plan(&history.corpus, history.nrecords, history.first,
		    history.today);
	history.versions = arena_array(&history.corpus.arena, history.nfiles,
				       sizeof(*history.versions));
	write_first(&history);
	write_commits(&history);
	write_last(&history);
	str_release(&history.text);
	arena_release(&history.corpus.arena);
	return fflush(stdout) || ferror(stdout);
}
