-- A chain of keyed hashes over all journals and movements, made in the background: what was changed, removed or put in by
-- whoever can write every table is found.
create table pay_seal (
    position  bigint      not null,
    until_id  bigint      not null,
    movements bigint      not null,
    digest    char(43)    character set ascii collate ascii_bin not null,
    hash      char(43)    character set ascii collate ascii_bin not null,
    sealed_at datetime(6) not null,
    primary key (position),
    constraint uq_pay_seal_until unique (until_id)
);
create trigger pay_seal_no_update before update on pay_seal for each row
    signal sqlstate '45000' set message_text = 'pay_seal is never updated';
create trigger pay_seal_no_delete before delete on pay_seal for each row
    signal sqlstate '45000' set message_text = 'pay_seal is never deleted';

-- Its one row is locked by the instance that seals.
create table pay_sealer (
    id int not null,
    primary key (id)
);
insert into pay_sealer (id) values (1);
