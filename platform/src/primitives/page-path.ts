/** The longest path that is kept, in UTF-16 units. */
const longest = 300;

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}

/** A page's path as people read it: decoded, without signs that can't be seen, at most 300 long. `sent` is the `pathname` of a page, percent-encoded. */
export function pagePath(sent: string): string {
  return decoded(sent).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '').slice(0, longest).toWellFormed();
}
