#include "muster/record.h"

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
