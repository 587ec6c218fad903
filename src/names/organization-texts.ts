import { readTexts } from './rules.ts';

/** The lists of config/rules/organizations.yaml, each as one text. */
export const organizationTexts = () =>
  readTexts('organizations.yaml', [
    'types',
    'parts',
    'affiliates',
    'opposed',
    'apart',
    'local',
    'fillers',
    'meanings',
    'small',
    'foreign',
    'directions',
    'regions',
    'romans',
    'numberWords',
    'acronymWords',
    'affiliations',
  ]);
