import { develop, type DevelopOrder } from './develop.ts';

// The whole of a decoding process: it gets a picture, answers its files and knows nothing else: no settings, no database, no folder.
process.on('message', (order: DevelopOrder) => {
  void develop(order).then((developed) => process.send?.(developed));
});
process.on('disconnect', () => { process.exit(0); });
