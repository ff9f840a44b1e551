-- In test mode the merchant consents in a member's place, and nobody is charged. month is now that in which a charge was asked for.
alter table pay_billing_agreement drop constraint ck_pay_billing_agreement_state;
alter table pay_billing_agreement add constraint ck_pay_billing_agreement_state check (
    state in ('ASKED', 'ACTIVE', 'ENDED_BY_MERCHANT', 'ENDED_BY_MEMBER')
    and (state = 'ASKED') = (consented_at is null and ended_at is null)
    and (state in ('ENDED_BY_MERCHANT', 'ENDED_BY_MEMBER')) = (ended_at is not null)
    and (member_id is null) = (consented_at is null or not live));
-- What was charged by one consent, latest first.
create index ix_pay_billing_charge_agreement on pay_billing_charge (agreement_id, id);
