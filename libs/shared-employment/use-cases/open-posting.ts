import { tradeByCode } from '@gg/reference-data';
import type { SharedPostingRow } from '../data/shared-postings';
import { plainSkill } from '../domain/assert-terms';
import type { OpenPosting } from '../domain/pair-conditions';

/** A posting as pairing looks at it, with what law asks for its trades. */
export const openPosting = ({ id, employerId, terms, headcount, held }: SharedPostingRow): OpenPosting => ({
  id,
  employerId,
  terms,
  trades: terms.tradeCodes.map((code) => ({
    code,
    lawful: (tradeByCode(code)?.certificates ?? [])
      .filter(({ requirement }) => requirement === 'law')
      .map(({ kind }) => kind),
  })),
  skills: new Map(terms.skills.map((skill) => [plainSkill(skill), skill])),
  freeHeads: headcount - held,
});
