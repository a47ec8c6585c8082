import { z } from 'zod';

/** A whole number, at least 1: a batch of none would never end, and a pool of none never begin. */
const count = (fallback: number) => z.number().int().min(1).default(fallback);
/** Where none makes sense too: at once, not at all. */
const countOrNone = (fallback: number) => z.number().int().min(0).default(fallback);
const ms = count;
const section = <T extends z.ZodRawShape>(shape: T) => z.strictObject(shape).prefault({} as never);

/**
 * Every number that was chosen once, with its unit in its name and its reason beside it. Changed by the `SETTINGS`
 * variable; an unknown name is refused.
 */
export const settingsSchema = z.strictObject({
  database: section({
    /** Connections a process may hold: two cores are full well before this; more only queue inside the server. */
    poolSize: count(20),
    /** A request or a job that gets no connection in this time is refused, so that whatever holds them all ends. */
    acquireMs: ms(5_000),
    /**
     * Rows are held for milliseconds: who waits longer for one waits for a process that hangs, and its use case is run
     * again. Twelve attempts at this are still shorter than a phone's patience with a page that says so.
     */
    lockWaitSeconds: count(3),
    /** A use case is run again at most so often after a deadlock or a certification conflict. */
    maxAttempts: count(12),
    /** Base of the jittered wait between attempts; conflicts end in a few milliseconds. */
    retryBaseMs: countOrNone(4),
  }),
  relay: section({
    /** Rows one claim takes: bounds the transaction and the burst into the queue. */
    batch: count(200),
    /**
     * Transactions whose deliveries a process enqueues itself at the same time: so few that an idle system has no relay in its
     * latency, and a busy one has the relay's large batches.
     */
    handovers: countOrNone(4),
    /** Real time after which a delivery not done is enqueued again. */
    leaseMs: ms(15_000),
    /** A lost nudge costs at most this. */
    pollMs: ms(500),
    /** The growing wait between tries of a failing delivery ends here. */
    maxBackoffMs: ms(300_000),
    /** From this many tries a delivery counts as stuck and raises the alarm. */
    stuckAttempts: count(8),
  }),
  queues: section({
    /** Jobs of one lane a process works on at once. */
    concurrency: count(8),
    /** A command to Redis that takes longer is given up: the database has everything. */
    commandTimeoutMs: ms(2_000),
    /** Finished and failed jobs kept as evidence. */
    keepCompleted: countOrNone(1_000),
    keepFailed: countOrNone(5_000),
  }),
  http: section({
    /** 64 KiB: no form of ours comes near; files have routes of their own. */
    bodyLimitBytes: count(65_536),
    /** Requests of one account or address in a minute. */
    ratePerMinute: count(600),
    /**
     * Sign-in attempts of one address in a minute: half of what its guests may ask in all, so that guessing ends first.
     * Wide, because phones share the addresses of their network operator; the codes of one phone have their own, narrow
     * limits in the database.
     */
    signInPerMinute: count(300),
    /** Replies that the SMS gateway hands over in a minute: one address, and everybody's texts. */
    gatewayPerMinute: count(12_000),
    /** Requests with one link of a text in a minute: a person who taps, and taps again. */
    linkPerMinute: count(60),
    /** Events of one account's open pages in a minute: an employer's page asks for each of its boards. */
    socketEventsPerMinute: count(1_200),
    /** Requests in flight are given this long when a service stops. */
    drainMs: countOrNone(8_000),
  }),
  sockets: section({
    /** So often open pages are marked again and their sessions looked at. A mark that is three times as old is a lost page. */
    renewMs: ms(20_000),
  }),
  retention: section({
    deliveriesDays: count(14),
    idempotencyDays: count(7),
    noticesDays: count(180),
    /** Batches with their previews: what they became is kept as offers and bookings; a quarter answers who asks why. */
    batchesDays: count(90),
    /**
     * After their end. Sessions tell who was signed in with what: 网络安全法 has such logs kept for six months at least, which
     * are up to 184 days. The audit, which names every sign-in, is kept for years.
     */
    sessionsDays: z.number().int().min(184).default(190),
    /**
     * Local days after the one in which a number was last sent a code: its row counts the codes of that day and minute, and
     * must not go before they are over.
     */
    codesDays: count(1),
    /** After the first try of a quarter of an hour in which passwords were tried at a name; the row is what limits them. */
    passwordTriesDays: count(1),
    /** Between asking for the erasure of an account and the erasure: time to take it back. */
    erasureGraceDays: count(7),
    /**
     * What law keeps of somebody who worked: service records and the ledger of wages, three years (网络招聘服务管理规定;
     * 保障农民工工资支付条例 15), from the end of their last shift.
     */
    workRecordsYears: count(3),
    /** A person gets all their data so often within a day: each time is some hundred reads. */
    ownDataPerDay: count(10),
    /** A night's work goes on with a further delivery after this, well before its lease is over. */
    turnMs: ms(5_000),
    /** Rows that one statement removes: a few milliseconds of locks. */
    batch: count(1_000),
  }),
  sessions: section({
    /** Sliding. Workers' phones are their own; a month spares them codes. */
    workerDays: count(30),
    employerDays: count(7),
    staffHours: count(12),
    cacheSeconds: countOrNone(60),
  }),
  codes: section({
    lifeMinutes: count(5),
    attempts: count(5),
    perMinute: count(1),
    perDay: count(10),
  }),
  masterKeys: section({
    /** Data keys that one statement of a rotation wraps anew: some 100 KB, and nobody waits for its locks long. */
    rewrapBatch: count(500),
    /**
     * Real time between the last re-wrapping and the end of the old master key: a service that took the old key just
     * before has stored its data key by then, or has been cut off (twice `http.drainMs`).
     */
    settleMs: countOrNone(16_000),
  }),
  candidateIndex: section({
    /** Rows of one read of the projection, the feed's too: bounds memory and how long one answer keeps a connection. */
    readRows: count(2_000),
    /** A lost nudge costs at most this, in real milliseconds. */
    pollMs: ms(1_000),
    /** Rows held against the index at a time, twenty milliseconds in slices, and the pause after them: a million in an hour. */
    checkRows: count(300),
    checkEveryMs: ms(1_000),
    /** What a start has to catch up with is at most as old as this; writing takes about a second a million workers. */
    snapshotEveryMinutes: count(10),
    /** An older snapshot is not worth its replay: half of the days whose hours it holds are over. */
    snapshotMaxAgeHours: count(168),
  }),
  batches: section({
    /** Open seats of a batch: planned in seconds, and its plan stays below a megabyte. */
    maxSeats: count(2_000),
    /** Real time for getting better: a person waits for it in front of a page, and it ends within a delivery's lease. */
    planSeconds: count(10),
    /**
     * Between two shifts of one person: what e-bikes may go on the lanes for bicycles (道路交通安全法 58). A bus across country
     * is faster and its stops are far, so nobody is planned for what only a car of one's own would reach.
     */
    kmPerHour: count(15),
    /**
     * Roads beyond the straight line: a fifth in a town (G. F. Newell, Traffic Flow on Transportation Networks, 1980), a quarter
     * over a country (Kim et al. 2015, 1.26 in South Korea); a little more, for Guangxi's hills.
     */
    detourPercent: countOrNone(30),
    /** A preview older than this is of a market that has moved on: it is refused. */
    previewMinutes: count(15),
    /** A batch that is not planned by then has failed: several leases, so that a process that was killed is made up for. */
    giveUpMinutes: count(5),
  }),
  dispatch: section({
    /** Share of offers that are accepted where nothing is known yet. */
    priorAcceptance: z.number().min(0.01).max(1).default(0.4),
    /** The share is learnt from so many of the last answered offers of each source: ten large waves, read in a millisecond. */
    learntFromOffers: count(500),
    /** And from none older than four weeks: by then seasons and habits have changed. */
    learntFromDays: count(28),
    /** How often it is learnt anew: a wave's answers bear on the next waves of other shifts soon, and not on every plan. */
    acceptanceAgainSeconds: count(10),
    /** Of the seats that offers brought, of work that has begun, so many of each source are looked at, once in this time. */
    learntFromSeats: count(200),
    learntAgainSeconds: count(300),
    maxWave: count(200),
    radiiM: z.array(z.number().int().positive()).min(1).default([5_000, 10_000, 20_000, 50_000]),
    maxOpenOffers: count(3),
    /** Of these so many are kept for shifts that find too few people near, or start soon: the last one. */
    keptOffers: countOrNone(1),
    maxOffersPerDay: count(20),
    presenceHours: count(3),
    undoMinutes: countOrNone(5),
    /** Offer life after delivery, by time left to the start. */
    life: section({
      urgentWithinHours: count(2),
      urgentMinutes: count(3),
      soonWithinHours: count(12),
      soonMinutes: count(10),
      socketMinutes: count(20),
      smsMinutes: count(60),
    }),
    /** What an offer gets on top of its life until its channel has delivered it. */
    graceSeconds: countOrNone(120),
  }),
  /**
   * Local hours in which nobody is woken by an offer, a text or a call; the same hour twice: none. Left out, there are none
   * outside production, where whoever starts the system at night would find it asleep.
   */
  quietHours: section({
    /** 22:00: then young workers' night work begins by law, and dormitories put out the light. */
    fromHour: z.number().int().min(0).max(23).default(22),
    /** 07:00: an hour before most sites begin, and nobody's sleep is cut short for tomorrow's work. */
    untilHour: z.number().int().min(0).max(23).default(7),
    /**
     * Work that starts sooner than this after they end cannot wait for it: two hours hold an offer's life, a second wave and
     * the way to the site. Whoever has allowed it is asked at night; who holds a seat is told.
     */
    urgentMinutes: count(120),
  }),
  reconfirmation: section({
    /** Local hour of the day before at which those who hold a seat are asked whether they come: people are at home. */
    eveningHour: z.number().int().min(0).max(23).default(20),
    /** Later in that evening nobody is asked: the question before the start is enough. */
    eveningUntilHour: z.number().int().min(1).max(24).default(22),
    /** Asked again so long before the start: before most set out, and early enough to find somebody else. */
    beforeStartMinutes: count(90),
    /** Without an answer to the evening's question for so long, somebody is phoned, before the night begins. */
    eveningCallMinutes: count(60),
    /** The same of the question before the start. */
    callMinutes: count(15),
    /** Without an answer the seat goes to somebody else so long before the start, who still has to come there. */
    releaseMinutes: count(30),
    /** Asked late, because something did not work, a person still has so long before their seat is released. */
    leastAnswerMinutes: count(30),
    /**
     * Put on the call list, a person still has so long before their seat is released: somebody has to take the call up, ring,
     * and may be rung back. It matters when calling began late because something did not work.
     */
    leastCallMinutes: count(10),
    /** Whoever took the seat or gave an answer so shortly before is not asked again. */
    freshMinutes: countOrNone(30),
  }),
  rosters: section({
    /** A file's link is good for so long: time to open it, and too short to pass it around. */
    linkMinutes: count(15),
    /** A link opens its file so often: a download that broke off is tried again. */
    downloads: count(5),
    /** Files that an organisation asks for within an hour: every gate of a large yard, and no copy of all workers. */
    perHour: count(40),
    /** After a shift its people's ID numbers are given out for so long: wages are paid and insurance is settled by then. */
    numbersDays: count(90),
  }),
  escalation: section({
    smsUrgentSeconds: countOrNone(20),
    smsSeconds: countOrNone(60),
    callUrgentMinutes: countOrNone(5),
    callMinutes: countOrNone(15),
  }),
  photos: section({
    /** Of one photo as it is sent: what a phone's camera makes of a paper has half of it. */
    maxBytes: count(8_388_608),
    /** Above it a picture is not decoded: a few kilobytes can unpack into gigabytes. Cameras of phones make up to 50 million. */
    maxPixels: count(60_000_000),
    /** Longest side of what is kept: small print of a card stays readable, and it is a third of a megabyte to one. */
    longestSidePx: count(2_000),
    /** Photos a process decodes at once: each takes a core for up to a second and some 60 MB, whatever its size. */
    atOnce: count(2),
    /** Photos that wait for their turn; who comes then is asked to try again. */
    waiting: count(20),
    /** Decoding that takes longer is given up. */
    decodeSeconds: count(10),
    /** So long after a paper's last day its photo is of no use: renewals and disputes are over. */
    keepDays: count(180),
  }),
  voice: section({
    /** Speeches a process makes at once: each takes a tenth of a second of a core, beside requests that wait for it. */
    atOnce: count(2),
    /** Speeches that wait for their turn: a second of work; who comes then is asked to try again. */
    waiting: countOrNone(16),
    /** A voice that takes longer hangs: it is ended. */
    deadlineMs: ms(4_000),
    /** Of one speech: two minutes of sound, where an offer takes half of one. */
    maxBytes: count(393_216),
    /** Memory of a process for speeches that were made: some 300 offers. */
    keptBytes: count(33_554_432),
    /** Longer than this no offer lives after it has been read out. */
    keptMinutes: count(60),
  }),
  regulars: section({
    /** Phones one employer may add in a day: a foreman's crews, and too few to try out who has an account. */
    phonesPerDay: count(1_000),
  }),
  notices: section({
    /** Recipients in one chunk: one job, one insert, one publish. */
    chunk: count(500),
    /** A client that reconnects gets what it has not acknowledged, and this much before its cursor again. */
    overlapSeconds: countOrNone(120),
    catchUpLimit: count(500),
    /** So long after the commit a push is checked; it goes right after the commit unless something failed. */
    pushCheckMs: countOrNone(1_500),
    /**
     * After a time without news a process reads so far back for its pages. Longer than pushes can be lost: while Redis is
     * away they are not lost but wait in their deliveries.
     */
    gapMinutes: count(60),
  }),
  sms: section({
    /** A gateway that takes longer is tried again with the delivery's next lease. */
    answerWithinMs: ms(5_000),
    /** An answer to somebody's text that comes later than this would puzzle more than help. */
    answerStaleMinutes: countOrNone(60),
    /** What became of an offer is told once in this time, however often it is asked: a reply sent twice gets one answer. */
    sameAnswerMinutes: count(10),
    /**
     * Of one shift a member of its employer gets one text in this time, with the seats as they are then: ten who cancel in a
     * minute are not ten texts, and an hour before the start there is still time to do something after the second. Of pairs
     * of shared employment as well.
     */
    sameShiftMinutes: count(10),
    /** Texts that answer no offer get so many answers an hour: two machines that answer each other come to an end. */
    helpPerHour: countOrNone(10),
    /**
     * After so many wrong reply codes in an hour a phone's codes are not looked at: a forged sender who tries 614,656 of
     * them would need years. A thumb errs once or twice.
     */
    wrongCodesPerHour: count(5),
    /** What a city spends on texts in a local day; what does not fit goes to the call list at once. Answers are not counted. */
    budget: section({
      /** Fen a segment: what large providers of China ask at small volumes. */
      segmentFen: count(5),
      /** 1,000 yuan: some 6,600 offers of three segments, a tenth of a large city's, for those without an open page. */
      cityDayFen: countOrNone(100_000),
      /** The same of cities that pay another amount, by code: `{"4503":30000}`. */
      cityDayFenOf: z.record(z.string().regex(/^45\d\d$/), z.number().int().min(0)).default({}),
      /** Percent after which plain offers are not texted: the rest of the day's money is for those who hold a seat. */
      plainPercent: countOrNone(80),
      /** The same of work that starts soon, and of what its employer must know. */
      soonPercent: countOrNone(95),
    }),
  }),
  sharedEmployment: section({
    /**
     * After a change of a city's surpluses, shortages or pairs its pairs are looked at anew: firms that write within a few
     * seconds of each other are matched together, and a firm that has just published still looks at the page.
     */
    settleSeconds: countOrNone(3),
    /**
     * Postings of a side that one allocation of a city takes, those open longest first: with all it writes under a second on
     * a busy machine, in which the city is held.
     */
    mostPostings: count(100),
    /** Open postings of a side that one firm may have: a department each, and no firm fills a city's allocation alone. */
    openPerFirm: count(20),
    /** Days in which a firm answers a pair: an office that is closed for a long weekend has one left. */
    answerDays: count(5),
    /** Common days below which agreement, consent and variation of contracts are more work than the lending is worth. */
    leastDays: count(7),
    /** How far workers go to another firm by themselves every day, metres. */
    commuteM: count(30_000),
    /** How far a firm drives workers every day, metres: an hour and a half on county roads. */
    shuttleM: count(80_000),
  }),
  calls: section({
    /** A call that was taken in hand is its taker's for this long. */
    heldMinutes: count(15),
    /** Nobody picks up: again after this time, and so often in all. */
    againMinutes: count(10),
    most: count(3),
    /**
     * An offer lives so long after it came on the list, and after its call was opened: time to pick it up, dial and explain.
     * Short, because every minute of it keeps the seat from the next wave.
     */
    talkMinutes: count(3),
    /**
     * Who has not acknowledged that a seat is gone, given or changed is phoned when the shift starts within so many hours:
     * for a start at six in the morning, from four in the afternoon before, while the windows are still open. From then on
     * the employer's members are texted that seats are missing, too: before it, the search has time to fill them.
     */
    newsWithinHours: count(14),
  }),
});

export type Settings = z.infer<typeof settingsSchema>;
