/** What made a file, with the version of this checkout (package.json); a reader needs it to reckon the same again. */
export const SOFTWARE = 'signposts 0.1.0';
