CREATE TABLE "override_log" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"forecast" text NOT NULL,
	"indicator" text NOT NULL,
	"counts" boolean,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shares" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"opens" text NOT NULL,
	"kind" text NOT NULL,
	"forecast" text NOT NULL,
	"indicator" text,
	"feed" text,
	"as_of" date,
	"address" text NOT NULL,
	"with_events" boolean NOT NULL,
	"note" text NOT NULL,
	"frozen" jsonb,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_by" text,
	CONSTRAINT "shares_opens_known" CHECK (opens in ('pages', 'chart')),
	CONSTRAINT "shares_kind_known" CHECK (kind in ('live', 'frozen')),
	CONSTRAINT "shares_chart_named" CHECK ((opens = 'chart') = (indicator is not null)),
	CONSTRAINT "shares_frozen_kept" CHECK ((kind = 'frozen') = (frozen is not null))
);
--> statement-breakpoint
ALTER TABLE "coverage" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "coverage" ADD COLUMN "removed_by" text;--> statement-breakpoint
ALTER TABLE "override_log" ADD CONSTRAINT "override_log_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "override_log_of_an_event" ON "override_log" USING btree ("event_id","at");--> statement-breakpoint
CREATE INDEX "override_log_by_time" ON "override_log" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "shares_by_token" ON "shares" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "shares_of_a_forecast" ON "shares" USING btree ("forecast","at");--> statement-breakpoint
-- Decisions made before this table: those that stand are all that is known of them.
INSERT INTO "override_log" ("event_id", "forecast", "indicator", "counts", "at", "by")
  SELECT "event_id", "forecast", "indicator", "counts", "at", "by" FROM "overrides" ORDER BY "at";
