import { poll } from '../../support/poll';
import type { Stage } from './stage';
import type { Recipe, Recipes, SentFile } from './way';

/** The link in the text that a phone got, without its address. */
async function linkOf(stage: Stage, phone: string): Promise<string> {
  return poll('a text with a link', async () => {
    const { messages } = JSON.parse(await stage.text('sms', `outbox?phone=${phone}`)) as {
      messages: { text: string }[];
    };
    return /offer-links\/([\w.~-]+)/.exec(messages.at(-1)?.text ?? '')?.[1];
  });
}

const offerLink: Recipe = async (stage) => {
  const { worker, offerId } = await stage.offer();
  return {
    by: null,
    path: { token: await linkOf(stage, worker.phone) },
    headers: { accept: 'application/json' },
    shows: offerId,
  };
};

/** What the encoder writes where it has room in an MP3 file. */
const SOUND = 'LAME3';

/** The smallest photo: one grey pixel. */
export const paperPhoto: SentFile = {
  name: '健康证.png',
  type: 'image/png',
  content: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
    'base64',
  ),
};

const certificate = { kind: 'health', number: '桂健20260001', validFrom: '2026-01-01', validTo: '2027-01-01' };

/** A crew of three, the third of whom has been asked and has not said yes. */
async function crew(stage: Stage) {
  const [leader, member, asked] = [stage.worker(), stage.worker(), stage.worker()];
  const body = { kind: 'crew', statedMinimum: 2, invite: [member.accountId, asked.accountId] };
  const { partyId } = await stage.does<{ partyId: string }>('worker', leader, 'POST', 'parties', body);
  await stage.does('worker', member, 'POST', `parties/${partyId}/consent`);
  return { leader, member, asked, partyId, path: { id: partyId } };
}

