/*
 * The hook of a server: pre-receive, which is all that a bare repository
 * has use for. Nobody commits there.
 */
#ifndef MUSTER_HOOK_SERVER_H
#define MUSTER_HOOK_SERVER_H

#include <stdbool.h>

#include "muster/hooks.h"
#include "muster/value.h"

struct hook_server {
	struct arena *arena;
	struct hook_file file;
	bool checked;		/* what is pushed comes to muster */
	const char *leader;	/* what leads git to a folder that others may
				 * use, too, where nothing is written; or
				 * NULL */
	enum hook_step step;	/* what is to be done */
};

/* Are the hooks that were found those of a bare repository? 1, and its hook
 * looked at; 0; -1 with err set. */
int hook_server_find(struct hook_server *server, const struct hooks *hooks,
		     struct err *err);

/* Plan to have it run muster, or to have all as it was before. */
void hook_server_plan_install(struct hook_server *server);
void hook_server_plan_uninstall(struct hook_server *server);

/* Carry that out. 0, or -1 with err set. */
int hook_server_do(const struct hook_server *server, struct err *err);

/* Append what was done, or with `dry` what would be. */
void hook_server_report_done(struct str *out,
			     const struct hook_server *server, bool dry);

/* Append what somebody has to do for what was not done, or nothing. */
void hook_server_report_advice(struct str *out,
			       const struct hook_server *server);

/* Append whether what is pushed comes to muster, and else what to do. */
void hook_server_report_status(struct str *out,
			       const struct hook_server *server);

/* Put the same into a map, as hooks_report_put() does. */
void hook_server_report_put(struct value *map,
			    const struct hook_server *server);

#endif
