-- A seller's claims of one kind.
create index commerce_claim_by_kind on commerce_claim (seller_id, kind, status, id);
