#include "muster/setting.h"

#include "muster/calendar.h"
#include "muster/edit.h"
#include "muster/select.h"
#include "muster/typed.h"
#include "setting_hint.h"

/* A record while its wishes are fulfilled, one after the other. */
struct editing {
	struct setting *setting;
	struct setting_record *item;
	const struct setting_wish *wish;
	struct view key;	/* what the field is called in the file */
	const struct value *old;	/* what it holds there, or NULL */
};

static struct arena *arena_of(struct setting *setting)
{
	return &setting->command->arena;
}

/* False for what can only be the name of a record. */
static bool read_wish(const char *operand, struct setting_wish *wish)
{
	struct view all = view_of(operand);
	size_t equals = view_find(all, 0, '=');

	if (equals == all.len || view_find(all, 0, '/') < equals)
		return false;
	wish->field = view_slice(all, 0, equals);
	wish->text = view_slice(all, equals + 1, all.len);
	wish->way = view_ends(wish->field, "+")	  ? SETTING_ADD
		    : view_ends(wish->field, "-") ? SETTING_REMOVE
						  : SETTING_SET;
	wish->field.len -= wish->way != SETTING_SET;
	return true;
}

/* Others point at the id, and the kind decides what fields there are. */
static int check_wish(struct setting *setting,
		      const struct setting_wish *wish)
{
	struct err *err = &setting->command->err;

	if (view_is(wish->field, "id"))
		err_set(err, "other records point at an id, so that it is not "
			"just set: `muster renumber ID NEW` changes it "
			"everywhere");
	else if (view_is(wish->field, "kind"))
		err_set(err, "a record keeps its kind, which decides what "
			"fields it has: write another one with `muster new "
			VIEW_FMT "`", VIEW_ARG(wish->text));
	else
		return SETTING_DONE;
	return SETTING_WRONG;
}

static int add_record(struct setting *setting, const char *operand)
{
	const struct record *record = select_record(setting->command,
						    setting->session,
						    operand);
	struct setting_record *item;

	if (!record)
		return SETTING_WRONG;
	for (size_t i = 0; i < setting->records.len; i++)
		if (setting->records.items[i].record == record)
			return SETTING_DONE;
	item = VEC_PUSH(arena_of(setting), &setting->records);
	item->record = record;
	item->document = record->document;
	for (size_t i = 0; i < setting->session->programs.list.len; i++) {
		const struct program *program =
			setting->session->programs.list.items[i];

		if (record >= program->records.items &&
		    record < program->records.items + program->records.len)
			item->program = program;
	}
	return SETTING_DONE;
}

static int read_operands(struct setting *setting)
{
	const struct opt_list *args = &setting->command->args;
	int rc = SETTING_DONE;

	for (size_t i = 0; !rc && i < args->len; i++) {
		struct setting_wish wish;

		if (!read_wish(args->items[i], &wish)) {
			rc = add_record(setting, args->items[i]);
			continue;
		}
		rc = check_wish(setting, &wish);
		*VEC_PUSH(arena_of(setting), &setting->wishes) = wish;
	}
	if (!rc && (!setting->records.len || !setting->wishes.len)) {
		err_set(&setting->command->err, "%s", setting->wishes.len
			? "no record is named: muster set ID FIELD=VALUE"
			: "nothing is to be set: muster set ID FIELD=VALUE");
		rc = SETTING_WRONG;
	}
	return rc;
}

static bool holds(const struct value *list, struct view text)
{
	for (size_t i = 0; i < list->len; i++)
		if (view_equal(value_string(list->entries[i].value), text))
			return true;
	return false;
}

/* Those of `from` that are not in `without`, behind what `list` has. */
static void take(struct editing *it, struct value *list,
		 const struct value *from, const struct value *without)
{
	for (size_t i = 0; i < from->len; i++)
		if (!holds(without, value_string(from->entries[i].value)))
			value_push(arena_of(it->setting), list,
				   from->entries[i].value);
}

/* What is there as a list with these items, or without them. */
static struct value *merge(struct editing *it, const struct value *items)
{
	struct arena *arena = arena_of(it->setting);
	struct value *list = value_list(arena), *old = value_list(arena);
	bool more = it->wish->way == SETTING_ADD;

	if (it->old && it->old->type == VALUE_TEXT)
		value_push(arena, old, value_text(arena, it->old->text));
	else if (it->old && it->old->type == VALUE_LIST)
		take(it, old, it->old, list);
	take(it, list, old, more ? list : items);
	if (more)
		take(it, list, items, old);
	return list;
}

/* The value that the field is to have; NULL with err set. */
static struct value *read_value(struct editing *it)
{
	const struct setting_wish *wish = it->wish;
	const struct kind *kind = it->item->record->kind;
	const struct field *field = kind ? kind_field(kind, wish->field)
					 : NULL;
	struct command *command = it->setting->command;
	bool list = field ? field->list
			  : it->old && it->old->type == VALUE_LIST;
	struct value *value;

