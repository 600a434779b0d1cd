/* The review on a terminal. */
#include "muster/console.h"
#include "muster/editor.h"
#include "muster/watchdog.h"
#include "review_state.h"

static void show(struct review *review, struct console *console)
{
	size_t width, height, line, column;
	struct str screen = STR_INIT;

	console_size(&width, &height);
	review_draw(review, &screen, width, height, &line, &column);
	console_show(console, str_view(&screen), line, column);
	str_release(&screen);
}

static void edit(struct review *review, struct console *console)
{
	struct command *command = review->command;
	const char *path = review_copy(review);
	bool failed = !path;

	if (path) {
		console_leave(console);
		failed = editor_open(path, &command->arena,
				     &command->err) < 0;
		console_enter(console);
	}
	review_edited(review, failed);
}

static enum review_wish commit(struct review *review, struct console *console)
{
	int rc;

	console_leave(console);
	rc = rewrite_commit_draft(&review->rewrite,
				  review_message_path(review));
	console_enter(console);
	review_committed(review, rc == 0);
	return rc ? REVIEW_GO_ON : REVIEW_LEAVE;
}

static void go_on(struct review *review, struct console *console)
{
	enum review_wish wish = REVIEW_GO_ON;
	struct key key;

	while (wish != REVIEW_LEAVE) {
		enum console_event event;

		/* Each key has its own time: a review may take all day. */
		watchdog_start(WATCHDOG_SECONDS);
		console_guard(console);
		show(review, console);
		event = console_wait(console, &key);
		if (event == CONSOLE_ENDED)
			return;
		if (event == CONSOLE_REDRAW)
			continue;
		wish = review_key(review, key);
		if (wish == REVIEW_EDIT)
			edit(review, console);
		else if (wish == REVIEW_COMMIT)
			wish = commit(review, console);
	}
}

int review_run(struct command *command, struct session *session,
	       const struct raid *agenda)
{
	struct console console;
	struct review review;
	int rc = review_open(&review, command, session, agenda);

	if (!rc)
		rc = console_open(&console, &command->err);
	if (!rc) {
		go_on(&review, &console);
		console_close(&console);
		if (console.ended)
			raise(console.ended);
		review_tell(&review, &command->out);
	}
	review_close(&review);
	return rc;
}
