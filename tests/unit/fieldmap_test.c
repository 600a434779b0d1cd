#include "expect.h"
#include "muster/fieldmap.h"

struct scene {
	struct kinds kinds;
	struct fieldmap map;
	const struct kind *risk;
};

static struct scene *begin(struct arena *arena, const char *own)
{
	struct scene *scene = arena_alloc(arena, sizeof(*scene));
	struct err err = ERR_INIT;

	kinds_init(&scene->kinds, arena);
	scene->risk = kinds_find(&scene->kinds, VIEW("risk"));
	fieldmap_init(&scene->map, arena);
	assert_non_null(scene->map.standard);
	assert_int_equal(fieldmap_read(&scene->map, VIEW("m.yml"),
				       view_of(own), &err), 0);
	return scene;
}

static void is_field(struct scene *scene, const char *column,
		     const char *want)
{
	expect_view(fieldmap_field(&scene->map, scene->risk,
				   view_of(column)), want);
}

static void is_value(struct scene *scene, const char *field,
		     const char *text, const char *want)
{
	expect_view(fieldmap_value(&scene->map, scene->risk,
				   kind_field(scene->risk, view_of(field)),
				   view_of(text)), want);
}

static void usual_names_are_known(void **state)
{
	struct scene *scene = begin(*state, "");

	is_field(scene, "Summary", "title");
	is_field(scene, "DUE-DATE (dd/mm)", "due");
	is_field(scene, "Date Closed", "closed");
	is_field(scene, "Issue key", "key");
	is_field(scene, "Likelihood", "probability");
	is_field(scene, "depends_on", "depends_on");
	is_field(scene, "Sprint", "");
	is_field(scene, "", "");
	is_value(scene, "status", "IN PROGRESS", "open");
	is_value(scene, "status", "Mitigating", "mitigating");
	is_value(scene, "status", "Done", "closed");
	is_value(scene, "probability", "Very High", "critical");
	is_value(scene, "probability", "3", "3");
	assert_ptr_equal(fieldmap_kind(&scene->map, &scene->kinds,
				       VIEW("Risks")), scene->risk);
	assert_null(fieldmap_kind(&scene->map, &scene->kinds, VIEW("Cat")));
}

static void a_map_is_asked_first(void **state)
{
	struct scene *scene = begin(*state,
		"kinds: {risk: [Threat]}\n"
		"fields: {due: Sprint, mitigation: [Summary, What]}\n"
		"skip: [Due date]\n"
		"statuses: {done: [Open]}\n"
		"values: {scale: {low: 3}, owner: {bob: [B, Bobby]}}\n"
		"dates: mdy\n");

	is_field(scene, "sprint", "due");
	is_field(scene, "Summary", "mitigation");
	is_field(scene, "Due date", "skip");
	is_field(scene, "Name", "title");
	is_value(scene, "status", "open", "closed");
	is_value(scene, "impact", "3", "low");
	is_value(scene, "owner", "bobby", "bob");
	assert_int_equal(scene->map.dates, FREEDATE_MDY);
	assert_ptr_equal(fieldmap_kind(&scene->map, &scene->kinds,
				       VIEW("threat")), scene->risk);
}

static void a_bad_map_is_told(void **state)
{
	static const struct {
		const char *text, *says;
	} cases[] = {
		{ "field: {}\n", "m.yml:1: a map has kind, kinds" },
		{ "kind: risk\ndates: ymd\n", "m.yml:2: 'dates' is dmy" },
		{ "kinds: [x\n", "m.yml:" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct fieldmap map;
		struct err err = ERR_INIT;

		fieldmap_init(&map, *state);
		assert_int_equal(fieldmap_read(&map, VIEW("m.yml"),
					       view_of(cases[i].text), &err),
				 -1);
		assert_true(view_search(view_of(err.text), 0, cases[i].says) <
			    view_of(err.text).len);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(usual_names_are_known),
		ARENA_TEST(a_map_is_asked_first),
		ARENA_TEST(a_bad_map_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
