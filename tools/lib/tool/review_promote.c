/* What an entry turns into when it has come true. */
#include "muster/here.h"
#include "muster/ids.h"
#include "muster/starter.h"
#include "review_state.h"

struct carried {
	const char *from, *to;	/* names of fields */
};

/* From a kind to a kind: what the old record becomes, how the two name each
 * other, and which fields go along. */
struct promotion {
	const char *from, *to;
	const char *status;
	const char *day;	/* the old one's field that gets today */
	const char *forth, *back;	/* lists or references */
	const char *noticed;	/* the new one's field that gets today */
	struct carried carried[8];
	struct carried told[4];	/* into the text, as "Word: ..." */
};

static const struct promotion promotions[] = {
	{ "risk", "issue", "occurred", "closed", "became", "source", "raised",
	  { { "owner", "owner" }, { "impact", "severity" },
	    { "workstream", "workstream" }, { "tags", "tags" },
	    { "url", "url" } },
	  { { "mitigation", "Mitigation" }, { "trigger", "Trigger" },
	    { "contingency", "Contingency" } } },
	{ "assumption", "risk", "invalidated", "checked", "related",
	  "related", NULL,
	  { { "owner", "owner" }, { "workstream", "workstream" },
	    { "tags", "tags" }, { "url", "url" } },
	  { { "if_false", "Since it is not true" } } },
};

static const struct promotion *find(const struct review_item *item)
{
	for (size_t i = 0; i < sizeof(promotions) / sizeof(*promotions); i++)
		if (view_is(item->entry->record->kind->name,
			    promotions[i].from))
			return &promotions[i];
	return NULL;
}

bool review_can_promote(const struct review_item *item)
{
	return find(item) != NULL;
}

struct promoting {
	struct review *review;
	const struct review_item *item;
	const struct promotion *promotion;
	struct arena *arena;
	struct err *err;
	struct starter starter;
	struct view today;
};

/* Lists go along as "a, b". */
static struct view old_text(struct promoting *it, const char *name)
{
	struct str text = STR_INIT;
	const struct value *value =
		value_path(it->item->now->front, view_of(name));
	struct view view;

	if (!value || value->type != VALUE_LIST)
		return value_string(value);
	for (size_t i = 0; i < value->len; i++) {
		str_adds(&text, i ? ", " : "");
		str_addv(&text, value_string(value->entries[i].value));
	}
	view = view_copy(it->arena, str_view(&text));
	str_release(&text);
	return view;
}

static int set(struct promoting *it, const char *field, struct view text)
{
	return starter_set(&it->starter, view_of(field), text, it->err);
}

static int carry(struct promoting *it)
{
	const struct carried *carried = it->promotion->carried;

	for (; carried->from; carried++) {
		struct view text = old_text(it, carried->from);

		if (text.len && set(it, carried->to, text) < 0)
			return -1;
	}
	return 0;
}

/* The program was read a while ago: files may have come meanwhile. */
static int read_ids(struct promoting *it, struct ids *ids)
{
	const struct program *program = it->item->entry->program;
	struct repo *repo = it->review->session->repo;
	struct snapshot now;

	ids_init(ids, it->arena);
	if (snapshot_open(&now, repo, SNAPSHOT_WORKTREE, NULL, it->arena,
			  it->err) < 0 ||
	    ids_read_snapshot(ids, program, &now, VIEW("the work tree"),
			      it->err) < 0)
		return -1;
	return ids_read_all(ids, program, repo, it->err);
}

/* New ids of this very review are taken, too. */
static int choose_id(struct promoting *it)
{
	struct review *review = it->review;
	struct view id;
	struct ids ids;

	if (read_ids(it, &ids) < 0)
		return -1;
	for (size_t i = 0; i < review->rewrite.files.len; i++) {
		const struct rewrite_file *file =
			&review->rewrite.files.items[i];

		ids_take(&ids, document_text(document_read(file->path,
							   file->bytes,
							   it->arena), "id"),
			 VIEW("this review"));
	}
	id = ids_next(&ids, it->starter.kind->prefix);
	return set(it, "id", id);
}

/* The text of the new record: what was known while it was only feared. */
static void add_story(struct promoting *it, struct str *out)
{
	struct view body = view_trim(it->item->now->body);

	str_addf(out, "\nGrew out of " VIEW_FMT " on " VIEW_FMT ".\n",
		 VIEW_ARG(it->item->entry->record->id), VIEW_ARG(it->today));
	if (body.len)
		str_addf(out, "\n" VIEW_FMT "\n", VIEW_ARG(body));
	for (const struct carried *told = it->promotion->told; told->from;
	     told++) {
		struct view text = old_text(it, told->from);

		if (text.len)
			str_addf(out, "\n%s: " VIEW_FMT "\n", told->to,
				 VIEW_ARG(text));
	}
}

/* The starter's front matter, and the story in place of its text. */
static struct view write_new(struct promoting *it)
{
	struct str text = STR_INIT;
	struct view bytes;

	starter_write(&it->starter, &text);
	text.len -= it->starter.kind->document->body.len;
	add_story(it, &text);
	bytes = view_copy(it->arena, str_view(&text));
	str_release(&text);
	return bytes;
}

static void add_step(struct promoting *it, enum deed_op op, const char *field,
		     struct view text)
{
	const struct record *record = it->item->entry->record;

	deed_add(&it->review->draft, it->arena, (struct deed_step){
		.op = op, .path = record->path,
		.field = record_key(record, view_of(field)), .text = text });
}

static int start(struct promoting *it, struct view title, struct view due)
{
	const struct kind *kind = kinds_find(it->item->entry->program->kinds,
					     view_of(it->promotion->to));
	struct view id = it->item->entry->record->id;
	const char *back = it->promotion->back;

	if (!kind || !kind->prefix.len)
		return err_set(it->err, "this program has no kind '%s' to "
			       "make of it", it->promotion->to);
	starter_init(&it->starter, kind, it->arena);
	if (set(it, "title", title) < 0 || carry(it) < 0 ||
	    starter_set(&it->starter, kind->due, due, it->err) < 0 ||
	    set(it, back, id) < 0)
		return -1;
	if (it->promotion->noticed &&
	    set(it, it->promotion->noticed, it->today) < 0)
		return -1;
	return choose_id(it);
}

int review_promote(struct review *review, struct view title, struct view due)
{
	struct promoting it = { .review = review,
				.item = review_item(review),
				.arena = &review->command->arena,
				.err = &review->command->err };
	char today[DATE_SIZE];
	struct view path;

	it.promotion = find(it.item);
	it.today = view_copy(it.arena, view_of(date_format(
					       review->command->today,
					       today)));
	if (start(&it, title, due) < 0)
		return -1;
	path = starter_path(&it.starter, it.item->entry->program->dir);
	if (here_has(review->session->repo, path))
		return err_set(it.err, "'" VIEW_FMT "' is there already",
			       VIEW_ARG(path));
	add_step(&it, DEED_SET, "status", view_of(it.promotion->status));
	add_step(&it, DEED_SET, it.promotion->day, it.today);
	add_step(&it, DEED_APPEND, it.promotion->forth,
		 starter_text(&it.starter, "id"));
	deed_add(&review->draft, it.arena, (struct deed_step){
		.op = DEED_FILE, .path = path, .text = write_new(&it) });
	return 0;
}
