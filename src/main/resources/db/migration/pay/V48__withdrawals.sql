-- Money from the wallet to bank accounts, the member's own or somebody's. What the statement there shows goes along.
alter table pay_bank_transfer add column statement_text varchar(20) not null default '';
alter table pay_sandbox_transfer add column statement_text varchar(20) not null default '';
alter table pay_bank_account drop constraint ck_pay_bank_account_status;
alter table pay_bank_account
    add constraint ck_pay_bank_account_status check (status in ('LINKED', 'PAYEE', 'RETAINED', 'ERASED'));
create index ix_pay_bank_transfer_purpose on pay_bank_transfer (member_id, purpose, id);
