#include "muster/nudge.h"

#include <string.h>

#include "muster/digest_report.h"
#include "muster/json.h"
#include "muster/report.h"

int nudge_find(const struct programs *programs, const char *whose,
	       const struct record **person, struct err *err)
{
	*person = NULL;
	if (!strcmp(whose, "all"))
		return 0;
	*person = programs_find(programs, view_of(whose), NULL);
	if (*person && (*person)->kind &&
	    view_is((*person)->kind->name, "person"))
		return 0;
	err_set(err, "no person here has the id '%s': say an OWNER of `muster "
		"raid`, or 'all'", whose);
	return 1;
}

void nudge_tell(const struct raid_log *log, const struct record *person)
{
	struct command *command = log->command;
	struct arena *arena = &command->arena;
	struct digest digest;
	struct value *document;

	digest_read(&digest, &log->session.programs, &log->raid,
		    command->today, arena);
	if (person)
		digest_pick(&digest, person->id);
	if (command->format == COMMAND_JSON) {
		document = report_document(arena, "digest", command->today);
		digest_report_put(arena, document, &digest);
		json_write(&command->out, document);
	} else if (person) {
		digest_report_one(&command->out, &digest, person);
	} else {
		digest_report(&command->out, &digest);
	}
}
