#include "muster/provenance.h"

void provenance_start(struct provenance *way, const struct oid *blob)
{
	way->at = way->versions.len;
	way->blob = *blob;
}

enum provenance_role
provenance_next(struct provenance *way, const struct provenance_version **at)
{
	while (way->at > 0) {
		const struct ledger_version *version;

		*at = &way->versions.items[--way->at];
		version = (*at)->version;
		if (version->has_new && oid_equal(&version->new, &way->blob))
			return PROVENANCE_MADE;
		if (version->has_old && oid_equal(&version->old, &way->blob))
			return PROVENANCE_LEFT;
	}
	return PROVENANCE_END;
}

void provenance_go_on(struct provenance *way)
{
	way->blob = way->versions.items[way->at].version->old;
}
