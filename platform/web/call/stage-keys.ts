/** What a key does in a call. Hanging up has no single key. */
type KeyCommand = 'microphone' | 'camera' | 'chat' | 'read' | 'leaveFullScreen';

const commands: Readonly<Record<string, KeyCommand>> = { m: 'microphone', v: 'camera', c: 'chat', t: 'read', escape: 'leaveFullScreen' };

function writes(target: EventTarget | undefined): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}

/** The command of a pressed key; null while somebody writes, holds another key with it or converts kana. */
export function keyCommand(event: KeyboardEvent): KeyCommand | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat || event.defaultPrevented) return null;
  if (writes(event.composedPath()[0])) return null;
  return commands[event.key.toLowerCase()] ?? null;
}
