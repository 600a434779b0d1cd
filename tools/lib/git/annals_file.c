#include "annals_file.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "muster/file.h"

/*
 * A head of HEAD_SIZE bytes: the magic line, sizes and sums of the two
 * parts; the annals; then the marks, MARK_SIZE bytes each. Numbers have
 * their lowest byte first.
 */
#define MAGIC "muster-annals 1\n"
#define MAGIC_SIZE (sizeof(MAGIC) - 1)
#define HEAD_SIZE (MAGIC_SIZE + 8 + 8 + 4 + 4)
#define MARK_SIZE (OID_SIZE + 4 + 1)
#define LAST_MAX (1u << 20)	/* bytes of the file of last tips */

/* --- writing */

static void put_number(struct str *out, uint64_t number, int bytes)
{
	for (int i = 0; i < bytes; i++, number >>= 8)
		str_addc(out, (char)(number & 0xff));
}

static void put_view(struct str *out, struct view v)
{
	put_number(out, v.len, 4);
	str_addv(out, v);
}

static void put_oid(struct str *out, const struct oid *oid)
{
	str_add(out, oid->id, OID_SIZE);
}

static void put_person(struct str *out, const struct commit_person *person)
{
	put_view(out, person->name);
	put_view(out, person->email);
	put_number(out, (uint64_t)person->time, 8);
}

static void put_change(struct str *out, const struct annals_change *change)
{
	put_view(out, change->path);
	put_number(out, change->has_old | change->has_new << 1, 1);
	if (change->has_old)
		put_oid(out, &change->old);
	if (change->has_new)
		put_oid(out, &change->new);
	put_view(out, change->old_label);
	put_view(out, change->new_label);
}

static void put_commit(struct str *out, const struct annals_commit *commit)
{
	put_oid(out, &commit->id);
	put_oid(out, &commit->landing);
	put_number(out, commit->position, 4);
	put_number(out, (uint64_t)commit->landed, 8);
	put_view(out, commit->request);
	put_number(out, commit->merge | commit->cut << 1 |
			commit->skewed << 2, 1);
	put_person(out, &commit->author);
	put_person(out, &commit->committer);
	put_number(out, commit->signature, 1);
	put_view(out, commit->message);
	put_number(out, commit->changes.len, 4);
	for (size_t i = 0; i < commit->changes.len; i++)
		put_change(out, &commit->changes.items[i]);
}

/* What the file is good for. */
static void put_scope(struct str *out, const struct annals_scope *scope)
{
	put_view(out, scope->version);
	put_number(out, scope->ndirs, 4);
	for (size_t i = 0; i < scope->ndirs; i++)
		put_view(out, scope->dirs[i]);
}

static int compare_marks(const void *a, const void *b)
{
	return memcmp(((const struct annals_mark *)a)->id.id,
		      ((const struct annals_mark *)b)->id.id, OID_SIZE);
}

static void put_marks(struct str *out, struct annals_marks *marks)
{
	if (marks->list.len)
		qsort(marks->list.items, marks->list.len,
		      sizeof(*marks->list.items), compare_marks);
	for (size_t i = 0; i < marks->list.len; i++) {
		const struct annals_mark *mark = &marks->list.items[i];

		put_oid(out, &mark->id);
		put_number(out, mark->position, 4);
		put_number(out, mark->traits, 1);
	}
}

static uint32_t sum_of(const unsigned char *bytes, size_t len)
{
	return (uint32_t)crc32_z(0, bytes, len);
}

static const char *path_of(struct repo *repo, const char *name,
			   struct arena *arena)
{
	return arena_printf(arena, "%s/muster/%s", repo_common_dir(repo),
			    name);
}

void annals_file_write(const struct annals *annals,
		       struct annals_marks *marks, struct repo *repo,
		       const struct annals_scope *scope,
		       struct arena *arena)
{
	struct str body = STR_INIT, tail = STR_INIT, file = STR_INIT;
	struct err ignored;

	put_scope(&body, scope);
	put_oid(&body, &annals->tip);
	put_number(&body, annals->walked, 8);
	put_number(&body, annals->cut, 8);
	put_number(&body, annals->unreadable, 8);
	put_number(&body, annals->skewed, 8);
	put_number(&body, annals->commits.len, 4);
	for (size_t i = 0; i < annals->commits.len; i++)
		put_commit(&body, &annals->commits.items[i]);
	put_marks(&tail, marks);
	str_adds(&file, MAGIC);
	put_number(&file, body.len, 8);
	put_number(&file, marks->list.len, 8);
	put_number(&file, sum_of((unsigned char *)body.buf, body.len), 4);
	put_number(&file, sum_of((unsigned char *)tail.buf, tail.len), 4);
	str_addv(&file, str_view(&body));
	str_addv(&file, str_view(&tail));
	file_replace(path_of(repo, "annals", arena), str_view(&file),
		     &ignored);
	str_release(&body);
	str_release(&tail);
	str_release(&file);
}

