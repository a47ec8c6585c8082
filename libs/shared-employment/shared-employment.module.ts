import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Config } from '@gg/platform';
import { AllocateCityWhenDue } from './consumers/allocate-city-when-due.consumer';
import { ExpirePostingWhenDue } from './consumers/expire-posting-when-due.consumer';
import { LapsePairWhenDue } from './consumers/lapse-pair-when-due.consumer';
import { SharedPairReader } from './read-models/shared-pair-reader';
import { SharedPostingReader } from './read-models/shared-posting-reader';
import { SharingExplainer } from './read-models/sharing-explainer';
import { AllocateCity } from './use-cases/allocate-city.use-case';
import { ChangeSharedPosting } from './use-cases/change-shared-posting.use-case';
import { CreateSharedPosting } from './use-cases/create-shared-posting.use-case';
import { OverseeSharedPosting } from './use-cases/oversee-shared-posting.use-case';
import { PreviewSharing } from './use-cases/preview-sharing.use-case';
import { PublishSharedPosting } from './use-cases/publish-shared-posting.use-case';
import { SharedCities } from './use-cases/shared-cities';
import { SharedContacts } from './use-cases/shared-contacts';
import { SharedTalks } from './use-cases/shared-talks.use-case';
import { WithdrawSharedPosting } from './use-cases/withdraw-shared-posting.use-case';

const offered = [
  ChangeSharedPosting,
  CreateSharedPosting,
  OverseeSharedPosting,
  PreviewSharing,
  PublishSharedPosting,
  SharedContacts,
  SharedPairReader,
  SharedPostingReader,
  SharedTalks,
  SharingExplainer,
  WithdrawSharedPosting,
];

const consumers = [AllocateCity, AllocateCityWhenDue, ExpirePostingWhenDue, LapsePairWhenDue];

/** 共享用工: surpluses, shortages and their pairs. The matching service also allocates. */
@Global()
@Module({})
export class SharedEmploymentModule {
  static forService(config: Pick<Config, 'service'>): DynamicModule {
    return {
      module: SharedEmploymentModule,
      providers: [...offered, SharedCities, ...(config.service === 'matching' ? consumers : [])],
      exports: offered,
    };
  }
}
