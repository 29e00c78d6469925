import { benchSearch } from './search.ts';

/** Every benchmark by its name; `npm run bench -- search` runs one. */
const benches: Readonly<Record<string, () => void>> = { search: benchSearch };

const asked = process.argv.slice(2);
for (const [name, run] of Object.entries(benches)) if (asked.length === 0 || asked.includes(name)) run();