	value = typed_value(kind, wish->field, calendar_resolve(
		&it->item->program->policy.calendar, field, wish->text,
		command->today, &command->arena), &command->arena,
		&command->err);
	if (!value || wish->way == SETTING_SET)
		return value;
	if (!list || value->type == VALUE_NULL) {
		err_set(&command->err, "'" VIEW_FMT "' %s", VIEW_ARG(
			wish->field), list ? "+= and -= take the items that "
			"come or go" : "holds one value, not a list: set it "
			"with =");
		return NULL;
	}
	if (value->type == VALUE_TEXT)
		value = value_push(&command->arena,
				   value_list(&command->arena), value);
	return merge(it, value);
}

/* As a person reads it. */
static struct view show(struct editing *it, const struct value *value)
{
	struct str out = STR_INIT;
	struct view copy;

	if (!value || value->type == VALUE_TEXT || value->type == VALUE_NULL)
		return value_string(value);
	for (size_t i = 0; i < value->len; i++) {
		const struct value *item = value->entries[i].value;

		str_addf(&out, "%s" VIEW_FMT, i ? ", " : "",
			 VIEW_ARG(item->type < VALUE_LIST ? item->text
							  : VIEW("...")));
	}
	copy = view_copy(arena_of(it->setting), str_view(&out));
	str_release(&out);
	return copy;
}

static int write_value(struct editing *it, const struct value *value,
		       struct str *out)
{
	const struct document *document = document_raw(it->item->document);
	struct command *command = it->setting->command;
	struct view *items;

	if (value_empty(value))
		return edit_clear(document, it->key, out, &command->err);
	if (value->type == VALUE_TEXT)
		return edit_set(document, it->key, value->text, out,
				&command->err);
	items = arena_array(&command->arena, value->len, sizeof(*items));
	for (size_t i = 0; i < value->len; i++)
		items[i] = value_string(value->entries[i].value);
	return edit_list(document, it->key, items, value->len, out,
			 &command->err);
}

static int edit(struct editing *it, const struct value *value)
{
	struct setting *setting = it->setting;
	struct str out = STR_INIT;
	struct view path = it->item->record->path;
	const struct document *raw;

	if (write_value(it, value, &out) < 0)
		return -1;
	raw = document_read(path, view_copy(arena_of(setting),
					    str_view(&out)),
			    arena_of(setting));
	str_release(&out);
	it->item->document = programs_read(&setting->session->programs, raw);
	return rewrite_put(&setting->rewrite, path, raw->bytes);
}

/* What is set twice in one command has changed once. */
static void note_change(struct editing *it, const struct value *value)
{
	struct setting_record *item = it->item;
	struct setting_change *change;
	size_t i = 0;

	while (i < item->changes.len &&
	       !view_equal(item->changes.items[i].field, it->wish->field))
		i++;
	if (i == item->changes.len) {
		change = VEC_PUSH(arena_of(it->setting), &item->changes);
		change->field = it->wish->field;
		change->old = show(it, it->old);
	}
	item->changes.items[i].now = show(it, value);
}

static int fulfil(struct editing *it)
{
	const struct document *raw = document_raw(it->item->document);
	struct value *value;

	it->key = record_key(it->item->record, it->wish->field);
	it->old = value_get(raw->front, it->key);
	if (!it->old)
		it->old = value_path(raw->front, it->key);
	value = read_value(it);
	if (!value)
		return SETTING_WRONG;
	note_change(it, value);
	if ((value_empty(value) && value_empty(it->old)) ||
	    value_equal(value, it->old))
		return SETTING_DONE;
	return edit(it, value);
}

static int edit_all(struct setting *setting)
{
	int rc = SETTING_DONE;

	for (size_t i = 0; !rc && i < setting->records.len; i++)
		for (size_t k = 0; !rc && k < setting->wishes.len; k++) {
			struct editing it = {
				.setting = setting,
				.item = &setting->records.items[i],
				.wish = &setting->wishes.items[k],
			};

			rc = fulfil(&it);
		}
	return rc;
}

/* To write a field that nobody reads is no more than a slip here. */
static bool is_refused(const struct findings *findings)
{
	for (size_t i = 0; i < findings->list.len; i++) {
		const struct finding *finding = &findings->list.items[i];

		if (finding->severity == SEVERITY_ERROR ||
		    (finding->severity == SEVERITY_WARNING &&
		     (finding->rule == RULE_RECORD_FIELD ||
		      finding->rule == RULE_RECORD_REDUNDANT)))
			return true;
	}
	return false;
}

int setting_plan(struct setting *setting, struct session *session,
		 struct command *command)
{
	int rc;

	*setting = (struct setting){ .command = command, .session = session,
				     .findings.arena = &command->arena };
	if (!repo_work_dir(session->repo))
		return err_set(&command->err, "a bare repository has no files "
			       "to edit: run this in a clone");
	rewrite_init(&setting->rewrite, session, command);
	rc = read_operands(setting);
	if (!rc)
		rc = edit_all(setting);
	if (rc)
		return rc;
	if (rewrite_check(&setting->rewrite, &setting->findings) < 0)
		return -1;
	findings_sort(&setting->findings);
	setting_hint(setting);
	return is_refused(&setting->findings) ? SETTING_REFUSED
					      : SETTING_DONE;
}

int setting_write(struct setting *setting, const char *why)
{
	if (rewrite_write(&setting->rewrite) < 0 ||
	    rewrite_stage(&setting->rewrite) < 0)
		return -1;
	return why ? rewrite_commit(&setting->rewrite, why) : 0;
}
