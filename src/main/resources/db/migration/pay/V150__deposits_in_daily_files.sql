-- Deposits at virtual accounts in banks' daily files. A deposit has no request of ours: what stands for it there is a number made of
-- the bank's code and the bank's own number of it, in both tables. Banks' numbers that differ in case are two.
alter table pay_deposit modify reference varchar(40) character set ascii collate ascii_bin not null;
alter table pay_deposit add column file_key bigint not null default 0;
update pay_deposit
set file_key = conv(left(sha2(concat(bank_code, ':', convert(reference using utf8mb4)), 256), 15), 16, 10);
alter table pay_deposit alter column file_key drop default;
create index ix_pay_deposit_file_key on pay_deposit (file_key);
create index ix_pay_deposit_deposited on pay_deposit (deposited_at);

alter table pay_recon_line modify kind varchar(7) not null;
alter table pay_recon_line add column account varchar(18) null;
alter table pay_recon_difference modify kind varchar(7) not null;
