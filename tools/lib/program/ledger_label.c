#include "muster/ledger_label.h"

#define VERSION "ledger 3"
#define TITLE_MAX 200	/* bytes of a title that tell it from others */

static void add_part(struct str *out, struct view text)
{
	text = view_slice(text, 0, TITLE_MAX);
	for (size_t i = 0; i < text.len; i++)
		str_addc(out, text.ptr[i] == '\t' ? ' ' : text.ptr[i]);
}

bool ledger_label_is_apart(struct view kind)
{
	return view_is(kind, "kind") || view_is(kind, "policy");
}

/* Does it say who may see it, or is that not known? */
static bool is_guarded(const struct document *document)
{
	const struct view bytes = document_raw(document)->bytes;

	return document->front
		? value_get(document->front, VIEW("visibility")) != NULL
		: view_search(bytes, 0, "visibility") < bytes.len;
}

int ledger_labels_find(void *context, struct view path,
		       const struct oid *oid, struct view *text,
		       struct err *err)
{
	struct ledger_labels *labels = context;
	struct documents documents;
	const struct document *raw, *document;

	arena_clear(&labels->scratch);
	documents_below(&documents, labels->documents,
			&labels->scratch);
	*text = VIEW("");
	raw = documents_blob(&documents, labels->repo, oid, path, err);
	if (!raw)
		return -1;
	document = programs_read(labels->programs, raw);
	if (!document || !document->has_front)
		return 0;
	str_clear(&labels->label);
	add_part(&labels->label, document_text(document, "kind"));
	str_addc(&labels->label, '\t');
	if (ledger_label_is_apart(document_text(document, "kind")))
		str_addf(&labels->label, VIEW_FMT ":",
			 VIEW_ARG(document_text(document, "kind")));
	add_part(&labels->label, document_text(document, "id"));
	str_addc(&labels->label, '\t');
	add_part(&labels->label, document_text(document, "title"));
	str_addc(&labels->label, '\t');
	if (is_guarded(document))
		str_addc(&labels->label, 'v');
	*text = str_view(&labels->label);
	return 0;
}

struct ledger_label ledger_label_split(struct view text)
{
	size_t first = view_find(text, 0, '\t');
	size_t second = view_find(text, first + 1, '\t');
	size_t third = view_find(text, second + 1, '\t');

	return (struct ledger_label){ view_slice(text, 0, first),
			       view_slice(text, first + 1, second),
			       view_slice(text, second + 1, third),
			       third + 1 < text.len };
}

struct view ledger_labels_version(const struct programs *programs,
				  struct arena *arena)
{
	struct str text = STR_INIT;
	struct view version;

	str_adds(&text, VERSION);
	for (size_t i = 0; i < programs->list.len; i++) {
		const struct program *program = programs->list.items[i];

		for (size_t k = 0; k < program->records.len; k++) {
			const struct record *record =
				&program->records.items[k];
			char hex[OID_HEX + 1];

			if (record->has_oid && record->kind &&
			    view_is(record->kind->name, "kind"))
				str_addf(&text, " %s",
					 oid_hex(&record->oid, hex));
		}
	}
	version = view_copy(arena, str_view(&text));
	str_release(&text);
	return version;
}
