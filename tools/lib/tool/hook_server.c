#include "muster/hook_server.h"

#include "muster/escape.h"
#include "muster/format.h"
#include "muster/hooks_report.h"

#define NAME "pre-receive"

int hook_server_find(struct hook_server *server, const struct hooks *hooks,
		     struct err *err)
{
	const struct hook_settings *settings = &hooks->settings;
	struct format format;

	*server = (struct hook_server){ .arena = hooks->arena };
	if (hooks->place.top)
		return 0;
	if (format_read(&hooks->place, hooks->arena, &format, err) < 0)
		return -1;
	if (!format.bare)
		return 0;
	if (hook_file_look(&server->file, settings->folder, NAME,
			   hooks->arena, err) < 0)
		return -1;
	server->checked = server->file.runs && server->file.calls;
	if (settings->outside)
		server->leader = settings->path ? "core.hooksPath"
						: "the link hooks";
	return 1;
}

void hook_server_plan_install(struct hook_server *server)
{
	if (!server->leader)
		server->step = hook_file_install(&server->file);
	else
		server->step = server->checked ? HOOK_KEEP : HOOK_LEAVE;
}

void hook_server_plan_uninstall(struct hook_server *server)
{
	if (!server->leader)
		server->step = hook_file_uninstall(&server->file);
}

int hook_server_do(const struct hook_server *server, struct err *err)
{
	return hook_file_do(&server->file, server->step, server->arena, err);
}

void hook_server_report_done(struct str *out,
			     const struct hook_server *server, bool dry)
{
	if (server->step != HOOK_LEAVE)
		hooks_report_file(out, &server->file, server->step, dry);
}

void hook_server_report_advice(struct str *out,
			       const struct hook_server *server)
{
	const char *why = hook_file_obstacle(&server->file);

	if (server->step != HOOK_LEAVE && server->step != HOOK_STOP)
		return;
	escape_line(out, view_of(server->file.path));
	if (server->leader)
		str_addf(out, " may be that of other repositories, too, since "
			 "%s leads there.\n", server->leader);
	else
		str_addf(out, " stays alone: %s.\n", why);
	str_adds(out, "Have it run `muster receive`, with its input, and fail "
		 "when that fails.\n");
}

static const char *state_of(const struct hook_server *server)
{
	if (server->checked)
		return "runs muster";
	if (server->file.state == HOOK_ABSENT)
		return "is not there";
	return server->file.runs ? "does not call muster" : "can't be run";
}

void hook_server_report_status(struct str *out,
			       const struct hook_server *server)
{
	str_addf(out, "%-17s %-12s ", NAME,
		 server->checked ? "checked" : "NOT checked");
	escape_line(out, view_of(server->file.path));
	str_addf(out, " %s\n", state_of(server));
	if (!server->checked || server->file.state == HOOK_OLD)
		str_adds(out, "  help: muster hook install\n");
}

void hook_server_report_put(struct value *map,
			    const struct hook_server *server)
{
	struct arena *arena = server->arena;
	struct value *list = value_list(arena);
	struct value *one = value_push(arena, list, value_map(arena));

	value_put_bool(arena, map, "checked", server->checked);
	value_put(arena, map, VIEW("hooks"), list);
	value_put_text(arena, one, "hook", VIEW(NAME));
	value_put_text(arena, one, "path", view_of(server->file.path));
	value_put_bool(arena, one, "checked", server->checked);
	value_put_text(arena, one, "why", view_of(state_of(server)));
}
