#include "muster/watchdog.h"

#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "muster/err.h"
#include "muster/text.h"

#define NOTE_MAX 200

/* A signal handler has no argument to be handed its state in. */
static const char *volatile noted;

static void say(const char *text, size_t len)
{
	if (write(STDERR_FILENO, text, len) < 0)
		_exit(EXIT_CANNOT);
}

static void on_alarm(int signal_number)
{
	static const char head[] =
		"muster: could not decide: the time limit was reached";
	static const char tail[] =
		"; an object may be damaged: run `git fsck`\n";
	const char *note = noted;
	size_t len = 0;

	(void)signal_number;
	say(head, sizeof(head) - 1);
	while (note && len < NOTE_MAX && note[len] >= ' ' && note[len] < 0x7f)
		len++;
	if (len) {
		say(" at ", 4);
		say(note, len);
	}
	say(tail, sizeof(tail) - 1);
	_exit(EXIT_CANNOT);
}

void watchdog_start(unsigned seconds)
{
	const char *override = getenv("MUSTER_CPU_SECONDS");
	struct sigaction action = { .sa_handler = on_alarm };
	struct itimerval timer = { 0 };
	int64_t number;

	if (override && view_number(view_of(override), &number) &&
	    number > 0 && number < 1000000)
		seconds = (unsigned)number;
	sigemptyset(&action.sa_mask);
	sigaction(SIGPROF, &action, NULL);
	timer.it_value.tv_sec = (time_t)seconds;
	setitimer(ITIMER_PROF, &timer, NULL);
}

void watchdog_stop(void)
{
	const struct itimerval timer = { 0 };

	setitimer(ITIMER_PROF, &timer, NULL);
}

void watchdog_note(const char *what)
{
	noted = what;
}
