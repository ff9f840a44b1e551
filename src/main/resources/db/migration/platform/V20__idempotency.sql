-- One row per Idempotency-Key that was used, written in the transaction of its effect. Kept 15 days.
create table platform_idempotency (
    -- SHA-256 over caller, method, route and key.
    scope binary(32) not null,
    caller varchar(120) not null,
    method varchar(10) not null,
    route varchar(200) not null,
    -- SHA-256 over path and body: what a repetition must agree in.
    fingerprint binary(32) not null,
    created_at datetime(6) not null,
    status smallint,
    content_type varchar(100) character set ascii,
    location varchar(300),
    body mediumblob,
    -- The recorded attempt where the effect is outside; its state is the answer.
    attempt_id bigint,
    primary key (scope),
    key platform_idempotency_created_at (created_at)
) character set utf8mb4;
