#include "muster/site_build.h"

#include <limits.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>

#include "muster/gantt.h"
#include "muster/mustache.h"
#include "muster/progress.h"
#include "muster/site_data.h"
#include "muster/site_pages.h"

/* One page, of a program or of a record; or another file. */
struct job {
	const struct site_program *program;
	const struct site_page *page;
	const struct record *record;
	const struct site_file *file;
};

struct build {
	const struct site *site;
	struct publish *publish;
	const struct site_templates *templates;
	VEC(struct job) jobs;
	size_t next;			/* the first that nobody does */
	bool failed;
	struct err *err;
	struct progress progress;
	pthread_mutex_t mutex;		/* over what changes of the above */
};

static const struct mustache *find_template(const void *data,
					    struct view name)
{
	const struct build *build = data;

	return site_templates_find(build->templates, name);
}

/* --- pages */

static struct view file_of(const struct job *job)
{
	if (job->file)
		return job->file->path;
	return job->record ? site_page_of(job->program, job->record->id)
			   : view_of(job->page->file);
}

static const char *template_of(const struct job *job)
{
	return job->record ? "record" : job->page->template;
}

/* The document of a page; NULL with err set. */
static struct value *document_of(const struct job *job, struct arena *arena,
				 struct err *err)
{
	struct view title = job->record ? job->record->title
					: view_of(job->page->label);
	struct value *document =
		site_document(job->program->site, job->program,
			      template_of(job), file_of(job), title, arena);
	int rc;

	if (job->record) {
		site_record_page(document, job->program, job->record, arena);
		rc = site_put_life(document, job->program, job->record, arena,
				   err);
	} else {
		rc = job->page->put(document, job->program, arena, err);
	}
	return rc < 0 ? NULL : document;
}

static int put(struct build *build, const struct job *job, struct view bytes,
	       struct err *err)
{
	struct view folder = job->program->folder, file = file_of(job);
	char path[PATH_MAX];

	if (folder.len + file.len >= sizeof(path))
		return err_set(err, "the path of a page is too long");
	memcpy(path, folder.ptr, folder.len);
	memcpy(path + folder.len, file.ptr, file.len);
	return publish_put(build->publish, (struct view){
				path, folder.len + file.len }, bytes, err);
}

static int render(struct build *build, const struct job *job,
		  const struct value *document, struct str *page,
		  struct err *err)
{
	const struct mustache_scope scope = { .partial = find_template,
					      .data = build };

	if (mustache_render(page, find_template(build,
						view_of(template_of(job))),
			    document, &scope, err) < 0)
		return -1;
	return put(build, job, str_view(page), err);
}

static int write_file(struct build *build, const struct job *job,
		      struct arena *arena, struct str *out, struct err *err)
{
	if (job->file->write(out, job->program, job->file->kind, arena,
			     err) < 0)
		return -1;
	return put(build, job, str_view(out), err);
}

/* The next job; false when all are taken, or one failed. */
static bool take(struct build *build, struct job *job)
{
	bool got;

	pthread_mutex_lock(&build->mutex);
	got = build->next < build->jobs.len && !build->failed;
	if (got) {
		*job = build->jobs.items[build->next++];
		progress_tick(&build->progress, build->next);
	}
	pthread_mutex_unlock(&build->mutex);
	return got;
}

static void note_failure(struct build *build, const struct err *err)
{
	pthread_mutex_lock(&build->mutex);
	if (!build->failed)
		*build->err = *err;
	build->failed = true;
	pthread_mutex_unlock(&build->mutex);
}

static int make_page(struct build *build, const struct job *job,
		     struct arena *arena, struct str *page, struct err *err)
{
	const struct value *document;

	str_clear(page);
	if (job->file)
		return write_file(build, job, arena, page, err);
	document = document_of(job, arena, err);
	return document ? render(build, job, document, page, err) : -1;
}

static void *work(void *data)
{
	struct build *build = data;
	struct arena arena = ARENA_INIT;
	struct str page = STR_INIT;
	struct site_reading reading;
	struct err err;
	struct job job;

	while (take(build, &job)) {
		job.program = site_reading_begin(&reading, job.program,
						 &arena);
		if (make_page(build, &job, &arena, &page, &err) < 0)
			note_failure(build, &err);
		arena_clear(&arena);
	}
	str_release(&page);
	arena_release(&arena);
	return NULL;
}

