// One page that shows all pictures side by side: a row for each state, the forms beside each other.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const COLUMNS = ['light', 'dark', 'mirrored', 'large-text'];

export function writeAlbum(folder, pictures, findings) {
  const names = [...new Set(pictures.map(({ name }) => name))];
  const rows = names.map((name) => row(name, pictures.filter((picture) => picture.name === name)));
  writeFileSync(join(folder, 'index.html'), page(rows.join('\n'), findings));
}

function row(name, pictures) {
  const forms = ['wide', 'phone'].flatMap((form) =>
    COLUMNS.flatMap((how) => pictures.filter((picture) => picture.form === form && picture.how === how)));
  const figures = forms.map(({ file, form, how }) =>
    `<a href="${file}"><figure class="${form}"><img src="${file}" alt="${name}, ${form}, ${how}" loading="lazy"><figcaption>${form}, ${how}</figcaption></figure></a>`);
  return `<section id="${name}"><h2>${name}</h2><div>${figures.join('')}</div></section>`;
}

function page(rows, findings) {
  const found = findings.map((finding) => `<li>${escape(finding)}</li>`).join('');
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Lyceum, every page</title>
<style>
  body { margin: 24px; background: #e9e6df; color: #1d2a30; font: 15px/1.45 system-ui, sans-serif }
  section > div { display: flex; gap: 16px; overflow-x: auto; padding-block-end: 16px }
  figure { margin: 0 } img { display: block; height: 400px; border: 1px solid #b9b4a8 }
  a { color: inherit; text-decoration: none } h2 { font-size: 17px; margin: 24px 0 8px }
</style>
<h1>Every page, as the running system shows it</h1>
<p>${findings.length === 0 ? 'Nothing overflows, and axe finds nothing.' : `${findings.length} findings:`}</p><ul>${found}</ul>
${rows}
</html>
`;
}

function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
