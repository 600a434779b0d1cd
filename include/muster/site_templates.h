/*
 * The templates of the status site: muster's own, of which a repository may
 * replace single ones.
 *
 * The policy names a folder (`site: {templates: DIR}`); a file in it takes
 * the place of the one of its name in templates/site/: NAME.mustache,
 * style.css, site.js. It is read from the same snapshot as the records. A
 * README.md may stand beside them, and nothing else: a file that is called
 * slightly otherwise would be without effect, and nobody would know.
 */
#ifndef MUSTER_SITE_TEMPLATES_H
#define MUSTER_SITE_TEMPLATES_H

#include "muster/mustache.h"
#include "muster/program.h"

struct site_templates {
	struct map files;	/* name to struct view, all of them */
	struct map compiled;	/* name without .mustache to struct mustache */
};

/* Read and compile them; where several policies name a folder, the first
 * one's. 0, or -1 with err set: "FILE:LINE:COLUMN: what". */
int site_templates_read(struct site_templates *templates,
			const struct programs *programs,
			struct snapshot *snapshot, struct arena *arena,
			struct err *err);

/* The template of that name, or NULL. */
const struct mustache *site_templates_find(
	const struct site_templates *templates, struct view name);

/* The bytes of "style.css" or "site.js". */
struct view site_templates_file(const struct site_templates *templates,
				const char *name);

#endif
