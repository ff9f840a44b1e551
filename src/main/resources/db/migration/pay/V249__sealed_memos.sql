-- What people write to each other, encrypted, each beside the column in which it stood in clear: that is left null, or empty where a rule
-- wants to know that there is one. An instance of the release before writes there still, and what it has written is encrypted at night.
alter table pay_transfer add column memo_sealed varchar(330) character set ascii collate ascii_bin null;
alter table pay_money_request add column memo_sealed varchar(330) character set ascii collate ascii_bin null;
alter table pay_split_bill add column memo_sealed varchar(330) character set ascii collate ascii_bin null;
alter table pay_scheduled_transfer
    add column memo_sealed varchar(330) character set ascii collate ascii_bin null,
    add column statement_text_sealed varchar(120) character set ascii collate ascii_bin null;
alter table pay_bank_transfer add column statement_text_sealed varchar(170) character set ascii collate ascii_bin null;
