import { Module, type DynamicModule } from '@nestjs/common';
import { BookingsModule } from '@gg/bookings';
import { EmployersModule } from '@gg/employers';
import { IdentityModule } from '@gg/identity';
import { MarketsModule } from '@gg/markets';
import { PlatformModule, type Config, type Schema } from '@gg/platform';
import { PostingsModule } from '@gg/postings';
import { SharedEmploymentModule } from '@gg/shared-employment';
import { WorkersModule } from '@gg/workers';

/** The rooms whose doors the seed uses, without a server around them. */
@Module({})
export class SeedModule {
  /** @param config of a service that runs no jobs: what the seed records waits for the matching service */
  static with(config: Config, schema: Schema): DynamicModule {
    if (config.service === 'matching') throw new RangeError('the seed must not start the relay: use another service');
    return {
      module: SeedModule,
      imports: [
        PlatformModule.forService(config, schema),
        IdentityModule.forService(config),
        MarketsModule.forService(),
        WorkersModule.forService(config),
        EmployersModule.forService(config),
        PostingsModule.forService(config),
        BookingsModule.forService(config),
        SharedEmploymentModule.forService(config),
      ],
    };
  }
}
