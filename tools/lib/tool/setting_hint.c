#include "setting_hint.h"

#include "muster/escape.h"

static enum status_class class_of(const struct setting_record *item)
{
	return kind_status(item->record->kind,
			   document_text(item->document, "status"));
}

/* Must it be filled in, as the record is to become? */
static bool is_missing(const struct setting_record *item,
		       const struct field *field)
{
	const struct kind *kind = item->record->kind;
	enum status_class class = class_of(item);

	if (!value_empty(value_path(item->document->front, field->name)))
		return false;
	if (requirement_holds(&field->required,
			      document_text(item->document, "status")))
		return true;
	if (view_equal(field->name, kind->done))
		return class == STATUS_DONE;
	return status_is_open(class) && kind->due.len &&
	       (view_equal(field->name, kind->due) ||
		view_is(field->name, "owner"));
}

/* An open record that says when it was finished. */
static bool is_too_much(const struct setting_record *item,
			const struct field *field)
{
	return view_equal(field->name, item->record->kind->done) &&
	       status_is_open(class_of(item)) &&
	       !value_empty(value_path(item->document->front, field->name));
}

/* What to write for it: a day that can be meant, else the type's name. */
static void add_value(struct setting *setting,
		      const struct setting_record *item,
		      const struct field *field, struct str *out)
{
	char date[DATE_SIZE];
	const char *name = type_name(field->type);

	if (is_too_much(item, field))
		return;
	if (field->type == TYPE_DATE &&
	    view_equal(field->name, item->record->kind->due))
		str_adds(out, "+2w");
	else if (field->type == TYPE_DATE)
		str_adds(out, date_format(setting->command->today, date));
	else
		for (; *name; name++)
			str_addc(out, (char)(*name - 'a' + 'A'));
}

static void add_word(struct str *line, struct str *word)
{
	str_addc(line, ' ');
	escape_shell(line, str_view(word));
	str_clear(word);
}

static void add_wishes(struct setting *setting,
		       const struct setting_record *item, struct str *line,
		       struct str *word)
{
	static const char *const signs[] = { "=", "+=", "-=" };

	for (size_t i = 0; i < setting->wishes.len; i++) {
		const struct setting_wish *wish = &setting->wishes.items[i];
		const struct field *field =
			kind_field(item->record->kind, wish->field);

		if (field && (is_missing(item, field) ||
			      is_too_much(item, field)))
			continue;
		str_addv(word, wish->field);
		str_adds(word, signs[wish->way]);
		str_addv(word, wish->text);
		add_word(line, word);
	}
}

/* The number of fields that it adds; 0: there is none to write. */
static size_t write_line(struct setting *setting,
			 const struct setting_record *item, struct str *line)
{
	const struct fields *fields = &item->record->kind->fields;
	struct str word = STR_INIT;
	size_t added = 0;

	str_adds(line, "muster set");
	str_addv(&word, item->record->id);
	add_word(line, &word);
	add_wishes(setting, item, line, &word);
	for (size_t i = 0; i < fields->list.len; i++) {
		const struct field *field = &fields->list.items[i];

		if (!is_missing(item, field) && !is_too_much(item, field))
			continue;
		str_addf(&word, VIEW_FMT "=", VIEW_ARG(field->name));
		add_value(setting, item, field, &word);
		add_word(line, &word);
		added++;
	}
	str_release(&word);
	return added;
}

static const struct setting_record *find(const struct setting *setting,
					 struct view path)
{
	for (size_t i = 0; i < setting->records.len; i++)
		if (view_equal(setting->records.items[i].record->path, path))
			return &setting->records.items[i];
	return NULL;
}

static bool is_mended_by_fields(enum rule rule)
{
	return rule == RULE_RECORD_REQUIRED || rule == RULE_DATE_STATUS ||
	       rule == RULE_OPEN_OWNER || rule == RULE_OPEN_DATE;
}

void setting_hint(struct setting *setting)
{
	for (size_t i = 0; i < setting->findings.list.len; i++) {
		struct finding *finding = &setting->findings.list.items[i];
		const struct setting_record *item =
			find(setting, finding->path);
		struct str line = STR_INIT;

		if (item && item->record->kind && item->document->front &&
		    is_mended_by_fields(finding->rule) &&
		    write_line(setting, item, &line))
			finding->hint = view_copy(&setting->command->arena,
						  str_view(&line));
		str_release(&line);
	}
}
