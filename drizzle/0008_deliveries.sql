CREATE TABLE "delivery_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"schedule" uuid,
	"subscriber" uuid,
	"changes" uuid[],
	"target" jsonb NOT NULL,
	"title" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"missed" integer NOT NULL,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"broken_off" integer NOT NULL,
	"next_at" timestamp with time zone,
	"held_until" timestamp with time zone,
	"reached" text[] NOT NULL,
	"files" jsonb NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"acknowledged_at" timestamp with time zone,
	"acknowledged_by" text,
	CONSTRAINT "delivery_log_kind_known" CHECK (kind in ('report', 'test', 'digest')),
	CONSTRAINT "delivery_log_state_known" CHECK (state in ('waiting', 'sending', 'sent', 'failed', 'given-up'))
);
--> statement-breakpoint
CREATE TABLE "delivery_attempts" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"delivery" uuid NOT NULL,
	"n" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"outcome" text NOT NULL,
	"answer" text NOT NULL,
	"bytes" integer NOT NULL,
	"ms" integer NOT NULL,
	CONSTRAINT "delivery_attempts_outcome_known" CHECK (outcome in ('sent', 'partly', 'again', 'refused', 'broken-off'))
);
--> statement-breakpoint
CREATE TABLE "delivery_schedules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"plan" jsonb NOT NULL,
	"period" text,
	"cron" text NOT NULL,
	"zone" text NOT NULL,
	"formats" text[] NOT NULL,
	"target" jsonb NOT NULL,
	"secret" text,
	"active" boolean NOT NULL,
	"next_at" timestamp with time zone,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"by_name" text NOT NULL,
	"by_role" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	"removed_by" text,
	CONSTRAINT "delivery_schedules_period_known" CHECK (period in ('last-month', 'last-quarter'))
);
--> statement-breakpoint
CREATE TABLE "digest_subscribers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"forecast" text NOT NULL,
	"address" text NOT NULL,
	"token" text NOT NULL,
	"told_through" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"by_name" text NOT NULL,
	"left_at" timestamp with time zone,
	"left_by" text
);
--> statement-breakpoint
CREATE TABLE "verdict_changes" (
	"n" bigserial PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"forecast" text NOT NULL,
	"indicator" text NOT NULL,
	"title" text NOT NULL,
	"feed" text NOT NULL,
	"from" text NOT NULL,
	"to" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"through" text,
	"why" text NOT NULL,
	"sample" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verdict_states" (
	"forecast" text NOT NULL,
	"indicator" text NOT NULL,
	"feed" text NOT NULL,
	"verdict" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "verdict_states_forecast_indicator_pk" PRIMARY KEY("forecast","indicator")
);
--> statement-breakpoint
ALTER TABLE "delivery_log" ADD CONSTRAINT "delivery_log_schedule_delivery_schedules_id_fk" FOREIGN KEY ("schedule") REFERENCES "public"."delivery_schedules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_attempts" ADD CONSTRAINT "delivery_attempts_delivery_delivery_log_id_fk" FOREIGN KEY ("delivery") REFERENCES "public"."delivery_log"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_log_run_once" ON "delivery_log" USING btree ("schedule","due_at") WHERE kind = 'report';--> statement-breakpoint
CREATE INDEX "delivery_log_newest" ON "delivery_log" USING btree ("at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "delivery_log_to_be_sent" ON "delivery_log" USING btree ("next_at") WHERE state in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "delivery_attempts_of_a_delivery" ON "delivery_attempts" USING btree ("delivery","id");--> statement-breakpoint
CREATE INDEX "delivery_schedules_due" ON "delivery_schedules" USING btree ("next_at") WHERE active and removed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "digest_subscribers_once" ON "digest_subscribers" USING btree ("forecast",lower("address")) WHERE left_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "digest_subscribers_token" ON "digest_subscribers" USING btree ("token");--> statement-breakpoint
CREATE UNIQUE INDEX "verdict_changes_id" ON "verdict_changes" USING btree ("id");--> statement-breakpoint
CREATE INDEX "verdict_changes_of_a_forecast" ON "verdict_changes" USING btree ("forecast","n" DESC NULLS LAST);