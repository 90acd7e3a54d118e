/** Plain texts with `*`: the names of actions, and resources that are no URLs. */

/** Does the whole text match? `*` stands for any run of characters, none included; everything else for itself. */
export function matchesWildcard(pattern: string, text: string): boolean {
  let [at, index, retryAt, retryFrom] = [0, 0, -1, 0];
  while (index < text.length) {
    if (pattern[at] === "*") {
      [retryAt, retryFrom] = [++at, index];
    } else if (pattern[at] === text[index]) {
      at++;
      index++;
    } else if (retryAt !== -1) {
      // Going back to the last `*` is enough: an earlier one could only take more of what that one may take too.
      index = ++retryFrom;
      at = retryAt;
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(at));
}
