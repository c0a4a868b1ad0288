CREATE TABLE "audit_head" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_head_only_one" CHECK ("only")
);
--> statement-breakpoint
ALTER TABLE "audit" ADD COLUMN "seq" bigint;--> statement-breakpoint
ALTER TABLE "audit" ADD COLUMN "previous" text;--> statement-breakpoint
ALTER TABLE "audit" ADD COLUMN "hash" text;--> statement-breakpoint
-- The text of a line that its hash is taken of: JSON as PostgreSQL writes jsonb, which is one text for one value.
CREATE FUNCTION audit_text(seq bigint, previous text, at timestamptz, actor text, action text, subject text, detail jsonb)
RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_build_array(seq, previous, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor, action, subject, detail)::text
$$;--> statement-breakpoint
INSERT INTO "audit_head" ("seq", "hash") VALUES (0, repeat('0', 64));--> statement-breakpoint
-- Lines written before there was a chain, in the order they were written.
ALTER TABLE "audit" DISABLE TRIGGER audit_insert_only;--> statement-breakpoint
DO $$
DECLARE
  line record;
  n bigint := 0;
  head text := repeat('0', 64);
  sum text;
BEGIN
  FOR line IN SELECT * FROM "audit" ORDER BY id LOOP
    n := n + 1;
    sum := encode(sha256(convert_to(audit_text(n, head, line.at, line.actor, line.action, line.subject, line.detail), 'UTF8')), 'hex');
    UPDATE "audit" SET seq = n, previous = head, hash = sum WHERE id = line.id;
    head := sum;
  END LOOP;
  UPDATE "audit_head" SET seq = n, hash = head;
END $$;--> statement-breakpoint
ALTER TABLE "audit" ENABLE ALWAYS TRIGGER audit_insert_only;--> statement-breakpoint
ALTER TABLE "audit" ENABLE ALWAYS TRIGGER audit_never_emptied;--> statement-breakpoint
ALTER TABLE "audit" ALTER COLUMN "seq" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "audit" ALTER COLUMN "previous" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "audit" ALTER COLUMN "hash" SET NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "audit_in_order" ON "audit" USING btree ("seq");--> statement-breakpoint
CREATE INDEX "audit_of_an_actor" ON "audit" USING btree ("actor","seq");--> statement-breakpoint
CREATE INDEX "audit_of_an_action" ON "audit" USING btree ("action","seq");--> statement-breakpoint
CREATE INDEX "audit_of_a_subject" ON "audit" USING btree ("subject","seq");--> statement-breakpoint
-- Whoever writes a line gives its words; number, predecessor and hash are written here, whatever was given.
-- With the rights of the owner, so that the role of the program needs none on the head of the chain.
CREATE FUNCTION audit_chained() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  head public.audit_head;
BEGIN
  SELECT * INTO STRICT head FROM public.audit_head FOR UPDATE;
  NEW.seq := head.seq + 1;
  NEW.previous := head.hash;
  NEW.hash := encode(sha256(convert_to(
    public.audit_text(NEW.seq, NEW.previous, NEW.at, NEW.actor, NEW.action, NEW.subject, NEW.detail), 'UTF8')), 'hex');
  UPDATE public.audit_head SET seq = NEW.seq, hash = NEW.hash;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER audit_chained BEFORE INSERT ON "audit" FOR EACH ROW EXECUTE FUNCTION audit_chained();--> statement-breakpoint
ALTER TABLE "audit" ENABLE ALWAYS TRIGGER audit_chained;--> statement-breakpoint
-- The head moves with a new line (one trigger within another) and in no other way.
CREATE FUNCTION audit_head_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND pg_trigger_depth() > 1 THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'the audit trail cannot be changed' USING ERRCODE = '42501';
END $$;--> statement-breakpoint
CREATE TRIGGER audit_head_follows BEFORE UPDATE OR DELETE ON "audit_head" FOR EACH ROW EXECUTE FUNCTION audit_head_follows();--> statement-breakpoint
CREATE TRIGGER audit_head_stays BEFORE TRUNCATE ON "audit_head" FOR EACH STATEMENT EXECUTE FUNCTION audit_head_follows();--> statement-breakpoint
ALTER TABLE "audit_head" ENABLE ALWAYS TRIGGER audit_head_follows;--> statement-breakpoint
ALTER TABLE "audit_head" ENABLE ALWAYS TRIGGER audit_head_stays;
