/** In place of the package wrap-ansi, which exports the same by default. */
export { wrapAnsi as default } from 'fast-wrap-ansi';
