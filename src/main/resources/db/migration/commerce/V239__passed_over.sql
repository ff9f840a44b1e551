-- allows CHECK commerce_settlement_statement.commerce_settlement_statement_status: only wider; the release before asks for a payout that is put off together with all others, as it always did
-- Sellers whose day could not be closed, until it is.
create table commerce_settlement_passed_over (
    seller_id bigint      not null primary key,
    -- The last on which that happened.
    day       date        not null,
    since     datetime(6) not null,
    tried_at  datetime(6) not null,
    cause     varchar(300) not null
);
create index commerce_settlement_passed_over_by_try on commerce_settlement_passed_over (tried_at);
create index commerce_settlement_passed_over_oldest on commerce_settlement_passed_over (since, seller_id);
-- What cannot be asked for waits until ask_at, and is in nobody's way.
alter table commerce_settlement_statement drop constraint commerce_settlement_statement_status;
alter table commerce_settlement_statement add constraint commerce_settlement_statement_status check (
    status in ('NONE', 'DUE', 'ASKED', 'PAID', 'FAILED', 'RETURNED')
        and (status <> 'ASKED' or ask_at is not null) and (status in ('DUE', 'ASKED') or ask_at is null)
        and (status = 'FAILED') = (refusal is not null)
        and (status in ('PAID', 'FAILED', 'RETURNED')) = (ended_at is not null));
-- What a seller is still to be paid.
create index commerce_settlement_statement_by_payout on commerce_settlement_statement (seller_id, status, pay_on);