export const workerRecipes: Recipes = {
  'worker GET offers': async (stage) => {
    const { worker, offerId } = await stage.offer();
    return { by: worker, shows: offerId };
  },
  'worker GET offers/{id}': async (stage) => {
    const { worker, offerId, shiftId } = await stage.offer();
    return { by: worker, path: { id: offerId }, shows: shiftId };
  },
  'worker GET offers/{id}/audio': async (stage) => {
    const { worker, offerId } = await stage.offer();
    return { by: worker, path: { id: offerId }, query: { language: 'en' }, shows: SOUND };
  },
  'worker POST offers/{id}/acceptance': async (stage) => {
    const { worker, offerId } = await stage.offer();
    return { by: worker, path: { id: offerId } };
  },
  'worker POST offers/{id}/refusal': async (stage) => {
    const { worker, offerId } = await stage.offer();
    return { by: worker, path: { id: offerId }, body: { reason: 'too_far' } };
  },
  'worker GET offer-links/{token}': offerLink,
  'worker GET offer-links/{token}/audio': async (stage) => ({ ...(await offerLink(stage)), shows: SOUND }),
  'worker POST offer-links/{token}/acceptance': offerLink,
  'worker POST offer-links/{token}/refusal': offerLink,
  'worker POST offer-links/{token}/cancellation': async (stage) => {
    const { worker, offerId } = await stage.offer();
    const token = await linkOf(stage, worker.phone);
    await stage.does('worker', worker, 'POST', `offers/${offerId}/acceptance`);
    return { by: null, path: { token }, headers: { accept: 'application/json' }, shows: offerId };
  },
  'worker POST sms/inbound': (stage) => ({
    by: null,
    body: { id: `text-${stage.number()}`, from: stage.worker().phone, text: '你好' },
    headers: { authorization: `Bearer ${stage.system.env['SMS_GATEWAY_TOKEN']}` },
  }),

  'worker GET bookings': async (stage) => {
    const { worker, bookingId } = await stage.booking();
    return { by: worker, shows: bookingId };
  },
  'worker GET bookings/{id}': async (stage) => {
    const { worker, bookingId, shiftId } = await stage.booking();
    return { by: worker, path: { id: bookingId }, shows: shiftId };
  },
  'worker POST bookings/{id}/undo': async (stage) => {
    const { worker, bookingId } = await stage.booking();
    return { by: worker, path: { id: bookingId } };
  },
  'worker POST bookings/{id}/cancellation': async (stage) => {
    const { worker, bookingId } = await stage.booking();
    return { by: worker, path: { id: bookingId }, body: { reason: 'ill' } };
  },
  'worker POST bookings/{id}/reconfirmation': async (stage) => {
    const { worker, bookingId } = await stage.askedBooking();
    return { by: worker, path: { id: bookingId }, body: { answer: 'coming' } };
  },
  'worker GET shifts/{id}/explanation': async (stage) => {
    const { shiftId } = await stage.posting();
    const by = stage.worker();
    return { by, path: { id: shiftId }, shows: by.accountId };
  },
  'worker POST shifts/{id}/claims': async (stage) => {
    const { shiftId } = await stage.posting();
    return { by: stage.worker(), path: { id: shiftId } };
  },
  'worker POST shifts/{id}/applications': async (stage) => {
    const { shiftId } = await stage.posting({ mode: { application: true } });
    return { by: stage.worker(), path: { id: shiftId } };
  },
  'worker GET applications': async (stage) => {
    const { worker, applicationId } = await stage.application();
    return { by: worker, shows: applicationId };
  },
  'worker POST applications/{id}/withdrawal': async (stage) => {
    const { worker, applicationId } = await stage.application();
    return { by: worker, path: { id: applicationId } };
  },

  'worker GET notices': async (stage) => {
    const { worker, offerId } = await stage.offer();
    return { by: worker, shows: offerId };
  },
  'worker POST notices/acknowledgements': async (stage) => {
    const { worker } = await stage.offer();
    const ids = await noticesOf(stage, 'worker', worker);
    return { by: worker, body: { ids }, owns: ids };
  },

  'worker GET worker/profile': (stage) => {
    const worker = stage.worker();
    return { by: worker, shows: worker.accountId };
  },
  'worker PATCH worker/profile': (stage) => ({
    by: stage.worker(),
    body: {
      regionCode: stage.home.countyCode,
      place: { ...stage.home.point, datum: 'WGS-84' },
      paused: false,
      preferences: {
        maxDistanceM: 8_000,
        minHourlyFen: 2_000,
        nights: false,
        nightOffers: true,
        preferredTrades: [stage.home.trade.code],
      },
      personalised: true,
      display: { language: 'zh-CN', letters: 'large', readAloud: true, highContrast: false },
    },
  }),
  'worker PUT worker/trades': (stage) => ({
    by: stage.worker(),
    body: { trades: [{ code: stage.home.trade.code, months: 12 }] },
  }),
  'worker PUT worker/availability': (stage) => ({
    by: stage.worker(),
    body: { weekly: [{ weekday: 1, startMinute: 360, endMinute: 1_080 }] },
  }),
  'worker PUT worker/availability/exceptions': (stage) => ({
    by: stage.worker(),
    body: {
      set: [{ date: localDay(stage, 48), free: [{ startMinute: 0, endMinute: 600 }] }],
      clear: [localDay(stage, 96)],
    },
  }),
  'worker POST worker/presence': async (stage) => ({ by: stage.worker(), body: await presence(stage) }),
  'worker DELETE worker/presence': async (stage) => {
    const worker = stage.worker();
    await stage.does('worker', worker, 'POST', 'worker/presence', await presence(stage));
    return { by: worker };
  },
  'worker GET worker/blocks': async (stage) => {
    const worker = stage.worker();
    await stage.does('worker', worker, 'POST', 'worker/blocks', { employerId: stage.rival.employerId });
    return { by: worker, shows: stage.rival.employerId };
  },
  'worker POST worker/blocks': (stage) => ({
    by: stage.worker(),
    body: { employerId: stage.rival.employerId, reason: '拖欠工资' },
  }),
  'worker DELETE worker/blocks/{employerId}': async (stage) => {
    const worker = stage.worker();
    const { employerId } = stage.rival;
    await stage.does('worker', worker, 'POST', 'worker/blocks', { employerId });
    return { by: worker, path: { employerId } };
  },

  'worker GET worker/certificates': async (stage) => {
    const { worker, id } = await addCertificate(stage);
    return { by: worker, shows: id };
  },
  'worker POST worker/certificates': (stage) => ({ by: stage.worker(), body: certificate }),
  'worker PATCH worker/certificates/{id}': async (stage) => {
    const { worker, id } = await addCertificate(stage);
    const { kind: _fixed, ...rest } = certificate;
    return { by: worker, path: { id }, body: { ...rest, number: '桂健20260002' } };
  },
  'worker DELETE worker/certificates/{id}': async (stage) => {
    const { worker, id } = await addCertificate(stage);
    return { by: worker, path: { id } };
  },
  'worker PUT worker/certificates/{id}/photo': async (stage) => {
    const { worker, id } = await addCertificate(stage);
    return { by: worker, path: { id }, file: paperPhoto };
  },
  'worker GET worker/certificates/{id}/photo': async (stage) => {
    const { worker, id } = await addCertificate(stage);
    await stage.sends('worker', worker, 'PUT', `worker/certificates/${id}/photo`, paperPhoto);
    return { by: worker, path: { id }, shows: 'WEBP' };
  },
  'worker DELETE worker/certificates/{id}/photo': async (stage) => {
    const { worker, id } = await addCertificate(stage);
    await stage.sends('worker', worker, 'PUT', `worker/certificates/${id}/photo`, paperPhoto);
    return { by: worker, path: { id } };
  },
  'worker GET worker/statuses': async (stage) => {
    const { worker, id } = await stateStatus(stage);
    return { by: worker, shows: id };
  },
  'worker POST worker/statuses': (stage) => ({
    by: stage.worker(),
    body: { kind: 'student', from: '2026-09-01', to: '2027-06-30' },
  }),
  'worker DELETE worker/statuses/{id}': async (stage) => {
    const { worker, id } = await stateStatus(stage);
    return { by: worker, path: { id } };
  },

  'worker GET worker/personal-data': async (stage) => {
    const { worker, bookingId } = await stage.booking();
    return { by: worker, shows: bookingId };
  },
  'worker GET worker/personal-data/page': async (stage) => {
    const { worker, bookingId } = await stage.booking();
    return { by: worker, shows: bookingId };
  },
  'worker GET worker/erasure': async (stage) => {
    const { worker, bookingId } = await stage.booking();
    return { by: worker, shows: bookingId };
  },
  'worker POST worker/erasure': (stage) => ({ by: stage.worker(), body: { understood: true } }),
  'worker DELETE worker/erasure': async (stage) => {
    const worker = stage.worker();
    await stage.does('worker', worker, 'POST', 'worker/erasure', { understood: true });
    return { by: worker };
  },
  'worker GET parties': async (stage) => {
    const { leader, partyId } = await crew(stage);
    return { by: leader, shows: partyId };
  },
  'worker POST parties': (stage) => ({
    by: stage.worker(),
    body: { kind: 'crew', statedMinimum: 2, invite: [stage.worker().accountId] },
  }),
  'worker POST parties/memberships': async (stage) => {
    const { leader, partyId } = await crew(stage);
    const { code } = await stage.does<{ code: string }>('worker', leader, 'POST', `parties/${partyId}/links`);
    return { by: stage.worker(), body: { code } };
  },
  'worker GET parties/{id}': async (stage) => {
    const { leader, member, path } = await crew(stage);
    return { by: leader, path, shows: member.accountId };
  },
  'worker DELETE parties/{id}': async (stage) => {
    const { leader, path } = await crew(stage);
    return { by: leader, path };
  },
  'worker POST parties/{id}/invitations': async (stage) => {
    const { leader, path } = await crew(stage);
    return { by: leader, path, body: { workerId: stage.worker().accountId } };
  },
  'worker DELETE parties/{id}/invitations/mine': async (stage) => {
    const { asked, path } = await crew(stage);
    return { by: asked, path };
  },
  'worker POST parties/{id}/links': async (stage) => {
    const { leader, path } = await crew(stage);
    return { by: leader, path };
  },
  'worker POST parties/{id}/consent': async (stage) => {
    const { asked, path } = await crew(stage);
    return { by: asked, path };
  },
  'worker DELETE parties/{id}/consent': async (stage) => {
    const { member, path } = await crew(stage);
    return { by: member, path };
  },
  'worker DELETE parties/{id}/membership': async (stage) => {
    const { member, path } = await crew(stage);
    return { by: member, path };
  },
  'worker DELETE parties/{id}/members/{workerId}': async (stage) => {
    const { leader, member, path } = await crew(stage);
    return { by: leader, path: { ...path, workerId: member.accountId } };
  },
  'worker PUT parties/{id}/answerers': async (stage) => {
    const { leader, member, path } = await crew(stage);
    return { by: leader, path, body: { workerIds: [member.accountId] } };
  },
  'worker PUT parties/{id}/minimum': async (stage) => {
    const { leader, path } = await crew(stage);
    return { by: leader, path, body: { statedMinimum: 3 } };
  },

  'worker GET markets': async (stage) => {
    const marketId = await stage.market();
    const { countyCode: region, point } = stage.home;
    const query = { lng: String(point.lng), lat: String(point.lat), radiusM: '5000', region, limit: '100' };
    return { by: null, query, shows: marketId };
  },
  'worker GET markets/{id}': async (stage) => {
    const marketId = await stage.market();
    return { by: null, path: { id: marketId }, shows: marketId };
  },

  'worker GET public/postings/{code}': byCode(({ shiftId }) => shiftId),
  'worker GET /p/{code}': byCode(({ shiftId }) => `/jobs/${shiftId}`),
  'worker GET /p/{code}/poster': byCode(({ code }) => `/p/${code}`),
  'worker GET /p/{code}/qr.svg': byCode(() => '<svg'),
  'worker GET /p/{code}/qr.png': byCode(() => 'PNG'),
  'worker GET jobs': async (stage) => {
    const { shiftId } = await stage.posting();
    const { countyCode: region, trade, point } = stage.home;
    const query = {
      lng: String(point.lng),
      lat: String(point.lat),
      radiusM: '5000',
      region,
      trade: trade.code,
      limit: '50',
    };
    return { by: null, query, shows: shiftId };
  },
  'worker GET jobs/map': async (stage) => {
    const { shiftId } = await stage.posting();
    const { trade, point } = stage.home;
    const query = {
      west: String(point.lng - 0.1),
      south: String(point.lat - 0.1),
      east: String(point.lng + 0.1),
      north: String(point.lat + 0.1),
      trade: trade.code,
    };
    return { by: null, query, shows: shiftId };
  },
  'worker GET jobs/{shiftId}': async (stage) => {
    const { shiftId, postingId } = await stage.posting();
    return { by: null, path: { shiftId }, shows: postingId };
  },
};

