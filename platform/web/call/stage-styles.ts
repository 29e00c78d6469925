import { css } from 'lit';

/** The stage in its three layouts: inline (in a frame), room (a page of its own), dock (in the corner). */
export const stageStyles = css`
  :host { display: block; container-type: inline-size; font: var(--ck-text-base) / var(--ck-leading-ui) var(--ck-font); line-break: strict; text-autospace: no-autospace; }
  :host([layout='room']) { height: 100dvh; }
  :host([layout='dock']) { --dock-picture: 96px; }
  .stage { position: relative; background: var(--ck-stage); color: var(--ck-on-stage); overflow: hidden; }
  .picture { position: relative; overflow: hidden; aspect-ratio: 16 / 9; background: color-mix(in oklab, var(--ck-stage-raised) 55%, var(--ck-stage)); }
  .inline > .picture.voice { aspect-ratio: 2 / 1; }
  .picture > video { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: cover; }
  .picture > video[data-off], .tile > video[data-off] { visibility: hidden; }
  .face { position: absolute; inset: 0; display: grid; place-items: center; }
  .avatar { position: relative; display: grid; place-items: center; width: clamp(64px, 22cqi, 148px); aspect-ratio: 1; border-radius: 50%; background: var(--ck-stage-raised); color: var(--ck-on-stage); font-size: clamp(1.5rem, 8cqi, 3.25rem); font-weight: 700; }
  .avatar img { width: 100%; height: 100%; border-radius: 50%; object-fit: cover; }
  :is(.free, .paid, .near) .avatar { box-shadow: 0 0 0 3px var(--ck-stage), 0 0 0 6px var(--ck-lamp), 0 0 0 14px var(--ck-lamp-glow); }
  .joining .avatar::before, .joining .avatar::after { content: ''; position: absolute; inset: -14px; border: 2px solid var(--ck-lamp); border-radius: 50%; opacity: 0.5; animation: breathe 2.4s ease-in-out infinite; }
  .joining .avatar::after { inset: -28px; opacity: 0.25; animation-delay: 0.4s; }
  @keyframes breathe { 50% { transform: scale(1.06); opacity: 0.1; } }
  .who { position: absolute; left: 12px; bottom: 12px; display: inline-flex; align-items: center; gap: 7px; max-width: calc(100% - 24px); padding: 4px 10px; border-radius: 8px; background: oklch(0.15 0.012 258 / 0.72); color: #fff; font-size: var(--ck-text-sm); font-weight: 600; line-height: 1.5; }
  .bars { display: inline-flex; align-items: flex-end; gap: 2px; height: 12px; }
  .bars i { width: 3px; border-radius: 1px; background: currentColor; opacity: 0.35; }
  .bars i:nth-child(1) { height: 5px; } .bars i:nth-child(2) { height: 8px; } .bars i:nth-child(3) { height: 12px; }
  .bars[data-level='1'] i:nth-child(-n + 1), .bars[data-level='2'] i:nth-child(-n + 2), .bars[data-level='3'] i { opacity: 1; }
  .tile { position: absolute; right: 14px; bottom: 14px; width: 23%; aspect-ratio: 4 / 3; border-radius: 12px; overflow: hidden; background: var(--ck-stage-raised); box-shadow: 0 0 0 2px oklch(1 0 0 / 0.9), 0 6px 18px oklch(0 0 0 / 0.35); }
  .tile > video { width: 100%; height: 100%; object-fit: cover; transform: scaleX(-1); }
  .tile > span { position: absolute; left: 8px; bottom: 8px; padding: 2px 8px; border-radius: 6px; background: oklch(0.15 0.012 258 / 0.72); color: #fff; font-size: var(--ck-text-xs); font-weight: 600; }
  .tools { position: absolute; right: 10px; top: 10px; display: flex; gap: 6px; }
  .tools button { display: grid; place-items: center; width: 44px; height: 44px; border: 0; border-radius: 10px; background: oklch(0.15 0.012 258 / 0.62); color: #fff; }
  .bar { padding: 16px 20px 18px; display: grid; grid-template-columns: minmax(0, 1fr); gap: 14px; }
  .controls { display: flex; align-items: flex-start; justify-content: center; gap: 10px; position: relative; }
  .controls button { display: grid; justify-items: center; gap: 5px; min-width: 60px; padding: 0; border: 0; border-radius: 12px; background: none; color: var(--ck-on-stage-2); font-size: var(--ck-text-xs); font-weight: 600; line-height: 1.3; white-space: nowrap; }
  .controls i { position: relative; display: grid; place-items: center; width: 48px; height: 48px; border-radius: 50%; background: var(--ck-stage-raised); color: var(--ck-on-stage); box-shadow: inset 0 0 0 1px var(--ck-stage-line); transition: background var(--ck-fast); }
  .controls button:hover i { background: oklch(0.36 0.02 258); }
  .controls .off i { background: var(--ck-on-stage); color: oklch(0.22 0.018 258); box-shadow: none; }
  .controls .end i, .controls .end:hover i { background: var(--ck-beni); color: var(--ck-on-beni); box-shadow: none; }
  .controls i[data-count]::after { content: attr(data-count); position: absolute; top: -4px; right: -6px; min-width: 18px; padding: 0 5px; box-sizing: border-box; border-radius: 99px; background: var(--ck-beni); color: #fff; font: 700 11px / 18px var(--ck-font); text-align: center; box-shadow: 0 0 0 2px var(--ck-stage); }
  :is(.controls, .tools, .dim, .docked) :focus-visible { outline: none; box-shadow: 0 0 0 2px var(--ck-stage), 0 0 0 5px var(--ck-lamp); }
  .menu { position: absolute; right: 0; bottom: calc(100% + 10px); z-index: 3; width: min(320px, 100%); box-sizing: border-box; padding: 8px; border-radius: var(--ck-radius-inset); background: var(--ck-surface); color: var(--ck-ink); box-shadow: var(--ck-shadow-float); }
  .controls .menu button, .menu label { display: flex; align-items: center; gap: 10px; width: 100%; min-height: 44px; padding: 6px 10px; box-sizing: border-box; border-radius: 8px; color: var(--ck-ink); font-size: var(--ck-text-md); font-weight: 600; text-align: left; cursor: pointer; }
  .controls .menu button:hover, .menu label:hover { background: var(--ck-hover); }
  .menu p { margin: 0; padding: 2px 10px 8px; font-size: var(--ck-text-sm); color: var(--ck-ink-2); word-break: auto-phrase; }
  @container (max-width: 559px) {
    .inline > .picture { aspect-ratio: 4 / 3; }
    .inline > .picture.voice { aspect-ratio: 16 / 10; }
    .tile { width: 27%; right: 12px; bottom: 12px; }
    .bar { padding: 14px 16px; }
    .controls { gap: 4px; }
    .controls button { min-width: 52px; }
  }
`;

