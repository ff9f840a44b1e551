-- What is owed to a seller can be frozen, too: it does not leave for their bank account.
alter table pay_freeze drop constraint ck_pay_freeze_subject;
alter table pay_freeze add constraint ck_pay_freeze_subject check (subject in ('WALLET', 'PAYABLE', 'SELLER'));