static void add_jobs(struct build *build, const struct site_program *program,
		     struct arena *arena)
{
	const struct program *records = program->program;
	struct site_files *files = arena_alloc(arena, sizeof(*files));

	*files = (struct site_files){ 0 };
	site_data_list(files, program, arena);
	for (size_t i = 0; i < site_page_count; i++)
		*VEC_PUSH(arena, &build->jobs) =
			(struct job){ .program = program,
				      .page = &site_pages[i] };
	for (size_t i = 0; i < files->list.len; i++)
		*VEC_PUSH(arena, &build->jobs) =
			(struct job){ .program = program,
				      .file = &files->list.items[i] };
	for (size_t i = 0; i < records->records.len; i++) {
		const struct record *record = &records->records.items[i];

		if (program_find(records, record->id) == record &&
		    site_href(program, record->id).len)
			*VEC_PUSH(arena, &build->jobs) =
				(struct job){ .program = program,
					      .record = record };
	}
}

/* --- all of it */

/* The sheet, with that of the charts behind it. */
static int put_style(struct build *build)
{
	struct str sheet = STR_INIT;
	int rc;

	str_addv(&sheet, site_templates_file(build->templates, "style.css"));
	str_adds(&sheet, gantt_style());
	rc = publish_put(build->publish, VIEW("style.css"), str_view(&sheet),
			 build->err);
	str_release(&sheet);
	return rc;
}

static int put_search(struct build *build)
{
	struct str out = STR_INIT;
	int rc;

	site_search(&out, build->site);
	rc = publish_put(build->publish, VIEW("search-data.js"),
			 str_view(&out), build->err);
	str_release(&out);
	return rc;
}

/* A page above the programs. */
static int put_top(struct build *build, const char *template,
		   struct view file, struct value *document)
{
	const struct mustache_scope scope = { .partial = find_template,
					      .data = build };
	struct str page = STR_INIT;
	int rc = mustache_render(&page,
				 find_template(build, view_of(template)),
				 document, &scope, build->err);

	if (!rc)
		rc = publish_put(build->publish, file, str_view(&page),
				 build->err);
	str_release(&page);
	return rc;
}

static int put_tops(struct build *build, struct arena *arena)
{
	const struct site *site = build->site;
	struct view file = VIEW("404.html");
	struct value *document = site_document(site, NULL, "missing", file,
					       VIEW("Not found"), arena);

	if (put_top(build, "missing", file, document) < 0)
		return -1;
	if (site->list.len < 2)
		return 0;
	file = VIEW("index.html");
	document = site_document(site, NULL, "portfolio", file,
				 VIEW("All programs"), arena);
	if (site_portfolio(document, site, arena, build->err) < 0)
		return -1;
	return put_top(build, "portfolio", file, document);
}

static int put_files(struct build *build, struct arena *arena)
{
	struct view script = site_templates_file(build->templates,
						 "site.js");

	if (put_style(build) < 0 || put_search(build) < 0 ||
	    put_tops(build, arena) < 0 ||
	    publish_put(build->publish, VIEW("site.js"), script,
			build->err) < 0)
		return -1;
	return publish_put(build->publish, VIEW(".nojekyll"), VIEW(""),
			   build->err);
}

static void work_all(struct build *build)
{
	pthread_t threads[SITE_BUILD_THREADS - 1];
	size_t started = 0;

	while (started < SITE_BUILD_THREADS - 1 &&
	       !pthread_create(&threads[started], NULL, work, build))
		started++;
	work(build);
	while (started)
		pthread_join(threads[--started], NULL);
}

int site_build(const struct site *site,
	       const struct site_templates *templates,
	       struct publish *publish, struct command *command)
{
	struct build build = { .site = site, .publish = publish,
			       .templates = templates,
			       .err = &command->err };

	pthread_mutex_init(&build.mutex, NULL);
	for (size_t i = 0; i < site->list.len; i++)
		add_jobs(&build, &site->list.items[i], &command->arena);
	progress_start(&build.progress, STDERR_FILENO, "pages made");
	if (put_files(&build, &command->arena) < 0)
		build.failed = true;
	else
		work_all(&build);
	progress_tick(&build.progress, 0);
	pthread_mutex_destroy(&build.mutex);
	return build.failed ? -1 : 0;
}
