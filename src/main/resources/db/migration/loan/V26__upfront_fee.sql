-- What the lender withheld from the payout. Loans of before were paid out whole.
alter table loan_contract add column upfront_fee bigint not null default 0;
alter table loan_contract add constraint ck_loan_contract_fee check (upfront_fee >= 0 and upfront_fee < principal);
