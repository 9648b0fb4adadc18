// Prints what a page loads before a student sees the class, gzipped, and fails above the budget.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 150;
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));

/** The entry, the classroom, and all that they import statically. */
const roots = ['index.html', 'src/features/classroom/Classroom.tsx'];
const chunks = new Set();
const visit = (name) => {
  if (chunks.has(name)) return;
  chunks.add(name);
  for (const imported of manifest[name].imports ?? []) visit(imported);
};
roots.forEach(visit);

const files = new Set();
for (const name of chunks) {
  files.add(manifest[name].file);
  for (const css of manifest[name].css ?? []) files.add(css);
}
const size = (file) => gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length / 1024;
let total = 0;
for (const file of [...files].sort()) {
  total += size(file);
  console.log(`${size(file).toFixed(1).padStart(7)} kB  ${file}`);
}
console.log(`${total.toFixed(1).padStart(7)} kB  first load of a student, of ${BUDGET_KB}`);
if (total > BUDGET_KB) process.exit(1);
