import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import type { Context } from '../context.ts';
import type { Service } from '../services/index.ts';
import { addPhoto, describePhoto } from '../services/photo-actions.ts';
import { listOf } from '../services/store.ts';
import { demoUserId } from './faces.ts';
import { readSource, type DemoService } from './source.ts';

const folder = fileURLToPath(new URL('./photos/', import.meta.url));

/** What the drawings show, by the name of their file without its ending: service and place among its photos. */
const shown: Readonly<Record<string, string>> = {
  'kawaguchi-nursery-1': '園舎と園庭。すべり台と木があります', 'kawaguchi-nursery-2': '見学メモとカレンダー', 'kawaguchi-nursery-3': '夕方の町', 'yokohama-life-1': '海と観覧車の見える港の町',
  'sapporo-move-1': '雪の中に立つ、明かりのついた家', 'bakery-day-1': '夜明け前のパン屋。焼きたてのパンとオーブン', 'veranda-vege-1': 'ベランダのトマトと葉もの', 'cat-kidney-1': '窓辺の座布団で眠る猫',
  'local-train-1': '海ぞいを走る赤い普通列車', 'forties-accounting-1': 'ノートと電卓がわりのパソコンがある机', 'kitchen-tools-1': '台所の食洗機と自動調理鍋',
};

/** A drawing as the picture a person would send. */
function drawn(name: string): Promise<Buffer> {
  return sharp(`${folder}${name}.svg`).resize(800, 533).png().toBuffer();
}

async function keepPhotosOf(ctx: Context, service: Service, key: string): Promise<void> {
  const of = { providerId: service.providerId, serviceId: service.id };
  for (const name of Object.keys(shown).filter((one) => one.slice(0, -2) === key).toSorted()) {
    const photo = await addPhoto(ctx, of, { picture: await drawn(name), crop: null });
    await describePhoto(ctx, { ...of, photoId: photo.id }, shown[name] ?? '');
  }
}

/** Gives the demo's services the photos that are drawn for them, the way their provider would send them. One that has a photo keeps what it has. */
export async function seedPhotos(ctx: Context): Promise<void> {
  const { services, providers } = readSource();
  const drawnFor = new Set(Object.keys(shown).map((name) => name.slice(0, -2)));
  const keep = async ({ key, title, provider }: DemoService): Promise<void> => {
    const nickname = providers.find((one) => one.key === provider)?.nickname ?? '';
    const service = (await listOf(ctx.db.sql, demoUserId(nickname))).find((one) => one.title === title && one.photos.length === 0);
    if (service !== undefined) await keepPhotosOf(ctx, service, key);
  };
  const waiting = services.filter((one) => drawnFor.has(one.key));
  const worker = async (): Promise<void> => { for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await keep(next); };
  await Promise.all([worker(), worker()]);
}
