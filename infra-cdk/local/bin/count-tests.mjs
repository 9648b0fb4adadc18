// Sums up what all parts of the tests said and ends with one line: "N passed, N failed, N skipped".
// Arguments: root of the project, vitest's JSON, the gallery's JSON, then the names of the parts that broke.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const [root, vitestReport, galleryReport, ...broken] = process.argv.slice(2);
const none = { passed: 0, failed: 0, skipped: 0 };

/** The folders of the reports that Surefire writes, wherever a module lies. */
function surefireFolders(folder, depth = 0) {
  const ignored = new Set(["node_modules", "src", ".git"]);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !ignored.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.name === "surefire-reports") return [path];
      return depth < 3 ? surefireFolders(path, depth + 1) : [];
    });
}

function surefire() {
  const total = { ...none };
  for (const folder of surefireFolders(root)) {
    for (const file of readdirSync(folder).filter((name) => /^TEST-.*\.xml$/.test(name))) {
      const head = readFileSync(join(folder, file), "utf8").match(/<testsuite\b[^>]*>/)?.[0] ?? "";
      const count = (name) => Number(head.match(new RegExp(`\\b${name}="(\\d+)"`))?.[1] ?? 0);
      const failed = count("failures") + count("errors");
      total.failed += failed;
      total.skipped += count("skipped");
      total.passed += count("tests") - failed - count("skipped");
    }
  }
  return total;
}

function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}

function vitest() {
  const report = readJson(vitestReport);
  if (!report) return none;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

const parts = {
  Java: surefire(),
  "web client": vitest(),
  gallery: readJson(galleryReport) ?? none,
  "end to end": readJson(join(root, "web-client/e2e/artifacts/results.json")) ?? none,
};
const total = { ...none };
for (const [name, part] of Object.entries(parts)) {
  console.log(`${name}: ${part.passed} passed, ${part.failed} failed, ${part.skipped} skipped`);
  for (const key of Object.keys(total)) total[key] += part[key];
}
for (const name of broken) console.log(`broken: ${name}`);
if (broken.length > 0 && total.failed === 0) total.failed = broken.length;
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
