#include "muster/mailmap.h"

struct entry {
	struct view name, email;	/* empty: stays as it is */
};

/* One line: [NAME] <MAIL> [OLD NAME] [<OLD MAIL>]. */
struct line {
	struct view name, email, old_name, old_email;
};

/* Cut "NAME <MAIL>" from the front; false when there is no address. */
static bool cut_person(struct view *rest, struct view *name,
		       struct view *email)
{
	size_t open = view_find(*rest, 0, '<');
	size_t close = view_find(*rest, open, '>');

	if (close == rest->len)
		return false;
	*name = view_trim(view_slice(*rest, 0, open));
	*email = view_trim(view_slice(*rest, open + 1, close));
	*rest = view_slice(*rest, close + 1, rest->len);
	return true;
}

static bool parse(struct view text, struct line *line)
{
	*line = (struct line){ 0 };
	text = view_trim(text);
	if (!text.len || *text.ptr == '#' ||
	    !cut_person(&text, &line->name, &line->email))
		return false;
	if (!cut_person(&text, &line->old_name, &line->old_email)) {
		line->old_email = line->email;
		line->email = VIEW("");
	}
	return line->old_email.len > 0;
}

/* Addresses and names are compared without case, as git does. */
static struct view key_of(struct arena *arena, struct view email,
			  struct view name)
{
	char *key = arena_alloc(arena, email.len + 1 + name.len);
	size_t len = email.len + 1 + name.len;

	for (size_t i = 0; i < email.len; i++)
		key[i] = email.ptr[i];
	key[email.len] = '\n';
	for (size_t i = 0; i < name.len; i++)
		key[email.len + 1 + i] = name.ptr[i];
	for (size_t i = 0; i < len; i++)
		if (key[i] >= 'A' && key[i] <= 'Z')
			key[i] = (char)(key[i] - 'A' + 'a');
	return (struct view){ key, len };
}

/* A later line adds to an earlier one. */
static void add(struct mailmap *mailmap, const struct line *line)
{
	struct view key = key_of(mailmap->arena, line->old_email,
				 line->old_name);
	struct entry *entry = map_get(&mailmap->entries, key);

	if (!entry) {
		entry = arena_alloc(mailmap->arena, sizeof(*entry));
		map_put(mailmap->arena, &mailmap->entries, key, entry);
	}
	if (line->name.len)
		entry->name = line->name;
	if (line->email.len)
		entry->email = line->email;
}

int mailmap_read(struct mailmap *mailmap, struct snapshot *snapshot,
		 struct err *err)
{
	struct snapshot_file file;
	struct view bytes, text;
	struct line line;
	int rc;

	*mailmap = (struct mailmap){ .arena = snapshot->arena };
	rc = snapshot_find(snapshot, VIEW(MAILMAP_PATH), &file, err);
	if (rc <= 0 || file.kind != SNAPSHOT_FILE)
		return rc < 0 ? -1 : 0;
	rc = snapshot_read(snapshot, &file, &bytes, err);
	if (rc != SNAPSHOT_READ)
		return rc < 0 ? -1 : 0;
	while (view_line(&bytes, &text))
		if (parse(text, &line))
			add(mailmap, &line);
	return 0;
}

void mailmap_resolve(const struct mailmap *mailmap, struct view *name,
		     struct view *email)
{
	const struct entry *entry = NULL;

	if (mailmap->entries.len)
		entry = map_get(&mailmap->entries,
				key_of(mailmap->arena, *email, *name));
	if (!entry && mailmap->entries.len)
		entry = map_get(&mailmap->entries,
				key_of(mailmap->arena, *email, VIEW("")));
	if (entry && entry->name.len)
		*name = entry->name;
	if (entry && entry->email.len)
		*email = entry->email;
}