/* --- reading: whatever does not fit makes the rest empty */

struct cursor {
	struct view rest;
	bool bad;
};

static struct view cut(struct cursor *cursor, uint64_t len)
{
	struct view part;

	cursor->bad |= len > cursor->rest.len;
	if (cursor->bad)
		return VIEW("");
	part = view_slice(cursor->rest, 0, (size_t)len);
	cursor->rest = view_slice(cursor->rest, (size_t)len,
				  cursor->rest.len);
	return part;
}

static uint64_t cut_number(struct cursor *cursor, size_t bytes)
{
	struct view part = cut(cursor, bytes);
	uint64_t number = 0;

	for (size_t i = part.len; i-- > 0;)
		number = number << 8 | (unsigned char)part.ptr[i];
	return number;
}

static struct view cut_view(struct cursor *cursor)
{
	return cut(cursor, cut_number(cursor, 4));
}

static void cut_oid(struct cursor *cursor, struct oid *oid)
{
	struct view part = cut(cursor, OID_SIZE);

	if (part.len)
		memcpy(oid->id, part.ptr, OID_SIZE);
}

static void cut_person(struct cursor *cursor, struct commit_person *person)
{
	person->name = cut_view(cursor);
	person->email = cut_view(cursor);
	person->time = (int64_t)cut_number(cursor, 8);
}

#define CHANGE_SIZE_MIN 13	/* bytes; a commit has more */

static void cut_change(struct cursor *cursor, struct annals_change *change)
{
	uint64_t sides;

	change->path = cut_view(cursor);
	sides = cut_number(cursor, 1);
	change->has_old = sides & 1;
	change->has_new = sides >> 1 & 1;
	if (change->has_old)
		cut_oid(cursor, &change->old);
	if (change->has_new)
		cut_oid(cursor, &change->new);
	change->old_label = cut_view(cursor);
	change->new_label = cut_view(cursor);
}

/* So many as were counted, or as there can be in what is left. */
static size_t at_most(const struct cursor *cursor, uint64_t count)
{
	size_t most = cursor->rest.len / CHANGE_SIZE_MIN;

	return count < most ? (size_t)count : most;
}

static void cut_commit(struct cursor *cursor, struct annals_commit *commit,
		       struct arena *arena)
{
	uint64_t traits, count;

	cut_oid(cursor, &commit->id);
	cut_oid(cursor, &commit->landing);
	commit->position = (uint32_t)cut_number(cursor, 4);
	commit->landed = (int64_t)cut_number(cursor, 8);
	commit->request = cut_view(cursor);
	traits = cut_number(cursor, 1);
	commit->merge = traits & 1;
	commit->cut = traits >> 1 & 1;
	commit->skewed = traits >> 2 & 1;
	cut_person(cursor, &commit->author);
	cut_person(cursor, &commit->committer);
	commit->signature = (enum commit_signature)cut_number(cursor, 1);
	commit->message = cut_view(cursor);
	count = cut_number(cursor, 4);
	VEC_RESERVE(arena, &commit->changes, at_most(cursor, count));
	for (uint64_t i = 0; i < count && !cursor->bad; i++)
		cut_change(cursor, VEC_PUSH(arena, &commit->changes));
}

static bool fits(struct cursor *cursor, const struct annals_scope *scope)
{
	struct str want = STR_INIT;
	struct view got;
	bool same;

	put_scope(&want, scope);
	got = cut(cursor, want.len);
	same = view_equal(got, str_view(&want));
	str_release(&want);
	return same;
}

static bool parse(struct view body, struct annals *annals,
		  const struct annals_scope *scope, struct arena *arena)
{
	struct cursor cursor = { body, false };
	uint64_t count;

	if (!fits(&cursor, scope))
		return false;
	cut_oid(&cursor, &annals->tip);
	annals->walked = cut_number(&cursor, 8);
	annals->cut = cut_number(&cursor, 8);
	annals->unreadable = cut_number(&cursor, 8);
	annals->skewed = cut_number(&cursor, 8);
	count = cut_number(&cursor, 4);
	VEC_RESERVE(arena, &annals->commits, at_most(&cursor, count));
	for (uint64_t i = 0; i < count && !cursor.bad; i++)
		cut_commit(&cursor, VEC_PUSH(arena, &annals->commits), arena);
	return !cursor.bad && !cursor.rest.len;
}

