import type { ReactiveController } from 'lit';
import type { MeterView } from './meter-view.ts';

/** How often the screen looks at the present numbers, in ms; they change once a second. */
const LOOK_EVERY = 200;

/** An element that shows a meter. */
interface MeterHost {
  readonly view: MeterView | null;
}

/** Lets an element look at its meter with every reading and in between, for as long as it stands in the page. `begin` comes first with each other meter. */
export class MeterWatch implements ReactiveController {
  readonly #host: MeterHost;
  readonly #begin: () => void;
  readonly #look: () => void;
  #view: MeterView | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #unsubscribe: () => void = () => undefined;

  constructor(host: MeterHost, { begin, look }: { readonly begin: () => void; readonly look: () => void }) {
    this.#host = host;
    this.#begin = begin;
    this.#look = look;
  }

  hostConnected(): void {
    this.#timer = setInterval(this.#look, LOOK_EVERY);
    this.#follow();
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    this.#unsubscribe();
  }

  hostUpdate(): void {
    if (this.#host.view !== this.#view) this.#follow();
  }

  #follow(): void {
    this.#unsubscribe();
    this.#begin();
    this.#view = this.#host.view;
    this.#unsubscribe = this.#view?.subscribe(this.#look) ?? (() => undefined);
    this.#look();
  }
}
