CREATE TABLE "attachments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"removed_at" timestamp with time zone,
	"removed_by" text,
	CONSTRAINT "attachments_size" CHECK (size between 1 and 20971520)
);
--> statement-breakpoint
CREATE TABLE "batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"action" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"reason" text,
	"undone_at" timestamp with time zone,
	"undone_by" text,
	CONSTRAINT "batches_action_known" CHECK (action in ('merge', 'bulk-edit'))
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"body" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"event_id" uuid,
	"title" text NOT NULL,
	"body" jsonb NOT NULL,
	"version" integer NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"a" uuid NOT NULL,
	"b" uuid NOT NULL,
	"kind" text NOT NULL,
	"batch" uuid,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"reason" text,
	CONSTRAINT "links_kind_known" CHECK (kind in ('same', 'merged', 'different')),
	CONSTRAINT "links_of_two" CHECK (a <> b)
);
--> statement-breakpoint
CREATE TABLE "nil_returns" (
	"id" uuid PRIMARY KEY NOT NULL,
	"forecast" text NOT NULL,
	"indicator" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"looked_in" text[] NOT NULL,
	"note" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	CONSTRAINT "nil_returns_in_order" CHECK (from_day <= to_day),
	CONSTRAINT "nil_returns_sources" CHECK (cardinality(looked_in) between 1 and 20)
);
--> statement-breakpoint
CREATE TABLE "overrides" (
	"event_id" uuid NOT NULL,
	"forecast" text NOT NULL,
	"indicator" text NOT NULL,
	"counts" boolean NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "overrides_event_id_forecast_indicator_pk" PRIMARY KEY("event_id","forecast","indicator")
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"event_id" uuid PRIMARY KEY NOT NULL,
	"reasons" jsonb NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"opened_by" text NOT NULL,
	"decision" text,
	"decided_at" timestamp with time zone,
	"decided_by" text,
	"note" text,
	CONSTRAINT "reviews_decision_known" CHECK (decision in ('keep', 'merge', 'reject', 'ask'))
);
--> statement-breakpoint
CREATE TABLE "views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "revisions" DROP CONSTRAINT "revisions_action_known";--> statement-breakpoint
ALTER TABLE "revisions" ADD COLUMN "batch" uuid;--> statement-breakpoint
ALTER TABLE "matches" ADD COLUMN "by_hand" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_a_events_id_fk" FOREIGN KEY ("a") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_b_events_id_fk" FOREIGN KEY ("b") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_batch_batches_id_fk" FOREIGN KEY ("batch") REFERENCES "public"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overrides" ADD CONSTRAINT "overrides_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachments_of_an_event" ON "attachments" USING btree ("event_id","at");--> statement-breakpoint
CREATE INDEX "comments_of_an_event" ON "comments" USING btree ("event_id","at");--> statement-breakpoint
CREATE INDEX "drafts_of_a_person" ON "drafts" USING btree ("owner","changed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "links_once" ON "links" USING btree ("a","b");--> statement-breakpoint
CREATE INDEX "links_back" ON "links" USING btree ("b");--> statement-breakpoint
CREATE INDEX "nil_returns_of_an_indicator" ON "nil_returns" USING btree ("forecast","indicator");--> statement-breakpoint
CREATE INDEX "overrides_of_an_indicator" ON "overrides" USING btree ("forecast","indicator");--> statement-breakpoint
CREATE INDEX "reviews_open" ON "reviews" USING btree ("opened_at") WHERE decision is null or decision = 'ask';--> statement-breakpoint
CREATE INDEX "reviews_decided" ON "reviews" USING btree ("decided_at");--> statement-breakpoint
CREATE UNIQUE INDEX "views_name_once" ON "views" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "events_by_toll" ON "events" USING btree ("killed" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "events_by_sources" ON "events" USING btree ("source_count" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "events_last_changed" ON "events" USING btree ("changed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "events_not_of_a_day" ON "events" USING btree ("from_day") WHERE to_day is not null or precision in ('week', 'month');--> statement-breakpoint
CREATE INDEX "revisions_of_a_batch" ON "revisions" USING btree ("batch") WHERE batch is not null;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_action_known" CHECK (action in ('log', 'edit', 'retract', 'import', 'load-sample', 'restore', 'merge', 'split', 'review', 'bulk-edit', 'add-source'));