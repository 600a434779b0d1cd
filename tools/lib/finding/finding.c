#include "muster/finding.h"

#include <stdarg.h>
#include <stdlib.h>

/* The text, cut between two characters where it is too long to be read:
 * what a finding quotes may be as long as a stranger likes. */
__attribute__((format(printf, 2, 0)))
static struct view format(struct arena *arena, const char *fmt, va_list args)
{
	struct view text = view_of(arena_vprintf(arena, fmt, args));
	size_t end = FINDING_TEXT_MAX;

	if (text.len <= FINDING_TEXT_MAX)
		return text;
	while (end && (text.ptr[end] & 0xc0) == 0x80)
		end--;
	return view_of(arena_printf(arena, VIEW_FMT " ...",
				    VIEW_ARG(view_slice(text, 0, end))));
}

struct finding *finding_add(struct findings *findings, enum rule rule,
			    struct view path, struct span span,
			    const char *fmt, ...)
{
	struct finding *finding = VEC_PUSH(findings->arena, &findings->list);
	va_list args;

	finding->rule = rule;
	finding->severity = rule_info(rule)->severity;
	finding->path = path;
	finding->span = span;
	va_start(args, fmt);
	finding->message = format(findings->arena, fmt, args);
	va_end(args);
	return finding;
}

void finding_hint(struct findings *findings, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	findings->list.items[findings->list.len - 1].hint =
		format(findings->arena, fmt, args);
	va_end(args);
}

void findings_join(struct findings *findings, const struct findings *more)
{
	for (size_t i = 0; i < more->list.len; i++)
		*VEC_PUSH(findings->arena, &findings->list) =
			more->list.items[i];
}

static int compare_numbers(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static int compare(const void *left, const void *right)
{
	const struct finding *a = left, *b = right;
	int order = view_compare(a->path, b->path);

	if (!order)
		order = compare_numbers(a->span.line, b->span.line);
	if (!order)
		order = compare_numbers(a->span.column, b->span.column);
	if (!order)
		order = compare_numbers(a->rule, b->rule);
	return order ? order : view_compare(a->message, b->message);
}

/* Of equal ones the gravest is kept. */
static int by_gravity(const void *left, const void *right)
{
	const struct finding *a = left, *b = right;
	int apart = compare(a, b);

	return apart ? apart : (int)b->severity - (int)a->severity;
}

void findings_sort(struct findings *findings)
{
	struct finding *items = findings->list.items;
	size_t kept = 0;

	if (!findings->list.len)
		return;
	qsort(items, findings->list.len, sizeof(*items), by_gravity);
	for (size_t i = 1; i < findings->list.len; i++)
		if (compare(&items[kept], &items[i]))
			items[++kept] = items[i];
	findings->list.len = kept + 1;
}

size_t findings_count(const struct findings *findings,
		      enum severity severity)
{
	size_t count = 0;

	for (size_t i = 0; i < findings->list.len; i++)
		count += findings->list.items[i].severity == severity;
	return count;
}
