CREATE TABLE "report_versions" (
	"report" uuid NOT NULL,
	"version" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"plan" jsonb NOT NULL,
	CONSTRAINT "report_versions_report_version_pk" PRIMARY KEY("report","version")
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"forecast" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"plan" jsonb NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"made_by" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"saved_by" text NOT NULL,
	"asked_at" timestamp with time zone,
	"asked_by" text,
	"number" integer,
	"signed_at" timestamp with time zone,
	"signed_by" text,
	"hash" text,
	"frozen" "bytea",
	"corrects" uuid,
	"because" text,
	CONSTRAINT "reports_state_known" CHECK (state in ('draft', 'signed')),
	CONSTRAINT "reports_signed_whole" CHECK (case when state = 'signed' then num_nulls(number, signed_at, signed_by, hash, frozen) = 0 else num_nonnulls(number, signed_at, signed_by, hash, frozen) = 0 end),
	CONSTRAINT "reports_correction_told" CHECK ((corrects is null) = (because is null))
);
--> statement-breakpoint
ALTER TABLE "report_versions" ADD CONSTRAINT "report_versions_report_reports_id_fk" FOREIGN KEY ("report") REFERENCES "public"."reports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_corrects_reports_id_fk" FOREIGN KEY ("corrects") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reports_of_a_forecast" ON "reports" USING btree ("forecast","saved_at");--> statement-breakpoint
CREATE UNIQUE INDEX "reports_numbered_once" ON "reports" USING btree ("forecast","number");--> statement-breakpoint
CREATE UNIQUE INDEX "reports_corrected_once" ON "reports" USING btree ("corrects") WHERE state = 'signed';--> statement-breakpoint
-- What is kept in "frozen" is packed already.
ALTER TABLE "reports" ALTER COLUMN "frozen" SET STORAGE EXTERNAL;--> statement-breakpoint
-- A signed report stays as it was signed, whoever asks.
CREATE FUNCTION signed_report_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a signed report cannot be changed' USING ERRCODE = '42501';
END $$;--> statement-breakpoint
CREATE TRIGGER reports_signed_stay BEFORE UPDATE OR DELETE ON "reports" FOR EACH ROW WHEN (OLD.state = 'signed') EXECUTE FUNCTION signed_report_stays();--> statement-breakpoint
CREATE TRIGGER reports_never_emptied BEFORE TRUNCATE ON "reports" FOR EACH STATEMENT EXECUTE FUNCTION signed_report_stays();--> statement-breakpoint
-- Saved versions are never rewritten, and go only with a draft; to a signed report none is added.
CREATE FUNCTION report_version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' OR EXISTS (
    SELECT 1 FROM "reports" WHERE "id" = CASE WHEN TG_OP = 'INSERT' THEN NEW."report" ELSE OLD."report" END
      AND ("state" = 'signed' OR TG_OP = 'DELETE')
  ) THEN
    RAISE EXCEPTION 'a saved version of a report cannot be changed' USING ERRCODE = '42501';
  END IF;
  RETURN CASE WHEN TG_OP = 'INSERT' THEN NEW ELSE OLD END;
END $$;--> statement-breakpoint
CREATE TRIGGER report_versions_stay BEFORE INSERT OR UPDATE OR DELETE ON "report_versions" FOR EACH ROW EXECUTE FUNCTION report_version_stays();--> statement-breakpoint
CREATE TRIGGER report_versions_never_emptied BEFORE TRUNCATE ON "report_versions" FOR EACH STATEMENT EXECUTE FUNCTION report_version_stays();