/** The room: the whole page is the stage, the chat stands at its side or over it. */
export const roomStyles = css`
  .room { height: 100%; display: grid; grid-template: 60px minmax(0, 1fr) auto / minmax(0, 1fr); }
  .room.chatting { grid-template-columns: minmax(0, 1fr) 360px; }
  .room > .top { display: flex; align-items: center; gap: 14px; padding: 0 24px; min-width: 0; }
  .top p { margin: 0; min-width: 0; font-size: var(--ck-text-md); color: var(--ck-on-stage-2); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .top b { color: var(--ck-on-stage); margin-right: 10px; }
  .room > .picture { grid-column: 1; aspect-ratio: auto; margin: 0 20px; border-radius: var(--ck-radius-xl); }
  .room .tile { right: 18px; bottom: 18px; width: 196px; }
  .room > .bar { grid-column: 1; grid-template-columns: minmax(300px, 440px) minmax(0, 1fr); align-items: center; gap: 20px; padding: 16px 28px 20px 24px; }
  .room .controls { justify-content: flex-end; }
  .room > .chat { grid-column: 2; grid-row: 1 / 4; min-height: 0; overflow: hidden; background: var(--ck-surface); color: var(--ck-ink); border-radius: var(--ck-radius-xl) 0 0 var(--ck-radius-xl); }
  .chat ::slotted(*) { height: 100%; }
  @container (max-width: 899px) {
    .room, .room.chatting { grid-template: minmax(0, 1fr) auto / minmax(0, 1fr); }
    .room > .top { grid-area: 1 / 1; position: relative; z-index: 2; align-self: start; height: 64px; padding: 0 16px; background: linear-gradient(oklch(0.15 0.012 258 / 0.72), transparent); }
    .top p, .top b { color: #fff; }
    .room > .picture { grid-area: 1 / 1; margin: 0; border-radius: 0 0 var(--ck-radius-xl) var(--ck-radius-xl); }
    .room > .bar { grid-area: 2 / 1; grid-template-columns: minmax(0, 1fr); gap: 16px; padding: 16px 18px calc(18px + env(safe-area-inset-bottom)); }
    .room .controls { justify-content: space-between; gap: 0; }
    .room .who { top: 76px; bottom: auto; }
    .room .tile { width: 104px; aspect-ratio: 3 / 4; top: 76px; right: 14px; bottom: auto; }
    .room .tile > span { display: none; }
    .room .tools { display: none; }
    .room > .chat { grid-area: 1 / 1; z-index: 3; margin-top: 64px; border-radius: var(--ck-radius-xl) var(--ck-radius-xl) 0 0; }
  }
  @media (max-height: 480px) and (orientation: landscape) { .room > .bar { padding-block: 8px; } }
`;

