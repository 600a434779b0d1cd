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

/* What was being read, where that is known. */
static void say_note(void)
{
	const char *note = noted;
	size_t len = 0;

	while (note && len < NOTE_MAX && note[len] >= ' ' && note[len] < 0x7f)
		len++;
	if (len) {
		say(" at ", 4);
		say(note, len);
	}
}

static void on_alarm(int signal_number)
{
	static const char head[] =
		"muster: could not decide: the time limit was reached";
	static const char tail[] =
		"; an object may be damaged: run `git fsck`\n";

	(void)signal_number;
	say(head, sizeof(head) - 1);
	say_note();
	say(tail, sizeof(tail) - 1);
	_exit(EXIT_CANNOT);
}

/* Children that are left would hold the pipe to whoever waits. */
static void on_wall(int signal_number)
{
	static const char head[] =
		"muster: could not decide in the time there is";
	static const char tail[] =
		", so nothing is accepted: push less at once, and if that "
		"does not help, run `git gc` and `git fsck` on the server\n";

	(void)signal_number;
	if (getpgrp() == getpid()) {
		signal(SIGTERM, SIG_IGN);
		kill(0, SIGTERM);
	}
	say(head, sizeof(head) - 1);
	say_note();
	say(tail, sizeof(tail) - 1);
	_exit(EXIT_CANNOT);
}

struct limit {
	const char *variable;	/* of the environment, which overrides */
	int timer, signal;
	void (*handler)(int);
};

static void start(const struct limit *limit, unsigned seconds)
{
	const char *override = getenv(limit->variable);
	struct sigaction action = { .sa_handler = limit->handler };
	struct itimerval timer = { 0 };
	int64_t number;

	if (override && view_number(view_of(override), &number) &&
	    number > 0 && number < 1000000)
		seconds = (unsigned)number;
	sigemptyset(&action.sa_mask);
	sigaction(limit->signal, &action, NULL);
	timer.it_value.tv_sec = (time_t)seconds;
	setitimer(limit->timer, &timer, NULL);
}

void watchdog_start(unsigned seconds)
{
	static const struct limit cpu = { "MUSTER_CPU_SECONDS", ITIMER_PROF,
					  SIGPROF, on_alarm };

	start(&cpu, seconds);
}

void watchdog_wall(unsigned seconds)
{
	static const struct limit wall = { "MUSTER_WALL_SECONDS", ITIMER_REAL,
					   SIGALRM, on_wall };
	sigset_t set;

	/* Where whoever called has blocked it, it would never come. */
	sigemptyset(&set);
	sigaddset(&set, SIGALRM);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	setpgid(0, 0);
	start(&wall, seconds);
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
