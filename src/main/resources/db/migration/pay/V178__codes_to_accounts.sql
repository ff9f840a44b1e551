-- How many codes went to a bank account on a day of Korea, whoever asked: counted under the row's lock, and kept when who asked leaves.
create table pay_account_codes (
    day          date        not null,
    bank_code    char(3)     not null,
    -- The account's number as a keyed hash.
    number_index char(43) character set ascii collate ascii_bin not null,
    codes        int         not null,
    primary key (day, bank_code, number_index),
    constraint ck_pay_account_codes check (codes > 0)
);
