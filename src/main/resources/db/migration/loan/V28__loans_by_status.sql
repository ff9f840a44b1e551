-- How many loans stand how, and what is owed: operators' figures.
create index ix_loan_contract_status on loan_contract (status, balance);
