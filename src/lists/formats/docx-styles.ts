import type { IStylesOptions } from 'docx';
import { GENERAL } from '../../languages/general.ts';
import type { Language } from '../../languages/registry.ts';

/** The paragraph style of a name; people restyle all names by changing it. */
export const SIGNER_STYLE = 'Signer';

/** The styles of a list in this language. Sizes are in half points, spaces in twentieths of a point. */
export const stylesIn = (language: Language): IStylesOptions => ({
  default: {
    document: {
      run: { font: 'Georgia', size: 21, language: { value: GENERAL[language].spelling } },
      paragraph: { spacing: { after: 40 } },
    },
    title: { run: { size: 40, bold: true }, paragraph: { spacing: { after: 240 } } },
    heading1: {
      run: { size: 28, bold: true },
      paragraph: { spacing: { before: 280, after: 120 } },
    },
    heading2: { run: { size: 23, bold: true }, paragraph: { spacing: { before: 200, after: 60 } } },
  },
  characterStyles: [{ id: 'Detail', name: 'Detail', quickFormat: true, run: { italics: true } }],
  paragraphStyles: [
    {
      id: SIGNER_STYLE,
      name: SIGNER_STYLE,
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { indent: { left: 240, hanging: 240 }, keepLines: true },
    },
    {
      id: 'Note',
      name: 'Note',
      basedOn: 'Normal',
      quickFormat: true,
      run: { italics: true, size: 19 },
      paragraph: { spacing: { before: 160 } },
    },
  ],
});
