import { css } from 'lit';

/** Buttons as everywhere in the product, for use inside shadow roots. */
export const callButtons = css`
  button, a.button { font: inherit; cursor: pointer; }
  .button { display: inline-flex; align-items: center; justify-content: center; gap: 8px; min-height: var(--ck-control); padding: 6px 18px; border: 0; border-radius: var(--ck-radius-md); background: none; color: inherit; font-size: var(--ck-text-base); font-weight: 700; line-height: 1.3; text-align: center; text-decoration: none; word-break: auto-phrase; transition: background var(--ck-fast), transform var(--ck-fast); }
  .button:active { transform: translateY(1px); }
  .button.lamp { background: var(--ck-lamp); color: var(--ck-on-lamp); box-shadow: inset 0 0 0 1px color-mix(in oklab, var(--ck-lamp-edge) 60%, transparent), inset 0 -2px 0 color-mix(in oklab, oklch(0.64 0.13 76) 45%, transparent); }
  .button.lamp:hover { background: var(--ck-lamp-hover); }
  .button.ink { background: var(--ck-ink); color: var(--ck-on-ink); }
  .button.line { background: var(--ck-surface); box-shadow: inset 0 0 0 1px var(--ck-line-strong); }
  .button.line:hover { background: var(--ck-hover); }
  .button.glass { background: oklch(1 0 0 / 0.14); color: #fff; }
  .button.glass:hover { background: oklch(1 0 0 / 0.22); }
  .button.large { min-height: var(--ck-control-lg); padding-inline: 24px; font-size: var(--ck-text-lg); }
  .button.wide { width: 100%; }
  .button[aria-disabled='true'] { background: var(--ck-sunken); color: var(--ck-ink-3); box-shadow: inset 0 0 0 1px var(--ck-line); cursor: not-allowed; }
  :is(button, a, select, input, summary):focus-visible { outline: none; box-shadow: var(--ck-focus); }
  .aloud { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  @media (forced-colors: active) { .button { border: 1px solid ButtonText; } :is(button, a, select, input):focus-visible { outline: 3px solid Highlight; } }
`;
