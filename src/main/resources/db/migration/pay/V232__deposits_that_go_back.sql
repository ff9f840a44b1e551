-- The part of a cancel that was deposited and goes back to a bank account: the cancel is open until the bank has answered. What becomes
-- of it is the transfer's to say, as a card's part is its request's.
create table pay_easypay_deposit_cancel (
    transfer_id bigint not null,
    cancel_id   bigint not null,
    primary key (transfer_id),
    constraint uq_pay_easypay_deposit_cancel unique (cancel_id)
);
-- Of what a cancel sent to banks the deposit was the first, before what the wallet could not take.
insert into pay_easypay_deposit_cancel (transfer_id, cancel_id)
select min(b.id), b.purpose_id from pay_bank_transfer b
join pay_easypay_transaction t on t.id = b.purpose_id and t.kind = 'CANCEL'
join pay_easypay_approval a on a.payment_id = t.payment_id and a.kind = 'VIRTUAL_ACCOUNT' and a.canceled > 0
where b.purpose = 'PAYMENT_CANCEL' group by b.purpose_id;
