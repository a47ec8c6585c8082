import { Inject, Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { CONFIG, type Config } from '../config/config';

/** The figures of one process, in a registry of its own so that several services can live in one test process. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  readonly httpSeconds = this.histogram('gg_http_request_seconds', 'Time of HTTP requests', [
    'method',
    'route',
    'status',
  ]);
  readonly consumerSeconds = this.histogram('gg_consumer_seconds', 'Time of one delivery', ['consumer']);
  readonly consumerFailures = this.counter('gg_consumer_failures_total', 'Deliveries that failed', ['consumer']);
  readonly relayFailures = this.counter('gg_relay_failures_total', 'Claims that could not be enqueued', []);
  readonly transactionRetries = this.counter('gg_transaction_retries_total', 'Use cases run again after a conflict', [
    'name',
  ]);
  readonly deliveriesPending = this.gauge('gg_deliveries_pending', 'Deliveries that are due and not done');
  readonly deliveriesStuck = this.gauge('gg_deliveries_stuck', 'Deliveries tried too often');
  readonly deliveryLagSeconds = this.gauge('gg_delivery_lag_seconds', 'Age of the oldest due delivery');
  readonly candidates = this.gauge('gg_candidates', 'Workers in the candidate index of this process');
  readonly candidateFaults = this.counter('gg_candidate_faults_total', 'Rows of the projection that were left out', []);
  readonly candidateRepairs = this.counter(
    'gg_candidate_repairs_total',
    'Workers and parties that the index had not as the projection has them',
    [],
  );
  readonly candidateBytes = this.gauge('gg_candidate_index_bytes', 'Memory of the candidate index of this process');
  readonly decisionsTooLong = this.counter(
    'gg_decisions_too_long_total',
    'Plans whose record is too long to be kept',
    [],
  );
  readonly smsOverBudget = this.counter('gg_sms_over_budget_total', 'Texts for which their city had no money left', [
    'city',
  ]);
  readonly sharedAllocationsShort = this.counter(
    'gg_shared_allocations_short_total',
    'Allocations of shared employment that did not look at everything: cut, unproven',
    ['city', 'why'],
  );
  readonly speeches = this.counter('gg_speeches_total', 'Offers read out: made, kept from before, busy, failed', [
    'outcome',
  ]);
  readonly pushesUnrecorded = this.gauge(
    'gg_pushes_unrecorded',
    'Notices pushed of which the ledger does not know yet',
  );
  readonly sockets = this.gauge('gg_sockets_open', 'Sockets connected to this process');

  constructor(@Inject(CONFIG) config: Config) {
    this.registry.setDefaultLabels({ service: config.service });
    collectDefaultMetrics({ register: this.registry });
  }

  private histogram<L extends string>(name: string, help: string, labelNames: L[]): Histogram<L> {
    const buckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
    return new Histogram({ name, help, labelNames, buckets, registers: [this.registry] });
  }

  private counter<L extends string>(name: string, help: string, labelNames: L[]): Counter<L> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  private gauge(name: string, help: string): Gauge {
    return new Gauge({ name, help, registers: [this.registry] });
  }
}
