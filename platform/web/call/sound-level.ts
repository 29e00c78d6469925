/** Louder than this (of 1) counts as a voice; a quiet room stays below. */
export const VOICE_LEVEL = 0.02;

/** Measures how loud a microphone is. */
export interface SoundLevel {
  /** The present loudness, from 0 to 1; null while the browser doesn't let the page listen. */
  read(): number | null;
  close(): void;
}

/** Listens to a track without playing it. Most browsers want a press on the page first; until then it reads null. */
export function soundLevelOf(track: MediaStreamTrack): SoundLevel {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  // About 170 ms: longer than the pause between two looks, so that no word falls between them.
  analyser.fftSize = 8192;
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    read() {
      if (context.state !== 'running') return null;
      analyser.getFloatTimeDomainData(samples);
      return Math.min(1, Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length));
    },
    close() {
      void context.close();
    },
  };
}

/** Two soft notes through the chosen speaker, so that a person can hear where the sound goes. */
export async function playTestSound(speakerId: string): Promise<void> {
  const context = new AudioContext();
  if (speakerId !== '' && 'setSinkId' in context && typeof context.setSinkId === 'function') await context.setSinkId(speakerId);
  const gain = context.createGain();
  gain.gain.value = 0.12;
  gain.connect(context.destination);
  [523.25, 659.25].forEach((frequency, index) => {
    const note = context.createOscillator();
    note.frequency.value = frequency;
    note.connect(gain);
    note.start(context.currentTime + index * 0.25);
    note.stop(context.currentTime + index * 0.25 + 0.22);
    if (index === 1) note.onended = () => void context.close();
  });
}
