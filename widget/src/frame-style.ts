/** The frame's surroundings: in the post, as a sheet over it, docked in a corner, and the row that keeps its place. */
import { css } from 'lit';

export const frameStyle = css`
  .row { all: initial; box-sizing: border-box; display: flex; align-items: center; gap: 14px; min-height: 74px; padding: 10px 12px 10px 18px; font: 16px/1.4 var(--font); color: var(--ink); background: var(--surface); border-radius: var(--choku-radius, 16px); box-shadow: var(--shadow); line-break: strict; word-break: auto-phrase; }
  .row img { width: 44px; height: 44px; flex: none; border-radius: 50%; background: #e9e2cf; box-shadow: 0 0 0 2px var(--surface), 0 0 0 4px #fbc32c; }
  .row p { flex: 1; min-width: 0; font-weight: 700; }
  .row span { display: block; font-size: 13px; font-weight: 400; color: var(--ink2); }
  .row .btn { flex: none; font-size: 15px; }
  .shell { all: initial; box-sizing: border-box; display: block; font: 16px/1.55 var(--font); color: var(--ink); }
  .shell iframe { display: block; width: 100%; height: 100%; border: 0; opacity: 0; transition: opacity .22s; }
  .shell.ready iframe { opacity: 1; }
  .hold { height: 100%; overflow: clip; background: var(--surface); border-radius: var(--choku-radius, 16px); box-shadow: var(--shadow); }
  .inline .hold { min-height: 160px; }
  .slow { padding: 16px 20px; font-size: 15px; }
  .slow a { color: var(--ai); font-weight: 700; }
  .grip { display: none; }
  .sheet { position: fixed; inset: 0; z-index: 2147483647; width: auto; height: auto; max-width: none; max-height: none; padding-top: 36px; overscroll-behavior: contain; background: #0c1016a8; animation: lift .36s cubic-bezier(.2, .8, .2, 1); }
  .sheet .hold { display: flex; flex-direction: column; max-width: 560px; margin: 0 auto; border-radius: 20px 20px 0 0; }
  .sheet iframe { flex: 1; height: auto; min-height: 0; }
  .sheet .grip { display: block; flex: none; width: 100%; height: 24px; padding: 0; border: 0; background: none; touch-action: none; cursor: grab; }
  .grip::before { content: ""; display: block; width: 40px; height: 5px; margin: 10px auto; border-radius: 9px; background: var(--edge); }
  .grip:focus-visible { outline: 3px solid var(--ai); outline-offset: -4px; }
  .dock { position: fixed; inset: auto 24px 24px auto; z-index: 2147483647; width: 316px; height: 84px; margin: 0; padding: 0; border: 0; overflow: visible; background: none; }
  .dock .hold { background: #171c24; border-radius: 16px; box-shadow: 0 18px 44px -12px #0c101680; }
  @media (max-width: 480px) { .row { gap: 10px; padding: 10px 10px 10px 14px; font-size: 15px; } .row .btn { padding: 0 11px; font-size: 14px; } .dock { inset: auto 8px calc(8px + env(safe-area-inset-bottom)) 8px; width: auto; } }
  @media (prefers-reduced-motion: reduce) { .sheet { animation: none; } .shell iframe { transition: none; } }
  @keyframes lift { from { opacity: 0; transform: translateY(8px); } }
`;
