#include "corpus.h"

#include <string.h>

#include "muster/date.h"

#define PARAGRAPH 5	/* sentences */
#define MARK_MAX 64	/* bytes of an alternative */

static const char *const words[] = {
	"account", "after", "agreed", "alert", "all", "and", "answer", "any",
	"approval", "archive", "audit", "backlog", "before", "behind",
	"between", "budget", "build", "cache", "capacity", "change", "check",
	"client", "cluster", "code", "contract", "copy", "cost", "customer",
	"data", "date", "delay", "deploy", "design", "draft", "driver",
	"early", "export", "failure", "feature", "field", "figure", "first",
	"for", "from", "gateway", "has", "holds", "index", "in", "is",
	"journal", "key", "late", "launch", "ledger", "license", "limit",
	"load", "message", "migration", "model", "monitor", "must", "needs",
	"network", "of", "old", "on", "open", "order", "owner", "page",
	"partner", "patch", "plan", "platform", "queue", "quota", "region",
	"release", "report", "review", "schema", "search", "service", "shard",
	"signs", "storage", "team", "tenant", "test", "the", "ticket", "token",
	"traffic", "until", "upgrade", "vendor", "waits", "without",
};

#define WORDS (sizeof(words) / sizeof(*words))

uint64_t corpus_random(uint64_t *state)
{
	uint64_t mixed = *state += 0x9e3779b97f4a7c15u;

	mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9u;
	mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111ebu;
	return mixed ^ mixed >> 31;
}

static void add_words(uint64_t *state, unsigned count, char joint,
		      struct str *out)
{
	for (unsigned i = 0; i < count; i++) {
		if (i)
			str_addc(out, joint);
		str_adds(out, words[corpus_random(state) % WORDS]);
	}
}

static void add_title(uint64_t *state, struct str *out)
{
	size_t start = out->len;

	add_words(state, 4 + (unsigned)(corpus_random(state) % 4), ' ', out);
	out->buf[start] = (char)(out->buf[start] - 'a' + 'A');
}

void corpus_sentence(uint64_t *state, struct str *out)
{
	size_t start = out->len;

	add_words(state, 6 + (unsigned)(corpus_random(state) % 9), ' ', out);
	out->buf[start] = (char)(out->buf[start] - 'a' + 'A');
	str_addc(out, '.');
}

static uint64_t seed_of(const struct shape *shape, unsigned number)
{
	uint64_t state = shape ? (uint64_t)(shape - shape_table) + 1 : 0;

	state = state << 32 | number;
	return corpus_random(&state);
}

/* One record on its way into a text. */
struct writing {
	const struct corpus *corpus;
	const struct corpus_record *record;
	uint64_t fixed;		/* the record's own number */
	uint64_t state;		/* goes on with every word */
	struct str *out;
};

static void add_date(struct writing *writing, int32_t day)
{
	char date[DATE_SIZE];

	str_adds(writing->out, date_format(day, date));
}

static void add_id(struct str *out, const struct shape *shape,
		   unsigned number)
{
	str_addf(out, "%s%04u", shape->prefix, number);
}

/* One of the records of a kind: always the same one for one `salt`. */
static void add_reference(struct writing *writing, const char *kind,
			  unsigned salt)
{
	for (size_t i = 0; i < shape_count; i++) {
		unsigned count = writing->corpus->counts[i];

		if (!strcmp(shape_table[i].kind, kind))
			add_id(writing->out, &shape_table[i],
			       1 + (unsigned)((writing->fixed + salt) %
					      count));
	}
}

/* At most two deliverables, both before this one. */
static void add_dependencies(struct writing *writing)
{
	unsigned number = writing->record->number, back;
	const struct shape *shape = writing->record->shape;

	str_addc(writing->out, '[');
	if (number > 1) {
		back = 1 + (unsigned)(writing->fixed % 20) % (number - 1);
		add_id(writing->out, shape, number - back);
		if (number - back > 1 && writing->fixed & 1) {
			str_adds(writing->out, ", ");
			add_id(writing->out, shape, number - back - 1);
		}
	}
	str_addc(writing->out, ']');
}

static void add_version(struct writing *writing)
{
	uint64_t state = writing->fixed + writing->record->version;

	corpus_sentence(&state, writing->out);
}

static void add_paragraph(struct writing *writing)
{
	for (int i = 0; i < PARAGRAPH; i++) {
		if (i)
			str_addc(writing->out, '\n');
		corpus_sentence(&writing->state, writing->out);
	}
}

/* The days of a record: begun within four years, finished since, or due
 * within a year. */
static int32_t day_of(const struct writing *writing, char mark)
{
	int32_t today = writing->corpus->today;
	int32_t begin = today - 250 - (int32_t)(writing->fixed % 1100);

	if (mark == 's')
		return begin;
	if (mark == 'n')
		return begin + 30 + (int32_t)(writing->fixed % 190);
	if (mark == 'd')
		return today + 5 + (int32_t)(writing->fixed % 300);
	return writing->record->day;
}

