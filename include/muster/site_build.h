/*
 * Building the status site: pages, feeds and data into a folder.
 */
#ifndef MUSTER_SITE_BUILD_H
#define MUSTER_SITE_BUILD_H

#include "muster/command.h"
#include "muster/publish.h"
#include "muster/site.h"
#include "muster/site_templates.h"

#define SITE_BUILD_THREADS 2

/* Render all into an open folder, on so many threads. 0, or -1 with
 * command->err. */
int site_build(const struct site *site,
	       const struct site_templates *templates,
	       struct publish *publish, struct command *command);

#endif
