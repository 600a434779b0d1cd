#include "muster/audit.h"

/* A text that can't break the line that it stands in. */
static void add_text(struct str *out, struct view text)
{
	static const char hex[] = "0123456789abcdef";

	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];

		if (c >= ' ' && c != '\\' && c != 0x7f) {
			str_addc(out, (char)c);
			continue;
		}
		str_adds(out, "\\x");
		str_addc(out, hex[c >> 4]);
		str_addc(out, hex[c & 15]);
	}
}

static void add_person(struct str *out, const struct commit_person *person)
{
	str_addc(out, '\t');
	add_text(out, person->name);
	str_adds(out, " <");
	add_text(out, person->email);
	str_addf(out, "> %lld", (long long)person->time);
}

static void add_blob(struct str *out, bool there, const struct oid *oid)
{
	char hex[OID_HEX + 1];

	str_addf(out, "\t%s", there ? oid_hex(oid, hex) : "-");
}

/* The commit as it stands in the object, nothing of today's people. */
static void add_event(struct str *out, const struct audit_decision *decision,
		      const struct audit_event *event)
{
	const struct ledger_version *version = event->version;
	const struct annals_commit *commit = version->commit;
	char hex[OID_HEX + 1];

	add_text(out, decision->ledger->id);
	str_addf(out, "\t%s", oid_hex(&commit->id, hex));
	str_addf(out, "\t%s", oid_hex(&commit->landing, hex));
	add_person(out, &commit->author);
	add_person(out, &commit->committer);
	str_addc(out, '\t');
	add_text(out, version->path);
	add_blob(out, version->has_old, &version->old);
	add_blob(out, version->has_new, &version->new);
	str_addc(out, '\t');
	add_text(out, event->from);
	str_addc(out, '\t');
	add_text(out, event->to);
	str_addc(out, '\n');
}

void audit_log(struct str *out, const struct audit *audit)
{
	str_adds(out, "muster decision log 1\n");
	for (size_t i = 0; i < audit->decisions.len; i++) {
		const struct audit_decision *decision =
			&audit->decisions.items[i];

		for (size_t k = 0; k < decision->events.len; k++)
			add_event(out, decision, &decision->events.items[k]);
	}
}
