import { css } from 'lit';

/** The device check on paper: a preview, the level, the choices, and what to do when something fails. */
export const deviceStyles = css`
  :host { display: block; color: var(--ck-ink); font: var(--ck-text-base) / var(--ck-leading-ui) var(--ck-font); line-break: strict; text-autospace: no-autospace; }
  .check { display: grid; gap: 16px; }
  h2 { margin: 0; font-size: var(--ck-text-lg); line-height: 1.5; word-break: auto-phrase; text-wrap: balance; }
  p { margin: 0; word-break: auto-phrase; }
  .hint { font-size: var(--ck-text-md); color: var(--ck-ink-2); }
  video { display: block; width: 100%; aspect-ratio: 16 / 9; object-fit: cover; transform: scaleX(-1); border-radius: var(--ck-radius-inset); background: var(--ck-stage); }
  .level { display: grid; grid-template-columns: auto 1fr; gap: 6px 12px; align-items: center; padding: 12px 14px; border-radius: var(--ck-radius-inset); background: var(--ck-sunken); }
  .level p { grid-column: 1 / -1; font-size: var(--ck-text-md); }
  .level .good { color: var(--ck-free-text); font-weight: 600; }
  .level .silent { color: var(--ck-warn-text); font-weight: 600; }
  .groove { height: 8px; overflow: hidden; border-radius: 99px; background: color-mix(in oklab, var(--ck-ink) 14%, transparent); }
  .groove i { display: block; height: 100%; border-radius: 99px; background: var(--ck-free); transform-origin: left; }
  .choices { display: grid; gap: 12px; grid-template-columns: repeat(auto-fit, minmax(min(180px, 100%), 1fr)); align-items: end; }
  label { display: grid; gap: 4px; font-size: var(--ck-text-sm); font-weight: 600; min-width: 0; }
  select { width: 100%; min-height: var(--ck-control); padding: 0 12px; border: 1px solid var(--ck-line-strong); border-radius: var(--ck-radius-md); background: var(--ck-surface); color: var(--ck-ink); font: inherit; font-size: var(--ck-text-base); font-weight: 400; text-overflow: ellipsis; }
  .problem { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 12px 14px; align-items: center; }
  .problem > i { display: grid; place-items: center; width: 44px; height: 44px; border-radius: 50%; background: var(--ck-warn-tint); color: var(--ck-warn-text); }
  .problem > :is(ol, p) { grid-column: 1 / -1; }
  ol { display: grid; gap: 8px; margin: 0; padding: 0; list-style: none; counter-reset: step; font-size: var(--ck-text-md); color: var(--ck-ink-2); }
  li { display: flex; gap: 10px; align-items: baseline; counter-increment: step; word-break: auto-phrase; }
  li::before { content: counter(step); flex: none; width: 22px; border-radius: 50%; background: var(--ck-sunken); color: var(--ck-ink); font-size: var(--ck-text-xs); font-weight: 700; line-height: 22px; text-align: center; }
  .note { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 10px; padding: 12px 14px; border-radius: var(--ck-radius-inset); background: var(--ck-warn-tint); font-size: var(--ck-text-md); }
  .note svg { margin-top: 3px; color: var(--ck-warn-text); }
  .note b { display: block; }
`;
