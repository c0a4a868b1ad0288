CREATE TABLE "connectors" (
	"feed" text PRIMARY KEY NOT NULL,
	"cursor" jsonb,
	"last_run_at" timestamp with time zone,
	"last_done_at" timestamp with time zone,
	"next_at" timestamp with time zone,
	"problem" jsonb,
	"held_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "dataset_says" (
	"event_id" uuid NOT NULL,
	"vintage" uuid NOT NULL,
	"draft" jsonb NOT NULL,
	"revised" jsonb NOT NULL,
	"hash" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kept_by" text,
	"kept_at" timestamp with time zone,
	CONSTRAINT "dataset_says_event_id_vintage_pk" PRIMARY KEY("event_id","vintage")
);
--> statement-breakpoint
CREATE TABLE "import_pieces" (
	"import" uuid NOT NULL,
	"n" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "import_pieces_import_n_pk" PRIMARY KEY("import","n")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"origin" text NOT NULL,
	"file" text NOT NULL,
	"size" bigint NOT NULL,
	"sha256" text NOT NULL,
	"look" jsonb NOT NULL,
	"settings" jsonb NOT NULL,
	"progress" jsonb,
	"check" jsonb,
	"problem" jsonb,
	"vintage" uuid,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"held_until" timestamp with time zone,
	CONSTRAINT "imports_state_known" CHECK (state in ('looked', 'checking', 'checked', 'importing', 'done', 'failed', 'given-up')),
	CONSTRAINT "imports_origin_known" CHECK (origin in ('upload', 'command', 'connector'))
);
--> statement-breakpoint
CREATE TABLE "mappings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"feed" text NOT NULL,
	"columns" text[] NOT NULL,
	"body" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "name_assignments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"what" text NOT NULL,
	"feed" text,
	"plain" text NOT NULL,
	"spelling" text NOT NULL,
	"country" text,
	"word" text,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"removed_at" timestamp with time zone,
	"removed_by" text,
	CONSTRAINT "name_assignments_what_known" CHECK (what in ('actor', 'place'))
);
--> statement-breakpoint
CREATE TABLE "published_values" (
	"id" uuid PRIMARY KEY NOT NULL,
	"feed" text NOT NULL,
	"forecast" text NOT NULL,
	"indicator" text NOT NULL,
	"role" text NOT NULL,
	"month" date NOT NULL,
	"value" double precision NOT NULL,
	"publisher" text NOT NULL,
	"title" text NOT NULL,
	"url" text,
	"published" date,
	"vintage" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"replaced_at" timestamp with time zone,
	"replaced_by" uuid,
	CONSTRAINT "published_values_role_known" CHECK (role in ('counts', 'among')),
	CONSTRAINT "published_values_whole_months" CHECK (extract(day from month) = 1),
	CONSTRAINT "published_values_not_negative" CHECK (value >= 0)
);
--> statement-breakpoint
CREATE TABLE "unknown_names" (
	"feed" text NOT NULL,
	"what" text NOT NULL,
	"plain" text NOT NULL,
	"country" text NOT NULL,
	"spelling" text NOT NULL,
	"events" integer NOT NULL,
	"example" uuid NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "unknown_names_feed_what_plain_country_pk" PRIMARY KEY("feed","what","plain","country"),
	CONSTRAINT "unknown_names_what_known" CHECK (what in ('actor', 'place'))
);
--> statement-breakpoint
ALTER TABLE "batches" DROP CONSTRAINT "batches_action_known";--> statement-breakpoint
ALTER TABLE "revisions" DROP CONSTRAINT "revisions_action_known";--> statement-breakpoint
ALTER TABLE "coverage" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "coverage" ADD COLUMN "confirmed_by" text;--> statement-breakpoint
ALTER TABLE "feeds" ADD COLUMN "kind" text DEFAULT 'events' NOT NULL;--> statement-breakpoint
ALTER TABLE "vintages" ADD COLUMN "accessed" date;--> statement-breakpoint
ALTER TABLE "vintages" ADD COLUMN "readings" jsonb;--> statement-breakpoint
ALTER TABLE "vintages" ADD COLUMN "undone_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "vintages" ADD COLUMN "undone_by" text;--> statement-breakpoint
ALTER TABLE "dataset_says" ADD CONSTRAINT "dataset_says_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset_says" ADD CONSTRAINT "dataset_says_vintage_vintages_id_fk" FOREIGN KEY ("vintage") REFERENCES "public"."vintages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_pieces" ADD CONSTRAINT "import_pieces_import_imports_id_fk" FOREIGN KEY ("import") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_vintage_vintages_id_fk" FOREIGN KEY ("vintage") REFERENCES "public"."vintages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_values" ADD CONSTRAINT "published_values_feed_feeds_id_fk" FOREIGN KEY ("feed") REFERENCES "public"."feeds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_values" ADD CONSTRAINT "published_values_vintage_vintages_id_fk" FOREIGN KEY ("vintage") REFERENCES "public"."vintages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_values" ADD CONSTRAINT "published_values_replaced_by_vintages_id_fk" FOREIGN KEY ("replaced_by") REFERENCES "public"."vintages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unknown_names" ADD CONSTRAINT "unknown_names_feed_feeds_id_fk" FOREIGN KEY ("feed") REFERENCES "public"."feeds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "imports_newest_first" ON "imports" USING btree ("at");--> statement-breakpoint
CREATE INDEX "imports_to_be_worked_on" ON "imports" USING btree ("at") WHERE state in ('checking', 'importing');--> statement-breakpoint
CREATE UNIQUE INDEX "mappings_name_once" ON "mappings" USING btree (lower("name")) WHERE removed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "name_assignments_once" ON "name_assignments" USING btree ("what",coalesce(feed, ''),"plain",coalesce(country, '')) WHERE removed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "published_values_once" ON "published_values" USING btree ("feed","forecast","indicator","role","month") WHERE replaced_at is null;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_action_known" CHECK (action in ('merge', 'bulk-edit', 'import', 'undo-import', 'assign-name'));--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_action_known" CHECK (action in ('log', 'edit', 'retract', 'import', 'load-sample', 'restore', 'merge', 'split', 'review', 'bulk-edit', 'add-source', 'undo-import', 'assign-name'));--> statement-breakpoint
-- What was declared before there were proposals was declared by a person.
UPDATE "coverage" SET "confirmed_at" = "declared_at", "confirmed_by" = "declared_by";--> statement-breakpoint
UPDATE "vintages" SET "counts" = "counts" || '{"duplicates": 0}';
