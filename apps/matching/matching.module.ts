import { Module, type DynamicModule } from '@nestjs/common';
import { BookingsModule } from '@gg/bookings';
import { EmployersModule } from '@gg/employers';
import { IdentityModule } from '@gg/identity';
import { MarketsModule } from '@gg/markets';
import { MatchingModule } from '@gg/matching';
import { NotificationsModule } from '@gg/notifications';
import { PlatformModule, type Config, type Schema } from '@gg/platform';
import { PostingsModule } from '@gg/postings';
import { SharedEmploymentModule } from '@gg/shared-employment';
import { WorkersModule } from '@gg/workers';

@Module({})
export class MatchingAppModule {
  static with(config: Config, schema: Schema): DynamicModule {
    return {
      module: MatchingAppModule,
      imports: [
        PlatformModule.forService(config, schema),
        IdentityModule.forService(config),
        MarketsModule.forService(),
        WorkersModule.forService(config),
        EmployersModule.forService(config),
        PostingsModule.forService(config),
        MatchingModule,
        BookingsModule.forService(config),
        SharedEmploymentModule.forService(config),
        NotificationsModule.forService(config),
      ],
    };
  }
}
