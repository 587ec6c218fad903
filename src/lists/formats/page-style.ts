import { markup } from './html-template.ts';

/** How the full page looks: columns as wide as a name, ink on paper, dark at night on screens. */
export const PAGE_STYLE = markup`<style>
:root { color-scheme: light dark; --ink: #1a1a1a; --faint: #595959; --paper: #fff; --rule: #c8c8c8; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececec; --faint: #b0b0b0; --paper: #161616; --rule: #4a4a4a; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.45 Georgia, 'Times New Roman', serif; }
main { max-width: 70rem; margin: 0 auto; padding: 2rem 1.25rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 1.5rem; }
h2 { font-size: 1.35rem; margin: 2rem 0 .75rem; padding-bottom: .25rem; border-bottom: 1px solid var(--rule); }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .4rem; }
ul { list-style: none; margin: 0; padding: 0; columns: 20rem auto; column-gap: 2.5rem; }
li { break-inside: avoid; padding-left: 1em; text-indent: -1em; margin: 0 0 .2rem; overflow-wrap: anywhere; }
.count { font-weight: normal; color: var(--faint); }
.detail { color: var(--faint); }
.more, .note { font-style: italic; color: var(--faint); }
@media print {
  :root { --ink: #000; --faint: #333; --paper: #fff; --rule: #999; }
  @page { margin: 2cm; }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  h2, h3 { break-after: avoid; }
  ul { columns: 2; }
}
</style>
`;
