-- When the lender acknowledged a file; null as long as it is to be handed over.
alter table loan_attachment add column handed_at datetime(6) null;

-- When files and certificates of an application at its end are erased; null before its end, and when they are gone.
alter table loan_application add column erase_at datetime(6) null;
create index ix_loan_application_erase on loan_application (erase_at);
update loan_application set erase_at = date_add(coalesce(changed_at, accepted_at), interval 90 day) where due_at is null;
