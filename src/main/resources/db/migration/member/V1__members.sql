-- People. What identifies a person is encrypted; the indexes beside it are keyed hashes. All null once they have left.
create table member_member (
    id bigint not null primary key,
    version bigint not null,
    state varchar(10) character set ascii not null,
    tier varchar(10) character set ascii not null,
    phone varchar(120) character set ascii collate ascii_bin null,
    phone_index char(43) character set ascii collate ascii_bin null unique,
    name varchar(300) character set ascii collate ascii_bin null,
    nickname varchar(30) null,
    -- The connecting information (CI) of the identity service, encrypted, and its index.
    person varchar(300) character set ascii collate ascii_bin null,
    -- One verified person, one membership.
    person_index char(43) character set ascii collate ascii_bin null unique,
    joined_at datetime(6) not null,
    left_at datetime(6) null,
    constraint member_member_state check (state in ('ACTIVE', 'LEAVING', 'LEFT')),
    constraint member_member_tier check (tier in ('PHONE', 'REAL_NAME')),
    constraint member_member_forgotten check (state <> 'LEFT' or (phone is null and phone_index is null and name is null
        and nickname is null and person is null and person_index is null and left_at is not null)),
    constraint member_member_known check (state = 'LEFT' or (phone is not null and phone_index is not null and name is not null))
);

-- Six-digit PINs: Argon2id, encrypted once more, because a million PINs are soon tried when only the hash protects them.
create table member_pin (
    member_id bigint not null primary key,
    hash varchar(300) character set ascii collate ascii_bin not null,
    failures int not null,
    locked_until datetime(6) null,
    changed_at datetime(6) not null,
    constraint member_pin_failures check (failures >= 0)
);
