/**
 * The card's looks. Sizes are pixels, because `rem` would be the blog's. The colours are the design tokens in sRGB, the
 * two schemes written out: the scheme is decided by the element, and older browsers lack `light-dark()`. The yellow has
 * no custom property to override: it means "somebody is in".
 */
import { css } from 'lit';

/** Colours and letters, shared with the frame's surroundings; then the card in its two layouts. Its height and corners are the element's own (`.box .w`), known before the card is. */
export const style = css`
  .t {
    --surface: #fff; --sunken: #f2f1ed; --line: #e1e0da; --edge: #81878d;
    --ink: #1c232e; --ink2: #4c535e; --ink3: #646b75; --on-ink: #fff;
    --lamp-edge: #b97f12; --lamp-text: #754b03; --glow: #fbc32c47;
    --free: #dcf8ea; --free-text: #036946; --ai: #1c5a8e;
    --shadow: 0 0 0 1px var(--line), 0 2px 6px #1c232e0d, 0 18px 40px -18px #1c232e47;
    --font: var(--choku-font, "Hiragino Sans", "Hiragino Kaku Gothic ProN", "BIZ UDPGothic", "Noto Sans JP", "Noto Sans CJK JP", Meiryo, system-ui, sans-serif);
    color-scheme: light;
  }
  .t.dark {
    --surface: #191e26; --sunken: #0b0f14; --line: #313740; --edge: #777e87;
    --ink: #f1f0ec; --ink2: #b9bec6; --ink3: #969ca4; --on-ink: #151a22;
    --lamp-edge: #fbc32c; --lamp-text: #f6d476; --glow: #fbc32c38;
    --free: #153528; --free-text: #78e0af; --ai: #8bc6ef;
    --shadow: 0 0 0 1px var(--line), 0 2px 6px #0000004d, 0 18px 40px -18px #000000b3;
    color-scheme: dark;
  }
  * { box-sizing: border-box; margin: 0; }
  .card {
    all: initial; box-sizing: border-box; display: grid; padding: 18px 16px 0; gap: 8px 14px;
    grid: "av top" auto "title title" auto "meta meta" auto "act act" 1fr "foot foot" auto / auto minmax(0, 1fr);
    font: 16px/1.55 var(--font); color: var(--ink); background: var(--surface); overflow: clip; box-shadow: var(--shadow);
    line-break: strict; overflow-wrap: anywhere; word-break: auto-phrase; -webkit-font-smoothing: antialiased;
  }
  .av { grid-area: av; width: 56px; height: 56px; margin: 6px 0 4px 6px; border-radius: 50%; object-fit: cover; background: #e9e2cf; }
  .av.available { box-shadow: 0 0 0 2px var(--surface), 0 0 0 4.5px #fbc32c, 0 0 0 10px var(--glow); }
  .av.busy { box-shadow: 0 0 0 2px var(--surface), 0 0 0 4px var(--lamp-edge); }
  .top { grid-area: top; align-self: center; display: flex; flex-flow: row wrap; justify-content: space-between; gap: 2px 12px; font-size: 13px; color: var(--ink2); }
  .lamp { font-weight: 700; color: var(--lamp-text); white-space: nowrap; }
  .lamp::before { content: ""; display: inline-block; width: 10px; height: 10px; margin: 0 10px 0 4px; border-radius: 50%; background: #fbc32c; box-shadow: 0 0 0 1px var(--lamp-edge), 0 0 0 5px var(--glow); }
  .lamp.busy::before { background: linear-gradient(90deg, #fbc32c 50%, #0000 0); box-shadow: 0 0 0 1.5px var(--lamp-edge); }
  .lamp.away { color: var(--ink3); }
  .lamp.away::before { background: none; box-shadow: 0 0 0 1.5px var(--edge); }
  .title { grid-area: title; position: relative; padding-left: .72em; font-size: 18px; line-height: 1.45; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; text-wrap: balance; }
  .title::before, .title::after { content: ""; width: .46em; height: .6em; border: solid var(--lamp-edge); border-width: .11em 0 0 .11em; }
  .title::before { position: absolute; left: .06em; top: .28em; }
  .title::after { display: inline-block; margin-left: .1em; vertical-align: -.14em; border-width: 0 .11em .11em 0; }
  .meta { grid-area: meta; display: flex; flex-wrap: wrap; gap: 2px 10px; align-items: center; font-size: 14px; color: var(--ink2); }
  svg { vertical-align: -2px; fill: #fbc32c; stroke: var(--lamp-edge); stroke-width: 1.5; stroke-linejoin: round; }
  .act { grid-area: act; align-self: end; display: flex; flex-wrap: wrap; align-items: center; gap: 12px; padding-bottom: 8px; }
  .price { flex: 1 0 100%; display: flex; flex-wrap: wrap; align-items: center; gap: 2px 10px; font-weight: 700; white-space: nowrap; }
  .price b { font-size: 22px; font-variant-numeric: tabular-nums; letter-spacing: -.01em; line-height: 1.1; }
  small { font-size: 14px; font-weight: 600; color: var(--ink2); }
  .meta small { font-size: 12px; font-weight: 400; color: var(--ink3); }
  .free { padding: 4px 10px; border-radius: 6px; font-size: 13px; line-height: 18px; background: var(--free); color: var(--free-text); }
  .btn { display: inline-flex; align-items: center; justify-content: center; gap: 8px; min-height: 44px; padding: 0 14px; border: 0; border-radius: 10px; font: 700 16px/1.3 var(--font); color: var(--ink); background: var(--surface); box-shadow: inset 0 0 0 1px var(--edge); white-space: nowrap; text-decoration: none; cursor: pointer; flex: 1 0 auto; }
  .btn + .btn { flex-grow: 999; }
  :lang(en) > .act .btn { padding: 0 11px; font-size: 15px; }
  .btn:hover { background: var(--sunken); }
  .btn:active { transform: translateY(1px); }
  .btn.ink { color: var(--on-ink); background: var(--ink); }
  .btn.lit { color: #1c232e; background: #fbc32c; box-shadow: inset 0 0 0 1px var(--lamp-edge), inset 0 -2px #b97f1273; }
  .btn.lit:hover { background: #f4b722; }
  .btn svg { fill: none; stroke: currentColor; stroke-width: 2.2; }
  .foot { grid-area: foot; display: flex; align-items: center; justify-content: space-between; gap: 8px; margin: 0 -16px; padding: 8px 16px; border-top: 1px solid var(--line); font-size: 12px; color: var(--ink2); }
  .foot a { display: flex; padding: 4px 0; border-radius: 4px; }
  :focus-visible { outline: 3px solid var(--ai); outline-offset: 2px; }
  @container (min-width: 560px) {
    .card { padding: 24px 24px 0; gap: 6px 22px; grid: "av top" auto "av title" auto "av meta" auto "act act" 1fr "foot foot" auto / auto minmax(0, 1fr); }
    .av { width: 76px; height: 76px; margin-top: 8px; }
    .title { font-size: 22px; -webkit-line-clamp: 2; }
    .act { flex-wrap: nowrap; padding-bottom: 14px; }
    .price { flex: 1; }
    .price b { font-size: 28px; }
    .btn { padding: 0 18px; }
    .btn, .btn + .btn { flex: none; }
    .foot { margin: 0 -24px; padding: 8px 24px; }
  }
  @container (min-width: 660px) { .act { padding-left: 104px; } }
`;
