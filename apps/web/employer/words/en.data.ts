import type { Words } from './words';

/** What the employers' console says, in English. */
export const en: Words = {
  name: 'GuiGong',
  side: 'for employers',
  loading: 'Loading…',
  retry: 'Try again',
  signOut: 'Sign out',
  signIn: {
    title: 'Sign in by phone',
    lead: 'Owners, managers and foremen sign in with their own number.',
    phone: 'Mobile number',
    phoneWrong: 'Enter a mobile number of 11 digits.',
    sendCode: 'Send a code',
    code: 'Code',
    codeSent: (phone) => `The code was sent to ${phone}; it is good for 5 minutes.`,
    demoCode: (code) => `Demonstration: the code is ${code}`,
    enter: 'Sign in',
    otherPhone: 'Another number',
    reference: 'API reference',
  },
  connection: {
    live: 'live',
    notLive: 'connecting again',
    unreachable: 'the server cannot be reached',
  },
  menu: { board: 'Live board' },
  board: { nothingTitle: 'Nothing posted yet', nothingText: 'Once work is posted, its seats fill here as you watch.' },
};
