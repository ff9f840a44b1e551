-- What pay has refused is asked again under a new id, since pay answers to the old one as before; null: never.
-- Or it is settled by hand: one operator says how the buyer has the money, another one confirms it.
alter table commerce_refund drop constraint commerce_refund_state;
alter table commerce_refund drop constraint commerce_refund_failed;
alter table commerce_refund
    add column asked_as bigint null,
    add column settlement_id bigint null,
    add column settlement_by bigint null,
    add column settlement_reason varchar(200) null,
    add constraint commerce_refund_asked_as unique (asked_as),
    add constraint commerce_refund_state check (state in ('REQUESTED', 'COMPLETED', 'FAILED', 'SETTLED')),
    -- Why pay refused stays with what was settled.
    add constraint commerce_refund_failed check ((state in ('FAILED', 'SETTLED')) = (failure is not null)),
    add constraint commerce_refund_settlement check ((settlement_id is null) = (settlement_by is null)
        and (settlement_id is null) = (settlement_reason is null)
        and (settlement_id is null or state in ('FAILED', 'SETTLED'))
        and (state <> 'SETTLED' or settlement_id is not null));
