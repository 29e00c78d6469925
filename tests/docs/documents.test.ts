import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { environment } from '../../platform/src/config.ts';
import { embedTag } from '../../platform/src/services/service-pages.ts';
import { root } from '../support/test-files.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const documents = ['README.md', ...globSync('docs/**/*.md', { cwd: root })].map((path) => path.replaceAll('\\', '/'));

/** The name GitHub gives a heading. */
const anchorOf = (heading: string): string => heading.toLowerCase().replaceAll(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-');
const anchors = (path: string): readonly string[] => [...read(path).matchAll(/^#+ (.+)$/gmu)].map(([, heading = '']) => anchorOf(heading));

function leadsNowhere(from: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? from : join(dirname(from), path);
  if (!existsSync(join(root, target))) return true;
  return anchor !== undefined && !anchors(target).includes(anchor);
}

test.each(documents)('every link of %s leads somewhere', (document) => {
  const text = read(document).replaceAll(/```[\s\S]*?```/gu, '');
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/gu)].map(([, link = '']) => link).filter((link) => !/^https?:/u.test(link));
  expect(links.filter((link) => leadsNowhere(document, link))).toEqual([]);
});

test.each(documents)('every file %s names is there', (document) => {
  const named = [...read(document).matchAll(/`([\w.-]+\/[\w./-]*\.(?:ts|mjs|svg|json))/gu)].map(([, path = '']) => path);
  const places = ['', 'platform/src', 'platform', 'tests', dirname(document)];
  expect(named.filter((path) => !path.startsWith('.') && !places.some((place) => existsSync(join(root, place, path))))).toEqual([]);
});

test('the architecture names every library a package.json asks for, and no other', () => {
  const manifest = z.object({ dependencies: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()), optionalDependencies: z.record(z.string(), z.string()) }).partial();
  const asked = ['.', 'sdk', 'widget', 'platform', 'examples/node-sdk'].flatMap((folder) => {
    const { dependencies, devDependencies, optionalDependencies } = manifest.parse(JSON.parse(read(join(folder, 'package.json'))));
    return Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
  });
  const [, table = ''] = /^\| library \| for \|\n\| --- \| --- \|\n((?:\|.*\n)+)/mu.exec(read('docs/architecture.md')) ?? [];
  const named = [...table.matchAll(/^\| ([^|]+) \| \S/gmu)].flatMap(([, cell = '']) => cell.split(', '));
  expect(named.toSorted()).toEqual([...new Set(asked)].filter((name) => !name.startsWith('@choku/')).toSorted());
});

test('the operator’s guide lists every setting with its sentence', () => {
  const { properties = {} } = z.toJSONSchema(environment, { io: 'input' });
  const rows = Object.entries(properties).map(([name, about]) => {
    const { description = '', default: usual } = typeof about === 'object' ? about : {};
    return `| \`${name}\` | ${usual === undefined || usual === '' ? '' : `\`${String(usual)}\``} | ${description} |`;
  });
  const table = ['| variable | without it | what it does |', '| --- | --- | --- |', ...rows].join('\n');
  const [, listed = ''] = /<!-- environment[^>]*-->\n([\s\S]*?)\n?<!-- \/environment -->/u.exec(read('docs/guides/operator.md')) ?? [];
  expect(listed).toBe(table);
});

test.each(['README.md', 'docs/guides/blogger.md'])('the tag in %s is the one the platform gives', (document) => {
  const tag = embedTag('https://choku.example', { id: 'svc_…', provider: { nickname: 'さとみ' } }, 'ja');
  expect(read(document).replaceAll(/^ {3}/gmu, '')).toContain(tag);
});

test('the tag the configurator gives in the browser is the same', () => {
  const [, written = ''] = /return `(<choku-talk[^`]*<\/script>)`/u.exec(read('platform/web/my-page/ck-embed.ts')) ?? [];
  const values: Readonly<Record<string, string>> = { serviceId: 'svc_…', looks: '', platformUrl: 'https://choku.example', 'escaped(label)': 'さとみさんと話す(チョク!)' };
  const tag = written.replaceAll('\\n', '\n').replaceAll(/\$\{([^}]+)\}/gu, (whole, name: string) => values[name] ?? whole);
  expect(read('README.md')).toContain(tag);
  expect(tag).not.toBe('');
});

test('the developer’s guide names every attribute, event, part and custom property of the element, and no other', () => {
  const [docblock = ''] = /\/\*\*(?:(?!\*\/)[\s\S])*@element choku-talk[\s\S]*?\*\//u.exec(read('widget/src/choku-talk.ts')) ?? [];
  const declared = (tag: string) => [...docblock.matchAll(new RegExp(`@${tag} (?:\\{[^}]*\\} )?\\[?([\\w-]+)`, 'gu'))].map(([, name = '']) => name);
  const guide = read('docs/guides/developer.md');
  const listed = (head: string) => {
    const [, table = ''] = new RegExp(`^\\| ${head} \\| \\|\\n\\| --- \\| --- \\|\\n((?:\\|.*\\n)+)`, 'mu').exec(guide) ?? [];
    return [...table.matchAll(/^\|([^|]*)\|/gmu)].flatMap(([, cell = '']) => [...cell.matchAll(/`([^`]+)`/gu)].map(([, name = '']) => name));
  };
  for (const [tag, head] of [['attr', 'attribute'], ['fires', 'event'], ['csspart', 'part'], ['cssprop', 'custom property']] as const) {
    expect(declared(tag).length, tag).toBeGreaterThan(1);
    expect(listed(head).toSorted(), head).toEqual(declared(tag).toSorted());
  }
});

test('every event the platform writes stands in the developer’s guide', () => {
  const sources = globSync('platform/src/**/*.ts', { cwd: root }).filter((path) => !path.includes('.test.') && !path.includes('demo'));
  const written = sources.flatMap((path) => [...read(path).matchAll(/type: '([a-z-]+\.[a-z-]+)'/gu)].map(([, type = '']) => type));
  expect(written.length).toBeGreaterThan(3);
  const guide = read('docs/guides/developer.md');
  expect([...new Set(written)].filter((type) => !guide.includes(`| \`${type}\` |`))).toEqual([]);
});

test('the picture of the README is small', () => {
  expect(readFileSync(join(root, 'docs/picture.png')).length).toBeLessThan(300 * 1024);
});
