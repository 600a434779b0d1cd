"""Run one job as its forge would, with the shell steps that are in the file:

	runner.py github FILE JOB
	runner.py gitlab FILE JOB

RUNNER_ROOT is the machine: home, work, temp. The clone in work is made of
RUNNER_ORIGIN at RUNNER_REF, as deep as the file says; a clone that is there
is used again, as shallow as it is. Its files are given to RUNNER_OWNER, as in
a container. `$/` is RUNNER_SOURCE. Of our environment the job gets what
begins with GITHUB_, CI, GIT_CONFIG or MUSTER_, RUNNER_PATH, and no more.
"""
import os
import re
import subprocess
import sys

import yaml

root = os.environ["RUNNER_ROOT"]
source = os.environ["RUNNER_SOURCE"]
work, temp, home = (f"{root}/{part}" for part in ("work", "temp", "home"))
env = {key: value for key, value in os.environ.items()
       if re.match("(GITHUB|CI|GIT_CONFIG|ASAN|UBSAN|LSAN|MUSTER_)", key)}
env.update(HOME=home, PATH=os.environ["RUNNER_PATH"], LC_ALL="C.UTF-8")


def git(*words):
	subprocess.run(["git", *words], cwd=work, check=True, env=env)


def clone(depth):
	ref = os.environ["RUNNER_REF"]
	mine = f"+{ref}:refs/remotes/{ref[5:]}"
	if not os.path.exists(f"{work}/.git"):
		git("init", "--quiet")
		git("remote", "add", "origin", os.environ["RUNNER_ORIGIN"])
		if depth == "0":
			git("fetch", "--quiet", "origin", mine,
			    "+refs/heads/*:refs/remotes/origin/*")
		else:
			git("fetch", "--quiet", f"--depth={depth}", "origin", mine)
		git("checkout", "--quiet", "--detach", f"refs/remotes/{ref[5:]}")
	if "RUNNER_OWNER" in os.environ:
		subprocess.run(["chown", "-R", os.environ["RUNNER_OWNER"], work],
			       check=True)


def shell(script, more):
	file = f"{temp}/step.sh"
	with open(file, "w") as out:
		out.write(script)
	code = subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail",
			       file], cwd=work, env={**env, **more},
			      stdin=subprocess.DEVNULL).returncode
	if code:
		sys.exit(code)


def value(expression, known):
	"""The first of `a || b` that is not empty."""
	words = [known.get(word.strip(), "") for word in expression.split("||")]
	return next((word for word in words if word), "")


def fill(text, known):
	return re.sub(r"\$\{\{(.*?)\}\}", lambda m: value(m[1], known), text)


def holds(condition, known):
	name, sign, word = re.fullmatch(r"(\S+) ([!=]=) '(.*)'", condition).groups()
	return (known.get(name, "") == word) == (sign == "==")


def read_file(name):
	if not os.path.exists(name):
		return []
	with open(name) as lines:
		return lines.read().splitlines()


def run_step(step, known):
	uses, given = step.get("uses", ""), step.get("with", {})
	given = {key: fill(text, known) for key, text in given.items()}
	if "if" in step and not holds(step["if"], known):
		return
	print("runner:", step.get("name", uses), flush=True)
	if "run" in step:
		shell(step["run"], {key: fill(text, known)
				    for key, text in step.get("env", {}).items()})
		for folder in read_file(env["GITHUB_PATH"]):
			env["PATH"] = f"{folder}:{env['PATH']}"
		os.truncate(env["GITHUB_PATH"], 0)
	elif uses.startswith("actions/checkout@"):
		clone(given.get("fetch-depth", "1"))
	elif uses.startswith("$/"):
		run_action(f"{source}/{uses[2:]}", given, known)
	elif uses.startswith("actions/upload-pages-artifact@"):
		os.stat(f"{given['path']}/index.html")


def run_action(folder, given, known):
	action = load(f"{folder}/action.yml")
	inputs = {f"inputs.{key}": given.get(key, fill(one.get("default", ""), known))
		  for key, one in action["inputs"].items()}
	env["GITHUB_ACTION_PATH"] = folder
	for step in action["runs"]["steps"]:
		run_step(step, {**known, **inputs})


def load(file):
	with open(file) as text:
		return yaml.load(text, yaml.BaseLoader)


def github(job):
	known = {"runner.temp": temp, "github.event.merge_group.base_sha":
		 os.environ.get("RUNNER_MERGE_BASE", "")}
	env.update(CI="true", GITHUB_ACTIONS="true", GITHUB_WORKSPACE=work,
		   RUNNER_TEMP=temp)
	for name in ("OUTPUT", "PATH", "STEP_SUMMARY"):
		env[f"GITHUB_{name}"] = f"{temp}/{name}"
		open(env[f"GITHUB_{name}"], "a").close()
	for step in job["steps"]:
		run_step(step, known)


def expand(text):
	return re.sub(r"\$(\w+)", lambda m: env.get(m[1], ""), text)


def gitlab(job, base):
	env.update(CI="true", GITLAB_CI="true", CI_PROJECT_DIR=work)
	for key, text in {**base["variables"], **job.get("variables", {})}.items():
		env[key] = expand(text)
	clone(env["GIT_DEPTH"])
	shell("\n".join(base["before_script"] + job["script"]), {})


forge, path, name = sys.argv[1:]
for folder in (work, temp, home):
	os.makedirs(folder, exist_ok=True)
jobs = load(path)
if forge == "github":
	github(jobs["jobs"][name])
else:
	gitlab(jobs[name], jobs[jobs[name]["extends"]])
