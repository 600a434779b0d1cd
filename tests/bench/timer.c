/*
 * timer [-i INPUT] LABEL COMMAND...: run a command once, quietly, and print
 * one line: LABEL, wall and CPU microseconds, the largest process in KiB and
 * the exit status, with tabs between them.
 *
 * CPU and memory are those of the command with all that it waited for.
 */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long long microseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000000LL + now.tv_nsec / 1000;
}

static void run(const char *input, char **argv)
{
	int in = open(input, O_RDONLY);
	int out = open("/dev/null", O_WRONLY);

	if (in < 0 || out < 0 || dup2(in, 0) < 0 || dup2(out, 1) < 0 ||
	    dup2(out, 2) < 0)
		_exit(126);
	execvp(*argv, argv);
	_exit(127);
}

int main(int argc, char **argv)
{
	const char *input = "/dev/null";
	struct rusage usage;
	long long start, wall, cpu;
	int status;
	pid_t pid;

	if (argc > 2 && !strcmp(argv[1], "-i")) {
		input = argv[2];
		argv += 2;
		argc -= 2;
	}
	if (argc < 3) {
		fputs("usage: timer [-i INPUT] LABEL COMMAND...\n", stderr);
		return 2;
	}
	start = microseconds();
	pid = fork();
	if (!pid)
		run(input, argv + 2);
	if (pid < 0 || wait4(pid, &status, 0, &usage) < 0)
		return 3;
	wall = microseconds() - start;
	cpu = (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000LL +
	      usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
	printf("%s\t%lld\t%lld\t%ld\t%d\n", argv[1], wall, cpu,
	       usage.ru_maxrss, WIFEXITED(status) ? WEXITSTATUS(status) : 128);
	return 0;
}
