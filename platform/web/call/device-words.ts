import type { Locale } from '../../src/primitives/locale.ts';
import type { Device, DeviceProblem } from './media.ts';
import { say, type CallText } from './texts.ts';

/** What is said about a device that can't be used: what happened, and what to do step by step. */
export interface DeviceWords {
  readonly title: string;
  readonly steps: readonly string[];
}

const titles: Readonly<Record<Device, Readonly<Record<DeviceProblem, CallText>>>> = {
  microphone: { blocked: 'micBlocked', policy: 'micPolicy', none: 'micNone', busy: 'micBusy', other: 'micOther' },
  camera: { blocked: 'cameraBlocked', policy: 'cameraPolicy', none: 'cameraNone', busy: 'cameraBusy', other: 'cameraOther' },
};

const advice: Readonly<Record<DeviceProblem, CallText>> = { blocked: 'fixBlocked1', policy: 'fixPolicy', none: 'fixNone', busy: 'fixBusy', other: 'fixOther' };

/** The words for a problem with a device. Without a camera the talk goes on by voice, so that comes first there. */
export function deviceWords(locale: Locale, device: Device, problem: DeviceProblem): DeviceWords {
  const title = say(locale, titles[device][problem]);
  if (device === 'camera') return { title, steps: [say(locale, 'voiceStillGood')] };
  if (problem !== 'blocked') return { title, steps: [say(locale, advice[problem])] };
  return { title, steps: [say(locale, 'fixBlocked1'), say(locale, 'fixBlocked2'), say(locale, 'fixBlocked3')] };
}
