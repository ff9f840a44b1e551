-- What a member wants to pay a merchant can wait for an operator too. Nothing is held for it: its id is the payment's.
alter table pay_review modify hold bigint null;
alter table pay_review add constraint ck_pay_review_hold check ((way = 'PAYMENT') = (hold is null));
