CREATE TABLE "undos" (
	"vintage" uuid PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"counts" jsonb NOT NULL,
	"progress" jsonb,
	"problem" jsonb,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"held_until" timestamp with time zone,
	CONSTRAINT "undos_state_known" CHECK (state in ('undoing', 'done', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "undos" ADD CONSTRAINT "undos_vintage_vintages_id_fk" FOREIGN KEY ("vintage") REFERENCES "public"."vintages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "undos_to_be_done" ON "undos" USING btree ("at") WHERE state = 'undoing';