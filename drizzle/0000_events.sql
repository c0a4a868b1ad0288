CREATE TABLE "events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"feed" text NOT NULL,
	"external_id" text,
	"vintage" uuid,
	"sample" text,
	"status" text NOT NULL,
	"version" integer NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date,
	"precision" text NOT NULL,
	"kind" text NOT NULL,
	"actors" text[] NOT NULL,
	"place_words" text[] NOT NULL,
	"place_name" text,
	"admin1" text,
	"admin2" text,
	"lat" double precision,
	"lon" double precision,
	"place_precision" text NOT NULL,
	"killed" integer,
	"summary" text NOT NULL,
	"source_count" smallint NOT NULL,
	"best_grade" text,
	"body" jsonb NOT NULL,
	"first_logged" date NOT NULL,
	"content_hash" text NOT NULL,
	"logged_at" timestamp with time zone NOT NULL,
	"logged_by" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "events_once_in_a_feed" UNIQUE("feed","external_id"),
	CONSTRAINT "events_status_known" CHECK (status in ('draft', 'in-review', 'published', 'disputed', 'retracted')),
	CONSTRAINT "events_sample_known" CHECK (sample in ('notable', 'practice')),
	CONSTRAINT "events_days_in_order" CHECK (to_day is null or to_day >= from_day),
	CONSTRAINT "events_days_in_range" CHECK (from_day >= '1900-01-01' and coalesce(to_day, from_day) <= '2100-12-31'),
	CONSTRAINT "events_precision_known" CHECK (precision in ('day', 'week', 'month', 'year')),
	CONSTRAINT "events_place_on_earth" CHECK (lat between -90 and 90 and lon between -180 and 180),
	CONSTRAINT "events_killed_not_negative" CHECK (killed >= 0),
	CONSTRAINT "events_version_positive" CHECK (version >= 1)
);
--> statement-breakpoint
CREATE TABLE "revisions" (
	"event_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"action" text NOT NULL,
	"reason" text,
	"status" text NOT NULL,
	"body" jsonb NOT NULL,
	CONSTRAINT "revisions_event_id_version_pk" PRIMARY KEY("event_id","version"),
	CONSTRAINT "revisions_action_known" CHECK (action in ('log', 'edit', 'retract', 'import', 'load-sample'))
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"event_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"publisher" text NOT NULL,
	"url" text,
	"published" date,
	"reliability" text NOT NULL,
	"credibility" smallint NOT NULL,
	CONSTRAINT "sources_event_id_position_pk" PRIMARY KEY("event_id","position"),
	CONSTRAINT "sources_reliability_known" CHECK (reliability in ('A', 'B', 'C', 'D', 'E', 'F')),
	CONSTRAINT "sources_credibility_known" CHECK (credibility between 1 and 6)
);
--> statement-breakpoint
CREATE TABLE "coverage" (
	"id" uuid PRIMARY KEY NOT NULL,
	"feed" text NOT NULL,
	"from_month" date NOT NULL,
	"to_month" date NOT NULL,
	"countries" text[] NOT NULL,
	"indicators" text[],
	"note" text NOT NULL,
	"declared_by" text NOT NULL,
	"declared_at" timestamp with time zone NOT NULL,
	"vintage" uuid,
	"sample" text,
	CONSTRAINT "coverage_in_order" CHECK (from_month <= to_month),
	CONSTRAINT "coverage_whole_months" CHECK (extract(day from from_month) = 1 and extract(day from to_month) = 1)
);
--> statement-breakpoint
CREATE TABLE "feeds" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"licence" text NOT NULL,
	"citation" text NOT NULL,
	"redistribution" text NOT NULL,
	"hold_back" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vintages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"feed" text NOT NULL,
	"release" text,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"counts" jsonb NOT NULL,
	"sample" text,
	CONSTRAINT "vintages_sample_known" CHECK (sample in ('notable', 'practice'))
);
--> statement-breakpoint
CREATE TABLE "definition_versions" (
	"forecast" text NOT NULL,
	"indicator" text NOT NULL,
	"version" text NOT NULL,
	"body" jsonb NOT NULL,
	"first_loaded_at" timestamp with time zone NOT NULL,
	"loaded_by" text NOT NULL,
	CONSTRAINT "definition_versions_forecast_indicator_version_pk" PRIMARY KEY("forecast","indicator","version")
);
--> statement-breakpoint
CREATE TABLE "matches" (
	"tracked" integer NOT NULL,
	"role" text NOT NULL,
	"event_id" uuid NOT NULL,
	"feed" text NOT NULL,
	"day" date NOT NULL,
	"month" date NOT NULL,
	"value" double precision,
	"value_to" double precision,
	"keys" text[] NOT NULL,
	"unidentified" boolean NOT NULL,
	"left_out" boolean NOT NULL,
	"well_sourced" boolean NOT NULL,
	CONSTRAINT "matches_event_id_tracked_role_pk" PRIMARY KEY("event_id","tracked","role")
);
--> statement-breakpoint
CREATE TABLE "tracked_indicators" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tracked_indicators_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"forecast" text NOT NULL,
	"indicator" text NOT NULL,
	"version" text NOT NULL,
	"made_with" text NOT NULL,
	"state" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "tracked_once" UNIQUE("forecast","indicator","made_with"),
	CONSTRAINT "tracked_state_known" CHECK (state in ('building', 'current'))
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "data_version" (
	"shard" smallint PRIMARY KEY NOT NULL,
	"n" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"key" text NOT NULL,
	"actor" text NOT NULL,
	"fingerprint" text NOT NULL,
	"status" smallint NOT NULL,
	"body" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_actor_key_pk" PRIMARY KEY("actor","key")
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_feed_feeds_id_fk" FOREIGN KEY ("feed") REFERENCES "public"."feeds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_vintage_vintages_id_fk" FOREIGN KEY ("vintage") REFERENCES "public"."vintages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_feed_feeds_id_fk" FOREIGN KEY ("feed") REFERENCES "public"."feeds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_vintage_vintages_id_fk" FOREIGN KEY ("vintage") REFERENCES "public"."vintages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vintages" ADD CONSTRAINT "vintages_feed_feeds_id_fk" FOREIGN KEY ("feed") REFERENCES "public"."feeds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "events_newest_first" ON "events" USING btree ("from_day" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "events_of_a_kind" ON "events" USING btree ("kind","from_day" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "events_not_published" ON "events" USING btree ("status","from_day" DESC NULLS LAST) WHERE status <> 'published';--> statement-breakpoint
CREATE INDEX "events_of_a_sample" ON "events" USING btree ("sample") WHERE sample is not null;--> statement-breakpoint
CREATE INDEX "coverage_by_feed" ON "coverage" USING btree ("feed");--> statement-breakpoint
CREATE INDEX "vintages_by_feed" ON "vintages" USING btree ("feed","at");--> statement-breakpoint
CREATE UNIQUE INDEX "vintages_one_of_a_sample" ON "vintages" USING btree ("sample");--> statement-breakpoint
CREATE INDEX "matches_of_an_indicator" ON "matches" USING btree ("tracked","feed","day");