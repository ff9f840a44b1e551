-- A part that a card pays: which card, in how many months, and the charge once it was asked for.
alter table pay_easypay_approval add column card_id bigint null;
alter table pay_easypay_approval add column months int null;
alter table pay_easypay_approval add column charge_id bigint null;
alter table pay_easypay_approval add constraint ck_pay_easypay_approval_card check ((kind = 'CARD') = (card_id is not null)
    and (kind = 'CARD') = (months is not null) and (charge_id is null or kind = 'CARD'));
create index ix_pay_easypay_approval_charge on pay_easypay_approval (charge_id);

-- The part of a cancel that goes back to a card: what is owed to the merchant is held until the card company has answered.
create table pay_easypay_card_cancel (
    request_id bigint not null,
    cancel_id  bigint not null,
    hold       bigint not null,
    primary key (request_id),
    constraint uq_pay_easypay_card_cancel unique (cancel_id),
    constraint fk_pay_easypay_card_cancel_hold foreign key (hold) references pay_movement (id)
);
