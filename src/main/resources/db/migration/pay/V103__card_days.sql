-- What was done at a card company on a day.
create index ix_pay_card_request_decided on pay_card_request (company, decided_at);
