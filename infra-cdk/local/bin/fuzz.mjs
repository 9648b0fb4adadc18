// Runs the fuzz targets of all modules, two at a time, and prints a line for each.
// Arguments: root of the project, minutes in total, words of a target's name or nothing.
// A target is a method with @FuzzTest in a class named …FuzzTest; Jazzer writes what makes it fail
// beside its other inputs, where every build runs it again.
import { spawn } from "node:child_process";
import { createWriteStream, existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { delimiter, join, relative } from "node:path";

const [root, minutes, wanted = ""] = process.argv.slice(2);
const AT_ONCE = Math.min(2, availableParallelism());
const LEAST_SECONDS = 5;
/** Beyond its time: a JVM must start, and instrument. Who takes longer hangs. */
const PATIENCE_SECONDS = 180;

function filesBelow(folder, isWanted) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (["node_modules", "target", ".git"].includes(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path, isWanted) : isWanted(path) ? [path] : [];
  });
}

function targetsOf(file) {
  const source = readFileSync(file, "utf8");
  const [module, path] = file.split("/src/test/java/");
  const className = path.replace(/\.java$/, "").replaceAll("/", ".");
  return [...source.matchAll(/@FuzzTest(?:\([^)]*\))?\s+void\s+(\w+)\(/g)].map(([, method]) => ({
    module,
    className,
    method,
    name: `${className.split(".").at(-1)}.${method}`,
  }));
}

function classPath(module) {
  const dependencies = readFileSync(join(module, "target/test-class-path.txt"), "utf8").trim();
  return [join(module, "target/test-classes"), join(module, "target/classes"), dependencies].join(delimiter);
}

function inputsOf({ module, className, method }) {
  return join(module, "src/test/resources", `${className.replaceAll(".", "/")}Inputs`, method);
}

/** Gives what Jazzer printed, and how it ended. */
function run(target, seconds) {
  // Jazzer keeps what fails in the inputs' folder only if there is one.
  mkdirSync(inputsOf(target), { recursive: true });
  const logs = join(target.module, "target/fuzz");
  mkdirSync(logs, { recursive: true });
  const log = createWriteStream(join(logs, `${target.name}.log`));
  const java = spawn(
    join(process.env.JAVA_HOME, "bin/java"),
    [
      "-Xmx768m",
      "-XX:+UseSerialGC",
      "-XX:ActiveProcessorCount=1",
      "-XX:+EnableDynamicAgentLoading",
      "--enable-native-access=ALL-UNNAMED",
      "--sun-misc-unsafe-memory-access=allow",
      ...["-cp", classPath(target.module), "com.code_intelligence.jazzer.Jazzer"],
      `--target_class=${target.className}`,
      `--target_method=${target.method}`,
      "--instrumentation_includes=org.lyceum.**",
      `-max_total_time=${seconds}`,
    ],
    { cwd: target.module, env: { ...process.env, JAZZER_FUZZ: "1" } },
  );
  const overdue = setTimeout(() => java.kill("SIGKILL"), (seconds + PATIENCE_SECONDS) * 1_000);
  let output = "";
  for (const stream of [java.stdout, java.stderr]) {
    stream.on("data", (chunk) => {
      log.write(chunk);
      output += chunk;
    });
  }
  return new Promise((resolve) => {
    java.on("close", (code) => {
      clearTimeout(overdue);
      log.end();
      resolve({ code, output, log: log.path });
    });
  });
}

function figures(output) {
  const status = [...output.matchAll(/^#(\d+)\s+\w+\s+cov: (\d+) ft: \d+ corp: (\d+)\/.*?exec\/s: (\d+)/gm)].at(-1);
  const speeds = [...output.matchAll(/exec\/s: (\d+)/g)];
  const perSecond = /^Done (\d+) runs in (\d+) second/m.exec(output);
  const speed = perSecond ? Math.round(perSecond[1] / Math.max(1, perSecond[2])) : Number(speeds.at(-1)?.[1] ?? 0);
  return {
    runs: Number(perSecond?.[1] ?? status?.[1] ?? 0),
    line: status
      ? `${String(speed).padStart(7)}/s ${String(status[1]).padStart(9)} runs  cov ${status[2].padStart(4)}  corpus ${status[3].padStart(4)}`
      : "     it did not begin",
  };
}

function shown(path) {
  return relative(root, path);
}

function sayWhatWasFound(target, { output, log }) {
  const unit = /Test unit written to (\S+)/.exec(output)?.[1];
  const reason = /^== Java (?:Exception|Assertion Error): .*(?:\n(?!\s*at ).*){0,8}/m.exec(output)?.[0];
  if (reason) console.log(`    ${reason.trim().replaceAll("\n", "\n    ")}`);
  console.log(`    All that Jazzer said: ${shown(log)}`);
  if (!unit) return;
  const file = unit.startsWith("/") ? unit : join(target.module, unit);
  const module = shown(target.module);
  console.log(`    What fails: ${existsSync(file) ? shown(file) : file}; give it a name that says why, and keep it.`);
  console.log(
    `    Every build runs it again; by itself: mvn -q -pl ${module} -am test -Dsurefire.failIfNoSpecifiedTests=false -Dtest='${target.name.replace(".", "#")}'`,
  );
}

const targets = filesBelow(root, (path) => path.includes("/src/test/java/") && path.endsWith("FuzzTest.java"))
  .sort()
  .flatMap(targetsOf)
  .filter((target) => target.name.toLowerCase().includes(wanted.toLowerCase()));
if (targets.length === 0) {
  console.error(`No fuzz target has '${wanted}' in its name.`);
  process.exit(2);
}
const lanes = Math.min(AT_ONCE, targets.length);
const seconds = Math.max(LEAST_SECONDS, Math.floor((minutes * 60 * lanes) / targets.length));
console.log(`${targets.length} targets, ${seconds} s each, ${lanes} at a time`);

const waiting = [...targets];
const width = Math.max(...targets.map((target) => target.name.length));
const failed = [];
let runs = 0;

async function lane() {
  for (let target = waiting.shift(); target; target = waiting.shift()) {
    const result = await run(target, seconds);
    const { runs: count, line } = figures(result.output);
    runs += count;
    const clean = result.code === 0;
    console.log(`${target.name.padEnd(width)} ${line}  ${clean ? "clean" : "FOUND SOMETHING"}`);
    if (!clean) {
      failed.push(target.name);
      sayWhatWasFound(target, result);
    }
  }
}

await Promise.all(Array.from({ length: lanes }, lane));
console.log(
  failed.length === 0
    ? `All ${targets.length} targets are clean after ${runs} runs.`
    : `${failed.length} of ${targets.length} targets found something: ${failed.join(", ")}.`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
