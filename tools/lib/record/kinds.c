#include "muster/kinds.h"

#include <stdlib.h>

#include "muster/asset.h"
#include "muster/foreign.h"

#define FOLDER "templates/kinds/"
#define COMMON "record"
#define NEAR 2	/* slips that "did you mean" forgives */

void kinds_init(struct kinds *kinds, struct arena *arena)
{
	*kinds = (struct kinds){ .arena = arena };
}

/* A built-in definition; what we ship is free of findings (a test says
 * so), which therefore go nowhere. */
static struct kind *read_asset(struct kinds *kinds, struct view name,
			       const struct kind *common)
{
	struct findings none = { .arena = kinds->arena };
	struct view bytes;
	char *path = arena_printf(kinds->arena, FOLDER VIEW_FMT ".md",
				  VIEW_ARG(name));

	if (!asset_find(path, &bytes))
		return NULL;
	return kind_read(document_read(view_of(path), bytes, kinds->arena),
			 common, kinds->arena, &none);
}

static const struct kind *find_common(struct kinds *kinds)
{
	struct kind *common = map_get(&kinds->map, VIEW(COMMON));

	if (!common) {
		common = read_asset(kinds, VIEW(COMMON), NULL);
		map_put(kinds->arena, &kinds->map, VIEW(COMMON), common);
	}
	return common;
}

void kinds_define(struct kinds *kinds, const struct document *document,
		  struct findings *findings)
{
	struct view name = document_text(document, "id");
	bool common = view_is(name, COMMON);

	if (!document->front || !name.len)
		return;
	kinds->names = (struct views){ 0 };
	kinds->prefixes = (struct map)MAP_INIT;
	map_put(kinds->arena, &kinds->map, name,
		kind_read(document, common ? NULL : find_common(kinds),
			  kinds->arena, findings));
}

static struct kind *find(struct kinds *kinds, struct view name)
{
	struct kind *kind;

	if (!name.len || view_is(name, COMMON) ||
	    view_find(name, 0, '\0') < name.len)
		return NULL;
	kind = map_get(&kinds->map, name);
	if (kind)
		return kind;
	kind = read_asset(kinds, name, find_common(kinds));
	if (kind)
		map_put(kinds->arena, &kinds->map, kind->name, kind);
	return kind;
}

const struct kind *kinds_find(struct kinds *kinds, struct view name)
{
	return find(kinds, name);
}

static int compare_names(const void *a, const void *b)
{
	return view_compare(*(const struct view *)a, *(const struct view *)b);
}

static void read_all_names(struct kinds *kinds)
{
	struct views *names = &kinds->names;

	for (size_t i = 0; i < asset_count; i++) {
		struct view name = view_of(asset_table[i].name);

		if (!view_starts(name, FOLDER) || !view_ends(name, ".md"))
			continue;
		name = view_slice(name, sizeof(FOLDER) - 1, name.len - 3);
		if (!view_is(name, COMMON))
			*VEC_PUSH(kinds->arena, &names->list) = name;
	}
	for (size_t i = 0; i < kinds->map.len; i++) {
		struct view name = kinds->map.entries[i].key;

		if (!view_is(name, COMMON) && !views_have(names, name))
			*VEC_PUSH(kinds->arena, &names->list) = name;
	}
	qsort(names->list.items, names->list.len, sizeof(*names->list.items),
	      compare_names);
}

void kinds_names(struct kinds *kinds, struct views *names)
{
	if (!kinds->names.list.len)
		read_all_names(kinds);
	*names = kinds->names;
}

struct view kinds_nearest(struct kinds *kinds, struct view word)
{
	struct view nearest = VIEW("");
	size_t least = NEAR + 1;
	struct views names;

	kinds_names(kinds, &names);
	for (size_t i = 0; i < names.list.len; i++) {
		struct view name = names.list.items[i];
		size_t distance = view_distance(word, name, NEAR);

		if (distance < least && distance < name.len) {
			nearest = name;
			least = distance;
		}
	}
	return nearest;
}

/* The first kind by name of each prefix. */
static void read_prefixes(struct kinds *kinds)
{
	struct views names;

	kinds_names(kinds, &names);
	for (size_t i = 0; i < names.list.len; i++) {
		struct kind *kind = find(kinds, names.list.items[i]);

		if (kind && kind->prefix.len &&
		    !map_get(&kinds->prefixes, kind->prefix))
			map_put(kinds->arena, &kinds->prefixes, kind->prefix,
				kind);
	}
}

const struct kind *kinds_by_prefix(struct kinds *kinds, struct view id)
{
	struct view prefix = view_slice(id, 0, view_find(id, 0, '-'));

	if (!prefix.len || prefix.len == id.len)
		return NULL;
	if (!kinds->prefixes.len)
		read_prefixes(kinds);
	return map_get(&kinds->prefixes, prefix);
}

const struct kind *kinds_by_file(const struct kinds *kinds, struct view path)
{
	const struct kind *first = NULL;

	for (size_t i = 0; i < kinds->map.len; i++) {
		const struct kind *kind = kinds->map.entries[i].value;

		if (foreign_matches(kind, path) &&
		    (!first || view_compare(kind->name, first->name) < 0))
			first = kind;
	}
	return first;
}

/* The kind that has the same prefix, or NULL. */
static const struct kind *find_rival(struct kinds *kinds,
				     const struct kind *kind)
{
	struct views names;

	kinds_names(kinds, &names);
	for (size_t i = 0; i < names.list.len && kind->prefix.len; i++) {
		const struct kind *other =
			kinds_find(kinds, names.list.items[i]);

		if (other && other != kind &&
		    view_equal(other->prefix, kind->prefix))
			return other;
	}
	return NULL;
}

static void check_targets(struct kinds *kinds, const struct kind *kind,
			  struct findings *findings)
{
	const struct value *fields = value_get(kind->document->front,
					       VIEW("fields"));

	for (size_t i = 0; i < kind->fields.list.len; i++) {
		const struct field *field = &kind->fields.list.items[i];
		const struct value *own = value_get(fields, field->name);

		for (size_t k = 0; own && k < field->to.list.len; k++) {
			if (kinds_find(kinds, field->to.list.items[k]))
				continue;
			finding_add(findings, RULE_KIND_DEFINITION,
				    kind->document->path, own->span,
				    "there is no kind '" VIEW_FMT "' for '"
				    VIEW_FMT "' to name",
				    VIEW_ARG(field->to.list.items[k]),
				    VIEW_ARG(field->name));
			finding_hint(findings, "`muster kinds` lists the "
				     "kinds");
		}
	}
}

void kinds_check(struct kinds *kinds, const struct document *document,
		 struct findings *findings)
{
	const struct kind *kind =
		kinds_find(kinds, document_text(document, "id"));
	const struct kind *rival;

	if (!kind || kind->document != document)	/* the id is told */
		return;
	rival = find_rival(kinds, kind);
	if (rival) {
		finding_add(findings, RULE_KIND_DEFINITION, document->path,
			    document_span(document, VIEW("prefix")),
			    "'" VIEW_FMT "' is the prefix of the kind "
			    VIEW_FMT, VIEW_ARG(kind->prefix),
			    VIEW_ARG(rival->name));
		finding_hint(findings, "choose one that no kind has; `muster "
			     "kinds` lists them");
	}
	check_targets(kinds, kind, findings);
}
