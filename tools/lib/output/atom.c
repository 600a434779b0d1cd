#include "muster/atom.h"

#include <string.h>

#include "muster/date.h"
#include "muster/escape.h"

static void add_encoded(struct str *out, struct view text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		    (c >= '0' && c <= '9') || (c && strchr("-._~/@", c)))
			str_addc(out, c);
		else
			str_addf(out, "%%%02X", (unsigned char)c);
	}
}

void atom_tag(struct str *out, struct view authority, struct view day,
	      struct view name)
{
	str_adds(out, "tag:");
	add_encoded(out, authority);
	str_addc(out, ',');
	add_encoded(out, day);
	str_addc(out, ':');
	add_encoded(out, name);
}

static void add_element(struct str *out, const char *name, struct view text)
{
	str_addf(out, "<%s>", name);
	escape_html(out, text);
	str_addf(out, "</%s>\n", name);
}

static void add_time(struct str *out, int64_t time)
{
	char stamp[DATE_SIZE];

	add_element(out, "updated", view_of(date_stamp(time, stamp)));
}

static void add_author(struct str *out, struct view name)
{
	if (!name.len)
		return;
	str_adds(out, "<author><name>");
	escape_html(out, name);
	str_adds(out, "</name></author>\n");
}

static void add_link(struct str *out, const char *what, struct view address)
{
	if (!address.len)
		return;
	str_addf(out, "<link rel=\"%s\" href=\"", what);
	escape_html(out, address);
	str_adds(out, "\"/>\n");
}

void atom_begin(struct str *out, const struct atom_feed *feed)
{
	str_adds(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
		 "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
	add_element(out, "id", feed->id);
	add_element(out, "title", feed->title);
	add_time(out, feed->updated);
	add_author(out, feed->author);
	add_link(out, "alternate", feed->page);
	add_link(out, "self", feed->self);
}

void atom_entry(struct str *out, const struct atom_entry *entry)
{
	str_adds(out, "<entry>\n");
	add_element(out, "id", entry->id);
	add_element(out, "title", entry->title);
	add_time(out, entry->updated);
	add_author(out, entry->author);
	add_link(out, "alternate", entry->page);
	str_adds(out, "<content type=\"text\">");
	escape_html(out, entry->text);
	str_adds(out, "</content>\n</entry>\n");
}

void atom_end(struct str *out)
{
	str_adds(out, "</feed>\n");
}
