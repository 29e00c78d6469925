import { benchMoney } from './money.ts';
import { benchSearch } from './search.ts';

/** Every benchmark by its name; `npm run bench -- money` runs one, further words are its own: `npm run bench -- money full`. */
const benches: Readonly<Record<string, (words: readonly string[]) => void | Promise<void>>> = { search: benchSearch, money: benchMoney };

const asked = process.argv.slice(2);
const chosen = Object.keys(benches).filter((name) => asked.includes(name));
for (const name of chosen.length === 0 ? Object.keys(benches) : chosen) await benches[name]?.(asked.filter((word) => word !== name));
