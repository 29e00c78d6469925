/** A device a talk needs. */
export type Device = 'microphone' | 'camera';

/**
 * Why a device can't be used: the person or the browser refused it, the page around us doesn't allow it, there is none,
 * another program has it, or the browser gave another reason.
 */
export type DeviceProblem = 'blocked' | 'policy' | 'none' | 'busy' | 'other';

/** What the browser would answer now: `prompt` means that asking shows the browser's question. */
export type DevicePermission = 'granted' | 'prompt' | 'denied' | 'policy' | 'unknown';

/** Which devices to open; without ids the browser's own choice. */
export interface MediaWish {
  readonly video: boolean;
  readonly microphoneId?: string | undefined;
  readonly cameraId?: string | undefined;
}

/** What was opened. A voice talk asks for no camera and so has no problem with one. */
export interface OpenedMedia {
  readonly microphone: MediaStreamTrack | null;
  readonly camera: MediaStreamTrack | null;
  readonly problems: Partial<Readonly<Record<Device, DeviceProblem>>>;
}

/** The parts of the browser used here; tests bring their own. */
export interface MediaBrowser {
  getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream>;
  enumerateDevices(): Promise<MediaDeviceInfo[]>;
  permission(device: Device): Promise<DevicePermission>;
}

interface PagePolicy { allowsFeature(name: string): boolean }

function allowedByPage(device: Device): boolean {
  const { permissionsPolicy, featurePolicy } = document as Document & { permissionsPolicy?: PagePolicy; featurePolicy?: PagePolicy };
  return (permissionsPolicy ?? featurePolicy)?.allowsFeature(device) ?? true;
}

/** The real browser. */
export const mediaBrowser: MediaBrowser = {
  getUserMedia: (constraints) => navigator.mediaDevices.getUserMedia(constraints),
  enumerateDevices: () => navigator.mediaDevices.enumerateDevices(),
  async permission(device) {
    if (!allowedByPage(device)) return 'policy';
    try {
      return (await navigator.permissions.query({ name: device })).state;
    } catch {
      // Some browsers don't tell; asking for the device will.
      return 'unknown';
    }
  },
};

/** The reason behind what `getUserMedia` rejected with. */
export function problemOf(error: unknown): DeviceProblem {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'blocked';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return 'other';
}

function constraintsOf(wish: MediaWish): MediaStreamConstraints {
  return {
    audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, ...(wish.microphoneId ? { deviceId: { exact: wish.microphoneId } } : {}) },
    video: wish.video && { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 24 }, ...(wish.cameraId ? { deviceId: { exact: wish.cameraId } } : {}) },
  };
}

async function attempt(browser: MediaBrowser, constraints: MediaStreamConstraints): Promise<MediaStream | DeviceProblem> {
  try {
    return await browser.getUserMedia(constraints);
  } catch (error) {
    return problemOf(error);
  }
}

async function named(browser: MediaBrowser, device: Device, problem: DeviceProblem): Promise<DeviceProblem> {
  return problem === 'blocked' && await browser.permission(device) === 'policy' ? 'policy' : problem;
}

/**
 * Opens the microphone and, for a video talk, the camera, with one question of the browser where it can be one. When the
 * camera fails the microphone is opened alone: a talk needs a voice, not a picture.
 */
export async function openMedia(browser: MediaBrowser, wish: MediaWish): Promise<OpenedMedia> {
  const { audio, video } = constraintsOf(wish);
  if (wish.video) {
    const both = await attempt(browser, { audio, video });
    if (both instanceof MediaStream) return { microphone: both.getAudioTracks()[0] ?? null, camera: both.getVideoTracks()[0] ?? null, problems: {} };
  }
  const sound = await attempt(browser, { audio, video: false });
  const picture = wish.video ? await attempt(browser, { audio: false, video }) : null;
  return {
    microphone: sound instanceof MediaStream ? sound.getAudioTracks()[0] ?? null : null,
    camera: picture instanceof MediaStream ? picture.getVideoTracks()[0] ?? null : null,
    problems: {
      ...(sound instanceof MediaStream ? {} : { microphone: await named(browser, 'microphone', sound) }),
      ...(picture === null || picture instanceof MediaStream ? {} : { camera: await named(browser, 'camera', picture) }),
    },
  };
}
