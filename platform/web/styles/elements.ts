/**
 * The design for shadow roots: every rule of the page's own style sheet in one sheet that elements adopt
 * (`static styles = [pageStyles, css`…`]`). Nothing is written or sent twice: the tokens and classes of the page are copied
 * from the document when the first element is defined. Elements of our own pages that need no shadow use the classes directly.
 */
function copyOfPageStyles(): CSSStyleSheet {
  const copy = new CSSStyleSheet();
  const own = Array.from(document.styleSheets).filter((sheet) => sheet.href === null || new URL(sheet.href).origin === location.origin);
  const rules = own.flatMap((sheet) => Array.from(sheet.cssRules));
  // Fonts can only be declared by documents; a shadow root uses what its document declared.
  copy.replaceSync(rules.filter((rule) => !(rule instanceof CSSFontFaceRule || rule instanceof CSSImportRule)).map((rule) => rule.cssText).join('\n'));
  return copy;
}

/** The page's tokens and classes as one constructed sheet, shared by all elements. */
export const pageStyles: CSSStyleSheet = copyOfPageStyles();
