-- Who owes what is charged to a card: not always who issued it.
alter table pay_card add column acquirer char(2) not null default '';
update pay_card set acquirer = company where acquirer = '';
-- Charges and cancels of a company, day by day, for its daily file.
create index ix_pay_card_request_company on pay_card_request (company, decided_at);
