-- Codes sent by SMS. The ticket that the app holds is stored hashed, and the code is hashed together with it: the table
-- alone lets nobody try codes out.
create table member_otp (
    id bigint not null primary key,
    ticket_hash char(43) character set ascii collate ascii_bin not null unique,
    purpose varchar(20) character set ascii not null,
    phone varchar(120) character set ascii collate ascii_bin not null,
    phone_index char(43) character set ascii collate ascii_bin not null,
    code_hash char(43) character set ascii collate ascii_bin not null,
    attempts int not null,
    created_at datetime(6) not null,
    expires_at datetime(6) not null,
    verified_at datetime(6) null,
    used_at datetime(6) null,
    key member_otp_phone (phone_index),
    key member_otp_expiry (expires_at),
    constraint member_otp_attempts check (attempts between 0 and 5)
);

-- What the sandbox "sent".
create table member_sandbox_sms (
    id bigint not null primary key,
    phone varchar(120) character set ascii collate ascii_bin not null,
    phone_index char(43) character set ascii collate ascii_bin not null,
    message varchar(800) character set ascii collate ascii_bin not null,
    sent_at datetime(6) not null,
    key member_sandbox_sms_phone (phone_index, id)
);

-- How often something was tried in the present window: one row per limit and subject (keyed hash of a phone, an address …).
create table member_throttle (
    limit_name varchar(40) character set ascii not null,
    subject char(43) character set ascii collate ascii_bin not null,
    window_start datetime(6) not null,
    used int not null,
    primary key (limit_name, subject),
    key member_throttle_window (window_start)
);

-- Challenges that a device signs to log in; used once, deleted by that.
create table member_challenge (
    challenge_hash char(43) character set ascii collate ascii_bin not null primary key,
    expires_at datetime(6) not null,
    key member_challenge_expiry (expires_at)
);
