#include "muster/setup.h"

#include "muster/asset.h"
#include "muster/file.h"
#include "muster/here.h"
#include "muster/manifest.h"
#include "muster/name.h"
#include "muster/quote.h"
#include "muster/starter.h"

#define FOLDER "templates/program/"
#define PERSON "people/PERSON.md"
#define CHARTER "charter"
#define TITLE "The program"	/* when the folder's name can't be one */

bool setup_accepts(struct view text, struct arena *arena, struct view *why)
{
	const struct document *document;
	struct str record = STR_INIT;

	*why = VIEW("it must be one line");
	if (!view_trim(text).len || view_find(text, 0, '\n') < text.len)
		return false;
	str_adds(&record, "---\ntext: ");
	quote_double(&record, text);
	str_adds(&record, "\n---\n");
	document = document_read(VIEW("text"), view_copy(arena,
				 str_view(&record)), arena);
	str_release(&record);
	if (!document->findings.list.len)
		return true;
	*why = document->findings.list.items[0].message;
	return false;
}

/* The first program of the manifest that has no charter yet. */
static int find_dir(struct setup *setup, struct session *session,
		    struct err *err)
{
	struct findings ignored = { .arena = setup->arena };
	struct views dirs = { 0 };

	if (manifest_read(&session->snapshot, setup->arena, &dirs, &ignored,
			  err) < 0)
		return -1;
	setup->dir = dirs.list.items[0];
	for (size_t i = 0; i < dirs.list.len; i++) {
		const char *path = arena_printf(setup->arena, VIEW_FMT
						"/" CHARTER ".md",
						VIEW_ARG(dirs.list.items[i]));
		struct snapshot_file file;
		int rc = snapshot_find(&session->snapshot, view_of(path),
				       &file, err);

		if (rc < 0)
			return -1;
		if (rc)
			continue;
		setup->dir = dirs.list.items[i];
		break;
	}
	return 0;
}

static void find_title(struct setup *setup, const struct repo *repo,
		       const char *title)
{
	struct view why;

	setup->title = title ? view_of(title)
			     : name_of(view_of(repo_work_dir(repo)));
	if (!title && !setup_accepts(setup->title, setup->arena, &why))
		setup->title = VIEW(TITLE);
}

static struct program *find_program(const struct setup *setup,
				    const struct session *session)
{
	for (size_t i = 0; i < session->programs.list.len; i++) {
		struct program *program = session->programs.list.items[i];

		if (view_equal(program->dir, setup->dir))
			return program;
	}
	return NULL;
}

/* The id for a person who has no record: from the name, or else from the
 * address; one that no other kind of record has. */
static struct view choose_id(struct setup *setup,
			     const struct program *program)
{
	struct view email = setup->identity.email;
	struct view candidates[] = {
		starter_slug(setup->arena, setup->identity.name),
		starter_slug(setup->arena,
			     view_slice(email, 0, view_find(email, 0, '@')))
	};

	for (size_t i = 0; i < 2; i++) {
		struct view id = candidates[i];
		const struct record *other =
			program ? program_find(program, id) : NULL;

		if (id.len && !view_is(id, CHARTER) && !name_is_device(id) &&
		    (!other || (other->kind &&
				view_is(other->kind->name, "person"))))
			return id;
	}
	return VIEW("owner");
}

static int find_person(struct setup *setup, struct session *session,
		       struct err *err)
{
	struct program *program = find_program(setup, session);
	const struct record *record;
	struct view why;

	if (identity_author(session->repo, setup->arena, &setup->identity,
			    err) < 0)
		return -1;
	if (!setup_accepts(setup->identity.name, setup->arena, &why))
		return err_set(err, "your name can't be written into a "
			       "record: " VIEW_FMT "; change it with `git "
			       "config user.name`", VIEW_ARG(why));
	if (!setup_accepts(setup->identity.email, setup->arena, &why))
		return err_set(err, "your address can't be written into a "
			       "record: " VIEW_FMT "; change it with `git "
			       "config user.email`", VIEW_ARG(why));
	record = program ? program_person(program, setup->identity.email)
			 : NULL;
	setup->known = record != NULL;
	setup->person = record ? record->id : choose_id(setup, program);
	return 0;
}

int setup_find(struct setup *setup, struct session *session,
	       const char *title, struct err *err)
{
	if (find_dir(setup, session, err) < 0)
		return -1;
	find_title(setup, session->repo, title);
	return find_person(setup, session, err);
}

/* The text as it stands between double quotes. */
static void add_quoted(struct str *out, struct view text)
{
	struct str quoted = STR_INIT;

	quote_double(&quoted, text);
	str_addv(out, view_slice(str_view(&quoted), 1, quoted.len - 1));
	str_release(&quoted);
}

/* A template with its markers filled in. */
static void fill(const struct setup *setup, bool person,
		 struct view template, struct str *out)
{
	char day[DATE_SIZE];
	const struct {
		const char *marker;
		struct view text;
	} markers[] = {
		{ "@TITLE@", person ? setup->identity.name : setup->title },
		{ "@OWNER@", setup->person },
		{ "@ID@", setup->person },
		{ "@EMAIL@", setup->identity.email },
		{ "@TODAY@", view_of(date_format(setup->today, day)) },
	};

	while (template.len) {
		size_t at = view_find(template, 0, '@'), skip = 1;

		str_addv(out, view_slice(template, 0, at));
		template = view_slice(template, at, template.len);
		for (size_t i = 0; i < sizeof(markers) / sizeof(*markers);
		     i++) {
			if (!view_starts(template, markers[i].marker))
				continue;
			add_quoted(out, markers[i].text);
			skip = view_of(markers[i].marker).len;
			break;
		}
		if (skip == 1)
			str_addv(out, view_slice(template, 0, 1));
		template = view_slice(template, skip, template.len);
	}
}

static int write_file(struct setup *setup, const struct repo *repo,
		      const struct asset *asset, bool dry, struct err *err)
{
	struct view name = view_slice(view_of(asset->name),
				      sizeof(FOLDER) - 1, SIZE_MAX);
	bool person = view_is(name, PERSON);
	struct setup_file *file;
	struct str text = STR_INIT;
	int rc;

	if (person && setup->known)
		return 0;
	if (person)
		name = view_of(arena_printf(setup->arena, "people/" VIEW_FMT
					    ".md", VIEW_ARG(setup->person)));
	file = VEC_PUSH(setup->arena, &setup->files);
	file->path = view_of(arena_printf(setup->arena, VIEW_FMT "/" VIEW_FMT,
					  VIEW_ARG(setup->dir),
					  VIEW_ARG(name)));
	if (dry) {
		file->kept = here_has(repo, file->path);
		return 0;
	}
	fill(setup, person, (struct view){ asset->data, asset->size }, &text);
	rc = here_create(repo, file->path, str_view(&text), err);
	file->kept = rc == FILE_ODD;
	str_release(&text);
	return rc < 0 ? -1 : 0;
}

int setup_write(struct setup *setup, const struct repo *repo, bool dry,
		struct err *err)
{
	for (size_t i = 0; i < asset_count; i++)
		if (view_starts(view_of(asset_table[i].name), FOLDER) &&
		    write_file(setup, repo, &asset_table[i], dry, err) < 0)
			return -1;
	return 0;
}
