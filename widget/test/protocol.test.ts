import { expect } from '@open-wc/testing';
import { readPageMessage } from '@choku/sdk/frame-protocol';
import { readFrameMessage } from '../src/frame-protocol.ts';

describe('what page and frame say to each other', () => {
  const fromFrame = [{ choku: 1, type: 'ready' }, { choku: 1, type: 'height', px: 620 }, { choku: 1, type: 'state', state: 'call' }, { choku: 1, type: 'close' }, { choku: 1, type: 'restore' }];
  const fromPage = [{ choku: 1, type: 'layout', layout: 'dock' }, { choku: 1, type: 'open', panel: 'ask' }];
  for (const message of fromFrame) it(`understands ${message.type} from the frame`, () => expect(readFrameMessage(message)).to.deep.equal(message));
  for (const message of fromPage) it(`understands ${message.type} from the page`, () => expect(readPageMessage(message)).to.deep.equal(message));

  const foreign = [
    null, undefined, 'ready', 1, [], {}, { type: 'ready' }, { choku: 2, type: 'ready' }, { choku: '1', type: 'ready' }, { choku: 1, type: 'navigate', url: 'https://evil.example' },
    { choku: 1, type: 'height', px: '620' }, { choku: 1, type: 'height', px: Number.NaN }, { choku: 1, type: 'height', px: Infinity }, { choku: 1, type: 'state', state: 'paid' },
    { choku: 1, type: 'layout', layout: 'full' }, { choku: 1, type: 'open', panel: 'pay' },
  ];
  for (const message of foreign) {
    it(`does not understand ${JSON.stringify(message)}`, () => {
      expect(readFrameMessage(message)).to.equal(null);
      expect(readPageMessage(message)).to.equal(null);
    });
  }

  it('keeps nothing of a message but what it knows', () => {
    expect(readFrameMessage({ choku: 1, type: 'close', nickname: 'ゆう' })).to.deep.equal({ choku: 1, type: 'close' });
  });
});
