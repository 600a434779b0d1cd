#include "muster/doctor.h"

#include "checkup.h"

static const struct checkup_check *const groups[] = {
	checkup_git, checkup_index, checkup_clone, checkup_program,
	checkup_accepted, checkup_files, checkup_identity, checkup_hooks,
	checkup_history, checkup_ci
};

static const char *const words[DOCTOR_STATES] = { "ok", "odd", "wrong" };

/* Does the repository have what the check needs? */
static bool can_look(const struct checkup *checkup,
		     const struct checkup_check *check)
{
	if (!check->needs)
		return true;
	return checkup->repo && (check->needs == CHECKUP_REPO ||
				 repo_work_dir(checkup->repo));
}

static void look(struct doctor *doctor, struct checkup *checkup,
		 const struct checkup_check *check)
{
	if (!can_look(checkup, check))
		return;
	checkup->result = VEC_PUSH(checkup->arena, &doctor->results);
	checkup->result->id = check->id;
	checkup->result->why = check->why;
	check->look(checkup);
	doctor->counts[checkup->result->state]++;
}

void doctor_look(struct doctor *doctor, int32_t today, const char *argv0,
		 struct arena *arena)
{
	struct checkup checkup = {
		.arena = arena, .today = today, .argv0 = argv0
	};
	struct err ignored;

	*doctor = (struct doctor){ .refused = false };
	if (repo_open(&checkup.repo, NULL, &checkup.refused) < 0)
		doctor->refused = true;
	else
		place_find(&checkup.place, NULL, arena, &ignored);
	for (size_t i = 0; i < sizeof(groups) / sizeof(*groups); i++)
		for (const struct checkup_check *check = groups[i]; check->id;
		     check++)
			look(doctor, &checkup, check);
	repo_free(checkup.repo);
}

const char *doctor_word(enum doctor_state state)
{
	return words[state];
}
