#include "muster/record.h"

#include "muster/foreign.h"

/* Of several owners, whom only foreign records may have, the first one is
 * asked. */
static struct view owner_of(const struct document *document)
{
	const struct value *owner = value_get(document->front,
					      VIEW("owner"));

	if (document->raw && owner && owner->type == VALUE_LIST && owner->len)
		owner = owner->entries[0].value;
	return value_string(owner);
}

void record_take(struct record *record, const struct document *document)
{
	record->document = document;
	record->id = document_text(document, "id");
	record->title = document_text(document, "title");
	record->status = document_text(document, "status");
	record->owner = owner_of(document);
}

struct view record_key(const struct record *record, struct view field)
{
	return foreign_key(record->document, record->kind, field);
}

bool record_is_open(const struct record *record)
{
	return status_is_open(record->class);
}

struct view record_text(const struct record *record, struct view field)
{
	return value_string(value_path(record->document->front, field));
}

bool record_date(const struct record *record, struct view field, int32_t *day)
{
	return field.len && date_parse(record_text(record, field), day);
}

struct view record_severity(const struct record *record)
{
	struct view severity = record_text(record, VIEW("severity"));

	return severity.len ? severity : record_text(record, VIEW("impact"));
}
