"""Type keys into a program on a terminal of its own.

    keys.py READY KEYS PROGRAM [ARGUMENT...]

Waits until READY is on the screen, types KEYS (\\t, \\x07 ... are escapes),
and ends as the program does (128 and the number of a signal), or after
TIMEOUT seconds with status 124. What was on the screen goes to standard
output.
"""
import os
import pty
import select
import sys
import time

TIMEOUT = 20


def main():
    ready, keys = sys.argv[1], sys.argv[2]
    end = time.monotonic() + TIMEOUT
    screen = b""
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(sys.argv[3], sys.argv[3:])
    while time.monotonic() < end:
        if not select.select([terminal], [], [], 0.1)[0]:
            continue
        try:
            some = os.read(terminal, 4096)
        except OSError:
            break
        screen += some
        if keys and ready.encode() in screen:
            os.write(terminal, keys.encode().decode("unicode_escape")
                     .encode("latin-1"))
            keys = ""
    sys.stdout.buffer.write(screen)
    late = time.monotonic() >= end
    if late:
        os.kill(child, 9)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    sys.exit(124 if late else 128 - code if code < 0 else code)


main()
