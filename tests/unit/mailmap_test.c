#include "fixture.h"

#include "look.h"
#include "muster/mailmap.h"

static const char map[] =
	"# people\\n"
	"Ann Lee <ann@example.com>\\n"
	"<ann@example.com> <ANN@old.example>\\n"
	"Bea May <bea@example.com> <bm@x.example>\\n"
	"Cy <cy@example.com> root <root@host>\\n"
	"Dee <dee@example.com> <loop@x.example>\\n"
	"Eve <loop@x.example> <dee@example.com>\\n"
	"no address here\\n";

static const char *const people[] = {
	"ann <ann@example.com>", "A <ann@old.example>", "b <BM@X.example>",
	"root <root@host>", "toor <root@host>", "x <loop@x.example>",
	"y <dee@example.com>", "Zoe <zoe@example.com>"
};

/* Each as git check-mailmap has it. */
static void the_same_as_git(void **state)
{
	struct fixture *fixture = *state;
	struct str ours = STR_INIT;
	struct str call = STR_INIT;
	struct mailmap mailmap;

	fixture_run(fixture, "git init -qb main . && printf '%s' >.mailmap && "
		    "git add -A && git commit -qm map", map);
	look_at(fixture, SNAPSHOT_COMMIT);
	assert_int_equal(mailmap_read(&mailmap, &fixture->snapshot,
				      &fixture->err), 0);
	str_adds(&call, "git check-mailmap");
	for (size_t i = 0; i < sizeof(people) / sizeof(*people); i++) {
		struct view all = view_of(people[i]);
		size_t open = view_find(all, 0, '<');
		struct view name = view_slice(all, 0, open - 1);
		struct view email = view_slice(all, open + 1, all.len - 1);

		mailmap_resolve(&mailmap, &name, &email);
		str_addf(&ours, VIEW_FMT " <" VIEW_FMT ">\n", VIEW_ARG(name),
			 VIEW_ARG(email));
		str_addf(&call, " '%s'", people[i]);
	}
	assert_string_equal(ours.buf,
			    fixture_output(fixture, "%s", call.buf).ptr);
	str_release(&ours);
	str_release(&call);
}

static void no_map_maps_nothing(void **state)
{
	struct fixture *fixture = *state;
	struct view name = VIEW("Ann"), email = VIEW("a@b");
	struct mailmap mailmap;

	fixture_repo(fixture);
	look_at(fixture, SNAPSHOT_COMMIT);
	assert_int_equal(mailmap_read(&mailmap, &fixture->snapshot,
				      &fixture->err), 0);
	mailmap_resolve(&mailmap, &name, &email);
	assert_true(view_is(name, "Ann") && view_is(email, "a@b"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(the_same_as_git),
		FIXTURE_TEST(no_map_maps_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
