create table member_device (
    id bigint not null primary key,
    version bigint not null,
    member_id bigint not null,
    name varchar(60) not null,
    public_key varchar(200) character set ascii collate ascii_bin not null,
    bound_at datetime(6) not null,
    revoked_at datetime(6) null,
    key member_device_member (member_id, id)
);

-- Log-ins; each has one living refresh token at a time (a family).
create table member_session (
    id bigint not null primary key,
    version bigint not null,
    member_id bigint not null,
    device_id bigint not null,
    started_at datetime(6) not null,
    expires_at datetime(6) not null,
    ended_at datetime(6) null,
    end_reason varchar(20) character set ascii null,
    key member_session_member (member_id, ended_at),
    key member_session_device (device_id, ended_at),
    key member_session_expiry (expires_at)
);

create table member_refresh_token (
    token_hash char(43) character set ascii collate ascii_bin not null primary key,
    session_id bigint not null,
    issued_at datetime(6) not null,
    expires_at datetime(6) not null,
    used_at datetime(6) null,
    key member_refresh_token_session (session_id),
    key member_refresh_token_expiry (expires_at)
);
