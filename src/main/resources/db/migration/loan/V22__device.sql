-- Members' device keys, as their events tell. A key that was revoked before it was heard of is here too, so that its
-- binding, when it comes late, binds nothing.
create table loan_device (
    device_id  bigint       not null,
    member_id  bigint       not null,
    public_key varchar(200) not null,
    revoked    boolean      not null,
    primary key (device_id)
);
create index ix_loan_device_member on loan_device (member_id);

-- Who has left: what is written about them afterwards goes again, or is refused.
create table loan_departure (
    member_id bigint      not null,
    heard_at  datetime(6) not null,
    primary key (member_id)
);
