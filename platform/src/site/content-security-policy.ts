/** What a page needs beyond the strict default. */
export interface PolicyNeeds {
  /** Origins that may show the page in a frame; default: nobody. */
  readonly frameAncestors?: readonly string[];
  /** Pages the page itself shows in a frame (the configurator's preview). */
  readonly frameSources?: readonly string[];
  /** Microphone, camera and sounds: media from this origin and from streams. */
  readonly media?: boolean;
  /** Further addresses the page's scripts talk to (a call vendor's signalling). */
  readonly connect?: readonly string[];
  /** Further addresses scripts come from (a call vendor's client). */
  readonly scripts?: readonly string[];
  /** Pictures chosen in the browser are previewed before they are sent. */
  readonly picturePreviews?: boolean;
}

const origin = /^https?:\/\/[a-z0-9.-]+(:[0-9]{1,5})?$/i;
const source = /^((https?|wss?):\/\/(\*\.)?[a-z0-9.-]+(:[0-9]{1,5})?|'self')$/i;

function checked(pattern: RegExp, values: readonly string[] | undefined): readonly string[] {
  for (const value of values ?? []) if (!pattern.test(value)) throw new TypeError(`not a source of a policy: ${value}`);
  return values ?? [];
}

/**
 * The Content-Security-Policy of a page: nothing but our own files, no inline script or style, no string into a sink.
 * Throws a TypeError on a source that could smuggle in a further directive.
 */
export function contentSecurityPolicy(needs: PolicyNeeds = {}): string {
  const ancestors = checked(origin, needs.frameAncestors);
  const frames = checked(source, needs.frameSources);
  const media = needs.media === true ? ["'self'", 'blob:', 'mediastream:'] : [];
  const directives: readonly (readonly [string, readonly string[]])[] = [
    ['default-src', ["'none'"]],
    ['script-src', ["'self'", ...checked(source, needs.scripts)]],
    ['style-src', ["'self'"]],
    ['img-src', ["'self'", 'data:', ...(needs.picturePreviews === true ? ['blob:'] : [])]],
    ['font-src', ["'self'"]],
    ['connect-src', ["'self'", ...checked(source, needs.connect)]],
    ['media-src', media.length > 0 ? media : ["'none'"]],
    ['frame-src', frames.length > 0 ? frames : ["'none'"]],
    ['worker-src', ["'self'"]],
    ['manifest-src', ["'self'"]],
    ['form-action', ["'self'"]],
    ['base-uri', ["'none'"]],
    ['frame-ancestors', ancestors.length > 0 ? ancestors : ["'none'"]],
    ['require-trusted-types-for', ["'script'"]],
    ['trusted-types', ['lit-html', 'choku']],
  ];
  return directives.map(([name, values]) => `${name} ${values.join(' ')}`).join('; ');
}
