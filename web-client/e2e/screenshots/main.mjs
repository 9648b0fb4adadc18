// Makes pictures of every page and state of a running system: `main.mjs FOLDER [WORDS of chapters…]`.
import { mkdirSync } from 'node:fs';
import { writeAlbum } from './album.mjs';
import { Camera, FORMS } from './camera.mjs';
import { openSchool } from './cast.mjs';
import { chapters } from './chapters.mjs';
import { Stage } from './stage.mjs';

const [folder, ...words] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const cast = await openSchool();
const wanted = Object.entries(chapters).filter(([name]) => words.length === 0 || words.some((word) => name.includes(word)));
const cameras = [];
let broken = 0;
for (const form of Object.keys(FORMS)) {
  for (const [name, show] of wanted) {
    const camera = new Camera(form, folder);
    const stage = new Stage(cast, camera);
    try {
      await show(stage);
      console.log(`${name}, ${form}: ${camera.pictures.length} pictures`);
    } catch (error) {
      broken++;
      console.error(`${name}, ${form}: ${error.stack}`);
    }
    await stage.close();
    cameras.push(camera);
  }
}
const findings = cameras.flatMap((camera) => camera.findings);
for (const [fault, where] of byFault(findings)) console.log(`  ${fault}\n      in ${where.slice(0, 4).join(', ')}${where.length > 4 ? ` and ${where.length - 4} more` : ''}`);
writeAlbum(folder, cameras.flatMap((camera) => camera.pictures), findings);
console.log(`${folder}/index.html shows them all. Findings: ${findings.length}.`);
process.exit(broken + findings.length > 0 ? 1 : 0);

/** Each fault once, with the pictures that show it. */
function byFault(all) {
  const places = new Map();
  for (const finding of all) {
    const at = finding.indexOf(': ');
    const fault = finding.slice(at + 2);
    places.set(fault, [...(places.get(fault) ?? []), finding.slice(0, at)]);
  }
  return places;
}
