import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Baseline20261123000000 implements MigrationInterface {
  name = 'Baseline20261123000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE `audit_records` (`id` uuid NOT NULL, `at` datetime(3) NOT NULL, `action` varchar(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `subject_type` varchar(40) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `subject_id` uuid NOT NULL, `actor_id` uuid NULL, `on_behalf_of` uuid NULL, `consent_id` uuid NULL, `channel` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `region_code` varchar(6) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, `trace` varchar(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `facts` longtext NULL, INDEX `idx_audit_records_actor` (`actor_id`, `at`), INDEX `idx_audit_records_subject` (`subject_id`, `at`), PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `idempotency_keys` (`account_id` uuid NOT NULL, `idem_key` varchar(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `route` varchar(160) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `body_hash` binary(32) NOT NULL, `answer` longtext NULL, `created_at` datetime(3) NOT NULL, INDEX `idx_idempotency_keys_created` (`created_at`), PRIMARY KEY (`account_id`, `idem_key`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `events` (`id` uuid NOT NULL, `name` varchar(80) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `aggregate_id` uuid NOT NULL, `aggregate_version` int NOT NULL, `occurred_at` datetime(3) NOT NULL, `actor_id` uuid NULL, `on_behalf_of` uuid NULL, `channel` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `city_code` varchar(6) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, `trace` varchar(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `payload` longtext NOT NULL, INDEX `idx_events_occurred` (`occurred_at`), INDEX `idx_events_aggregate` (`aggregate_id`, `aggregate_version`), PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `event_deliveries` (`event_id` uuid NOT NULL, `consumer` varchar(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `chunk` int NOT NULL, `due_at` datetime(3) NOT NULL, `next_try_at` datetime(3) NOT NULL, `attempts` int NOT NULL, `done_at` datetime(3) NULL, `args` longtext NULL, `last_error` varchar(500) NULL, INDEX `idx_event_deliveries_pending` (`done_at`, `due_at`), PRIMARY KEY (`event_id`, `consumer`, `chunk`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `account_grants` (`id` uuid NOT NULL, `account_id` uuid NOT NULL, `side` varchar(10) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `role` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `place` varchar(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `live` tinyint NULL, `given_at` datetime(3) NOT NULL, `given_by` uuid NULL, `taken_at` datetime(3) NULL, `taken_by` uuid NULL, INDEX `idx_account_grants_place` (`place`, `live`), UNIQUE INDEX `uq_account_grants_live` (`account_id`, `side`, `role`, `place`, `live`), PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `accounts` (`id` uuid NOT NULL, `version` int NOT NULL, `state` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `person_key_id` uuid NOT NULL, `phone` varbinary(1024) NULL, `phone_index` binary(32) NULL, `phone_heard_at` datetime(3) NULL, `name` varbinary(1024) NULL, `name_index` binary(32) NULL, `id_number` varbinary(1024) NULL, `id_number_index` binary(32) NULL, `birth_date` date NULL, `sex` varchar(6) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, `identity_state` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `proof_method` varchar(32) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, `proof_by` uuid NULL, `proof_at` datetime(3) NULL, `proof_reference` varbinary(1024) NULL, `region_code` varchar(6) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `created_at` datetime(3) NOT NULL, `updated_at` datetime(3) NOT NULL, `created_by` uuid NULL, `channel` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, INDEX `idx_accounts_region` (`region_code`), INDEX `idx_accounts_name` (`name_index`), UNIQUE INDEX `uq_accounts_id_number` (`id_number_index`), UNIQUE INDEX `uq_accounts_phone` (`phone_index`), PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `consents` (`id` uuid NOT NULL, `account_id` uuid NOT NULL, `purpose` varchar(32) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `wording` varchar(16) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `live` tinyint NULL, `given_at` datetime(3) NOT NULL, `given_channel` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `given_by` uuid NOT NULL, `revoked_at` datetime(3) NULL, `revoked_channel` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, `revoked_by` uuid NULL, UNIQUE INDEX `uq_consents_live` (`account_id`, `purpose`, `live`), PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `identity_changes` (`id` uuid NOT NULL, `account_id` uuid NOT NULL, `from_state` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `to_state` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `at` datetime(3) NOT NULL, `actor_id` uuid NOT NULL, `channel` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `why` varchar(32) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, INDEX `idx_identity_changes_account` (`account_id`, `at`), PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `person_keys` (`id` uuid NOT NULL, `account_id` uuid NOT NULL, `master_key_id` varchar(40) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `wrapped_key` varbinary(255) NULL, `created_at` datetime(3) NOT NULL, `destroyed_at` datetime(3) NULL, INDEX `idx_person_keys_master_key` (`master_key_id`), PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `sessions` (`id` uuid NOT NULL, `token_digest` binary(32) NOT NULL, `account_id` uuid NOT NULL, `service` varchar(10) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `employer_id` uuid NULL, `device` varchar(160) NULL, `created_at` datetime(3) NOT NULL, `seen_at` datetime(3) NOT NULL, `expires_at` datetime(3) NOT NULL, `ended_at` datetime(3) NULL, `ended_by` uuid NULL, INDEX `idx_sessions_expiry` (`expires_at`), INDEX `idx_sessions_account` (`account_id`, `expires_at`), UNIQUE INDEX `uq_sessions_token` (`token_digest`), PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `sign_in_codes` (`phone_index` binary(32) NOT NULL, `purpose` varchar(16) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `version` int NOT NULL, `code_digest` binary(32) NULL, `expires_at` datetime(3) NULL, `tries` int NOT NULL, `day` date NULL, `sent_that_day` int NOT NULL, `window_started_at` datetime(3) NULL, `sent_in_window` int NOT NULL, PRIMARY KEY (`phone_index`, `purpose`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `staff_credentials` (`account_id` uuid NOT NULL, `sign_in_name` varchar(32) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `password_hash` varchar(255) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `must_change` tinyint NOT NULL, `changed_at` datetime(3) NOT NULL, UNIQUE INDEX `uq_staff_credentials_name` (`sign_in_name`), PRIMARY KEY (`account_id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `password_tries` (`name_digest` binary(32) NOT NULL, `version` int NOT NULL, `tries` int NOT NULL, `window_started_at` datetime(3) NULL, PRIMARY KEY (`name_digest`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `employer_blocks` (`employer_id` uuid NOT NULL, `worker_id` uuid NOT NULL, `reason` varchar(200) NULL, `blocked_at` datetime(3) NOT NULL, `blocked_by` uuid NULL, INDEX `idx_employer_blocks_worker` (`worker_id`), PRIMARY KEY (`employer_id`, `worker_id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `employer_invitations` (`id` uuid NOT NULL, `employer_id` uuid NOT NULL, `phone_index` binary(32) NOT NULL, `phone` varbinary(1024) NOT NULL, `role` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `state` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `invited_at` datetime(3) NOT NULL, `invited_by` uuid NULL, `expires_at` datetime(3) NOT NULL, `answered_at` datetime(3) NULL, `answered_by` uuid NULL, `live` int NULL, INDEX `idx_employer_invitations_phone` (`phone_index`, `live`), UNIQUE INDEX `uq_employer_invitations_live` (`employer_id`, `phone_index`, `live`), PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `employer_licences` (`id` uuid NOT NULL, `employer_id` uuid NOT NULL, `number` varchar(60) NOT NULL, `valid_from` date NOT NULL, `valid_to` date NULL, `stated_at` datetime(3) NOT NULL, `actor_id` uuid NULL, `live` int NULL, `ended_at` datetime(3) NULL, UNIQUE INDEX `uq_employer_licences_live` (`employer_id`, `live`), PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `employer_regulars` (`id` uuid NOT NULL, `employer_id` uuid NOT NULL, `place` int NOT NULL, `worker_id` uuid NULL, `phone_index` binary(32) NULL, `phone` varbinary(1024) NULL, `matched_worker_id` uuid NULL, `waiting` int NULL, `added_at` datetime(3) NOT NULL, `actor_id` uuid NULL, `consent_id` uuid NULL, `live` int NULL, `removed_at` datetime(3) NULL, INDEX `idx_employer_regulars_place` (`employer_id`, `place`), INDEX `idx_employer_regulars_waiting` (`waiting`, `phone_index`), UNIQUE INDEX `uq_employer_regulars_phone` (`employer_id`, `phone_index`, `live`), UNIQUE INDEX `uq_employer_regulars_worker` (`employer_id`, `worker_id`, `live`), PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `employers` (`id` uuid NOT NULL, `version` int NOT NULL, `kind` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `name` varchar(100) NOT NULL, `credit_code` varchar(18) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, `verified_code` varchar(18) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, `region_code` varchar(6) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `city_code` varchar(4) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `state` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `proof` varchar(16) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, `judged_at` datetime(3) NULL, `judged_by` uuid NULL, `refusal_reason` varchar(500) NULL, `recheck_due_on` date NULL, `founder_id` uuid NULL, `phones_key_id` uuid NOT NULL, `next_regular` int NOT NULL, `phones_day` date NULL, `phones_that_day` int NOT NULL, `registered_at` datetime(3) NOT NULL, `updated_at` datetime(3) NOT NULL, `actor_id` uuid NULL, `on_behalf_of` uuid NULL, `channel` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `consent_id` uuid NULL, INDEX `idx_employers_state_region` (`state`, `region_code`, `id`), UNIQUE INDEX `uq_employers_founder` (`founder_id`), UNIQUE INDEX `uq_employers_verified_code` (`verified_code`), PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `sites` (`id` uuid NOT NULL, `employer_id` uuid NOT NULL, `name` varchar(80) NOT NULL, `address` varchar(200) NOT NULL, `region_code` varchar(6) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `city_code` varchar(4) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `lng` double NOT NULL, `lat` double NOT NULL, `datum` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `added_at` datetime(3) NOT NULL, `updated_at` datetime(3) NOT NULL, `actor_id` uuid NULL, `live` int NULL, `archived_at` datetime(3) NULL, UNIQUE INDEX `uq_sites_name` (`employer_id`, `name`, `live`), PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `postings` (`id` uuid NOT NULL, `employer_id` uuid NOT NULL, `state` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `state_since` datetime(3) NOT NULL, `version` int NOT NULL, `engagement_type` varchar(16) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `trade_code` varchar(16) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `city_code` varchar(6) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `region_code` varchar(6) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `legal_employer_code` varchar(48) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `title` varchar(120) NOT NULL, `terms` longtext NOT NULL, `expires_at` datetime(3) NOT NULL, `copied_from` uuid NULL, `cleared` tinyint NOT NULL, `import_key` varchar(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, `contact_name` varbinary(1024) NULL, `contact_phone` varbinary(1024) NULL, `created_at` datetime(3) NOT NULL, `published_at` datetime(3) NULL, `actor_id` uuid NULL, `on_behalf_of` uuid NULL, `channel` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `consent_id` uuid NULL, UNIQUE INDEX `uq_postings_import` (`employer_id`, `import_key`), INDEX `idx_postings_state_region` (`state`, `region_code`, `state_since`), INDEX `idx_postings_employer` (`employer_id`, `created_at`, `id`), PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `posting_transitions` (`id` uuid NOT NULL, `posting_id` uuid NOT NULL, `from_state` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, `to_state` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `at` datetime(3) NOT NULL, `reason` varchar(500) NULL, `because` longtext NOT NULL, `actor_id` uuid NULL, `on_behalf_of` uuid NULL, `channel` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `consent_id` uuid NULL, INDEX `idx_posting_transitions_posting` (`posting_id`, `at`), PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `posting_judgements` (`id` uuid NOT NULL, `posting_id` uuid NOT NULL, `posting_version` int NOT NULL, `at` datetime(3) NOT NULL, `law_date` date NOT NULL, `occasion` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `facts` longtext NOT NULL, INDEX `idx_posting_judgements_posting` (`posting_id`, `at`), PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `posting_findings` (`judgement_id` uuid NOT NULL, `place` int NOT NULL, `rule_id` varchar(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `rule_version` int NOT NULL, `severity` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `review` tinyint NOT NULL, `finding` longtext NOT NULL, INDEX `idx_posting_findings_rule` (`rule_id`, `severity`), PRIMARY KEY (`judgement_id`, `place`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `posting_appeals` (`posting_id` uuid NOT NULL, `employer_id` uuid NOT NULL, `region_code` varchar(6) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `state` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `statement` varchar(1000) NOT NULL, `made_at` datetime(3) NOT NULL, `decision` varchar(500) NULL, `decided_at` datetime(3) NULL, `decided_by` uuid NULL, `actor_id` uuid NULL, `on_behalf_of` uuid NULL, `channel` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `consent_id` uuid NULL, INDEX `idx_posting_appeals_open` (`state`, `region_code`, `made_at`), PRIMARY KEY (`posting_id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `shifts` (`id` uuid NOT NULL, `posting_id` uuid NOT NULL, `employer_id` uuid NOT NULL, `state` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `version` int NOT NULL, `material_version` int NOT NULL, `seats_version` int NOT NULL, `starts_at` datetime(3) NOT NULL, `ends_at` datetime(3) NOT NULL, `listed_until` datetime(3) NOT NULL, `breaks` longtext NOT NULL, `headcount` int NOT NULL, `trade_code` varchar(16) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `city_code` varchar(6) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `region_code` varchar(6) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `lng` double NOT NULL, `lat` double NOT NULL, `grid_cell` int NOT NULL, `hourly_worth_fen` bigint NOT NULL, INDEX `idx_shifts_open_trade` (`state`, `trade_code`, `starts_at`, `id`), INDEX `idx_shifts_open_city` (`state`, `city_code`, `starts_at`, `id`), INDEX `idx_shifts_open_cell` (`state`, `grid_cell`, `listed_until`, `lng`, `lat`), INDEX `idx_shifts_open_start` (`state`, `starts_at`, `id`), INDEX `idx_shifts_posting` (`posting_id`, `starts_at`), PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `candidates` (`worker_id` uuid NOT NULL, `number` int NULL, `profile` longtext NULL, `profile_version` int NOT NULL, `calendar` longtext NULL, `calendar_version` int NOT NULL, `open_offers` int NOT NULL, `offers_day` date NULL, `offers_on_day` int NOT NULL, `offers_total` int NOT NULL, `accepts_total` int NOT NULL, `last_offer_at` datetime(3) NULL, `feed_seq` bigint NOT NULL, INDEX `idx_candidates_feed` (`feed_seq`), UNIQUE INDEX `uq_candidates_number` (`number`), PRIMARY KEY (`worker_id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `candidate_parties` (`party_id` uuid NOT NULL, `state` longtext NOT NULL, `version` int NOT NULL, `feed_seq` bigint NOT NULL, INDEX `idx_candidate_parties_feed` (`feed_seq`), PRIMARY KEY (`party_id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `candidate_feed` (`id` int NOT NULL, `seq` bigint NOT NULL, PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `party_consents` (`id` uuid NOT NULL, `party_id` uuid NOT NULL, `worker_id` uuid NOT NULL, `stated_minimum` int NULL, `given_at` datetime(3) NOT NULL, `given_by` uuid NULL, `given_channel` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `desk_consent_id` uuid NULL, `ended_at` datetime(3) NULL, `ended_by` uuid NULL, `ended_through` varchar(40) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, INDEX `idx_party_consents_member` (`party_id`, `worker_id`), PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `parties` (`id` uuid NOT NULL, `kind` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `leader_id` uuid NOT NULL, `stated_minimum` int NULL, `state` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `version` int NOT NULL, `holds` int NOT NULL, `made_at` datetime(3) NOT NULL, `ended_at` datetime(3) NULL, INDEX `idx_parties_leader` (`leader_id`), PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `party_members` (`party_id` uuid NOT NULL, `worker_id` uuid NOT NULL, `state` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `consent_id` uuid NULL, `answers` tinyint NOT NULL, `place` int NOT NULL, `changed_at` datetime(3) NOT NULL, INDEX `idx_party_members_worker` (`worker_id`, `state`), PRIMARY KEY (`party_id`, `worker_id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `party_versions` (`party_id` uuid NOT NULL, `version` int NOT NULL, `act` varchar(32) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `party` longtext NOT NULL, `at` datetime(3) NOT NULL, `actor_id` uuid NULL, `on_behalf_of` uuid NULL, `channel` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `consent_id` uuid NULL, PRIMARY KEY (`party_id`, `version`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `party_links` (`id` uuid NOT NULL, `party_id` uuid NOT NULL, `made_by` uuid NOT NULL, `made_at` datetime(3) NOT NULL, `expires_at` datetime(3) NOT NULL, `withdrawn_at` datetime(3) NULL, INDEX `idx_party_links_party` (`party_id`), PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `worker_availability_exceptions` (`worker_id` uuid NOT NULL, `on_date` date NOT NULL, `free` longtext NOT NULL, PRIMARY KEY (`worker_id`, `on_date`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `worker_certificates` (`id` uuid NOT NULL, `worker_id` uuid NOT NULL, `kind` varchar(40) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `number_sealed` varbinary(1024) NULL, `valid_from` date NOT NULL, `valid_to` date NULL, `proof_state` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `proof_method` varchar(16) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, `proven_by` uuid NULL, `proven_at` datetime(3) NULL, `stated_at` datetime(3) NOT NULL, `actor_id` uuid NULL, `consent_id` uuid NULL, `live` int NULL, `ended_at` datetime(3) NULL, INDEX `idx_worker_certificates_worker` (`worker_id`, `live`), PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `worker_employer_blocks` (`worker_id` uuid NOT NULL, `employer_id` uuid NOT NULL, `reason` varchar(200) NULL, `blocked_at` datetime(3) NOT NULL, INDEX `idx_worker_employer_blocks_employer` (`employer_id`, `worker_id`), PRIMARY KEY (`worker_id`, `employer_id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `worker_presences` (`id` uuid NOT NULL, `worker_id` uuid NOT NULL, `market_id` uuid NOT NULL, `point` longtext NULL, `arrived_at` datetime(3) NOT NULL, `until_at` datetime(3) NOT NULL, `live` int NULL, `ended_at` datetime(3) NULL, `actor_id` uuid NULL, `channel` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `consent_id` uuid NULL, INDEX `idx_worker_presences_market` (`market_id`, `live`, `arrived_at`), UNIQUE INDEX `uq_worker_presences_live` (`worker_id`, `live`), PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `worker_statuses` (`id` uuid NOT NULL, `worker_id` uuid NOT NULL, `kind` varchar(32) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `valid_from` date NULL, `valid_to` date NULL, `proof_state` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `proof_method` varchar(16) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, `proven_by` uuid NULL, `proven_at` datetime(3) NULL, `stated_at` datetime(3) NOT NULL, `actor_id` uuid NULL, `consent_id` uuid NULL, `live` int NULL, `ended_at` datetime(3) NULL, UNIQUE INDEX `uq_worker_statuses_live` (`worker_id`, `kind`, `live`), PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `worker_trades` (`worker_id` uuid NOT NULL, `trade_code` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `months` int NOT NULL, PRIMARY KEY (`worker_id`, `trade_code`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `worker_numbers` (`series` varchar(16) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `next_number` int NOT NULL, PRIMARY KEY (`series`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `workers` (`worker_id` uuid NOT NULL, `number` int NOT NULL, `version` int NOT NULL, `region_code` varchar(6) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `place_lng` double NULL, `place_lat` double NULL, `paused` tinyint NOT NULL, `max_distance_m` int NULL, `min_hourly_fen` bigint NULL, `nights` tinyint NOT NULL, `personalised` tinyint NOT NULL, `preferred_trades` longtext NOT NULL, `weekly` longtext NOT NULL, `display` longtext NOT NULL, `registered_at` datetime(3) NOT NULL, `updated_at` datetime(3) NOT NULL, `actor_id` uuid NULL, `channel` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `consent_id` uuid NULL, INDEX `idx_workers_region` (`region_code`, `worker_id`), UNIQUE INDEX `uq_workers_number` (`number`), PRIMARY KEY (`worker_id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `bookings` (`id` uuid NOT NULL, `shift_id` uuid NOT NULL, `employer_id` uuid NOT NULL, `worker_id` uuid NOT NULL, `party_id` uuid NULL, `party_minimum` int NULL, `offer_id` uuid NULL, `how` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `state` varchar(24) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `live` tinyint NULL, `starts_at` datetime(3) NOT NULL, `ends_at` datetime(3) NOT NULL, `legal_employer_code` varchar(48) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `engagement_type` varchar(20) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `trade_code` varchar(16) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `breaks` longtext NOT NULL, `findings` longtext NOT NULL, `made_at` datetime(3) NOT NULL, `ended_at` datetime(3) NULL, `end_reason` varchar(40) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, `actor_id` uuid NULL, `on_behalf_of` uuid NULL, `channel` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `consent_id` uuid NULL, INDEX `idx_bookings_employer_time` (`employer_id`, `starts_at`), INDEX `idx_bookings_worker_time` (`worker_id`, `live`, `ends_at`), UNIQUE INDEX `uq_bookings_shift_worker_live` (`shift_id`, `worker_id`, `live`), PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `applications` (`id` uuid NOT NULL, `shift_id` uuid NOT NULL, `employer_id` uuid NOT NULL, `worker_id` uuid NOT NULL, `state` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `live` tinyint NULL, `made_at` datetime(3) NOT NULL, `actor_id` uuid NULL, `on_behalf_of` uuid NULL, `channel` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `consent_id` uuid NULL, INDEX `idx_applications_worker` (`worker_id`, `made_at`), UNIQUE INDEX `uq_applications_shift_worker_live` (`shift_id`, `worker_id`, `live`), PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `booking_records` (`id` uuid NOT NULL, `subject` varchar(16) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `subject_id` uuid NOT NULL, `from_state` varchar(24) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, `to_state` varchar(24) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `reason` varchar(200) NULL, `at` datetime(3) NOT NULL, `actor_id` uuid NULL, `on_behalf_of` uuid NULL, `channel` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `consent_id` uuid NULL, INDEX `idx_booking_records_subject` (`subject_id`, `at`), PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `dispatches` (`shift_id` uuid NOT NULL, `state` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `waves` int NOT NULL, `radius_m` int NOT NULL, `version` int NOT NULL, `reason` varchar(40) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, `failed` longtext NULL, `updated_at` datetime(3) NOT NULL, PRIMARY KEY (`shift_id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `dispatch_waves` (`shift_id` uuid NOT NULL, `wave` int NOT NULL, `picks` int NOT NULL, `radius_m` int NOT NULL, `made_at` datetime(3) NOT NULL, `plan` longtext NOT NULL, PRIMARY KEY (`shift_id`, `wave`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `offers` (`id` uuid NOT NULL, `shift_id` uuid NOT NULL, `employer_id` uuid NOT NULL, `wave` int NOT NULL, `worker_id` uuid NOT NULL, `party_id` uuid NULL, `material_version` int NOT NULL, `asked` tinyint NULL, `rank` int NOT NULL, `state` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `source` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `score` int NOT NULL, `distance_m` int NOT NULL, `expected_acceptance_micro` int NOT NULL, `reasons` longtext NOT NULL, `made_at` datetime(3) NOT NULL, `expires_at` datetime(3) NOT NULL, `socket_life_minutes` int NOT NULL, `sms_life_minutes` int NOT NULL, `delivered_at` datetime(3) NULL, `delivered_by` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, `closed_at` datetime(3) NULL, `close_reason` varchar(40) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, `closing_id` uuid NULL, `actor_id` uuid NULL, `on_behalf_of` uuid NULL, `channel` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, `consent_id` uuid NULL, INDEX `idx_offers_shift_state` (`shift_id`, `state`, `expires_at`), INDEX `idx_offers_worker_state` (`worker_id`, `state`, `expires_at`), UNIQUE INDEX `uq_offers_shift_worker_asked` (`shift_id`, `worker_id`, `material_version`, `asked`), PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `offer_members` (`offer_id` uuid NOT NULL, `worker_id` uuid NOT NULL, INDEX `idx_offer_members_worker` (`worker_id`, `offer_id`), PRIMARY KEY (`offer_id`, `worker_id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `shift_seats` (`shift_id` uuid NOT NULL, `posting_id` uuid NOT NULL, `employer_id` uuid NOT NULL, `city_code` varchar(6) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `headcount` int NOT NULL, `filled` int NOT NULL, `state` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `version` int NOT NULL, `starts_at` datetime(3) NOT NULL, `ends_at` datetime(3) NOT NULL, PRIMARY KEY (`shift_id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `worker_calendars` (`worker_id` uuid NOT NULL, `version` int NOT NULL, `offers_version` int NOT NULL, `offers` int NOT NULL, `accepts` int NOT NULL, `shows` int NOT NULL, `no_shows` int NOT NULL, `late_cancellations` int NOT NULL, `last_offer_at` datetime(3) NULL, PRIMARY KEY (`worker_id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `call_list_entries` (`id` uuid NOT NULL, `region_code` varchar(6) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `offer_id` uuid NOT NULL, `notice_id` uuid NOT NULL, `shift_id` uuid NOT NULL, `worker_id` uuid NOT NULL, `due_at` datetime(3) NOT NULL, `state` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `outcome` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, `calls` int NOT NULL, `taken_by` uuid NULL, `taken_at` datetime(3) NULL, `consent_id` uuid NULL, `made_at` datetime(3) NOT NULL, `closed_at` datetime(3) NULL, INDEX `idx_call_list_entries_region` (`state`, `region_code`, `due_at`), UNIQUE INDEX `uq_call_list_entries_offer` (`offer_id`), PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `delivery_steps` (`notice_id` uuid NOT NULL, `step` varchar(20) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `channel` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `at` datetime(3) NOT NULL, PRIMARY KEY (`notice_id`, `step`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `inbound_sms` (`gateway_key` varchar(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `phone_index` binary(32) NULL, `worker_id` uuid NULL, `offer_id` uuid NULL, `outcome` varchar(16) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `refusal` varchar(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, `received_at` datetime(3) NOT NULL, INDEX `idx_inbound_sms_received` (`received_at`), INDEX `idx_inbound_sms_phone` (`phone_index`, `received_at`), PRIMARY KEY (`gateway_key`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `notices` (`id` uuid NOT NULL, `account_id` uuid NOT NULL, `service` varchar(10) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `kind` varchar(32) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `subject_id` uuid NOT NULL, `cause_id` uuid NOT NULL, `chunk` int NOT NULL, `data` longtext NOT NULL, `made_at` datetime(3) NOT NULL, `acknowledged_at` datetime(3) NULL, `expires_at` datetime(3) NOT NULL, INDEX `idx_notices_made` (`made_at`), INDEX `idx_notices_account_unacknowledged` (`account_id`, `acknowledged_at`, `made_at`), INDEX `idx_notices_account_made` (`account_id`, `made_at`), UNIQUE INDEX `uq_notices_cause_account` (`cause_id`, `account_id`), PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `sms_messages` (`id` uuid NOT NULL, `provider_key` varchar(120) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `account_id` uuid NOT NULL, `purpose` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `notice_id` uuid NULL, `offer_id` uuid NULL, `facts` longtext NULL, `state` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `attempts` int NOT NULL, `last_error` varchar(200) NULL, `made_at` datetime(3) NOT NULL, `sent_at` datetime(3) NULL, INDEX `idx_sms_messages_made` (`made_at`), INDEX `idx_sms_messages_offer` (`offer_id`), UNIQUE INDEX `uq_sms_messages_key` (`provider_key`), PRIMARY KEY (`id`)) ENGINE=InnoDB',
    );
    await runner.query(
      'CREATE TABLE `sms_reply_codes` (`worker_id` uuid NOT NULL, `code` varchar(4) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, `offer_id` uuid NOT NULL, `made_at` datetime(3) NOT NULL, INDEX `idx_sms_reply_codes_made` (`made_at`), UNIQUE INDEX `uq_sms_reply_codes_offer_worker` (`offer_id`, `worker_id`), PRIMARY KEY (`worker_id`, `code`)) ENGINE=InnoDB',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX `uq_sms_reply_codes_offer_worker` ON `sms_reply_codes`');
    await runner.query('DROP INDEX `idx_sms_reply_codes_made` ON `sms_reply_codes`');
    await runner.query('DROP TABLE `sms_reply_codes`');
    await runner.query('DROP INDEX `uq_sms_messages_key` ON `sms_messages`');
    await runner.query('DROP INDEX `idx_sms_messages_offer` ON `sms_messages`');
    await runner.query('DROP INDEX `idx_sms_messages_made` ON `sms_messages`');
    await runner.query('DROP TABLE `sms_messages`');
    await runner.query('DROP INDEX `uq_notices_cause_account` ON `notices`');
    await runner.query('DROP INDEX `idx_notices_account_made` ON `notices`');
    await runner.query('DROP INDEX `idx_notices_account_unacknowledged` ON `notices`');
    await runner.query('DROP INDEX `idx_notices_made` ON `notices`');
    await runner.query('DROP TABLE `notices`');
    await runner.query('DROP INDEX `idx_inbound_sms_phone` ON `inbound_sms`');
    await runner.query('DROP INDEX `idx_inbound_sms_received` ON `inbound_sms`');
    await runner.query('DROP TABLE `inbound_sms`');
    await runner.query('DROP TABLE `delivery_steps`');
    await runner.query('DROP INDEX `uq_call_list_entries_offer` ON `call_list_entries`');
    await runner.query('DROP INDEX `idx_call_list_entries_region` ON `call_list_entries`');
    await runner.query('DROP TABLE `call_list_entries`');
    await runner.query('DROP TABLE `worker_calendars`');
    await runner.query('DROP TABLE `shift_seats`');
    await runner.query('DROP INDEX `idx_offer_members_worker` ON `offer_members`');
    await runner.query('DROP TABLE `offer_members`');
    await runner.query('DROP INDEX `uq_offers_shift_worker_asked` ON `offers`');
    await runner.query('DROP INDEX `idx_offers_worker_state` ON `offers`');
    await runner.query('DROP INDEX `idx_offers_shift_state` ON `offers`');
    await runner.query('DROP TABLE `offers`');
    await runner.query('DROP TABLE `dispatch_waves`');
    await runner.query('DROP TABLE `dispatches`');
    await runner.query('DROP INDEX `idx_booking_records_subject` ON `booking_records`');
    await runner.query('DROP TABLE `booking_records`');
    await runner.query('DROP INDEX `uq_applications_shift_worker_live` ON `applications`');
    await runner.query('DROP INDEX `idx_applications_worker` ON `applications`');
    await runner.query('DROP TABLE `applications`');
    await runner.query('DROP INDEX `uq_bookings_shift_worker_live` ON `bookings`');
    await runner.query('DROP INDEX `idx_bookings_worker_time` ON `bookings`');
    await runner.query('DROP INDEX `idx_bookings_employer_time` ON `bookings`');
    await runner.query('DROP TABLE `bookings`');
    await runner.query('DROP INDEX `uq_workers_number` ON `workers`');
    await runner.query('DROP INDEX `idx_workers_region` ON `workers`');
    await runner.query('DROP TABLE `workers`');
    await runner.query('DROP TABLE `worker_numbers`');
    await runner.query('DROP TABLE `worker_trades`');
    await runner.query('DROP INDEX `uq_worker_statuses_live` ON `worker_statuses`');
    await runner.query('DROP TABLE `worker_statuses`');
    await runner.query('DROP INDEX `uq_worker_presences_live` ON `worker_presences`');
    await runner.query('DROP INDEX `idx_worker_presences_market` ON `worker_presences`');
    await runner.query('DROP TABLE `worker_presences`');
    await runner.query('DROP INDEX `idx_worker_employer_blocks_employer` ON `worker_employer_blocks`');
    await runner.query('DROP TABLE `worker_employer_blocks`');
    await runner.query('DROP INDEX `idx_worker_certificates_worker` ON `worker_certificates`');
    await runner.query('DROP TABLE `worker_certificates`');
    await runner.query('DROP TABLE `worker_availability_exceptions`');
    await runner.query('DROP INDEX `idx_party_links_party` ON `party_links`');
    await runner.query('DROP TABLE `party_links`');
    await runner.query('DROP TABLE `party_versions`');
    await runner.query('DROP INDEX `idx_party_members_worker` ON `party_members`');
    await runner.query('DROP TABLE `party_members`');
    await runner.query('DROP INDEX `idx_parties_leader` ON `parties`');
    await runner.query('DROP TABLE `parties`');
    await runner.query('DROP INDEX `idx_party_consents_member` ON `party_consents`');
    await runner.query('DROP TABLE `party_consents`');
    await runner.query('DROP TABLE `candidate_feed`');
    await runner.query('DROP INDEX `idx_candidate_parties_feed` ON `candidate_parties`');
    await runner.query('DROP TABLE `candidate_parties`');
    await runner.query('DROP INDEX `uq_candidates_number` ON `candidates`');
    await runner.query('DROP INDEX `idx_candidates_feed` ON `candidates`');
    await runner.query('DROP TABLE `candidates`');
    await runner.query('DROP INDEX `idx_shifts_posting` ON `shifts`');
    await runner.query('DROP INDEX `idx_shifts_open_start` ON `shifts`');
    await runner.query('DROP INDEX `idx_shifts_open_cell` ON `shifts`');
    await runner.query('DROP INDEX `idx_shifts_open_city` ON `shifts`');
    await runner.query('DROP INDEX `idx_shifts_open_trade` ON `shifts`');
    await runner.query('DROP TABLE `shifts`');
    await runner.query('DROP INDEX `idx_posting_appeals_open` ON `posting_appeals`');
    await runner.query('DROP TABLE `posting_appeals`');
    await runner.query('DROP INDEX `idx_posting_findings_rule` ON `posting_findings`');
    await runner.query('DROP TABLE `posting_findings`');
    await runner.query('DROP INDEX `idx_posting_judgements_posting` ON `posting_judgements`');
    await runner.query('DROP TABLE `posting_judgements`');
    await runner.query('DROP INDEX `idx_posting_transitions_posting` ON `posting_transitions`');
    await runner.query('DROP TABLE `posting_transitions`');
    await runner.query('DROP INDEX `idx_postings_employer` ON `postings`');
    await runner.query('DROP INDEX `idx_postings_state_region` ON `postings`');
    await runner.query('DROP INDEX `uq_postings_import` ON `postings`');
    await runner.query('DROP TABLE `postings`');
    await runner.query('DROP INDEX `uq_sites_name` ON `sites`');
    await runner.query('DROP TABLE `sites`');
    await runner.query('DROP INDEX `uq_employers_verified_code` ON `employers`');
    await runner.query('DROP INDEX `uq_employers_founder` ON `employers`');
    await runner.query('DROP INDEX `idx_employers_state_region` ON `employers`');
    await runner.query('DROP TABLE `employers`');
    await runner.query('DROP INDEX `uq_employer_regulars_worker` ON `employer_regulars`');
    await runner.query('DROP INDEX `uq_employer_regulars_phone` ON `employer_regulars`');
    await runner.query('DROP INDEX `idx_employer_regulars_waiting` ON `employer_regulars`');
    await runner.query('DROP INDEX `idx_employer_regulars_place` ON `employer_regulars`');
    await runner.query('DROP TABLE `employer_regulars`');
    await runner.query('DROP INDEX `uq_employer_licences_live` ON `employer_licences`');
    await runner.query('DROP TABLE `employer_licences`');
    await runner.query('DROP INDEX `uq_employer_invitations_live` ON `employer_invitations`');
    await runner.query('DROP INDEX `idx_employer_invitations_phone` ON `employer_invitations`');
    await runner.query('DROP TABLE `employer_invitations`');
    await runner.query('DROP INDEX `idx_employer_blocks_worker` ON `employer_blocks`');
    await runner.query('DROP TABLE `employer_blocks`');
    await runner.query('DROP TABLE `password_tries`');
    await runner.query('DROP INDEX `uq_staff_credentials_name` ON `staff_credentials`');
    await runner.query('DROP TABLE `staff_credentials`');
    await runner.query('DROP TABLE `sign_in_codes`');
    await runner.query('DROP INDEX `uq_sessions_token` ON `sessions`');
    await runner.query('DROP INDEX `idx_sessions_account` ON `sessions`');
    await runner.query('DROP INDEX `idx_sessions_expiry` ON `sessions`');
    await runner.query('DROP TABLE `sessions`');
    await runner.query('DROP INDEX `idx_person_keys_master_key` ON `person_keys`');
    await runner.query('DROP TABLE `person_keys`');
    await runner.query('DROP INDEX `idx_identity_changes_account` ON `identity_changes`');
    await runner.query('DROP TABLE `identity_changes`');
    await runner.query('DROP INDEX `uq_consents_live` ON `consents`');
    await runner.query('DROP TABLE `consents`');
    await runner.query('DROP INDEX `uq_accounts_phone` ON `accounts`');
    await runner.query('DROP INDEX `uq_accounts_id_number` ON `accounts`');
    await runner.query('DROP INDEX `idx_accounts_name` ON `accounts`');
    await runner.query('DROP INDEX `idx_accounts_region` ON `accounts`');
    await runner.query('DROP TABLE `accounts`');
    await runner.query('DROP INDEX `uq_account_grants_live` ON `account_grants`');
    await runner.query('DROP INDEX `idx_account_grants_place` ON `account_grants`');
    await runner.query('DROP TABLE `account_grants`');
    await runner.query('DROP INDEX `idx_event_deliveries_pending` ON `event_deliveries`');
    await runner.query('DROP TABLE `event_deliveries`');
    await runner.query('DROP INDEX `idx_events_aggregate` ON `events`');
    await runner.query('DROP INDEX `idx_events_occurred` ON `events`');
    await runner.query('DROP TABLE `events`');
    await runner.query('DROP INDEX `idx_idempotency_keys_created` ON `idempotency_keys`');
    await runner.query('DROP TABLE `idempotency_keys`');
    await runner.query('DROP INDEX `idx_audit_records_subject` ON `audit_records`');
    await runner.query('DROP INDEX `idx_audit_records_actor` ON `audit_records`');
    await runner.query('DROP TABLE `audit_records`');
  }
}
