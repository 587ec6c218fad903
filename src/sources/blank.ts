/** A blank that is nobody's answer: spaces, and marks that nobody sees. */
export const BLANK = /^[\s\p{Cf}\p{Cc}]*$/u;