static void add_mark(struct writing *writing, char mark)
{
	switch (mark) {
	case 'i':
		add_id(writing->out, writing->record->shape,
		       writing->record->number);
		break;
	case 'T':
		add_title(&writing->state, writing->out);
		break;
	case 'o':
		add_reference(writing, "person", 0);
		break;
	case 'p':
		add_reference(writing, "person", 1);
		break;
	case 't':
		add_reference(writing, "team", 0);
		break;
	case 'm':
		add_reference(writing, "milestone", 0);
		break;
	case 'w':
		add_reference(writing, "workstream", 0);
		break;
	case 'R':
		add_reference(writing, "risk", 0);
		break;
	case 'D':
		add_reference(writing, "decision", 0);
		break;
	case 'W':
		add_dependencies(writing);
		break;
	case 'S':
		corpus_sentence(&writing->state, writing->out);
		break;
	case 'B':
		add_paragraph(writing);
		break;
	case 'v':
		add_version(writing);
		break;
	case '%':
		str_addc(writing->out, '%');
		break;
	default:
		add_date(writing, day_of(writing, mark));
	}
}

/* One of "a|b|c}"; yields what is behind the brace. */
static const char *add_choice(struct writing *writing, const char *at)
{
	const char *starts[MARK_MAX];
	unsigned count = 0, chosen;

	starts[count++] = at;
	for (; *at != '}'; at++)
		if (*at == '|')
			starts[count++] = at + 1;
	starts[count] = at + 1;
	chosen = (unsigned)(corpus_random(&writing->state) % count);
	str_add(writing->out, starts[chosen],
		(size_t)(starts[chosen + 1] - starts[chosen] - 1));
	return at + 1;
}

static void fill(struct writing *writing, const char *at)
{
	while (*at) {
		if (*at == '{') {
			at = add_choice(writing, at + 1);
		} else if (*at == '%') {
			add_mark(writing, at[1]);
			at += 2;
		} else {
			str_addc(writing->out, *at++);
		}
	}
}

static const char charter[] =
	"---\nid: charter\nkind: charter\ntitle: %T\nstatus: active\n"
	"owner: %o\nsponsor: %p\nstart: %s\ntarget: %d\nrag: green\n"
	"success_criteria:\n  - metric: %T\n    target: 99.5\n"
	"scope:\n  in: [%T, %T]\n  out: [%T]\n---\n\n"
	"## Business context\n\n%B\n\n## Scope\n\n%B\n\n%v\n";

static const char policy[] =
	"---\nid: policy\nkind: policy\ntitle: %T\nenforce: program\n"
	"freshness:\n  risk: 7d\n  issue: 3d\n  action: 7d\n"
	"  dependency: 7d\n  assumption: 14d\n  decision: 10bd\n"
	"  milestone: 14d\n---\n\n%B\n\n%v\n";

void corpus_write(const struct corpus *corpus,
		  const struct corpus_record *record, struct str *out)
{
	const struct shape *shape = record->shape;
	uint64_t seed = seed_of(shape, record->number);
	struct writing writing = { corpus, record, seed >> 8, seed, out };

	if (!shape) {
		fill(&writing, record->number ? policy : charter);
		return;
	}
	str_adds(out, "---\nid: ");
	add_id(out, shape, record->number);
	str_addf(out, "\nkind: %s\ntitle: ", shape->kind);
	add_title(&writing.state, out);
	str_addc(out, '\n');
	fill(&writing, record->open ? shape->open_front : shape->done_front);
	str_adds(out, "---\n\n");
	fill(&writing, shape->body);
}

static const char *path_of(struct corpus *corpus, const struct shape *shape,
			   unsigned number)
{
	uint64_t state = seed_of(shape, number);
	struct str path = STR_INIT;
	const char *copy;

	str_addf(&path, "program/%s", shape->folder);
	add_id(&path, shape, number);
	str_addc(&path, '-');
	add_words(&state, 2, '-', &path);
	str_adds(&path, ".md");
	copy = arena_copy(&corpus->arena, path.buf, path.len);
	str_release(&path);
	return copy;
}

static void plan_shape(struct corpus *corpus, const struct shape *shape,
		       unsigned count, int32_t first)
{
	static const char *const watched[] = {
		"milestone", "risk", "assumption", "issue", "action",
		"dependency", "decision"
	};
	unsigned done = count - count * shape->open / 100;

	for (unsigned i = 1; i <= count; i++) {
		struct corpus_record *record =
			VEC_PUSH(&corpus->arena, &corpus->records);

		*record = (struct corpus_record){
			.shape = shape, .number = i, .day = first,
			.open = i > done,
			.path = path_of(corpus, shape, i),
		};
		for (size_t k = 0; k < sizeof(watched) / sizeof(*watched); k++)
			record->watched |= record->open &&
				!strcmp(shape->kind, watched[k]);
	}
}

void corpus_plan(struct corpus *corpus, unsigned count, int32_t first,
		 int32_t today)
{
	unsigned left = count > 2 ? count - 2 : 0;

	*corpus = (struct corpus){ .today = today };
	corpus->counts = arena_array(&corpus->arena, shape_count,
				     sizeof(*corpus->counts));
	*VEC_PUSH(&corpus->arena, &corpus->records) = (struct corpus_record){
		.path = "program/charter.md", .number = 0, .day = first
	};
	*VEC_PUSH(&corpus->arena, &corpus->records) = (struct corpus_record){
		.path = "program/policy.md", .number = 1, .day = first
	};
	for (size_t i = shape_count; i-- > 0;) {
		const struct shape *shape = &shape_table[i];
		unsigned share = 1 + (count - 2) * shape->share / 1000;

		corpus->counts[i] = share > left || !i ? left : share;
		left -= corpus->counts[i];
	}
	for (size_t i = 0; i < shape_count; i++)
		plan_shape(corpus, &shape_table[i], corpus->counts[i], first);
}