/** The docked call: bottom right, on phones a bar; the page that docks it gives the place and the width. */
export const dockStyles = css`
  .docked { display: none; }
  .dock { display: grid; grid-template-columns: var(--dock-picture) minmax(0, 1fr) auto; align-items: stretch; border-radius: var(--ck-radius-lg); box-shadow: 0 18px 44px -12px oklch(0.15 0.012 258 / 0.5); }
  .dock > .picture { aspect-ratio: auto; min-height: 84px; }
  .dock :is(.who, .tile, .tools, .top, .controls, .peek, .inst, .dim) { display: none; }
  .dock .avatar { width: 56px; font-size: 1.375rem; }
  .dock > .picture .avatar { box-shadow: 0 0 0 2px var(--ck-lamp); }
  .dock > .bar { position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); }
  .dock > .docked { display: grid; align-content: center; gap: 1px; min-width: 0; padding: 10px 0 10px 14px; line-height: 1.35; }
  .docked .line { display: flex; gap: 6px; align-items: center; font-size: var(--ck-text-xs); font-weight: 700; color: var(--ck-lamp); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .docked .line.free { color: var(--ck-stage-free); }
  .docked .line.warn { color: var(--ck-stage-warn); }
  .docked .line::before { content: ''; width: 8px; height: 8px; flex: none; border-radius: 50%; background: currentColor; }
  .docked .numbers { font-variant-numeric: tabular-nums; font-size: var(--ck-text-xs); color: var(--ck-on-stage-2); }
  .docked .numbers b { font-size: 1.375rem; letter-spacing: -0.01em; color: var(--ck-on-stage); margin-right: 4px; }
  .docked .back { position: relative; justify-self: start; padding: 0; border: 0; background: none; color: inherit; font-size: var(--ck-text-xs); text-decoration: underline; text-underline-offset: 3px; }
  .docked .back::after { content: ''; position: absolute; inset: -14px -8px; }
  .docked.keys { display: none; }
  .dock > .docked.keys { display: flex; align-items: center; gap: 8px; padding: 8px 12px; }
  .docked.keys button { display: grid; place-items: center; width: 44px; height: 44px; border: 0; border-radius: 50%; color: var(--ck-on-beni); }
  .docked.keys button.end { background: var(--ck-beni); }
`;

/** What comes over the picture for a while. */
export const momentStyles = css`
  .inst { position: absolute; left: 12px; right: 12px; bottom: 12px; z-index: 2; display: grid; gap: 8px; max-width: 480px; margin-inline: auto; padding: 14px 16px; border-radius: var(--ck-radius-inset); background: var(--ck-surface); color: var(--ck-ink); box-shadow: var(--ck-shadow-float); }
  .inst b { font-size: var(--ck-text-ui); word-break: auto-phrase; }
  .inst span { font-size: var(--ck-text-sm); color: var(--ck-ink-2); word-break: auto-phrase; }
  .inst .row { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 4px; }
  .inst .button { flex: 1 1 120px; width: auto; font-size: var(--ck-text-md); padding-inline: 10px; white-space: nowrap; }
  .dim { position: absolute; inset: 0; z-index: 2; display: grid; align-content: center; justify-items: center; gap: 4px; padding: 12px 16px; background: oklch(0.15 0.012 258 / 0.84); color: #fff; text-align: center; }
  .paused .face { visibility: hidden; }
  .dim b { font-size: var(--ck-text-base); word-break: auto-phrase; text-wrap: balance; }
  .dim span { font-size: var(--ck-text-sm); color: oklch(0.9 0.006 258); word-break: auto-phrase; }
  .dim .count { font-size: 1.75rem; font-weight: 700; line-height: 1.2; color: #fff; font-variant-numeric: tabular-nums; }
  .dim .button { margin-top: 6px; min-height: 44px; font-size: var(--ck-text-md); }
  .peek { position: absolute; left: 14px; right: 14px; bottom: 14px; z-index: 1; display: flex; align-items: center; gap: 10px; max-width: 440px; padding: 10px 16px; border-radius: var(--ck-radius-lg); background: var(--ck-surface); color: var(--ck-ink); font-size: var(--ck-text-ui); line-height: 1.6; overflow-wrap: anywhere; box-shadow: var(--ck-shadow-float); }
  .peek:empty { display: none; }
  .weak { position: absolute; left: 12px; right: 12px; top: 64px; z-index: 1; width: fit-content; max-width: 420px; margin-inline: auto; padding: 8px 14px; border-radius: var(--ck-radius-inset); background: var(--ck-warn-tint); color: var(--ck-warn-text); font-size: var(--ck-text-sm); font-weight: 600; word-break: auto-phrase; }
  @media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important; } }
  @media (prefers-reduced-transparency: reduce) { .who, .tools button, .dim { background: var(--ck-stage); } }
`;
