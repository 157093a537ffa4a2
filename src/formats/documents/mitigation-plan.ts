import type { DocumentContract } from './contract.ts'

/**
 * A mitigation plan (document 000, task 2, steps 2 and 7): what is at risk, and what is done about each. By whom and
 * until when may stand anywhere in it; whoever judges it looks for those.
 */
export const mitigationPlanContract: DocumentContract = {
  name: 'mitigation plan',
  refusesPlaceholders: true,
  sections: [
    {
      id: 'risks',
      title: 'Risks',
      aliases: [
        'Risk',
        'Threats',
        'Threat model',
        'Findings',
        'Issues',
        'Open issues',
        'Riesgos',
        'Amenazas',
      ],
      minimumItems: 1,
      minimumWords: 3,
    },
    {
      id: 'mitigations',
      title: 'Mitigations',
      aliases: ['Mitigation', 'Mitigation plan', 'Measures', 'Countermeasures', 'Safeguards', 'Salvaguardas'],
      minimumItems: 1,
      minimumWords: 3,
    },
  ],
}
