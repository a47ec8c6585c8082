// The development SMS gateway as a process of its own: what a real provider would be for the services, and what a phone
// would be for people. It keeps nothing but its ledger, and listens on loopback only.
import { join } from 'node:path';
import { claimDirectory } from '../servers/claim-directory.mjs';
import { SmsGateway } from './sms-gateway.mjs';
import { SmsLedger } from './sms-ledger.mjs';

/** @param {string} sentence @returns {never} */
function refuse(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** @param {string} name @returns {string} */
function needed(name) {
  return process.env[name] || refuse(`The development SMS gateway needs ${name} in its environment.`);
}

if (process.env.NODE_ENV === 'production') {
  refuse('The development SMS gateway refuses NODE_ENV=production: it delivers nothing to a real phone.');
}
const port = Number(needed('SMS_PORT'));
if (!Number.isInteger(port) || port < 0 || port > 65_535) refuse('SMS_PORT must be a port between 0 and 65535.');
const token = needed('SMS_GATEWAY_TOKEN');
const inboundUrl = process.env.SMS_INBOUND_URL ?? '';
if (inboundUrl !== '' && !URL.canParse(inboundUrl)) refuse('SMS_INBOUND_URL is not a URL.');

const directory = join(needed('DATA_DIR'), 'sms');
const claim = claimDirectory(directory);
if ('heldBy' in claim)
  refuse(`${directory} is in use by process ${claim.heldBy.pid}: two gateways cannot share a ledger.`);

const ledger = await SmsLedger.open(join(directory, 'ledger.jsonl')).catch((error) => refuse(String(error.message)));
const gateway = new SmsGateway({ ledger, token, inboundUrl, now: () => new Date() });
const listeningOn = await gateway.listen(port).catch((error) => refuse(`Port ${port}: ${error.code ?? error.message}`));
console.log(`SMS gateway on http://127.0.0.1:${listeningOn}, ${ledger.messages} messages in its ledger`);

for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT'])) {
  process.once(signal, () => {
    void gateway.close().then(() => {
      claim.release();
      process.exit(0);
    });
  });
}