static bool read_parts(struct annals *annals, struct annals_known *known,
		       const struct annals_scope *scope, struct arena *arena)
{
	const unsigned char *bytes = known->mapping.bytes;
	struct cursor head = { { (const char *)bytes, known->mapping.size },
			       false };
	struct view magic = cut(&head, MAGIC_SIZE), body;
	uint64_t body_size = cut_number(&head, 8);
	uint64_t marks = cut_number(&head, 8);
	uint64_t body_sum = cut_number(&head, 4);
	uint64_t marks_sum = cut_number(&head, 4);

	body = cut(&head, body_size);
	if (head.bad || !view_is(magic, MAGIC) ||
	    marks != head.rest.len / MARK_SIZE ||
	    head.rest.len % MARK_SIZE ||
	    sum_of((const unsigned char *)body.ptr, body.len) != body_sum)
		return false;
	known->sum = (uint32_t)marks_sum;
	known->marks = (const unsigned char *)head.rest.ptr;
	known->len = (size_t)marks;
	return parse(view_copy(arena, body), annals, scope, arena);
}

bool annals_file_read(struct annals *annals, struct annals_known *known,
		      struct repo *repo, const struct annals_scope *scope,
		      struct arena *arena)
{
	*known = (struct annals_known){ 0 };
	if (mapping_open(&known->mapping,
			 path_of(repo, "annals", arena)) < 0)
		return false;
	if (known->mapping.size >= HEAD_SIZE &&
	    read_parts(annals, known, scope, arena))
		return true;
	annals_file_release(known);
	*annals = (struct annals){ 0 };
	return false;
}

bool annals_file_verify(const struct annals_known *known)
{
	return sum_of(known->marks, known->len * MARK_SIZE) == known->sum;
}

void annals_file_release(struct annals_known *known)
{
	mapping_close(&known->mapping);
}

void annals_file_mark(const struct annals_known *known, size_t index,
		      struct annals_mark *mark)
{
	struct cursor cursor = { { (const char *)known->marks +
				   index * MARK_SIZE, MARK_SIZE }, false };

	cut_oid(&cursor, &mark->id);
	mark->position = (uint32_t)cut_number(&cursor, 4);
	mark->traits = (uint8_t)cut_number(&cursor, 1);
}

bool annals_file_find(const struct annals_known *known, const struct oid *id,
		      struct annals_mark *mark)
{
	size_t low = 0, high = known->len;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = memcmp(known->marks + middle * MARK_SIZE, id->id,
				   OID_SIZE);

		if (!order) {
			annals_file_mark(known, middle, mark);
			return true;
		}
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

/* --- the tips of the last look: "HEX REF" */

static bool parse_last(struct view line, struct view *ref, struct oid *tip)
{
	*ref = view_slice(line, OID_HEX + 1, line.len);
	return line.len > OID_HEX + 1 &&
	       oid_parse(view_slice(line, 0, OID_HEX), tip);
}

static struct view read_last(struct repo *repo, struct arena *arena)
{
	struct view bytes = VIEW("");
	struct err ignored;

	if (file_read(path_of(repo, "tips", arena), LAST_MAX, arena, &bytes,
		      &ignored) != FILE_OK)
		return VIEW("");
	return bytes;
}

bool annals_file_last(struct repo *repo, struct view ref, struct oid *tip,
		      struct arena *arena)
{
	struct view rest = read_last(repo, arena), line, name;

	while (view_line(&rest, &line))
		if (parse_last(line, &name, tip) && view_equal(name, ref))
			return true;
	return false;
}

void annals_file_remember(struct repo *repo, struct view ref,
			  const struct oid *tip, struct arena *arena)
{
	struct view rest = read_last(repo, arena), line, name;
	struct str out = STR_INIT;
	char hex[OID_HEX + 1];
	struct oid old;
	struct err ignored;

	while (view_line(&rest, &line))
		if (parse_last(line, &name, &old) && !view_equal(name, ref))
			str_addf(&out, VIEW_FMT "\n", VIEW_ARG(line));
	str_addf(&out, "%s " VIEW_FMT "\n", oid_hex(tip, hex), VIEW_ARG(ref));
	file_replace(path_of(repo, "tips", arena), str_view(&out), &ignored);
	str_release(&out);
}