/** A public posting by what its short link ends in. @param shows what its page has to say */
function byCode(shows: (posting: { code: string; shiftId: string }) => string): Recipe {
  return async (stage) => {
    const { postingId, shiftId } = await stage.posting();
    const path = `postings/${postingId}`;
    const { links } = await stage.does<{ links: { code: string } }>('employer', stage.boss.owner, 'GET', path);
    return { by: null, path: { code: links.code }, shows: shows({ code: links.code, shiftId }) };
  };
}

const presence = async (stage: Stage) => ({
  marketId: await stage.market(),
  point: { ...stage.home.point, datum: 'WGS-84' },
});

const localDay = (stage: Stage, hours: number): string =>
  new Date(stage.hoursAhead(hours).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

async function addCertificate(stage: Stage) {
  const worker = stage.worker();
  const added = await stage.does<{ certificateId: string }>(
    'worker',
    worker,
    'POST',
    'worker/certificates',
    certificate,
  );
  return { worker, id: added.certificateId };
}

async function stateStatus(stage: Stage) {
  const worker = stage.worker();
  const body = { kind: 'student', from: '2026-09-01', to: '2027-06-30' };
  const { statusId } = await stage.does<{ statusId: string }>('worker', worker, 'POST', 'worker/statuses', body);
  return { worker, id: statusId };
}

/** Ids of the notices somebody has; waits for the first one. */
export async function noticesOf(
  stage: Stage,
  door: 'worker' | 'employer' | 'centre',
  who: { readonly token: string },
): Promise<string[]> {
  return poll('a notice', async () => {
    const { items } = await stage.does<{ items: { id: string }[] }>(door, who, 'GET', 'notices');
    return items.length > 0 && items.map(({ id }) => id);
  });
}
