import { startSystem, type System } from '../../tools/system.mjs';
import { testFolder } from './test-folder';

/** The development gateway as a process of its own; it keeps its port and its ledger when it goes away and comes back. */
export class TestGateway {
  private constructor(private readonly system: System) {}

  /** @param inboundUrl where it hands texts from phones on to */
  static async start(inboundUrl = ''): Promise<TestGateway> {
    return new TestGateway(
      await startSystem({
        dataDir: testFolder('gateway'),
        durable: false,
        databaseUrl: 'mysql://unused/unused',
        redisUrl: 'redis://unused',
        migrate: false,
        services: [],
        env: { SMS_INBOUND_URL: inboundUrl },
      }),
    );
  }

  /** What a service needs to reach it. */
  get env(): NodeJS.ProcessEnv {
    return {
      SMS_GATEWAY_URL: this.system.urls['sms'],
      SMS_GATEWAY_TOKEN: this.system.env['SMS_GATEWAY_TOKEN'],
    };
  }

  /** What a phone received, oldest first. */
  async outbox(phone: string): Promise<{ key: string; text: string }[]> {
    const answer = await fetch(`${this.system.urls['sms']}/outbox?phone=${phone}`);
    return ((await answer.json()) as { messages: { key: string; text: string }[] }).messages;
  }

  /** A phone sends a text; the gateway hands it on. */
  async send(id: string, from: string, text: string): Promise<void> {
    const body = JSON.stringify({ id, from, text });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${this.system.urls['sms']}/inbound`, { method: 'POST', headers, body });
    if (!answer.ok) throw new Error(`the gateway answered ${answer.status}`);
  }

  async away(): Promise<void> {
    await this.system.sms?.kill();
  }

  async back(): Promise<void> {
    await this.system.sms?.start();
  }

  async stop(): Promise<void> {
    await this.system.stop();
  }
}
