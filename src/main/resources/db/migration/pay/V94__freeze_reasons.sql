-- A wallet may be frozen for several reasons; it is free when the last is gone.
alter table pay_freeze drop index uq_pay_freeze_standing;
alter table pay_freeze add constraint uq_pay_freeze_standing unique (subject, owner, reason, reference, standing);
