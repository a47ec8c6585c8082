import { Module, type DynamicModule } from '@nestjs/common';
import { BookingsModule } from '@gg/bookings';
import { EmployersModule } from '@gg/employers';
import { IdentityModule } from '@gg/identity';
import { MarketsModule } from '@gg/markets';
import { NotificationsModule } from '@gg/notifications';
import { PlatformModule, type Config, type Schema } from '@gg/platform';
import { PostingsModule } from '@gg/postings';
import { SharedEmploymentModule } from '@gg/shared-employment';
import { WorkersModule } from '@gg/workers';
import { BatchesController } from './batches.controller';
import { employersControllers } from './employers-controllers';
import { postingsControllers } from './postings-controllers';
import { sharedEmploymentControllers } from './shared-employment-controllers';
import { RostersController } from './rosters.controller';
import { ShiftsController } from './shifts.controller';

@Module({})
export class EmployerAppModule {
  static with(config: Config, schema: Schema): DynamicModule {
    return {
      module: EmployerAppModule,
      imports: [
        PlatformModule.forService(config, schema),
        IdentityModule.forService(config),
        MarketsModule.forService(),
        WorkersModule.forService(config),
        EmployersModule.forService(config),
        PostingsModule.forService(config),
        BookingsModule.forService(config),
        SharedEmploymentModule.forService(config),
        NotificationsModule.forService(config),
      ],
      controllers: [
        BatchesController,
        RostersController,
        ShiftsController,
        ...postingsControllers,
        ...employersControllers,
        ...sharedEmploymentControllers,
      ],
    };
  }
}
