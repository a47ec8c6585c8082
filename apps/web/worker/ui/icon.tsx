/** Lines of each picture, on a field of 24 by 24. */
const PATHS = {
  work: 'M4 8h16v11H4zM9 8V5h6v3',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM20 20l-4.8-4.8',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3.5V7M16 3.5V7',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15ZM10 21h4',
  person: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM4.5 20.5a7.5 7.5 0 0 1 15 0',
  back: 'M15 5l-7 7 7 7',
  go: 'M9 5l7 7-7 7',
  sound: 'M4 10v4h3l4 4V6l-4 4zM15 9a4 4 0 0 1 0 6M17.5 6.5a8 8 0 0 1 0 11',
  check: 'M5 12.5l5 5 9-11',
  phone:
    'M6.5 3.5l3 .5 1.5 4-2 1.7a13 13 0 0 0 5.3 5.3l1.7-2 4 1.5.5 3c-1 2-3 2.5-5 2A18 18 0 0 1 4.500 8.500c-.5-2 0-4 2-5Z',
  place:
    'M12 21s7-6.500 7-11.500a7 7 0 0 0-14 0C5 14.500 12 21 12 21ZM12 7a2.500 2.500 0 1 1 0 5 2.500 2.500 0 0 1 0-5Z',
  clock: 'M12 3.500a8.500 8.500 0 1 1 0 17 8.500 8.500 0 0 1 0-17ZM12 7.500V12l3 2',
  tool: 'M14 5a4.500 4.500 0 0 0 5 5.500L10 20l-4-4 9-9',
  id: 'M3 5.500h18v13H3zM7 15.500c.5-2 4.500-2 5 0M9.500 9a1.500 1.500 0 1 1 0 3 1.500 1.500 0 0 1 0-3ZM15 10h3M15 14h3',
  people:
    'M9 5a3.500 3.500 0 1 1 0 7 3.500 3.500 0 0 1 0-7ZM2.500 19.500a6.500 6.500 0 0 1 13 0M16 5.500a3 3 0 0 1 0 6M18 14.500a6 6 0 0 1 3.500 5',
  letters: 'M4 19l5-13 5 13M5.500 15h7M16 19l2.500-7 2.500 7M16.800 17h3.400',
  shield: 'M12 3.500l7 2.500v5.500c0 4.500-3 7.500-7 9-4-1.500-7-4.500-7-9V6ZM9 12l2.200 2.200L15.200 10',
  devices: 'M3 5h13v10H3zM6 19h7M18 9h3.500v10H16v-4',
  out: 'M13 4H5v16h8M10 12h11M17 8l4 4-4 4',
  pause: 'M8 5v14M16 5v14',
  paper: 'M6 3.500h8l4 4v13H6zM14 3.500v4h4M9 12h6M9 16h6',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  cross: 'M6 6l12 12M18 6L6 18',
  market:
    'M4 9.500L5.500 4h13L20 9.500M4 9.500h16v2a2.500 2.500 0 0 1-4 0 2.500 2.500 0 0 1-4 0 2.500 2.500 0 0 1-4 0 2.500 2.500 0 0 1-4 0ZM5.500 13.500V20h13v-6.500',
} as const;

export type IconName = keyof typeof PATHS;

/** A picture beside words; never instead of them. */
export const Icon = ({ name, size = 24 }: { name: IconName; size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={PATHS[name]} />
  </svg>
);
