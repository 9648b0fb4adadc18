// Looks at the gallery, which needs a browser and nothing else of a running Lyceum. Arguments: words of names.
import { Runner } from './lib/runner.mjs';
import { gallery } from './scenarios/gallery.mjs';

const runner = new Runner(process.argv.slice(2));
await runner.run(gallery);
process.exit(runner.finish());
